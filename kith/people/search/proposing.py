"""Proposes to look again at two records that were said to be two people."""

from typing import Any

from django.db import connection

from kith.access import audit
from kith.access.signing import opened
from kith.kernel import clock

_PROPOSED = """
INSERT INTO people_duplicateproposal
  (a_id, b_id, grounds, source, state, proposed_at, decided_by, decided_at, decided_why, decided_on)
SELECT least(%(made)s, other), greatest(%(made)s, other), '["search"]', 'create', 'open',
       %(now)s::timestamptz, %(by)s, %(now)s::timestamptz, %(why)s, '{}'
  FROM unnest(%(others)s::bigint[]) AS n (other)
ON CONFLICT DO NOTHING
"""


def propose_apart(made: int, others: list[int], why: str) -> None:
    """Let somebody decide later about those whom the maker said to be somebody else.

    Inside a gate that is open. Only pairs that the maker sees can be written.
    """
    about: dict[str, Any] = {
        "made": made,
        "others": [one for one in others if audit.sees(one)],
        "why": why[:200],
        "by": opened().actor.id,
        "now": clock.now(),
    }
    with connection.cursor() as cursor:
        cursor.execute(_PROPOSED, about)
