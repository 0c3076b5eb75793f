"""How people are reached, inside a gate that is open already."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from kith.kernel import clock
from kith.people.models import Phone

RUNG = ("mobile", "home", "work")


@dataclass(frozen=True)
class Way:
    """A telephone to ring; where it is not safe `value` is empty and only that is said."""

    value: str
    safe: bool
    when: str = ""


def ways_to(people: Iterable[int]) -> dict[int, tuple[Way, ...]]:
    """Return the telephones of these people that hold today, those that are safe first."""
    today = clock.today()
    holds = (Q(from_on=None) | Q(from_on__lte=today)) & (Q(until_on=None) | Q(until_on__gt=today))
    rows = Phone.objects.filter(
        holds, person_id__in=set(people), kind__in=RUNG, retracted_at=None
    ).order_by("id")
    found: dict[int, tuple[Way, ...]] = {}
    for row in rows:
        found[row.person_id] = (*found.get(row.person_id, ()), _way(row))
    return {one: tuple(sorted(ways, key=lambda way: not way.safe)) for one, ways in found.items()}


def _way(row: Phone) -> Way:
    safe = row.safe != "no"
    return Way(_spaced(row.value) if safe else "", safe, row.when_safe)


def _spaced(number: str) -> str:
    """Return a telephone number as one reads it aloud: 07700 900123."""
    if len(number) != 11:
        return number
    if number.startswith("02"):
        return f"{number[:3]} {number[3:7]} {number[7:]}"
    return f"{number[:5]} {number[5:]}"
