"""When somebody was born, as far as it is known: never more exactly than that. Pure."""

from dataclasses import dataclass
from datetime import date, timedelta

from kith.kernel.workdays import age_on

YEAR = timedelta(days=365.25)


@dataclass(frozen=True)
class Birth:
    """The first and the last day on which somebody can have been born; null for no bound."""

    first: date | None = None
    last: date | None = None


def birth_of(
    born: date | None,
    expected: date | None = None,
    apparent: tuple[int, int, date] | None = None,
) -> Birth:
    """Return when somebody was born: on a day, on the day expected, or as an age was guessed."""
    day = born or expected
    if day:
        return Birth(day, day)
    if apparent is None:
        return Birth()
    youngest, eldest, on = apparent
    return Birth(on - (eldest + 1) * YEAR, on - youngest * YEAR)


def surely_no_parent(parent: Birth, child: Birth) -> bool:
    """Say whether this one cannot be the other's parent, having come later or with them."""
    if parent.first is None or child.last is None:
        return False
    return parent.first >= child.last


def age_words(
    born: date | None, died: date | None, apparent: tuple[int, int, date] | None, on: date
) -> str:
    """Return an age as a picture has it: "14", "about 40", "age 71 when they died" is "71".

    Of an estimate the youngest is said, as a child is never assumed older than they may be.
    """
    day = min(died, on) if died else on
    if born:
        return str(age_on(born, day)) if born <= day else ""
    if apparent:
        youngest, _, said_on = apparent
        return f"about {youngest + age_on(said_on, day)}"
    return ""
