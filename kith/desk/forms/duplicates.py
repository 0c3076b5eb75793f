"""The forms about records that may be one person."""

from typing import Any

from django import forms

from kith.web.forms import Counted, KithForm, Line, Radios, Ticks

TEXT = 1_000
KEEP_A, KEEP_B, DIFFERENT, NOT_YET = "a", "b", "different", "not_yet"
HINTS = {
    DIFFERENT: "They are not proposed again, unless something new speaks for one.",
    NOT_YET: "They stay on the list with what you write.",
}


class DecideForm(KithForm):
    """Whether two records are one person, and why; `names` say the two records."""

    decision = forms.ChoiceField(
        label="Are these two records one person?", widget=Radios(hints=HINTS), choices=[]
    )
    why = forms.CharField(
        label="Why?",
        help_text="What you know, and from whom. Whoever looks later reads it.",
        widget=Counted(TEXT, rows=3),
    )

    def __init__(self, *args: Any, names: tuple[str, str] = ("", ""), **more: Any) -> None:
        super().__init__(*args, **more)
        field: Any = self.fields["decision"]
        field.choices = [
            (KEEP_A, f"Yes: keep {names[0]}, and bring everything of the other there"),
            (KEEP_B, f"Yes: keep {names[1]}, and bring everything of the other there"),
            (DIFFERENT, "No, they are two people"),
            (NOT_YET, "That cannot be said yet"),
        ]


class PartForm(KithForm):
    """Why a merge is undone, and what of that which was written since goes back too."""

    why = forms.CharField(
        label="Why are they two people?",
        help_text="What you know now, and from whom.",
        widget=Counted(TEXT, rows=3),
    )
    chosen = forms.MultipleChoiceField(
        label="Which of what was written since is about the other one?",
        help_text="The rest stays with this record.",
        widget=Ticks(),
        required=False,
    )

    def __init__(
        self, *args: Any, choices: list[tuple[str, str]] | None = None, **more: Any
    ) -> None:
        super().__init__(*args, **more)
        field: Any = self.fields["chosen"]
        field.choices = choices or []
        if not choices:
            del self.fields["chosen"]


class SameForm(KithForm):
    """Which other record may be the same person."""

    other = forms.IntegerField(
        label="The number of the other record",
        help_text="It stands at the top of the record: “record 1042”.",
        widget=Line(width=10, inputmode="numeric"),
        min_value=1,
        max_value=2**62,
    )
