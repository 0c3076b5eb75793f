"""Whether a child of whom word comes is one whom we know: asked before a record is made."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django import forms

from kith.frontdoor.commands import About
from kith.people.search.creating import REFUSALS, Looked
from kith.people.search.showing import Shown
from kith.web.forms import Radios

NEW = "new"
SAID_NEW = "Said to be somebody else, when word of them came"
WITHOUT_NAME = (
    "To save at once what was said, leave the name empty and say how they might be found."
)


@dataclass(frozen=True)
class Meant:
    """One child of whom word comes: the look for them, and who may be meant, as a page shows it."""

    name: str
    looked: Looked | None = None
    known: Sequence[Shown] = ()

    @property
    def refused(self) -> str:
        """Why nobody of this name may be written down yet; nothing where somebody may."""
        return REFUSALS.get(self.looked.verdict, "") if self.looked else ""

    def answered(self, about: About, chosen: str) -> About:
        """Return the child as it was answered: one who is known, or somebody new after all."""
        if chosen and chosen != NEW:
            return About(person=int(chosen))
        looked = self.looked
        return replace(about, looked=looked.told_apart(SAID_NEW) if looked and chosen else looked)


def box_of(place: int) -> str:
    """Return the name of the question about one of several children."""
    return f"meant_{place}"


def question(meant: Meant) -> forms.ChoiceField:
    """Return the question whether a child is one of those who are known."""
    return forms.ChoiceField(
        label=f"Do we know {meant.name} already?",
        choices=[*(choice_of(one) for one in meant.known), (NEW, "No, it is somebody else")],
        widget=Radios(small=True),
        error_messages={"required": f"Say whether {meant.name} is one of those whom we know"},
    )


def choice_of(one: Shown) -> tuple[str, str]:
    """Return one who may be meant, as something to choose: who, how likely, and why."""
    number = one.card.local_id if one.card.named else ""
    who = ", ".join(filter(None, [one.card.name, one.card.age_words, number]))
    return str(one.card.id), f"{who}. {one.likely}: {'; '.join(one.reasons)}"
