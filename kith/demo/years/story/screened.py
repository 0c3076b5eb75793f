"""The screen for harm outside the family: who asks, when, and what it indicates."""

from dataclasses import dataclass
from datetime import datetime

from kith.demo.years import figures
from kith.demo.years.hands import DAY_DESK, LEADER
from kith.demo.years.story.screening import indicates, leaves_a_gap, profile, without_gap
from kith.demo.years.story.telling import LIMITS, Teller
from kith.demo.years.story.word import Word
from kith.kernel.clock import local_date
from kith.kernel.workdays import age_on

SCREENED_FROM = LIMITS["SCREEN-AGE"][0]


@dataclass(frozen=True)
class Indicated:
    """A screen that indicates a closer look: when, and when its last question was asked."""

    at: datetime
    asked: datetime


def screened(teller: Teller, word: Word) -> Indicated | None:
    """From an age on, ten, a child is screened; return what that indicated, if anything."""
    if age_on(teller.child.born, local_date(word.arrived)) < SCREENED_FROM:
        return None
    answers = profile(teller.chance, word.outside)
    by, at = _who_screens(teller, word)
    teller.tell(at, by, "screen_child", word.label, answers=answers)
    asked = at
    if leaves_a_gap(answers):
        asked = teller.done("screened", "SCREEN-GAP", at)
        teller.tell(asked, by, "screen_child", word.label, answers=without_gap(answers))
    word.now = max(word.now, min(at, teller.soon(word.now, 5, 180)))
    return Indicated(at, asked) if indicates(answers) else None


def _who_screens(teller: Teller, word: Word) -> tuple[str, datetime]:
    """The desk, in its time mostly; whom it forgot, a leader finds in some weeks."""
    if teller.often(figures.FORGOTTEN):
        return LEADER, teller.days_on(word.now, 15, 50)
    at = teller.soon(word.now, 3, 30)
    if word.rag != "RED":
        at = teller.done("screened", "SCREEN", word.now)
    return str(teller.any_of(DAY_DESK)), at
