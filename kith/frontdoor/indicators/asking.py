"""What partners answer, and how soon (FD-05, FD-06), by partner and by colour.

In the house a breakdown by partner is a question for the two who lead; nothing here ranks them.
"""

from kith.frontdoor.indicators.parts import IN_WINDOW, facts, words_of
from kith.frontdoor.rules.channels import AGENCIES
from kith.promises.indicator import Better, Indicator, Unit
from kith.promises.measures import HOUR_NOTE, day_of, due_in_window

COLOURS = {"RED": "Red", "AMBER": "Amber", "GREEN": "Green"}

# What a request `p` said when it was sent; asked again with more urgency it is another promise.
_SENT = """(SELECT ARRAY[{agency}, {colour}] FROM promises_fact f WHERE f.id = p.start_fact)"""

# How the first answer to a request stood; what came later is said beside it, from one look over all
# answers: looked for apart, each first answer would read all of them.
_FIRST = """{read}, first AS MATERIALIZED (
    SELECT f.* FROM (
      SELECT f.*, min(f.occurred_at) FILTER (WHERE f.data->>'state' IN ('FULL', 'NIL')) OVER (
        PARTITION BY f.thread ORDER BY f.occurred_at, f.seq
        ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING) AS whole_at
      FROM f) f
    WHERE f.data->>'state' <> 'REFUSED' AND NOT EXISTS (
      SELECT 1 FROM promises_standing e WHERE e.person_id = f.person_id
        AND e.name = 'request.returned' AND e.thread = f.thread
        AND (e.occurred_at, e.seq) < (f.occurred_at, f.seq)))
  SELECT f.person_id, f.team_id, f.occurred_at AS at,
    f.data->>'state' IN ('FULL', 'NIL') AS hit, true AS counted, f.thread,
    concat_ws('; ', {agency}, 'answered in part on ' || {day},
      'the rest came on ' || {rest}) AS note,
    ARRAY[{agency}, {colour}] AS parts
  FROM first f WHERE {in_window}"""


def _words() -> dict[str, str]:
    return {
        "agency": words_of("f.data->>'agency'", AGENCIES),
        "colour": words_of("f.data->>'rag'", COLOURS),
    }


def _full() -> str:
    return _FIRST.format(
        read=facts("request.returned").rstrip(),
        in_window=IN_WINDOW,
        day=day_of("f.occurred_at"),
        rest=day_of("f.whole_at"),
        **_words(),
    )


ANSWERED_IN_TIME = Indicator(
    code="FD-05",
    name="Partner answers in time",
    says="Whether those we ask about a child answer while the answer can still help.",
    unit=Unit.SHARE,
    better=Better.UP,
    green=0.95,
    amber=0.85,
    tag="P",
    clock="From our request being sent to the first answer, within the time its colour gives: 4 "
    "hours for red, 24 or 72 hours of the hub for amber and green. A reasoned no is an answer; "
    "what we took back ourselves is not in it.",
    numerator="requests answered in time",
    denominator="requests sent, by partner and colour",
    owner="mash_manager",
    clears="An answer, or a reasoned no, is recorded.",
    exception="Children about whom an answer is late, or was",
    also=("Partner", "Colour"),
    measure=due_in_window(
        "AGENCY-RED",
        "AGENCY-AMBER",
        "AGENCY-GREEN",
        note=HOUR_NOTE,
        parts=_SENT.format(**_words()),
    ),
)

ANSWERED_IN_FULL = Indicator(
    code="FD-06",
    name="Partner answers in full",
    says="Whether an answer is whole. What is left blank counts as blank.",
    unit=Unit.SHARE,
    better=Better.UP,
    green=0.90,
    amber=0.80,
    tag="P",
    clock="Looked at when the first answer comes back; what follows later does not make the first "
    "one whole. An answer withheld for a legal reason is neither whole nor blank.",
    numerator="answers in full, or nothing held after a search",
    denominator="answers returned",
    owner="mash_manager",
    clears="What was left out is supplied.",
    exception="Children about whom an answer had blanks",
    also=("Partner", "Colour"),
    measure=_full(),
)

INDICATORS = (ANSWERED_IN_TIME, ANSWERED_IN_FULL)
