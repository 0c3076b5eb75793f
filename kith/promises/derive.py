"""The ledger as a function in the database: installed from the declared kinds, called on a write.

The function is owned by kith_facts and runs with its rights, so it sees every fact of the children
that it is given, whoever asks; the application itself can only read `promises_promise`. So nobody
edits a promise, and what follows never depends on what the writer happens to be allowed to see.
"""

from collections.abc import Iterable
from pathlib import Path

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper

from kith.promises.kinds import KINDS, PromiseKind
from kith.promises.kindsql import COLUMNS, kind_sql

LEDGER = Path(__file__).parent / "data" / "ledger.sql"
MANY = 500

SCOPE = "f.person_id = ANY (people)"

# Sorting and hashing take the same time whatever the planner believes of a table that an import has
# just filled; a plan is made once for a connection.
SETTINGS = {
    "work_mem": "'128MB'",
    "enable_nestloop": "off",
    "jit": "off",
    "plan_cache_mode": "force_generic_plan",
}

# One writer per child at a time; a large import takes the whole ledger. The statement after the
# lock sees what the writer before it committed.
DERIVE = """\
CREATE OR REPLACE FUNCTION promises_derive(people bigint[], kinds text[]) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
{settings} AS $ledger$
DECLARE
  changed integer := 0;
  named integer;
BEGIN
  IF cardinality(people) > {many} THEN
    PERFORM pg_advisory_xact_lock(5150, 0);
  ELSE
    PERFORM pg_advisory_xact_lock_shared(5150, 0);
    PERFORM pg_advisory_xact_lock(5151, one)
       FROM (SELECT DISTINCT hashint8(p) AS one FROM unnest(people) p ORDER BY 1) locks;
  END IF;
  IF cardinality(kinds) > 0 THEN
{named} INTO named;
  END IF;
{blocks}
  RETURN changed;
END
$ledger$"""

# Who is named for a child now, in each post; of two at one instant one counts.
NAMED = """\
    WITH now AS MATERIALIZED (
      SELECT DISTINCT ON (f.person_id, f.post) f.person_id, f.post, f.worker, f.team_id, f.since
        FROM promises_allocation f WHERE f.until IS NULL AND {scope}
       ORDER BY f.person_id, f.post, f.since DESC
    ), gone AS (
      DELETE FROM promises_named f WHERE {scope} AND NOT EXISTS (
        SELECT FROM now n WHERE n.person_id = f.person_id AND n.post = f.post) RETURNING 1
    ), put AS (
      INSERT INTO promises_named AS n (person_id, post, worker, team_id, since)
      SELECT person_id, post, worker, team_id, since FROM now
      ON CONFLICT (person_id, post) DO UPDATE
        SET worker = excluded.worker, team_id = excluded.team_id, since = excluded.since
      WHERE (n.worker, n.team_id, n.since)
         IS DISTINCT FROM (excluded.worker, excluded.team_id, excluded.since)
      RETURNING 1
    )
    SELECT (SELECT count(*) FROM gone) + (SELECT count(*) FROM put)"""

# For a change of policy: whoever asks, every child is judged anew, seen by the asker or not.
EVERYONE = """\
CREATE OR REPLACE FUNCTION promises_derive_everyone(kinds text[]) RETURNS integer
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $ledger$
  SELECT promises_derive(coalesce(array_agg(DISTINCT f.person_id), '{}'), kinds)
    FROM promises_fact f
$ledger$"""

BLOCK = """\
  IF '{code}' = ANY (kinds) THEN
    WITH follows AS MATERIALIZED (
{follows}
    ), gone AS (
      DELETE FROM promises_promise p WHERE p.person_id = ANY (people) AND p.kind = '{code}'
         AND NOT EXISTS (SELECT 1 FROM follows f WHERE f.id = p.id) RETURNING 1
    ), put AS (
{upsert}
      RETURNING 1
    )
    SELECT changed + (SELECT count(*) FROM gone) + (SELECT count(*) FROM put) INTO changed;
  END IF;
"""

UPSERT = """\
      INSERT INTO promises_promise AS p ({columns})
      SELECT {columns} FROM {source}
      ON CONFLICT (id) DO UPDATE SET ({columns}) = ROW (excluded.*)
      WHERE p.* IS DISTINCT FROM excluded.*"""

SIGNATURES = ("promises_derive_everyone(text[])", "promises_derive(bigint[], text[])")

# Facts that can change a promise of any kind: who owes it, whether it is asked at all.
FOR_ALL = frozenset({"child.allocated", "allocation.ended", "child.died", "return.covered"})


def derive(people: Iterable[int], kinds: Iterable[str] | None = None) -> int:
    """Derive the promises (of these kinds) to these children; return how many rows changed."""
    wanted = sorted(KINDS if kinds is None else kinds)
    with connection.cursor() as cursor:
        cursor.execute("SELECT promises_derive(%s, %s)", [sorted(set(people)), wanted])
        row = cursor.fetchone()
    return int(row[0]) if row else 0


def derive_everyone(kinds: Iterable[str]) -> int:
    """Derive the promises of these kinds to every child; return how many rows changed."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT promises_derive_everyone(%s)", [sorted(set(kinds))])
        row = cursor.fetchone()
    return int(row[0]) if row else 0


def kinds_told_by(names: Iterable[str]) -> list[str]:
    """Return the kinds of promise of which facts with these names can speak."""
    told = frozenset(names)
    if told & FOR_ALL:
        return sorted(KINDS)
    return sorted(code for code, kind in KINDS.items() if told & kind.reads)


def upsert_sql(source: str) -> str:
    """Return the statement that puts the promises in `source`, touching only what differs."""
    return UPSERT.format(columns=", ".join(COLUMNS), source=source)


def named_sql(scope: str) -> str:
    """Return the statement that puts who is named right and counts the rows that it touched."""
    return NAMED.format(scope=scope)


def derive_sql(kinds: Iterable[PromiseKind]) -> str:
    """Return the statement that makes the function, for these kinds."""
    settings = " ".join(f"SET {name} = {value}" for name, value in SETTINGS.items())
    named = named_sql(SCOPE)
    blocks = "".join(map(_block, kinds))
    return DERIVE.format(settings=settings, many=MANY, named=named, blocks=blocks)


def _block(kind: PromiseKind) -> str:
    return BLOCK.format(code=kind.code, follows=kind_sql(kind, SCOPE), upsert=upsert_sql("follows"))


def ordered() -> list[PromiseKind]:
    """Return every kind by code, so that the same kinds always give the same text."""
    return [KINDS[code] for code in sorted(KINDS)]


def install(owner: BaseDatabaseWrapper, kinds: Iterable[PromiseKind] | None = None) -> None:
    """Make the function anew, as the owner: set-up does it after each migration."""
    with owner.cursor() as cursor:
        cursor.execute("GRANT CREATE ON SCHEMA public TO kith_facts")
        cursor.execute("SET ROLE kith_facts")
        cursor.execute(derive_sql(ordered() if kinds is None else kinds))
        cursor.execute(EVERYONE)
        for one in SIGNATURES:
            cursor.execute(f"REVOKE ALL ON FUNCTION {one} FROM PUBLIC")
            cursor.execute(f"GRANT EXECUTE ON FUNCTION {one} TO kith_app, kith_team, kith_wide")
        cursor.execute("RESET ROLE")
        cursor.execute("REVOKE CREATE ON SCHEMA public FROM kith_facts")
