"""Reads: which records were merged into one, what moved, and what was written since."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from django.db import connection

from kith.access.actors import Actor
from kith.access.gates import NotHere, query
from kith.accounts.queries import account_names
from kith.accounts.roles import Area, Level
from kith.kernel.bearing import BEARS
from kith.people.merging.function import declared
from kith.people.models import Merge, MergeMove


@dataclass(frozen=True)
class MergeLine:
    """One merge into a record: which one came, who decided and why, and how much came with it."""

    id: int
    gone: int
    at: datetime
    by: str
    why: str
    moved: tuple[tuple[str, int], ...]
    undone_at: datetime | None
    undone_by: str
    undone_why: str


@dataclass(frozen=True)
class Since:
    """Something written since a merge, which stays unless somebody chooses that it goes back.

    `label` says what, in words; of a fact its name and what it holds.
    """

    name: str
    words: str
    row: str
    label: str
    at: datetime


@query(Area.CHILD, Level.VIEW)
def merges_into(actor: Actor, /, *, person: int) -> tuple[MergeLine, ...]:
    """Return the merges into this record, the latest first."""
    return tuple(_line(row) for row in Merge.objects.filter(kept_id=person).order_by("-id"))


@query(Area.CHILD, Level.DECIDE)
def merge_of(actor: Actor, /, *, person: int, merge: int) -> tuple[MergeLine, tuple[Since, ...]]:
    """Return one standing merge into this record, and what was written since."""
    row = Merge.objects.filter(id=merge, kept_id=person, undone_at=None).first()
    if row is None:
        raise NotHere
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, words, row, label, written FROM people_since(%s)", [merge])
        return _line(row), tuple(_since(*each) for each in cursor.fetchall())


def _since(name: str, words: str, row: str, label: str, at: datetime) -> Since:
    return Since(name, words, row, BEARS[name].reads(label), at)


def _line(row: Merge) -> MergeLine:
    declared()
    counted = Counter(
        name
        for name in MergeMove.objects.filter(merge_id=row.id).values_list("name", flat=True)
        if name in BEARS
    )
    names = account_names({row.by, row.undone_by or 0})
    moved = Counter[str]()
    for name, many in counted.items():
        moved[BEARS[name].words] += many
    return MergeLine(
        id=row.id,
        gone=row.gone_id,
        at=row.at,
        by=names.get(row.by, "Kith"),
        why=row.why,
        moved=tuple(sorted(moved.items())),
        undone_at=row.undone_at,
        undone_by=names.get(row.undone_by or 0, ""),
        undone_why=row.undone_why,
    )
