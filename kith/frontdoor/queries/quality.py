"""How much of what makes word usable came with each agency's, in numbers over every child."""

from datetime import datetime

from django.db import connection

from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.frontdoor.rules.quality import Held

_HELD = """SELECT f.data->>'agency', t.thing, count(*)
  FROM promises_standing f CROSS JOIN LATERAL (
    SELECT 'whole' UNION ALL
    SELECT 'enough' WHERE f.data->>'enough' = 'true' UNION ALL
    SELECT jsonb_array_elements_text(f.data->'has')) t (thing)
  WHERE f.name = 'contact.arrived' AND f.occurred_at >= %s AND f.occurred_at < %s
    AND jsonb_typeof(f.data->'has') = 'array'
  GROUP BY 1, 2"""


def held_between(since: datetime, until: datetime) -> dict[str, Held]:
    """Count by agency what came with its word; inside a gate. No child leaves here."""
    found: dict[str, dict[str, int]] = {}
    with acting_as(MACHINE), connection.cursor() as cursor:
        cursor.execute(_HELD, [since, until])
        for agency, thing, count in cursor.fetchall():
            found.setdefault(agency, {})[thing] = count
    return {agency: Held(things.pop("whole"), things) for agency, things in found.items()}
