"""One declaration of a table as SQL: how its rows go to the kept record, and how they come back."""

from collections.abc import Iterable

from kith.kernel.bearing import Bears

MOVE = """\
  -- {words}
  WITH moved AS (
    UPDATE {table} t SET {sets}
      FROM {table} b
     WHERE b.{key} = t.{key} AND {whose} AND ({only}){once}
    RETURNING t.{key}::text AS row, jsonb_build_object({was}) AS was,
              jsonb_build_object({put}) AS put
  )
  INSERT INTO people_mergemove (merge_id, person_id, name, row, was, put)
  SELECT merge, keep, '{code}', row, was, put FROM moved
  ON CONFLICT (merge_id, name, row) DO NOTHING;
"""
ONCE = """
       AND NOT EXISTS (SELECT FROM {table} k WHERE {same})"""
BACK = """\
  UPDATE {table} t SET ({columns}) = ROW ({was})
    FROM people_mergemove m,
         jsonb_populate_record(NULL::{table}, m.was) w,
         jsonb_populate_record(NULL::{table}, m.put) p
   WHERE m.merge_id = merge AND m.name = '{code}' AND t.{key} = m.row::{key_type}
     AND ROW ({now}) IS NOT DISTINCT FROM ROW ({put});
"""
GO_TOO = """\
  UPDATE {table} t SET {to_gone} WHERE {at_keep} AND {along};
"""
NAMED = """\
  UPDATE {table} t SET {to_gone}, {names} = (ids->>t.{names}::text)::uuid
   WHERE {at_keep} AND ids ? t.{names}::text;
"""
CHOSEN = """\
  UPDATE {table} t SET {to_gone}
   WHERE {at_keep} AND t.{written} > merged_at
     AND t.{key}::text IN (SELECT c->>1 FROM jsonb_array_elements(chosen) c WHERE c->>0 = '{code}');
"""
SINCE = """\
  SELECT '{code}', '{words}', t.{key}::text, ({label})::text, t.{written}
    FROM {table} t
   WHERE {at_keep} AND t.{written} > merged_at{not_along}
     AND NOT EXISTS (SELECT FROM people_mergemove m WHERE m.merge_id = merge
                        AND m.name = '{code}' AND m.row = t.{key}::text)"""


def changed(one: Bears) -> dict[str, str]:
    """Return each column that changes, with the SQL of what it becomes."""
    people = {column: f"CASE WHEN t.{column} = gone THEN keep ELSE t.{column} END"
              for column in one.person}  # fmt: skip
    named = {one.names: f"coalesce((ids->>t.{one.names}::text)::uuid, t.{one.names})"}
    return {**people, **(named if one.names else {}), **one.sets}


def _any(one: Bears, who: str) -> str:
    return "(" + (" OR ".join(f"t.{column} = {who}" for column in one.person) or "true") + ")"


def _json(columns: Iterable[str], of: str) -> str:
    return ", ".join(f"'{column}', {of}.{column}" for column in columns)


def move(one: Bears) -> str:
    """Return the statement that moves a table's rows and writes down what moved."""
    columns = changed(one)
    same = [f"k.{column} = keep" for column in one.person]
    same += [f"k.{column} IS NOT DISTINCT FROM t.{column}" for column in one.once]
    return MOVE.format(
        words=one.words,
        table=one.table,
        key=one.key,
        code=one.code,
        sets=", ".join(f"{column} = {sql}" for column, sql in columns.items()),
        whose=_any(one, "gone"),
        only=one.only,
        once=ONCE.format(table=one.table, same=" AND ".join(same)) if one.once else "",
        was=_json(columns, "b"),
        put=_json(columns, "t"),
    )


def back(one: Bears) -> str:
    """Return the statements that bring a table's rows back, and with them what belongs to them."""
    columns = list(changed(one))
    moved = BACK.format(
        table=one.table,
        key=one.key,
        key_type=one.key_type,
        code=one.code,
        columns=", ".join(columns),
        was=", ".join(f"w.{column}" for column in columns),
        put=", ".join(f"p.{column}" for column in columns),
        now=", ".join(f"t.{column}" for column in columns),
    )
    return _go_too(one) + moved + _named(one) + _chosen(one)


def _to_gone(one: Bears) -> dict[str, str]:
    return {
        "table": one.table,
        "to_gone": ", ".join(
            f"{column} = CASE WHEN t.{column} = keep THEN gone ELSE t.{column} END"
            for column in one.person
        ),
        "at_keep": _any(one, "keep"),
    }


def _go_too(one: Bears) -> str:
    return GO_TOO.format(along=one.along, **_to_gone(one)) if one.along else ""


def _named(one: Bears) -> str:
    return NAMED.format(names=one.names, **_to_gone(one)) if one.names else ""


def _chosen(one: Bears) -> str:
    if not one.written:
        return ""
    return CHOSEN.format(written=one.written, key=one.key, code=one.code, **_to_gone(one))


def since(one: Bears) -> str:
    """Return the query for what was written since a merge, and would stay with the kept record."""
    return SINCE.format(
        code=one.code,
        words=one.words.replace("'", "''"),
        key=one.key,
        label=one.label,
        written=one.written,
        not_along=f" AND NOT ({one.along})" if one.along else "",
        **_to_gone(one),
    )
