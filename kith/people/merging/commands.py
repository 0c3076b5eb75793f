"""Writes: two records become one, or two again. The database's functions do it; see `function`."""

from collections.abc import Collection
from datetime import timedelta
from json import dumps

from django.db import connection

from kith.access import audit
from kith.access.acting import acting_as
from kith.access.actors import MACHINE, Actor
from kith.access.gates import NotHere, Refused, command
from kith.accounts.roles import Area, Level
from kith.kernel import clock
from kith.kernel.bearing import HOOKS
from kith.people.merging.function import declared
from kith.people.models import Merge
from kith.people.search import keep_keys

UNSEEN = "unseen"
LATER = "A later merge of this record must be undone first."
A_WHILE = timedelta(days=2)
Row = tuple[str, str]


@command(Area.CHILD, Level.DECIDE, event="records.merged")
def merge_records(actor: Actor, /, *, person: int, other: int, why: str) -> int:
    """Keep one record in place of two: everything of `other` goes to `person`; return the merge.

    NotHere unless the actor sees both; Refused where hidden records differ in who may see them.
    """
    audit.about(other=other)
    if not why.strip():
        raise Refused("Say why the two records are one person.")
    with connection.cursor() as cursor:
        cursor.execute("SELECT merge, refused FROM people_merge(%s, %s, %s)",
                       [person, other, why.strip()])  # fmt: skip
        merge, refused = cursor.fetchone()
    _refuse(refused)
    keep_keys([person])
    return int(merge)


@command(Area.CHILD, Level.DECIDE, event="records.parted")
def part_records(
    actor: Actor, /, *, person: int, merge: int, why: str, chosen: Collection[Row] = ()
) -> None:
    """Undo a merge into this record: what came with the other goes back, and what is `chosen`.

    What was written since stays here, unless it belongs to a piece of work that goes back. Each
    of `chosen` names a table's code and a row of it, as `queries.written_since` gives them.
    """
    audit.about(merge=merge)
    if not why.strip():
        raise Refused("Say why the two records are two people.")
    with connection.cursor() as cursor:
        cursor.execute("SELECT people_unmerge(%s, %s, %s::jsonb)",
                       [merge, why.strip(), dumps([list(one) for one in chosen])])  # fmt: skip
        (refused,) = cursor.fetchone()
    _refuse(refused)
    gone = Merge.objects.filter(id=merge).values_list("gone_id", flat=True)
    keep_keys([person, *gone])


def _refuse(code: str | None) -> None:
    """Say what the database's function found in the way, if it did."""
    if not code:
        return
    if code == UNSEEN:
        raise NotHere
    declared()
    raise Refused(LATER if code == "later" else HOOKS[code].says)


def sweep_merged() -> int:
    """Let what was written of a record while it was merged away follow it; return keys changed."""
    with acting_as(MACHINE), connection.cursor() as cursor:
        cursor.execute("SELECT people_sweep_merged(%s)", [clock.now() - A_WHILE])
        return keep_keys(kept for (kept,) in cursor.fetchall())
