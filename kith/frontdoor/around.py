"""The children around a child whom a decision must think of, as far as the reader sees them."""

from dataclasses import dataclass
from uuid import UUID

from kith.frontdoor.models import Contact
from kith.kernel import clock
from kith.kernel.workdays import age_on
from kith.people.queries import cards_of
from kith.people.ties.known import Known, Who
from kith.people.ties.reading import read_family

GROWN = 18
SAME_ARRIVAL = "in the same arrival"


@dataclass(frozen=True)
class Around:
    """One other child: who, what they are to the child, and their own contact if there is one."""

    person: int
    name: str
    what: str
    contact: UUID | None = None
    number: int | None = None


def around(row: Contact) -> tuple[Around, ...]:
    """Return brothers and sisters under 18, then the others of the same arrival.

    Whoever the reader may not see is in no row that the database gives, and so not here.
    """
    if row.person_id is None:
        return ()
    same = Contact.objects.filter(incident=row.incident, person__isnull=False)
    arrived = {one.person_id or 0: one for one in same.exclude(id=row.id).order_by("-number")}
    arrived.pop(row.person_id, None)
    family = read_family(row.person_id)
    kin = {one: _line(family.people[one], family, arrived) for one in _children(family)}
    others = sorted(set(arrived) - set(kin))
    cards = cards_of(others)
    rest = [
        Around(one, cards[one].name, SAME_ARRIVAL, arrived[one].id, arrived[one].number)
        for one in others
        if one in cards
    ]
    return (*kin.values(), *rest)


def _children(family: Known) -> list[int]:
    pairs = [two for two in family.siblings if family.index in two]
    found = (b if a == family.index else a for a, b in pairs)
    return sorted(one for one in found if one in family.people and _is_child(family.people[one]))


def _is_child(one: Who) -> bool:
    if one.kind != "child" or one.died is not None:
        return False
    return one.born is None or age_on(one.born, clock.today()) < GROWN


def _line(one: Who, family: Known, arrived: dict[int, Contact]) -> Around:
    own = arrived.get(one.id)
    what = family.words.get(one.id, "brother or sister")
    if own is None:
        return Around(one.id, one.name, what)
    return Around(one.id, one.name, f"{what}, {SAME_ARRIVAL}", own.id, own.number)
