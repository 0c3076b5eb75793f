"""What is asked of somebody who has a return checked, and how its findings are sifted."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms

from kith.web.forms import KithForm, Line, Radios

SCREEN = "screen"
FORMS = (
    (SCREEN, "Show them here"),
    ("xlsx", "Excel workbook"),
    ("csv", "CSV"),
    ("html", "Web page to send round, with local identifiers only"),
    ("json", "JSON, for other programs"),
)
KINDS = (("", "Errors and queries"), ("error", "Errors"), ("query", "Queries"))


class CheckForm(KithForm):
    """A return, of which year, and how the findings are wanted."""

    file = forms.FileField(
        label="The return, as an XML file",
        help_text="Choose it, or drop it here. It is not kept.",
        allow_empty_file=True,
        error_messages={"required": "Choose the file to be checked"},
    )
    year = forms.ChoiceField(
        label="The year in which the collection ends",
        help_text="Leave it, and the year in the file’s header counts.",
        required=False,
    )
    form = forms.ChoiceField(
        label="How do you want the findings?",
        choices=FORMS,
        initial=SCREEN,
        required=False,
        widget=Radios({SCREEN: "You can sift them and download them then, too."}, small=True),
    )

    def __init__(self, *args: Any, years: Iterable[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", "As the header says"), *((str(year), str(year)) for year in years)]
        self.fields["year"].choices = choices  # type: ignore[attr-defined]

    def wanted_year(self) -> int | None:
        """Return the year that was named."""
        told = self.cleaned_data["year"]
        return int(told) if told else None

    def wanted_form(self) -> str:
        """Return how the findings are wanted."""
        return self.cleaned_data["form"] or SCREEN


class SiftForm(KithForm):
    """Which of the findings to show."""

    rule = forms.ChoiceField(label="Rule", required=False)
    kind = forms.ChoiceField(label="Kind", choices=KINDS, required=False)
    child = forms.CharField(
        label="Local identifier of a child", required=False, widget=Line(20), max_length=200
    )

    def __init__(self, *args: Any, rules: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["rule"].choices = [("", "Every rule"), *rules]  # type: ignore[attr-defined]
