"""What is done with most of the word that comes: it is screened, decided, and told back."""

from dataclasses import replace
from uuid import UUID

from kith.demo.doorstep.door import Door, Word
from kith.demo.doorstep.informed import RECORD
from kith.frontdoor.commands import (
    About,
    Deciding,
    accept_help,
    decide,
    decline_specialist,
    meet_help,
    redecide,
    screen_child,
    tell_referrer,
)
from kith.frontdoor.rules import screen
from kith.frontdoor.rules.screen import Answer, Said
from kith.kernel import clock

SIGNS = ("g1", "g2", "q1", "q3", "q5")
TOLD = "What we decided, and what they can do"
RUNG = "School and the surgery were rung since: nothing that changes it"
NO_HOLD = "No adult has a hold on the child; those who know the family help"


def taken_in(
    door: Door, word: Word, days: int, hours: float, about: About | None = None, signs: bool = False
) -> UUID:
    """Take word in, grade it and screen the child in one go."""
    with door.on(days, hours):
        contact = door.takes(word, about=about)
        screened(door, contact, signs)
    return contact


def screened(door: Door, contact: UUID, signs: bool = True) -> None:
    """Screen a child now: with signs of harm outside the family, or with none."""
    edition = screen.edition_on(clock.today())
    if signs:
        asked = {one.key: Said(Answer.ASKED) for one in (*edition.gate, *edition.twelve)}
        answers = {**asked, **{key: Said(Answer.YES, "The caller") for key in SIGNS}}
    else:
        answers = {one.key: Said(Answer.NO, "School and family") for one in edition.gate}
    screen_child(door.actor("freya"), contact=contact, answers=answers)


def decided(
    door: Door, contact: UUID, days: int, hours: float, deciding: Deciding, told: str = TOLD
) -> None:
    """Decide, and tell whoever told us, where they are to hear."""
    said = replace(deciding, record=deciding.record or RECORD)
    door.does(days, hours, "marcus", decide, contact=contact, deciding=said)
    if told:
        door.does(days, hours + 0.7, "freya", tell_referrer,
                  contact=contact, how="telephone", words=told)  # fmt: skip


def looked_again(door: Door, contact: UUID, days: int, because: str = RUNG) -> None:
    """Look again at a decision that was made while something was missing: it stands."""
    door.does(days, 9.2, "marcus", redecide, contact=contact, because=because)


def no_specialist(door: Door, contact: UUID, days: int, hours: float) -> None:
    """Say, after what the screen indicates, why nobody looks closer."""
    door.does(days, hours, "marcus", decline_specialist, contact=contact, why=NO_HOLD)


def helped(door: Door, contact: UUID, days: int, service: str, by: str, met: str = "") -> None:
    """Let a service take up the help; two days later the child has met whoever helps."""
    door.does(days, 10, "freya", accept_help, contact=contact, service=service, by=by)
    if met:
        door.does(days - 2, 16, "freya", meet_help, contact=contact, words=met)
