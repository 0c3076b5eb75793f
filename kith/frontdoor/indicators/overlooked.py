"""Children whom we might overlook: worry upon worry, and those whom nobody asked (FD-12, FD-14)."""

from kith.promises.indicator import Better, Indicator, Unit, Window
from kith.promises.measures import day_of, due_in_window, named

# What reached us in twelve months of the children of whom word came three times, child by child;
# what came of it.
_BEFORE = "%(first)s - interval '13 months'"
_NAMES = named(
    (
        "contact.arrived",
        "contact.duplicate",
        "contact.accepted",
        "contact.decided",
        "contact.redecided",
        "contact.second_look",
        "help.accepted",
        "referral.received",
    )
)
_SINCE = "kith_at_local(kith_add_months(kith_local_date(%(now)s), -12), interval '0')"
_BEGUN = """f.name IN ('help.accepted', 'referral.received')
        OR f.name IN ('contact.decided', 'contact.redecided')
          AND f.data->>'outcome' IN ('assess', 'strategy')"""

# The same word twice is one contact, and what the child's own team took up is work in hand.
_AGAIN = """WITH often AS MATERIALIZED (
    SELECT f.person_id FROM promises_standing f
    WHERE f.name = 'contact.arrived'
      AND f.occurred_at >= {before} AND f.occurred_at < %(last)s
    GROUP BY f.person_id HAVING count(DISTINCT f.thread) >= 3),
  t AS MATERIALIZED (
    SELECT f.* FROM often o CROSS JOIN LATERAL (
      SELECT f.person_id, f.thread, f.occurred_at, f.team_id, {begun} AS begun,
        f.name = 'contact.second_look' AS looked, f.name = 'contact.arrived' AS arrived,
        f.name IN ('contact.duplicate', 'contact.accepted') AS elsewhere
      FROM promises_standing f
      WHERE f.person_id = o.person_id AND f.name IN ({names})
        AND f.occurred_at >= {before} AND f.occurred_at < %(last)s OFFSET 0) f),
  since AS (SELECT {since} AS at),
  c AS (
    SELECT t.person_id, t.thread, min(t.occurred_at) AS at, max(t.team_id) AS team_id,
      bool_or(t.begun) AS begun, bool_or(t.looked) AS looked,
      bool_or(t.elsewhere) AS elsewhere, bool_or(t.arrived) AS arrived
    FROM t WHERE t.occurred_at >= (SELECT s.at FROM since s) AND t.occurred_at < %(now)s
    GROUP BY t.person_id, t.thread),
  n AS (
    SELECT c.person_id, bool_or(c.begun) AS begun, bool_or(c.looked) AS looked,
      (array_agg(c.team_id ORDER BY c.at DESC) FILTER (WHERE c.arrived))[1] AS team_id,
      (array_agg(c.thread ORDER BY c.at DESC) FILTER (WHERE c.arrived))[1] AS thread,
      max(c.at) FILTER (WHERE c.arrived) AS at,
      count(*) FILTER (WHERE c.arrived AND NOT c.elsewhere) AS times
    FROM c GROUP BY c.person_id)
  SELECT n.person_id, n.team_id, n.at, NOT (n.begun OR n.looked) AS hit, true AS counted, n.thread,
    n.times || ' contacts in 12 months, the last on ' || {day} AS note
  FROM n WHERE n.times >= 3"""

# From ten on; where nobody knows the age, a child is asked.
_TEN = """(SELECT coalesce(kith_age_on(c.born, kith_local_date(p.started_at)) >= 10, true)
      FROM people_person c WHERE c.id = p.person_id)"""

WORRY_UPON_WORRY = Indicator(
    code="FD-12",
    name="Worry upon worry, and nothing begun",
    says="Children brought to us three times in a year with no referral and no second manager "
    "asked.",
    unit=Unit.COUNT,
    better=Better.DOWN,
    green=0,
    amber=None,
    tag="X",
    clock="Looked for each night, over the last 12 months. The same word twice is one contact; "
    "what the child's own team took up is work in hand; help that a service took up is a start.",
    numerator="children with 3 or more contacts, nothing begun and no second look",
    denominator="children with 3 or more contacts in 12 months",
    owner="mash_manager",
    window=Window.NOW,
    clears="A second manager has looked.",
    exception="Children to be looked at by a second manager",
    measure=_AGAIN.format(
        before=_BEFORE, names=_NAMES, begun=_BEGUN, since=_SINCE, day=day_of("n.at")
    ),
)

ASKED_ABOUT_HARM = Indicator(
    code="FD-14",
    name="Asked about harm outside the family",
    says="Whether we asked, for every young person of ten or over.",
    unit=Unit.SHARE,
    better=Better.UP,
    green=0.98,
    amber=0.95,
    tag="X",
    clock="Looked at when the first grade is a working day old. Answered late is answered; a child "
    "whose age nobody knows is asked.",
    numerator="contacts with the questions answered",
    denominator="contacts about a child aged 10 or over",
    owner="mash_manager",
    clears="The questions are answered.",
    exception="Children nobody has asked about",
    measure=due_in_window("SCREEN", which=_TEN, hit="p.kept_at IS NOT NULL AND p.kept_at < %(to)s"),
)

INDICATORS = (WORRY_UPON_WORRY, ASKED_ABOUT_HARM)
