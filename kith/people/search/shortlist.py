"""A few people who may be meant, by the keys that they share with what was asked."""

from collections.abc import Mapping

from django.db import connection

from kith.people.search.rules.asked import Asked

AT_MOST = 24
OF_ONE_KEY = 300
END = chr(0x10FFFF)
# Only = and < on plain columns reach an index below the policies. A key that too many share says
# little: the first few hundred of them are weighed with the rest.
SHARING = """
SELECT k.person_id, sum(a.weight) AS worth
  FROM unnest(%s::bigint[], %s::int[]) AS a (key, weight)
 CROSS JOIN LATERAL (
       SELECT person_id FROM people_personkey WHERE key = a.key LIMIT %s
 ) k
 GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT %s
"""
CALLED = """
SELECT id FROM people_person
 WHERE known_key >= %s AND known_key < %s ORDER BY known_key, id LIMIT 20
"""


def sharing(keys: Mapping[int, int]) -> list[int]:
    """Return those who share most of these keys, by weight."""
    if not keys:
        return []
    with connection.cursor() as cursor:
        cursor.execute(SHARING, [list(keys), list(keys.values()), OF_ONE_KEY, AT_MOST])
        return [person for person, _ in cursor.fetchall()]


def called(asked: Asked) -> list[int]:
    """Return whose name begins with what was typed, while that may still be unfinished."""
    if not asked.open_ended or asked.typed == "":
        return []
    with connection.cursor() as cursor:
        cursor.execute(CALLED, [asked.typed, asked.typed + END])
        return [person for (person,) in cursor.fetchall()]
