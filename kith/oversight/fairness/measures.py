"""What is looked at from the first day: the screen, the grade, the decision, the discussion.

Each measure gives one row for each contact counted, read from facts of the ledger alone. The
moment is that of the judgement: a contact graded in June and decided in July is in both.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from kith.oversight.fairness.rules import LESS, MORE


@dataclass(frozen=True)
class Measure:
    """One judgement: what is counted, out of what; what it may mean where it is `worry`."""

    code: str
    name: str
    hits: str
    of: str
    means: str
    worry: str = LESS


MEASURES: Mapping[str, Measure] = {
    one.code: one
    for one in (
        Measure(
            "screen",
            "Screened as needing a specialist assessment",
            "contacts whose last screen indicates a specialist assessment",
            "contacts that were screened for harm outside the family",
            "Signs of harm may not be seen in these children: girls who are made to sell, boys who "
            "are sexually exploited, disabled children.",
        ),
        Measure(
            "otherwise",
            "Indicated, and decided otherwise",
            "screens that indicate an assessment where a manager decided otherwise",
            "contacts whose last screen indicates a specialist assessment",
            "Signs may count for less in these children.",
            MORE,
        ),
        Measure(
            "red",
            "Graded RED",
            "contacts graded RED",
            "contacts that were graded",
            "Danger may be seen later in these children, or they may be thought older than they "
            "are.",
        ),
        Measure(
            "amber",
            "Graded RED or AMBER",
            "contacts graded RED or AMBER",
            "contacts that were graded",
            "Worry about these children may count for less.",
        ),
        Measure(
            "work",
            "Taken on as our work",
            "contacts first decided as an assessment or a strategy discussion",
            "contacts that were decided",
            "These children may reach us late, or be turned away more easily.",
        ),
        Measure(
            "help",
            "Early or family help offered",
            "contacts first decided as early or family help",
            "contacts that were decided",
            "Help may be offered less, or these children may need more than that.",
        ),
        Measure(
            "nothing",
            "Ended with advice or nothing more",
            "contacts first decided as advice or nothing more",
            "contacts that were decided",
            "We may hear of these children for lesser things, or answer them less.",
            MORE,
        ),
        Measure(
            "strategy",
            "A strategy discussion was held",
            "contacts with a strategy discussion that was held",
            "contacts that were decided",
            "Harm to these children may be met with less than it asks for.",
        ),
        Measure(
            "held",
            "Asked for, and held",
            "strategy discussions held",
            "strategy discussions that were asked for or that a serious incident needs",
            "Requests about these children may be turned down more easily.",
        ),
    )
}

# Every measure at once, one row for each contact counted: (measure, n, person_id, at, hit). `n` is
# the place of its quarter; a contact judged in two quarters is in both, whichever are asked for.
ROWS = """WITH f AS MATERIALIZED (
    SELECT w.n, s.name, s.person_id, s.thread, s.occurred_at AS at, s.seq, s.data
    FROM unnest(%(opening)s::timestamptz[], %(closing)s::timestamptz[])
      WITH ORDINALITY AS w (opens, closes, n)
    JOIN promises_standing s ON s.occurred_at >= w.opens AND s.occurred_at < w.closes
    WHERE s.name IN ('screen.done', 'contact.graded', 'contact.decided', 'strategy.asked',
      'incident.serious')
  ), held AS MATERIALIZED (
    SELECT person_id, thread, parent FROM promises_standing WHERE name = 'strategy.held'
  ), screened AS (
    SELECT DISTINCT ON (n, person_id, thread) n, person_id, at,
      data->>'result' = 'positive' AS positive,
      coalesce((data->>'specialist')::boolean, false) AS followed
    FROM f WHERE name = 'screen.done' ORDER BY n, person_id, thread, at DESC, seq DESC
  ), graded AS (
    SELECT DISTINCT ON (n, person_id, thread) n, person_id, at, data->>'rag' AS rag
    FROM f WHERE name = 'contact.graded' ORDER BY n, person_id, thread, at DESC, seq DESC
  ), decided AS (
    SELECT DISTINCT ON (n, person_id, thread) n, person_id, at, data->>'outcome' AS outcome,
      EXISTS (SELECT FROM held h WHERE h.person_id = f.person_id AND h.parent = f.thread) AS met
    FROM f WHERE name = 'contact.decided' ORDER BY n, person_id, thread, at, seq
  ), asked AS (
    SELECT DISTINCT ON (n, person_id, thread) n, person_id, at,
      EXISTS (SELECT FROM held h WHERE h.person_id = f.person_id AND h.thread = f.thread) AS met
    FROM f WHERE name IN ('strategy.asked', 'incident.serious')
    ORDER BY n, person_id, thread, at, seq
  )
  SELECT 'screen' AS measure, n, person_id, at, positive AS hit FROM screened
  UNION ALL SELECT 'otherwise', n, person_id, at, NOT followed FROM screened WHERE positive
  UNION ALL SELECT 'red', n, person_id, at, rag = 'RED' FROM graded
  UNION ALL SELECT 'amber', n, person_id, at, rag IN ('RED', 'AMBER') FROM graded
  UNION ALL SELECT 'work', n, person_id, at, outcome IN ('assess', 'strategy') FROM decided
  UNION ALL SELECT 'help', n, person_id, at, outcome = 'early_help' FROM decided
  UNION ALL SELECT 'nothing', n, person_id, at, outcome IN ('advice', 'nothing_more') FROM decided
  UNION ALL SELECT 'strategy', n, person_id, at, met FROM decided
  UNION ALL SELECT 'held', n, person_id, at, met FROM asked"""
