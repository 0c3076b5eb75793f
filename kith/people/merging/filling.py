"""What the kept record does not say and the other one does: filled in, and a line of the story each."""

from django.db.models import Field

from kith.people.models import Person

# Never filled: what a record is by itself, and not what somebody said of a person.
ITS_OWN = {"id", "version", "created_at", "known_key", "kind", "merged_into_id"}
BLANK = {"CharField": "''", "TextField": "''"}

FILL = """\
  WITH filled AS (
    UPDATE people_person t SET version = t.version + 1, {sets}
      FROM people_person g, people_person b
     WHERE t.id = keep AND g.id = gone AND b.id = keep AND ({gaps})
    RETURNING jsonb_build_object('version', b.version, {was}) AS was,
              jsonb_build_object('version', t.version, {put}) AS put
  )
  INSERT INTO people_mergemove (merge_id, person_id, name, row, was, put)
  SELECT merge, keep, 'people_person', keep::text, was, put FROM filled;

  WITH told AS (
    INSERT INTO people_personchange (person_id, field, old, new, version, by, at)
    SELECT keep, n.key, '', n.value, (m.put->>'version')::int, actor.account, actor.at
      FROM people_mergemove m, jsonb_each_text(m.put) n
     WHERE m.merge_id = merge AND m.name = 'people_person' AND n.key <> 'version'
       AND n.value IS DISTINCT FROM m.was->>n.key
    RETURNING id
  )
  INSERT INTO people_mergemove (merge_id, person_id, name, row, was, put)
  SELECT merge, keep, 'people_personchange:filled', id::text, NULL, '{{}}' FROM told;

  UPDATE people_person SET merged_into_id = keep WHERE id = gone;
"""

# Only while nobody has changed the record since: then what was filled in stays, as later words do.
EMPTY = """\
  DELETE FROM people_personchange c
   USING people_mergemove m, people_mergemove f, people_person p
   WHERE m.merge_id = merge AND m.name = 'people_personchange:filled' AND c.id = m.row::bigint
     AND f.merge_id = merge AND f.name = 'people_person'
     AND p.id = keep AND p.version = (f.put->>'version')::int;
  UPDATE people_person t SET (version, {columns}) = ROW (w.version, {from_was})
    FROM people_mergemove m, jsonb_populate_record(NULL::people_person, m.was) w
   WHERE m.merge_id = merge AND m.name = 'people_person'
     AND t.id = keep AND t.version = (m.put->>'version')::int;
  UPDATE people_person SET merged_into_id = NULL WHERE id = gone;
"""


def _fields() -> list[Field]:  # type: ignore[type-arg]
    fields = [field for field in Person._meta.concrete_fields if field.column not in ITS_OWN]
    return [field for field in fields if isinstance(field, Field)]


def columns() -> list[str]:
    """Return the columns of a person that can be filled in."""
    return [field.column for field in _fields()]


def _gap(field: Field) -> str:  # type: ignore[type-arg]
    """Return the condition that the kept record says nothing and the other one does."""
    blank = BLANK.get(field.get_internal_type())
    column = field.column
    if blank and not field.null:
        return f"(t.{column} = {blank} AND g.{column} <> {blank})"
    return f"(t.{column} IS NULL AND g.{column} IS NOT NULL)"


def fill() -> str:
    """Return the statements that fill the gaps of the kept record."""
    return FILL.format(
        sets=", ".join(
            f"{one.column} = CASE WHEN {_gap(one)} THEN g.{one.column} ELSE t.{one.column} END"
            for one in _fields()
        ),
        gaps=" OR ".join(map(_gap, _fields())),
        was=", ".join(f"'{column}', b.{column}" for column in columns()),
        put=", ".join(f"'{column}', t.{column}" for column in columns()),
    )


def empty() -> str:
    """Return the statements that take out again what a merge filled in."""
    return EMPTY.format(
        columns=", ".join(columns()), from_was=", ".join(f"w.{column}" for column in columns())
    )
