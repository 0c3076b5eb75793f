"""Two records that may be one person: proposed, never merged."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection

from kith.kernel import clock
from kith.people.models import Identifier

# Grouped rather than joined with itself: after a large import the planner knows nothing yet of the
# table and would walk it once for every row. Where many share one value (a made-up number), each is
# set against the first instead of against every other.
FEW = 10
_SHARED = """
WITH shared AS (
    SELECT array_agg(DISTINCT i.person_id) AS people
      FROM people_identifier i JOIN people_person p ON p.id = i.person_id
     WHERE i.scheme = %(scheme)s AND i.retracted_at IS NULL AND p.merged_into_id IS NULL
     GROUP BY value HAVING count(DISTINCT person_id) > 1)
INSERT INTO people_duplicateproposal
  (a_id, b_id, grounds, source, state, proposed_at, decided_why, decided_on)
SELECT DISTINCT a, b, jsonb_build_array(%(ground)s::text), 'import', 'open', %(now)s::timestamptz,
       '', '{}'::jsonb
  FROM shared, unnest(people) AS a, unnest(people) AS b
 WHERE a < b AND (cardinality(people) <= %(few)s OR a = people[1])
   AND (a = ANY (%(these)s) OR b = ANY (%(these)s))
ON CONFLICT DO NOTHING
"""

_OF_ONE = """
INSERT INTO people_duplicateproposal
  (a_id, b_id, grounds, source, state, proposed_at, decided_why, decided_on)
SELECT least(%(person)s, n.other), greatest(%(person)s, n.other),
       jsonb_agg(DISTINCT lower(n.scheme)), 'create', 'open', %(now)s::timestamptz, '', '{}'
  FROM unnest(%(others)s::bigint[], %(schemes)s::text[]) AS n (other, scheme)
 GROUP BY n.other
ON CONFLICT DO NOTHING
"""


def propose_for(person: int, schemes: Sequence[str]) -> None:
    """Propose whoever shares one of these identifiers with somebody; ten for each at most."""
    standing = Identifier.objects.filter(retracted_at=None)
    mine = standing.filter(person_id=person, scheme__in=schemes).values_list("scheme", "value")
    pairs = [
        (other, scheme)
        for scheme, value in mine
        for other in standing.filter(scheme=scheme, value=value)
        .exclude(person_id=person)
        .values_list("person_id", flat=True)[:FEW]
    ]
    if pairs:
        others, named = ([*column] for column in zip(*pairs, strict=True))
        about: dict[str, Any] = {
            "person": person,
            "now": clock.now(),
            "others": others,
            "schemes": named,
        }
        with connection.cursor() as cursor:
            cursor.execute(_OF_ONE, about)


def propose_by_shared(scheme: str, people: Iterable[int]) -> int:
    """Propose each pair that shares an identifier of this scheme; return how many were new.

    Only pairs that the actor sees are found, so nothing is said of anybody else.
    """
    about: dict[str, Any] = {
        "scheme": scheme,
        "ground": scheme.lower(),
        "now": clock.now(),
        "few": FEW,
        "these": list(people),
    }
    with connection.cursor() as cursor:
        cursor.execute(_SHARED, about)
        return int(cursor.rowcount)
