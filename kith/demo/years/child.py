"""Invented children of the borough: who each is, from the seed and their number alone."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from random import Random

from kith.demo.years import figures
from kith.demo.years.chance import often, pick
from kith.people.bench.population import Names

YEAR = timedelta(days=365.25)

# Which of the invented city's origins a name comes from, by the return's code.
ORIGINS = {
    "WBRI": 0, "WOTH": 5, "AIND": 2, "APKN": 1, "ABAN": 1, "AOTH": 2, "BAFR": 3, "BCRB": 0,
    "MWBC": 0, "MWAS": 2, "MOTH": 7, "OOTH": 6,
}  # fmt: skip
DISABILITIES = ("LD", "COMM", "AUT", "BEH")


@dataclass(frozen=True)
class Child:
    """One invented child; `outside` says that it is harm outside the family that brings them."""

    index: int
    known_as: str
    sex: str
    born: date
    ethnicity: str
    disabilities: frozenset[str]
    outside: bool

    def years_on(self, day: date) -> float:
        """Return the child's age on a day, in years."""
        return (day - self.born) / YEAR


@cache
def _names() -> Names:
    return Names(Random(0))  # noqa: S311 - invention, no secret


def child_of(chance: Random, index: int, on: date) -> Child:
    """Invent the child of whom word comes on this day."""
    outside = often(chance, figures.OUTSIDE_HOME)
    years = chance.uniform(10, 17.6) if outside else chance.triangular(0.1, 17.6, 9)
    girl = often(chance, 0.35 if outside else 0.5)
    ethnicity = pick(chance, figures.ETHNICITIES)
    group = _names().groups[ORIGINS[ethnicity]]
    first = chance.choice(group.girls if girl else group.boys)
    disabled = often(chance, figures.DISABLED)
    return Child(
        index=index,
        known_as=f"{first} {group.family(chance)}",
        sex="F" if girl else "M",
        born=on - timedelta(days=round(years * 365.25)),
        ethnicity=ethnicity,
        disabilities=frozenset({chance.choice(DISABILITIES) if disabled else "NONE"}),
        outside=outside,
    )
