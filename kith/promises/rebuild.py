"""The whole ledger anew, from the same SQL as each write, compared with what is there.

Runs on the owner's login as kith_facts, which alone sees every row (the owner sees none, in
silence: forced row-level security). The children are shared out over two connections, since one
uses one processor. A healthy house differs in nothing.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import connections, transaction
from django.db.backends.utils import CursorWrapper

from kith.promises.derive import SETTINGS, named_sql, ordered
from kith.promises.kindsql import COLUMNS, kind_sql

Progress = Callable[[int, int, str], None]
PARTS = 2
EXAMPLES = 20

_NAMES = ", ".join(COLUMNS)
_PART = f"mod(person_id, {PARTS}) = %s"

# Nothing is compared by pairs: both sides are put together by id.
COMPARE = f"""
CREATE TEMP TABLE differs ON COMMIT DROP AS
SELECT coalesce(f.id, p.id) AS id, coalesce(f.kind, p.kind) AS kind,
  CASE WHEN p.id IS NULL THEN 'missing' WHEN f.id IS NULL THEN 'stale' ELSE 'changed' END AS how
FROM follows f
FULL JOIN (SELECT {_NAMES} FROM promises_promise WHERE {_PART}) p ON p.id = f.id
WHERE f.* IS DISTINCT FROM p.*
"""  # noqa: S608
DROP = "DELETE FROM promises_promise p USING differs d WHERE d.id = p.id AND d.how <> 'missing'"
PUT = f"""
INSERT INTO promises_promise ({_NAMES})
SELECT {_NAMES} FROM follows f WHERE f.id IN (SELECT d.id FROM differs d WHERE d.how <> 'stale')
ORDER BY f.person_id, f.due_at
"""  # noqa: S608


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
    """Derive every promise, put right what differs, and say what it was.

    Nobody writes the ledger meanwhile. Each part is right by itself, so that one that fails can
    be done again.
    """
    done = Counter[str]()

    def step(what: str) -> None:
        done[what] += 1
        progress(sum(done.values()), PARTS * (len(ordered()) + 1), what)

    with _as_facts() as cursor, ThreadPoolExecutor(PARTS) as pool:
        cursor.execute("SELECT pg_advisory_xact_lock(5150, 0)")
        parts = list(pool.map(lambda part: _rebuild_part(part, step), range(PARTS)))
    return _together(parts)


def _rebuild_part(part: int, step: Callable[[str], None]) -> Rebuilt:
    try:
        with _as_facts() as cursor:
            cursor.execute("CREATE TEMP TABLE follows (LIKE promises_promise) ON COMMIT DROP")
            for kind in ordered():
                step(kind.name)
                sql = kind_sql(kind, f"mod(f.person_id, {PARTS}) = {part}")
                cursor.execute(f"INSERT INTO follows\n{sql}")
            step("comparing")
            return _put_right(cursor, part)
    finally:
        connections["owner"].close()


@contextmanager
def _as_facts() -> Iterator[CursorWrapper]:
    """Open a transaction on this thread's owner connection, as kith_facts."""
    with transaction.atomic(using="owner"), connections["owner"].cursor() as cursor:
        cursor.execute("SET LOCAL ROLE kith_facts")
        for name, value in SETTINGS.items():
            cursor.execute(f"SET LOCAL {name} = {value}")
        yield cursor
        cursor.execute("SET LOCAL ROLE NONE")


def _put_right(cursor: CursorWrapper, part: int) -> Rebuilt:
    cursor.execute("ANALYZE follows")
    cursor.execute(COMPARE, [part])
    cursor.execute("SELECT how, count(*) FROM differs GROUP BY how")
    counts = dict(cursor.fetchall())
    cursor.execute("SELECT kind, how, id::text FROM differs ORDER BY kind, id LIMIT %s", [EXAMPLES])
    examples = tuple(cursor.fetchall())
    cursor.execute("SELECT count(*) FROM follows")
    (promises,) = cursor.fetchone()
    cursor.execute(DROP)
    cursor.execute(PUT)
    cursor.execute(named_sql(f"mod(f.person_id, {PARTS}) = {part}"))
    (named,) = cursor.fetchone()
    return Rebuilt(
        promises=promises,
        missing=counts.get("missing", 0),
        stale=counts.get("stale", 0),
        changed=counts.get("changed", 0) + named,
        examples=examples,
    )


def _together(parts: list[Rebuilt]) -> Rebuilt:
    return Rebuilt(
        promises=sum(one.promises for one in parts),
        missing=sum(one.missing for one in parts),
        stale=sum(one.stale for one in parts),
        changed=sum(one.changed for one in parts),
        examples=tuple(example for one in parts for example in one.examples)[:EXAMPLES],
    )
