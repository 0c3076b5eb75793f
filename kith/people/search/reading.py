"""Read what is known of people, as far as they can be found by it; inside a gate that is open."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db import connection

from kith.kernel import clock
from kith.people.models import Person
from kith.people.rules import LOCAL
from kith.people.search.rules.known import Known, Named, Place

# Hidden addresses are not read here, nor anywhere near.
ABOUT = """
SELECT person_id, 'name', btrim(given || ' ' || family),
       CASE WHEN until_on IS NULL THEN '' ELSE 'past' END
  FROM people_personname WHERE person_id = ANY (%(ids)s) AND retracted_at IS NULL
UNION ALL
SELECT person_id, 'place', lines, postcode FROM people_address
 WHERE person_id = ANY (%(ids)s) AND retracted_at IS NULL
UNION ALL
SELECT person_id, 'phone', value, '' FROM people_phone
 WHERE person_id = ANY (%(ids)s) AND retracted_at IS NULL
UNION ALL
SELECT person_id, scheme, value, 'number' FROM people_identifier
 WHERE person_id = ANY (%(ids)s) AND retracted_at IS NULL
"""
FIELDS = (
    "born", "expected", "known_as", "pronouns", "say_it", "kind", "occupation", "agency",
    "apparent_from", "apparent_to", "apparent_on",
)  # fmt: skip
Told = list[tuple[str, str, str]]


@dataclass(frozen=True)
class Read:
    """A person as read: the row, what they are found by, and the council's number."""

    row: Person
    known: Known
    local_id: str


def known_of(ids: Iterable[int]) -> dict[int, Known]:
    """Return what is known of those of these people whom the actor sees, or may find."""
    return {one: read.known for one, read in read_people(ids).items()}


def read_people(ids: Iterable[int]) -> dict[int, Read]:
    """Read those of these people whom the actor sees, or may find; none who was merged away."""
    wanted = list(ids)
    about: defaultdict[int, Told] = defaultdict(list)
    with connection.cursor() as cursor:
        cursor.execute(ABOUT, {"ids": wanted})
        for person, *told in cursor.fetchall():
            about[person].append(tuple(told))
    rows = Person.objects.filter(id__in=wanted, merged_into=None).only(*FIELDS)
    today = clock.today()
    return {row.id: _read(row, about[row.id], today) for row in rows}


def _read(row: Person, told: Told, today: date) -> Read:
    numbers = [(what, one) for what, one, other in told if other == "number"]
    known = Known(
        person=row.id,
        names=tuple(_names(row.known_as, told)),
        born=row.born,
        expected=row.expected,
        apparent=_apparent(row, today),
        places=tuple(Place(one, other) for what, one, other in told if what == "place"),
        phones=tuple(one for what, one, _ in told if what == "phone"),
        numbers=tuple(value for _, value in numbers),
    )
    return Read(row, known, dict(numbers).get(LOCAL, ""))


def _names(known_as: str, told: Told) -> Iterator[Named]:
    if known_as.strip():
        yield Named(known_as)
    names = [(other, one) for what, one, other in told if what == "name"]
    for past, text in sorted(names, key=lambda name: name[0]):
        yield Named(text, past=bool(past))


def _apparent(row: Person, today: date) -> tuple[int, int] | None:
    """Return the range of ages that somebody guessed, moved on by the years since."""
    if row.apparent_from is None or row.apparent_to is None or row.apparent_on is None:
        return None
    years = max(0, (today - row.apparent_on).days // 365)
    return row.apparent_from + years, row.apparent_to + years
