"""What is looked at from the first day: the screen, the grade, the decision, the discussion.

Each measure gives one row for each contact counted, read from facts of the ledger alone. The
moment is that of the judgement: a contact graded in June and decided in July is in both.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Measure:
    """One judgement: what is counted, out of what; `under` says what too few would mean."""

    code: str
    name: str
    hits: str
    of: str
    under: str


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
            "Where it is more often, ask whether signs count for less in these children.",
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
            "Where it is more often, ask whether we hear of these children for lesser things, or "
            "answer them less.",
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

# Every measure at once, one row for each contact counted: (measure, person_id, at, hit).
ROWS = """WITH f AS MATERIALIZED (
    SELECT name, person_id, thread, parent, occurred_at, seq, data FROM promises_standing
    WHERE name IN ('screen.done', 'contact.graded', 'contact.decided', 'strategy.asked',
        'incident.serious') AND occurred_at >= %(opens)s AND occurred_at < %(closes)s
  ), held AS MATERIALIZED (
    SELECT person_id, thread, parent FROM promises_standing
    WHERE name = 'strategy.held' AND occurred_at >= %(opens)s
  ), screened AS (
    SELECT DISTINCT ON (person_id, thread) person_id, occurred_at,
      data->>'result' = 'positive' AS positive,
      coalesce((data->>'specialist')::boolean, false) AS followed
    FROM f WHERE name = 'screen.done' ORDER BY person_id, thread, occurred_at DESC, seq DESC
  ), graded AS (
    SELECT DISTINCT ON (person_id, thread) person_id, occurred_at, data->>'rag' AS rag
    FROM f WHERE name = 'contact.graded' ORDER BY person_id, thread, occurred_at DESC, seq DESC
  ), decided AS (
    SELECT DISTINCT ON (person_id, thread) person_id, occurred_at, data->>'outcome' AS outcome,
      EXISTS (SELECT FROM held h WHERE h.person_id = f.person_id AND h.parent = f.thread) AS met
    FROM f WHERE name = 'contact.decided' ORDER BY person_id, thread, occurred_at, seq
  ), asked AS (
    SELECT DISTINCT ON (person_id, thread) person_id, occurred_at,
      EXISTS (SELECT FROM held h WHERE h.person_id = f.person_id AND h.thread = f.thread) AS met
    FROM f WHERE name IN ('strategy.asked', 'incident.serious')
    ORDER BY person_id, thread, occurred_at, seq
  )
  SELECT 'screen' AS measure, person_id, occurred_at AS at, positive AS hit FROM screened
  UNION ALL SELECT 'otherwise', person_id, occurred_at, NOT followed FROM screened WHERE positive
  UNION ALL SELECT 'red', person_id, occurred_at, rag = 'RED' FROM graded
  UNION ALL SELECT 'amber', person_id, occurred_at, rag IN ('RED', 'AMBER') FROM graded
  UNION ALL SELECT 'work', person_id, occurred_at, outcome IN ('assess', 'strategy') FROM decided
  UNION ALL SELECT 'help', person_id, occurred_at, outcome = 'early_help' FROM decided
  UNION ALL SELECT 'nothing', person_id, occurred_at, outcome IN ('advice', 'nothing_more')
    FROM decided
  UNION ALL SELECT 'strategy', person_id, occurred_at, met FROM decided
  UNION ALL SELECT 'held', person_id, occurred_at, met FROM asked"""
