"""The second decision in its least, and what came of the talk."""

from datetime import date
from typing import Any

from kith.frontdoor.blind.commands import Second
from kith.frontdoor.forms.decision import DecideForm
from kith.frontdoor.forms.steps.boxes import words
from kith.web.forms import KithForm

KEPT = ("outcome", "level", "because", "sentences")


class SecondForm(DecideForm):
    """What would you decide, at which level, because of what: as the first was asked."""

    def __init__(self, *args: Any, on: date, **more: Any) -> None:
        super().__init__(*args, on=on, **more)
        for name in self.fields.keys() - set(KEPT):
            del self.fields[name]
        self.fields["outcome"].label = "What would you decide?"
        self.in_sight = ("outcome", "level", "because")
        self.folds = (("The sentences of the ladder", ("sentences",)),)

    def second(self) -> Second:
        """Return what was typed, as a command takes it."""
        told = self.cleaned_data
        return Second(told["outcome"], told["level"], told["because"], tuple(told["sentences"]))


class TalkForm(KithForm):
    """What the two learned."""

    learned = words(
        "What did you learn?",
        "What each of you saw that the other did not, and what changes for this child or the next. "
        "Nobody is right by having been first.",
        rows=5,
    )
