"""The whole ledger anew, from the same SQL as each write, compared with what is there.

Runs on the owner's connection as kith_facts, which alone sees every row (the owner sees none, in
silence: forced row-level security). A healthy house differs in nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.db import connections, transaction
from django.db.backends.utils import CursorWrapper

from kith.promises.derive import SETTINGS, ordered, upsert_sql
from kith.promises.kinds import PromiseKind
from kith.promises.kindsql import COLUMNS, kind_sql

Progress = Callable[[int, int, str], None]
EXAMPLES = 20

# Nothing is compared by pairs: both sides are put together by id.
COMPARE = f"""
CREATE TEMP TABLE differs ON COMMIT DROP AS
SELECT coalesce(f.id, p.id) AS id, coalesce(f.kind, p.kind) AS kind,
  CASE WHEN p.id IS NULL THEN 'missing' WHEN f.id IS NULL THEN 'stale' ELSE 'changed' END AS how
FROM follows f FULL JOIN (
  SELECT {", ".join(COLUMNS)} FROM promises_promise) p ON p.id = f.id
WHERE f.* IS DISTINCT FROM p.*
"""  # noqa: S608
DROP = "DELETE FROM promises_promise p USING differs d WHERE d.id = p.id AND d.how = 'stale'"
PUT = upsert_sql("follows WHERE id IN (SELECT id FROM differs)")


@dataclass(frozen=True)
class Rebuilt:
    """What a rebuild found and put right."""

    promises: int
    missing: int
    stale: int
    changed: int
    examples: tuple[tuple[str, str, str], ...]

    @property
    def differences(self) -> int:
        """How many promises were not as they follow; 0 in a healthy house."""
        return self.missing + self.stale + self.changed


def rebuild(progress: Progress = lambda done, of, what: None) -> Rebuilt:
    """Derive every promise, put right what differs, and say what it was."""
    with transaction.atomic(using="owner"), connections["owner"].cursor() as cursor:
        cursor.execute("SET LOCAL ROLE kith_facts")
        for name, value in SETTINGS.items():
            cursor.execute(f"SET LOCAL {name} = {value}")
        cursor.execute("SELECT pg_advisory_xact_lock(5150, 0)")
        _follow(cursor, progress)
        found = _compare(cursor)
        cursor.execute(DROP)
        cursor.execute(PUT)
        cursor.execute("DROP TABLE differs, follows")
        cursor.execute("RESET ROLE")
    return found


def _follow(cursor: CursorWrapper, progress: Progress) -> None:
    """Derive kind by kind into a table of this transaction."""
    kinds: list[PromiseKind] = ordered()
    cursor.execute("CREATE TEMP TABLE follows (LIKE promises_promise) ON COMMIT DROP")
    for number, kind in enumerate(kinds):
        progress(number, len(kinds), kind.name)
        cursor.execute(f"INSERT INTO follows\n{kind_sql(kind)}")
    progress(len(kinds), len(kinds), "comparing")
    cursor.execute("ANALYZE follows")


def _compare(cursor: CursorWrapper) -> Rebuilt:
    cursor.execute(COMPARE)
    cursor.execute("SELECT how, count(*) FROM differs GROUP BY how")
    counts = dict(cursor.fetchall())
    cursor.execute("SELECT kind, how, id::text FROM differs ORDER BY kind, id LIMIT %s", [EXAMPLES])
    examples = tuple(cursor.fetchall())
    cursor.execute("SELECT count(*) FROM follows")
    (promises,) = cursor.fetchone()
    return Rebuilt(
        promises=promises,
        missing=counts.get("missing", 0),
        stale=counts.get("stale", 0),
        changed=counts.get("changed", 0),
        examples=examples,
    )
