"""Read what is known of people, as far as they can be found by it; inside a gate that is open."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.db import connection

from kith.kernel import clock
from kith.people.search.rules.known import Known, Named, Place

# Hidden addresses are not read here, nor anywhere near.
PEOPLE = """
SELECT id, born, expected, known_as, apparent_from, apparent_to, apparent_on FROM people_person
 WHERE id = ANY (%s) AND merged_into_id IS NULL
"""
ABOUT = """
SELECT person_id, 1, btrim(given || ' ' || family),
       CASE WHEN until_on IS NULL THEN '' ELSE 'past' END
  FROM people_personname WHERE person_id = ANY (%(ids)s) AND retracted_at IS NULL
UNION ALL
SELECT person_id, 2, lines, postcode FROM people_address
 WHERE person_id = ANY (%(ids)s) AND retracted_at IS NULL
UNION ALL
SELECT person_id, 3, value, '' FROM people_phone
 WHERE person_id = ANY (%(ids)s) AND retracted_at IS NULL
UNION ALL
SELECT person_id, 4, value, '' FROM people_identifier
 WHERE person_id = ANY (%(ids)s) AND retracted_at IS NULL
"""
NAME, PLACE, PHONE, NUMBER = 1, 2, 3, 4
Told = dict[int, list[tuple[str, str]]]


def known_of(ids: Iterable[int]) -> dict[int, Known]:
    """Return what is known of those of these people whom the actor sees, or may find."""
    wanted = list(ids)
    with connection.cursor() as cursor:
        cursor.execute(PEOPLE, [wanted])
        people = cursor.fetchall()
        cursor.execute(ABOUT, {"ids": wanted})
        about: defaultdict[int, Told] = defaultdict(lambda: defaultdict(list))
        for person, what, one, other in cursor.fetchall():
            about[person][what].append((one, other))
    today = clock.today()
    return {row[0]: _known(row, about[row[0]], today) for row in people}


def _known(row: tuple[Any, ...], told: Told, today: date) -> Known:
    person, born, expected, known_as, youngest, oldest, seen_on = row
    return Known(
        person=person,
        names=tuple(_names(known_as, told[NAME])),
        born=born,
        expected=expected,
        apparent=_apparent(youngest, oldest, seen_on, today),
        places=tuple(Place(lines, code) for lines, code in told[PLACE]),
        phones=tuple(value for value, _ in told[PHONE]),
        numbers=tuple(value for value, _ in told[NUMBER]),
    )


def _names(known_as: str, told: list[tuple[str, str]]) -> Iterator[Named]:
    if known_as.strip():
        yield Named(known_as)
    for text, past in sorted(told, key=lambda name: name[1]):
        yield Named(text, past=bool(past))


def _apparent(
    youngest: int | None, oldest: int | None, seen_on: date | None, today: date
) -> tuple[int, int] | None:
    """Return the range of ages that somebody guessed, moved on by the years since."""
    if youngest is None or oldest is None or seen_on is None:
        return None
    years = max(0, (today - seen_on).days // 365)
    return youngest + years, oldest + years
