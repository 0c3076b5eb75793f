"""What the kept record does not say and the other one does: filled in, and told in its story."""

from kith.people.models import Person

# Never filled: what a record is by itself, and not what somebody said of a person.
ITS_OWN = {"id", "version", "created_at", "known_key", "kind", "merged_into_id"}

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


def _gaps() -> dict[str, str]:
    """Return when each column that can be filled in is a gap: only the other record says it."""
    fields = [one for one in Person._meta.concrete_fields if one.column not in ITS_OWN]
    return {str(one.column): _gap(str(one.column), null=one.null) for one in fields}


def _gap(column: str, *, null: bool) -> str:
    if null:
        return f"(t.{column} IS NULL AND g.{column} IS NOT NULL)"
    return f"(t.{column} = '' AND g.{column} <> '')"


def fill() -> str:
    """Return the statements that fill the gaps of the kept record."""
    return FILL.format(
        sets=", ".join(
            f"{column} = CASE WHEN {gap} THEN g.{column} ELSE t.{column} END"
            for column, gap in _gaps().items()
        ),
        gaps=" OR ".join(_gaps().values()),
        was=", ".join(f"'{column}', b.{column}" for column in _gaps()),
        put=", ".join(f"'{column}', t.{column}" for column in _gaps()),
    )


def empty() -> str:
    """Return the statements that take out again what a merge filled in."""
    return EMPTY.format(
        columns=", ".join(_gaps()), from_was=", ".join(f"w.{column}" for column in _gaps())
    )
