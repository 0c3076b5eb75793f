"""Who a contact is about: looked for as always; one of those found, or a new name after a look."""

from collections.abc import Callable, Sequence
from typing import Any

from django import forms
from django.forms.utils import ErrorDict

from kith.frontdoor.commands import About
from kith.frontdoor.forms.meant import NEW, Meant, choice_of, question
from kith.frontdoor.forms.steps.boxes import line, words
from kith.people.search.showing import Shown
from kith.web.forms import DayField, KithForm, Radios, Search

Find = Callable[[str], Sequence[Shown]]
Look = Callable[[About], Meant]

NONE_OF_THESE = "None of these: write a new child down"
CHOOSE = "Choose who it is, or say that it is none of these"
NOBODY = "Nobody is known to us by this. Look by something else, or write a new child down."
NAME = "Enter what the child is called"
MEANWHILE = "Until then word of them stays here without a name, and nothing is lost."


class IdentifyForm(KithForm):
    """Who the child is. Sent with what is known, it shows who may be meant and asks to choose.

    `find` looks for whatever was typed, `look` for exactly the child who is to be written down.
    """

    q = forms.CharField(
        label="Who is it?",
        help_text="A name as it sounds, an age, a street, a telephone or a number. We look in the"
        " whole service.",
        widget=Search(),
        max_length=200,
    )
    child = forms.ChoiceField(
        label="Is it one of these?",
        widget=Radios(small=True),
        error_messages={"required": CHOOSE, "invalid_choice": CHOOSE},
    )
    known_as = line("What is a new child called?", "Only if it is none of those whom we know.")
    born = DayField(label="When were they born, if you know?", past=True, required=False)
    words = words("How do we know?", rows=2)

    def __init__(self, *args: Any, find: Find, look: Look, **more: Any) -> None:
        super().__init__(*args, **more)
        self.look = look
        self.meant = Meant("")
        text = str(self.data.get("q", "")).strip() if self.is_bound else ""
        self.found = list(find(text)) if text else []
        self.has_looked = bool(text)
        self._ask_only_what_can_be_said()
        if self.has_looked and "words" not in self.data:
            self._errors = ErrorDict()

    def _ask_only_what_can_be_said(self) -> None:
        """Ask whom to look for; once somebody looked, who it is."""
        self.fields["known_as"].required = False
        box: Any = self.fields["child"]
        box.choices = [*(choice_of(one) for one in self.found), (NEW, NONE_OF_THESE)]
        if not self.found:
            del self.fields["child"]
            self.fields["q"].help_text = NOBODY if self.has_looked else self.fields["q"].help_text
        if not self.has_looked:
            del self.fields["known_as"], self.fields["born"], self.fields["words"]

    def is_valid(self) -> bool:
        """Say whether it can be used: a first look asks, and is neither right nor wrong."""
        return super().is_valid() and "words" in self.data

    def clean(self) -> dict[str, Any]:
        """Somebody on record is enough; somebody new has a name, and is looked for by it."""
        told: dict[str, Any] = super().clean() or {}
        is_new = self.has_looked and (not self.found or told.get("child") == NEW)
        if is_new and not self.errors.keys() & {"known_as", "born"}:
            self._look(told) if told["known_as"] else self.add_error("known_as", NAME)
        return told

    def _look(self, told: dict[str, Any]) -> None:
        """Look once more, by what is to be written down; ask about those not shown before."""
        self.meant = self.look(About(known_as=told["known_as"], born=told["born"]))
        if self.meant.refused:
            self.add_error("known_as", f"{self.meant.refused} {MEANWHILE}")
        shown = {one.card.id for one in self.found}
        if any(one.card.id not in shown for one in self.meant.known):
            self.fields["meant"] = question(self.meant)
            told["meant"] = self._answer()

    def _answer(self) -> str:
        try:
            return str(self.fields["meant"].clean(self.data.get("meant", "")))
        except forms.ValidationError as problem:
            self.add_error("meant", problem)
            return ""

    def about(self) -> About:
        """Return the child as a command takes it."""
        told = self.cleaned_data
        chosen = told.get("child", NEW)
        if chosen != NEW:
            return About(person=int(chosen))
        new = About(known_as=told["known_as"], born=told["born"])
        return self.meant.answered(new, told.get("meant", NEW))
