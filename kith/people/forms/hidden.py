"""Addresses that are kept apart. Words of these forms are never kept as drafts."""

from typing import Any

from django import forms

from kith.people.forms.common import line, since, source
from kith.web.forms import Counted, KithForm, Line, Radios


class HideForm(KithForm):
    """An address to keep apart; `open_places` are those that stand in the open now."""

    lines = forms.CharField(
        label="Number and street",
        widget=forms.Textarea(attrs={"rows": 2, "autocomplete": "off"}),
        max_length=200,
        required=False,
    )
    town = line("Town", 60)
    postcode = line("Postcode", 10, width=10)
    from_on = since("From which day?")
    why = forms.CharField(
        label="Why must it stay hidden?",
        help_text="Do not write the address here.",
        widget=Counted(300, rows=3),
    )
    instead_of = forms.ChoiceField(
        label="Does it stand in the open today?",
        help_text="Then it is deleted there, with its history.",
        widget=Radios(),
        required=False,
    )
    source = source()

    def __init__(
        self, *args: Any, open_places: tuple[tuple[int, str], ...] = (), **more: Any
    ) -> None:
        super().__init__(*args, **more)
        instead: Any = self.fields["instead_of"]
        instead.choices = [*((str(n), words) for n, words in open_places), ("", "No")]
        if not open_places:
            del self.fields["instead_of"]


class OpenHiddenForm(KithForm):
    """Why somebody needs what is kept apart."""

    why = forms.CharField(
        label="Why do you need it now?",
        help_text="Your reason is written down with your name.",
        widget=Line(),
        max_length=300,
    )


class NameViewerForm(KithForm):
    """One more who may open what is kept apart."""

    account = forms.TypedChoiceField(label="Who needs to know?", coerce=int)
    why = forms.CharField(label="Why?", widget=Line(), max_length=300)

    def __init__(self, *args: Any, people: tuple[tuple[int, str], ...] = (), **more: Any) -> None:
        super().__init__(*args, **more)
        account: Any = self.fields["account"]
        account.choices = [("", "Choose somebody"), *people]
