"""How well a record fits what was asked: a share of 100, and the reasons."""

from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass
from datetime import date

from kith.people.search.rules.asked import Asked
from kith.people.search.rules.known import Known
from kith.people.search.rules.scoring.birth import for_birth
from kith.people.search.rules.scoring.names import for_names
from kith.people.search.rules.scoring.numbers import for_numbers
from kith.people.search.rules.scoring.places import for_place
from kith.people.search.rules.scoring.point import FAR, NEAR

WEAK = 82
STRONG = 85
POOR = 30  # below this nobody is shown


@dataclass(frozen=True)
class Fit:
    """How well somebody fits: a share of 100, the reasons, and how many things agree by themselves.

    `agreeing` counts names, birth, place, telephone and numbers: two of them make a match strong.
    """

    person: int
    score: int
    said: tuple[str | Callable[[], str], ...]
    agreeing: int

    @property
    def reasons(self) -> tuple[str, ...]:
        """The phrases; most of those who are scored are never shown, so they are made only here."""
        words = (one if isinstance(one, str) else one() for one in self.said)
        return tuple(dict.fromkeys(words))

    @property
    def strong(self) -> bool:
        """Say whether this is most likely the person who was asked for."""
        return self.score >= STRONG and self.agreeing >= 2


def fit(asked: Asked, known: Known, today: date) -> Fit:
    """Score one person against what was asked."""
    points = [
        *for_names(asked, known),
        *for_birth(asked, known, today),
        *for_place(asked, known),
        *for_numbers(asked, known),
    ]
    worth = sum(point.worth for point in points)
    got = sum(point.got for point in points)
    score = round(100 * max(0.0, got) / worth) if worth else 0
    said = tuple(point.said for point in points if point.said)
    return Fit(known.person, score, said, sum(point.telling for point in points))


def ranked(fits: Iterable[Fit], children: Container[int]) -> list[Fit]:
    """Return the fits, best first; among those about as good, children before adults.

    Who fits far worse than the best is left out once somebody fits well.
    """
    ordered = sorted(fits, key=lambda one: (-one.score, one.person))
    top = ordered[0].score if ordered else 0
    least = POOR if top < WEAK else max(POOR, top - FAR)
    kept = [one for one in ordered if one.score >= least]
    return sorted(kept, key=lambda one: (one.score < top - NEAR, one.person not in children))
