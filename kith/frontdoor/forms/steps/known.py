"""A child on record whom an incident may have shaken: looked for as always, then chosen."""

from collections.abc import Callable, Sequence
from typing import Any

from django import forms

from kith.frontdoor.forms.steps.boxes import line
from kith.frontdoor.rules import ripple
from kith.people.search.showing import Shown
from kith.web.forms import KithForm, Radios, Search

Find = Callable[[str], Sequence[Shown]]

CHOOSE = "Choose who is meant, or look for somebody else"
NOBODY = "Nobody whom you may see is found by this. Use a first name and an initial instead"


class KnownShakenForm(KithForm):
    """One child on record. Sent with a name alone, it shows who may be meant and asks to choose.

    Only children whom the reader sees can be chosen: of the others it says whom to ring.
    """

    q = forms.CharField(
        label="Whom do you look for?",
        help_text="A name as it sounds, an age, a street, a telephone or a number.",
        widget=Search(),
        max_length=200,
    )
    child = forms.ChoiceField(label="Who is it?", widget=Radios(), required=False)
    tie = forms.ChoiceField(
        label="How are they linked?", choices=[("", "Choose"), *ripple.TIES.items()], required=False
    )
    decision = line("What was decided for them?")

    def __init__(self, *args: Any, find: Find, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["decision"].required = False
        text = str(self.data.get("q", "")).strip() if self.is_bound else ""
        found = list(find(text)) if text else []
        self.known = [one for one in found if one.href]
        self.others = [one for one in found if not one.href]
        box: Any = self.fields["child"]
        box.choices = [(str(one.card.id), _said(one)) for one in self.known]
        box.help_text = " ".join(f"{one.card.name}: {one.ring}" for one in self.others)
        if not self.known:
            del self.fields["child"]

    def clean(self) -> dict[str, Any]:
        """Somebody is chosen first; then how they are linked and what was decided is needed."""
        told: dict[str, Any] = super().clean() or {}
        if told.get("q") and not self.known:
            self.add_error("q", NOBODY + self._ring())
        elif self.known and not told.get("child"):
            self.add_error("child", CHOOSE)
        elif told.get("child"):
            self._ask("tie", "Say how they are linked")
            self._ask("decision", "Enter one line of what was decided")
        return told

    def _ask(self, box: str, words: str) -> None:
        if not self.cleaned_data.get(box):
            self.add_error(box, words)

    def _ring(self) -> str:
        return "".join(f". {one.card.name}: {one.ring}" for one in self.others[:3])


def _said(one: Shown) -> str:
    return f"{one.card.name}, {one.card.age_words}. {one.likely}: {'; '.join(one.reasons)}"
