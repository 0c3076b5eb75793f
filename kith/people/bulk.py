"""Many rows in one statement: columns go over as arrays, far quicker than row by row.

No names of rows come from outside: only the statements below are ever run.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection

INSERT_PEOPLE = """
INSERT INTO people_person (id, sex, born, expected, died, ethnicity, created_at,
                           known_as, say_it, pronouns, language, communication, version)
SELECT n.*, '', '', '', '', '', 1
  FROM unnest(%s::bigint[], %s::text[], %s::date[], %s::date[], %s::date[], %s::text[],
              %s::timestamptz[]) AS n
"""
UPDATE_PEOPLE = """
UPDATE people_person p
   SET sex = n.sex, born = n.born, expected = n.expected, died = n.died, ethnicity = n.ethnicity,
       version = n.version
  FROM unnest(%s::bigint[], %s::text[], %s::date[], %s::date[], %s::date[], %s::text[], %s::int[])
       AS n(id, sex, born, expected, died, ethnicity, version)
 WHERE p.id = n.id
"""
INSERT_NAMES = """
INSERT INTO people_identifier (person_id, scheme, issuer, value, recorded_at, source, retracted_why)
SELECT n.*, 'return', ''
  FROM unnest(%s::bigint[], %s::text[], %s::text[], %s::text[], %s::timestamptz[]) AS n
"""
INSERT_DISABILITIES = """
INSERT INTO people_disability (person_id, code, recorded_at)
SELECT * FROM unnest(%s::bigint[], %s::text[], %s::timestamptz[])
"""
DELETE_DISABILITIES = """
DELETE FROM people_disability d
 USING unnest(%s::bigint[], %s::text[]) AS n(person_id, code)
 WHERE d.person_id = n.person_id AND d.code = n.code
"""
INSERT_CHANGES = """
INSERT INTO people_personchange (person_id, field, old, new, version, by, at)
SELECT * FROM unnest(%s::bigint[], %s::text[], %s::text[], %s::text[], %s::int[], %s::bigint[],
                     %s::timestamptz[])
"""
SELECT_PEOPLE = """
SELECT id, sex, born, expected, died, ethnicity FROM people_person WHERE id = ANY (%s)
"""
SELECT_NAMES = """
SELECT person_id, scheme, issuer, value FROM people_identifier WHERE person_id = ANY (%s)
"""
SELECT_DISABILITIES = """
SELECT person_id, code FROM people_disability WHERE person_id = ANY (%s)
"""


def read(statement: str, ids: Sequence[int]) -> list[tuple[Any, ...]]:
    """Read with one of these statements what there is about these people."""
    with connection.cursor() as cursor:
        cursor.execute(statement, [list(ids)])
        return list(cursor.fetchall())


def run(statement: str, rows: Iterable[Sequence[Any]]) -> None:
    """Run one of these statements for these rows, which have its columns in order."""
    columns = [list(column) for column in zip(*rows, strict=True)]
    if columns:
        with connection.cursor() as cursor:
            cursor.execute(statement, columns)
