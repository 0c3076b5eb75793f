"""Read one child's family, as known at a moment, in a bounded number of queries.

Whoever the reader may not see is not in any row that the database gives, and so is nowhere here:
neither as a person nor as a gap. It serves from inside a gate.
"""

from collections.abc import Iterable
from datetime import date, datetime
from typing import TypeVar

from django.db import connection
from django.db.models import Q, QuerySet

from kith.kernel import clock
from kith.people.models import (
    Bond,
    ContactSafety,
    HouseholdMember,
    Kept,
    Loss,
    Mark,
    Nudge,
    Person,
    PersonChange,
    Tie,
    Told,
    UnknownParent,
)
from kith.people.queries.cards import cards_of_rows
from kith.people.ties.known import Felt, Known, Linked, Lost, Marked, Rule, Unknown, Who
from kith.people.ties.rules.homes import Stay

HOPS = 4  # to cousins, and to a partner's parents
MOST = 80
AROUND = ("responsibility", "carer", "kin", "friend", "professional")
CHANGING = ("born", "expected", "died", "sex", "gender")
Row = TypeVar("Row", bound=Kept)
# Step by step, to parents and partners: those who stand at either end, each by an index of its own.
_REACHED = """
WITH RECURSIVE near (person, hops) AS (
  SELECT %(person)s::bigint, 0
  UNION
  SELECT step.other, n.hops + 1
    FROM near n
   CROSS JOIN LATERAL (
     SELECT a_id, b_id, retracted_at, recorded_at FROM people_tie
      WHERE a_id = n.person AND kind IN ('parent', 'partner')
      UNION ALL
     SELECT b_id, a_id, retracted_at, recorded_at FROM people_tie
      WHERE b_id = n.person AND kind IN ('parent', 'partner')
   ) step (one, other, retracted_at, recorded_at)
   WHERE n.hops < %(hops)s
     AND CASE WHEN %(at)s::timestamptz IS NULL THEN step.retracted_at IS NULL
              ELSE step.recorded_at <= %(at)s
               AND (step.retracted_at IS NULL OR step.retracted_at > %(at)s) END
)
SELECT person FROM near GROUP BY person ORDER BY min(hops), person LIMIT %(most)s
"""


def known_at(rows: QuerySet[Row], at: datetime | None) -> QuerySet[Row]:
    """Leave those records that were held true at a moment; without one, those that are now."""
    if at is None:
        return rows.filter(retracted_at=None)
    return rows.filter(Q(retracted_at=None) | Q(retracted_at__gt=at), recorded_at__lte=at)


def until(row: Kept, at: datetime | None) -> date | None:
    """Return until when a record held, as far as that was known at the moment."""
    if at is not None and row.ended_at is not None and row.ended_at > at:
        return None
    return row.until_on


def read_family(person: int, at: datetime | None = None, *, health: bool = False) -> Known:
    """Return a child's family as far as this reader sees it: at most `MOST` people.

    With `health`, also what somebody's symbol shows of it: for whoever may read that (SPEC H1).
    """
    ids = _reach(person, at)
    ties = _ties(ids, person, at)
    around = {end for tie in ties for end in (tie.a, tie.b)} - ids
    people = _people(ids | around, at)
    both, one = Q(a_id__in=ids, b_id__in=ids), Q(person_id__in=ids)
    return Known(
        index=person,
        day=clock.local_date(at) if at else clock.today(),
        at=at,
        people=people,
        ties=ties,
        unknown=tuple(
            Unknown(row.pk, row.person_id, row.which, row.source)
            for row in known_at(UnknownParent.objects.filter(one), at).order_by("id")
            if until(row, at) is None
        ),
        stays=tuple(
            Stay(row.person_id, row.household, row.from_on, until(row, at), row.main, row.pk)
            for row in known_at(HouseholdMember.objects.filter(one), at).order_by("id")
        ),
        felt=tuple(
            Felt(row.pk, row.a_id, row.b_id, row.quality, row.source, row.from_on)
            for row in known_at(Bond.objects.filter(both), at).order_by("id")
            if until(row, at) is None
        ),
        lost=tuple(_lost(row) for row in known_at(Loss.objects.filter(one), at).order_by("id")),
        told=_told(person, at),
        safe=_safe(person, at),
        nudges=dict(Nudge.objects.filter(person_id=person).values_list("other_id", "place")),
        marks=_marks(people, at) if health else (),
        tells_health=health,
    )


def _marks(people: Iterable[int], at: datetime | None) -> tuple[Marked, ...]:
    rows = known_at(Mark.objects.filter(person_id__in=list(people)), at).order_by("id")
    return tuple(
        Marked(row.pk, row.person_id, row.kind, row.agreed, row.relevant_why, row.source)
        for row in rows
        if until(row, at) is None
    )


def _lost(row: Loss) -> Lost:
    return Lost(
        row.pk, row.person_id, row.other_id, row.kind, row.year, row.agreed, row.relevant_why
    )


def _told(person: int, at: datetime | None) -> tuple[Rule, ...]:
    rows = known_at(Told.objects.filter(person_id=person), at).order_by("id")
    return tuple(
        Rule(row.pk, row.other_id, row.may, row.why, row.source)
        for row in rows
        if until(row, at) is None
    )


def _safe(person: int, at: datetime | None) -> tuple[Rule, ...]:
    rows = known_at(ContactSafety.objects.filter(person_id=person), at).order_by("id")
    return tuple(
        Rule(row.pk, row.other_id, row.safe, row.how, row.source)
        for row in rows
        if until(row, at) is None
    )


def _reach(person: int, at: datetime | None) -> set[int]:
    """Return whom parents and partners lead to within a few steps, the nearest first."""
    with connection.cursor() as cursor:
        cursor.execute(_REACHED, {"person": person, "at": at, "hops": HOPS, "most": MOST})
        return {one for (one,) in cursor.fetchall()}


def _ties(ids: set[int], person: int, at: datetime | None) -> tuple[Linked, ...]:
    """Return the ties among these people, and those of the child to others around them."""
    among = Q(a_id__in=ids, b_id__in=ids)
    own = Q(kind__in=AROUND) & (Q(a_id=person) | Q(b_id=person))
    rows = known_at(Tie.objects.filter(among | own), at).order_by("id")
    return tuple(
        Linked(
            row.pk, row.a_id, row.b_id, row.kind, row.how, row.from_on, until(row, at), row.source
        )
        for row in rows
    )


def _people(ids: Iterable[int], at: datetime | None) -> dict[int, Who]:
    wanted = sorted(ids)
    rows = list(Person.objects.filter(id__in=wanted).order_by("id"))
    cards = cards_of_rows(rows)
    before = _before(wanted, at) if at else {}
    found = {}
    for row in rows:
        for (one, field), old in before.items():
            if one == row.id:
                setattr(row, field, _read(field, old))
        unnamed = not cards[row.id].named and row.kind != "child"
        found[row.id] = Who(
            row.id,
            "Name not known" if unnamed else cards[row.id].name,
            row.gender,
            row.sex,
            row.kind,
            row.born,
            row.expected,
            row.died,
            _apparent(row),
            named=cards[row.id].named,
        )
    return found


def _apparent(row: Person) -> tuple[int, int, date] | None:
    if row.apparent_from is None or row.apparent_to is None or row.apparent_on is None:
        return None
    return row.apparent_from, row.apparent_to, row.apparent_on


def _before(ids: list[int], at: datetime) -> dict[tuple[int, str], str]:
    """Return what was known at the moment of what has changed since: the oldest change says it."""
    later = PersonChange.objects.filter(person_id__in=ids, field__in=CHANGING, at__gt=at)
    return {(one.person_id, one.field): one.old for one in later.order_by("-at", "-id")}


def _read(field: str, words: str) -> date | str | None:
    if field in ("sex", "gender"):
        return words
    return date.fromisoformat(words) if words else None
