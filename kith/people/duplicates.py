"""Two records that may be one person: proposed, never merged."""

from collections.abc import Iterable

from django.db import connection

from kith.kernel import clock

_SHARED = """
INSERT INTO people_duplicateproposal (a_id, b_id, why, proposed_at)
SELECT DISTINCT least(one.person_id, other.person_id), greatest(one.person_id, other.person_id),
       %s, %s::timestamptz
  FROM people_identifier one
  JOIN people_identifier other ON other.scheme = one.scheme AND other.value = one.value
                              AND other.person_id <> one.person_id
 WHERE one.scheme = %s AND one.person_id = ANY (%s)
ON CONFLICT DO NOTHING
"""


def propose_by_shared(scheme: str, people: Iterable[int]) -> int:
    """Propose each pair that shares an identifier of this scheme; return how many were new.

    Only pairs that the actor sees are found, so nothing is said of anybody else.
    """
    with connection.cursor() as cursor:
        cursor.execute(_SHARED, [f"the same {scheme}", clock.now(), scheme, list(people)])
        return int(cursor.rowcount)
