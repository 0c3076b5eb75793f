"""Ages that are known, and ages that somebody guessed: the younger one counts (SUPPLEMENT S16).

An apparent age is a range of years with the day on which it was guessed. It never becomes a date
of birth. Where a child could be either side of a line, they are treated as the younger.
"""

from dataclasses import dataclass
from datetime import date

from kith.kernel.workdays import age_on
from kith.people.rules.mistakes import Mistaken

ADULT = 18
OLDEST = 120


@dataclass(frozen=True)
class Apparent:
    """How old somebody seemed on a day: from so many years to so many, both possible."""

    low: int
    high: int
    on: date

    def __post_init__(self) -> None:
        if not 0 <= self.low <= self.high <= OLDEST:
            raise Mistaken(
                "apparent_to", "The higher age comes second, and both are between 0 and 120."
            )

    def youngest(self, on: date) -> int:
        """Return the least age that they can have on a day, by this guess."""
        return self.low + max(0, age_on(self.on, on)) if on >= self.on else self.low

    def oldest(self, on: date) -> int:
        """Return the greatest age that they can have on a day: a birthday may be near."""
        return self.high + (age_on(self.on, on) + 1 if on > self.on else 0)

    @property
    def words(self) -> str:
        """Say the guess as it was made: "looked 14 to 16 on 4 Mar 2026"."""
        years = str(self.low) if self.low == self.high else f"{self.low} to {self.high}"
        return f"looked {years} on {self.on.day} {self.on:%b} {self.on.year}"


def treated_age(born: date | None, apparent: Apparent | None, on: date) -> int | None:
    """Return the age as which somebody is treated: the known one, or the youngest they may be."""
    if born:
        return age_on(born, on) if born <= on else None
    return apparent.youngest(on) if apparent else None


def counts_as_child(kind: str, born: date | None, apparent: Apparent | None, on: date) -> bool:
    """Say whether somebody is a child: unborn, under 18 or perhaps under 18.

    Only where nothing at all says how old they are does it count as what we know them.
    """
    age = treated_age(born, apparent, on)
    if age is None:
        return kind == "child" or born is not None
    return age < ADULT


def agrees(born: date, apparent: Apparent) -> bool:
    """Say whether a date of birth fits an age that was guessed, give or take two years."""
    age = age_on(born, apparent.on) if born <= apparent.on else -1
    return apparent.low - 2 <= age <= apparent.high + 2


def read_birth(born: date | None, expected: date | None, died: date | None, today: date) -> None:
    """Say what cannot be, of a birth, an expected birth and a death."""
    if born and born > today:
        raise Mistaken("born", "This day has not come yet. For a child before birth, say expected.")
    if born and expected:
        raise Mistaken("expected", "Whoever is born is expected no longer. Leave one of the two.")
    if died and died > today:
        raise Mistaken("died", "This day has not come yet.")
    if died and born and died < born:
        raise Mistaken("died", "This is before the day of birth.")
