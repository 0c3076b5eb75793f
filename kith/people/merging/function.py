"""Merging as functions in the database: made from what every package declares of its tables.

They are owned by kith_facts and run with its rights, so that nothing of a record is left behind
because the person who merges does not see it. They take two numbers, check that the actor sees both
records, and write down each row that they move. The application can call them and do none of it by
itself.
"""

from django.db.backends.base.base import BaseDatabaseWrapper
from django.utils.module_loading import autodiscover_modules

from kith.kernel.bearing import BEARS, HOOKS, Bears
from kith.people.merging.filling import empty, fill
from kith.people.merging.statements import back, move, since

DEFINER = "SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp"

MOVE = """\
CREATE OR REPLACE FUNCTION people_move(merge bigint, keep bigint, gone bigint) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $merging$
#variable_conflict use_variable
DECLARE
  ids jsonb;
BEGIN
{first}
  ids := {ids};
{moves}
{last}
END
$merging$"""

MERGE = """\
CREATE OR REPLACE FUNCTION people_merge(keep bigint, gone bigint, why text,
                                        OUT merge bigint, OUT refused text)
LANGUAGE plpgsql {definer} AS $merging$
#variable_conflict use_variable
DECLARE
  actor record;
BEGIN
  SELECT * INTO actor FROM kith_who();
  IF actor.account IS NULL OR keep = gone OR NOT kith_keeps(keep) OR NOT kith_keeps(gone) THEN
    refused := 'unseen';
    RETURN;
  END IF;
  PERFORM FROM people_person p WHERE p.id IN (keep, gone) ORDER BY p.id FOR UPDATE;
  IF EXISTS (SELECT FROM access_mergedaway m WHERE m.gone IN (keep, gone)) THEN
    refused := 'unseen';
    RETURN;
  END IF;
{refuses}
  INSERT INTO people_merge (kept_id, gone_id, by, at, why)
  VALUES (keep, gone, actor.account, actor.at, why) RETURNING id INTO merge;
  PERFORM people_move(merge, keep, gone);
{fill}
  INSERT INTO access_mergedaway (gone, kept, at) VALUES (gone, keep, actor.at);
END
$merging$"""

UNMERGE = """\
CREATE OR REPLACE FUNCTION people_unmerge(merge bigint, why text, chosen jsonb) RETURNS text
LANGUAGE plpgsql {definer} AS $merging$
#variable_conflict use_variable
DECLARE
  actor record;
  ids jsonb;
  keep bigint;
  gone bigint;
  merged_at timestamptz;
BEGIN
  SELECT * INTO actor FROM kith_who();
  SELECT m.kept_id, m.gone_id, m.at INTO keep, gone, merged_at
    FROM people_merge m WHERE m.id = merge AND m.undone_at IS NULL FOR UPDATE;
  IF actor.account IS NULL OR keep IS NULL OR NOT kith_keeps(keep) THEN
    RETURN 'unseen';
  END IF;
  PERFORM FROM people_person p WHERE p.id IN (keep, gone) ORDER BY p.id FOR UPDATE;
  IF EXISTS (SELECT FROM people_merge m WHERE m.undone_at IS NULL AND m.id > merge
                AND keep IN (m.kept_id, m.gone_id)) THEN
    RETURN 'later';
  END IF;
{refuses}
{first}
  DELETE FROM access_mergedaway m WHERE m.gone = gone;
{plain}
  ids := {ids};
{named}
{parting}
{empty}
{last}
  UPDATE people_merge m SET undone_at = actor.at, undone_by = actor.account, undone_why = why
   WHERE m.id = merge;
  RETURN '';
END
$merging$"""

SINCE = """\
CREATE OR REPLACE FUNCTION people_since(merge bigint)
RETURNS TABLE (name text, words text, "row" text, label text, written timestamptz)
LANGUAGE plpgsql STABLE {definer} AS $merging$
#variable_conflict use_variable
DECLARE
  keep bigint;
  gone bigint;
  merged_at timestamptz;
  chosen CONSTANT jsonb := '[]';
BEGIN
  SELECT m.kept_id, m.gone_id, m.at INTO keep, gone, merged_at
    FROM people_merge m WHERE m.id = merge AND m.undone_at IS NULL;
  IF keep IS NULL OR NOT kith_sees(keep) THEN
    RETURN;
  END IF;
  RETURN QUERY
{queries}
  ORDER BY 5 DESC, 1, 3 LIMIT 200;
END
$merging$"""

# Somebody who was writing about the gone record while it was merged: what they wrote follows it.
SWEEP = """\
CREATE OR REPLACE FUNCTION people_sweep_merged(since timestamptz) RETURNS SETOF bigint
LANGUAGE plpgsql {definer} AS $merging$
DECLARE
  one record;
BEGIN
  IF kith_kind() IS DISTINCT FROM 'machine' THEN
    RETURN;
  END IF;
  FOR one IN SELECT m.id, m.kept_id, m.gone_id FROM people_merge m
              WHERE m.undone_at IS NULL AND m.at >= since LOOP
    PERFORM people_move(one.id, one.kept_id, one.gone_id);
    RETURN NEXT one.kept_id;
  END LOOP;
END
$merging$"""

REFUSE = """\
  IF {condition} THEN
    {answer};
  END IF;
"""

INSIDE = "people_move(bigint, bigint, bigint)"
SIGNATURES = (
    "people_merge(bigint, bigint, text)",
    "people_unmerge(bigint, text, jsonb)",
    "people_since(bigint)",
    "people_sweep_merged(timestamptz)",
)


def declared() -> list[Bears]:
    """Return every table that bears a person, in one order; those with derived ids come last."""
    autodiscover_modules("bearing")
    return sorted(BEARS.values(), key=lambda one: (bool(one.names or one.part), one.code))


def _ids(old: str, new: str) -> str:
    found = [hook.ids.format(old=old, new=new, whose="gone") for hook in HOOKS.values() if hook.ids]
    return " || ".join(f"({one.strip()})" for one in found) or "'{}'"


def _hooks(what: str) -> str:
    return "".join(getattr(hook, what) for _, hook in sorted(HOOKS.items()))


def _refuses(what: str, answer: str) -> str:
    return "".join(
        REFUSE.format(condition=getattr(hook, what), answer=answer.format(code=code))
        for code, hook in sorted(HOOKS.items())
        if getattr(hook, what)
    )


def function_sql() -> list[str]:
    """Return the statements that make the functions, from today's declarations."""
    tables = declared()
    first, last = _hooks("first"), _hooks("last")
    last_ones = [one for one in tables if one.names or one.part]
    return [
        MOVE.format(
            first=first, last=last, ids=_ids("gone", "keep"), moves="".join(map(move, tables))
        ),
        MERGE.format(
            definer=DEFINER, fill=fill(), refuses=_refuses("refuses", "refused := '{code}'; RETURN")
        ),
        UNMERGE.format(
            definer=DEFINER,
            first=first,
            last=last,
            ids=_ids("keep", "gone"),
            plain="".join(back(one) for one in tables if one not in last_ones),
            named="".join(map(back, last_ones)),
            parting=_hooks("parting"),
            empty=empty(),
            refuses=_refuses("refuses_undoing", "RETURN '{code}'"),
        ),
        SINCE.format(
            definer=DEFINER, queries="  UNION ALL\n".join(since(one) for one in tables if one.label)
        ),
        SWEEP.format(definer=DEFINER),
    ]


def install(owner: BaseDatabaseWrapper) -> None:
    """Make the functions anew, as the owner: set-up does it after each migration."""
    with owner.cursor() as cursor:
        cursor.execute("GRANT CREATE ON SCHEMA public TO kith_facts")
        cursor.execute("SET ROLE kith_facts")
        for statement in function_sql():
            cursor.execute(statement)
        for one in (INSIDE, *SIGNATURES):
            cursor.execute(f"REVOKE ALL ON FUNCTION {one} FROM PUBLIC")
        for one in SIGNATURES:
            cursor.execute(f"GRANT EXECUTE ON FUNCTION {one} TO kith_app, kith_team, kith_wide")
        cursor.execute("RESET ROLE")
        cursor.execute("REVOKE CREATE ON SCHEMA public FROM kith_facts")
