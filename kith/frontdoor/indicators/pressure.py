"""Children in danger outside home who wait for something that we owe them (AL-02, CA-05).

Who is in danger outside home follows S0 #11, as far as it can be known today: open work, and a
screen that says yes or a serious incident of the last 90 days. Levels of danger and requested
assessments come with exploitation work.
"""

from kith.frontdoor.indicators.discussing import CALLED_FOR
from kith.frontdoor.indicators.parts import yes
from kith.promises.indicator import Better, Indicator, Unit, Window
from kith.promises.measures import last_day, named

KNOWN_BY = (
    "Who is in danger is known by the questions about harm and by serious incidents so far; levels "
    "of danger come with exploitation work."
)

# Signs of danger, each from when until when: a screen that says yes until the next one, something
# serious for 90 days. Then the open work with those children alone, by its episode, until it is
# closed. All of it is read once, and each moment asked for picks what stood then. `OFFSET 0` has
# posts read child by child: the planner would rather work out everybody's.
_IN_DANGER = """WITH screened AS (
    SELECT f.person_id, f.occurred_at AS at, {positive} AS positive,
      lead(f.occurred_at, 1, 'infinity') OVER (
        PARTITION BY f.person_id ORDER BY f.occurred_at, f.seq) AS until
    FROM promises_standing f
    WHERE f.name = 'screen.done' AND f.occurred_at < %(last)s),
  signs AS MATERIALIZED (
    SELECT s.person_id, s.at, s.until FROM screened s WHERE s.positive AND s.until >= %(first)s
    UNION ALL
    SELECT f.person_id, f.occurred_at, f.occurred_at + interval '90 days'
    FROM promises_standing f
    WHERE f.name = 'incident.serious' AND f.occurred_at < %(last)s
      AND f.occurred_at >= %(first)s - interval '90 days'),
  closed AS (
    SELECT c.thread, min(f.occurred_at) AS at
    FROM promises_standing f CROSS JOIN LATERAL (VALUES (f.thread), (f.parent)) c (thread)
    WHERE f.name = 'episode.closed' AND f.occurred_at < %(last)s
    GROUP BY c.thread),
  work AS MATERIALIZED (
    SELECT f.person_id, f.team_id, f.thread, f.occurred_at, f.seq,
      coalesce(c.at, 'infinity') AS until
    FROM promises_standing f LEFT JOIN closed c ON c.thread = f.thread
    WHERE f.name = 'referral.received' AND f.occurred_at < %(last)s AND NOT {nfa}
      AND f.person_id IN (SELECT s.person_id FROM signs s)
      AND coalesce(c.at, 'infinity') >= %(first)s),
  danger AS (
    SELECT DISTINCT ON (o.person_id) o.person_id, o.team_id, o.thread, o.occurred_at
    FROM work o
    WHERE o.occurred_at < %(now)s AND o.until >= %(now)s AND EXISTS (
      SELECT FROM signs s
      WHERE s.person_id = o.person_id AND s.at < %(now)s AND s.until >= %(now)s)
    ORDER BY o.person_id, o.occurred_at DESC, o.seq DESC)"""

# Posts are read only where the figure asks for them, of children for whom anybody was ever named.
# Who is in danger, what is owed and who holds a post are put together by grouping and not by a
# join: the planner takes each for one row, and would look through what is owed anew for each child.
_OWED = """, p AS MATERIALIZED (
    SELECT p.person_id, p.kind, p.started_at, p.due_at, p.kept_at, p.ended_at, p.known_until,
      p.priority, p.from_return
    FROM promises_promise p
    WHERE p.kind IN ({kinds}) AND p.person_id IN (SELECT w.person_id FROM work w)
      AND COALESCE(p.kept_at, p.ended_at, 'infinity') >= %(first)s),
  posts AS MATERIALIZED (
    SELECT w.person_id, a.since, coalesce(a.until, 'infinity') AS until
    FROM (
      SELECT DISTINCT w.person_id FROM work w WHERE {asks_posts} AND EXISTS (
        SELECT FROM promises_fact f
        WHERE f.person_id = w.person_id AND f.name = 'child.allocated')) w
    CROSS JOIN LATERAL (
      SELECT a.since, a.until FROM promises_allocation a
      WHERE a.person_id = w.person_id AND a.post = 'worker' OFFSET 0) a),
  told AS (
    SELECT d.person_id, d.team_id, d.thread, d.occurred_at, NULL::timestamptz AS due,
      false AS late, false AS held
    FROM danger d
    UNION ALL
    SELECT p.person_id, NULL, NULL, NULL, p.due_at, p.due_at <= %(now)s AND {which}, false
    FROM p
    WHERE p.started_at < %(now)s AND COALESCE(p.kept_at, p.ended_at, 'infinity') >= %(now)s
      AND (p.known_until IS NULL OR p.known_until >= p.due_at)
    UNION ALL
    SELECT a.person_id, NULL, NULL, NULL, NULL, false, true
    FROM posts a WHERE a.since < %(now)s AND a.until >= %(now)s),
  d AS (
    SELECT t.person_id, max(t.team_id) AS team_id, max(t.occurred_at) AS occurred_at,
      (array_agg(t.thread) FILTER (WHERE t.thread IS NOT NULL))[1] AS thread,
      count(t.due) AS things, bool_or(t.held) AS held,
      count(*) FILTER (WHERE t.late) AS late, min(t.due) FILTER (WHERE t.late) AS since
    FROM told t GROUP BY t.person_id HAVING count(t.thread) > 0)
  SELECT d.person_id, d.team_id, coalesce(d.since, d.occurred_at) AS at, {hit} AS hit,
    true AS counted, d.thread, {note} AS note
  FROM d"""

_SINCE = f"'the first since ' || {last_day('d.since')}"
# Somebody newly without a worker, to whom no time was promised, counts at once.
_NOBODY = "(d.late > 0 OR d.things = 0 AND NOT d.held)"
_NO_WORKER = f"coalesce('a worker was due by ' || {last_day('d.since')}, 'nobody is named')"


def _measure(*kinds: str, hit: str, note: str, which: str = "true") -> str:
    told = {"hit": hit, "note": note, "which": which, "asks_posts": "d.held" in hit}
    owed = _OWED.format(kinds=named(kinds), **told)
    danger = _IN_DANGER.format(nfa=yes("nfa"), positive=yes("specialist"))
    return f"{danger}{owed}"


WORKER = ("T6", "T6-RED")
SEEN = ("T7B", "T7B-AMBER", "T7B-RED")
# FD-11, TH-01 and TH-02, AS-04, AC-01, AL-02; AS-02, EX-06 and RH-01 come with their own work.
FELT = (*SEEN, *CALLED_FOR, "T9", "ACTION", *WORKER)

WITHOUT_A_WORKER = Indicator(
    code="AL-02",
    name="No worker of their own",
    says="Children in danger outside home whom nobody has by name.",
    unit=Unit.COUNT,
    better=Better.DOWN,
    green=0,
    amber=None,
    tag="P",
    clock="From the work being handed on: the same day for red, otherwise 1 working day. A child "
    "whose worker has gone, with nobody new promised, counts at once. Looked for whenever the page "
    f"is opened. {KNOWN_BY}",
    numerator="children in danger outside home past the time to name a worker",
    denominator="children in danger outside home",
    owner="team_manager",
    window=Window.NOW,
    clears="A worker is named.",
    exception="Children waiting for a worker, the longest first",
    measure=_measure(*WORKER, hit=_NOBODY, note=_NO_WORKER),
)

FEELING_THE_PRESSURE = Indicator(
    code="CA-05",
    name="Children who feel the pressure",
    says="Children in danger who are waiting for something we owe them now. The aim is none.",
    unit=Unit.SHARE,
    better=Better.DOWN,
    green=0.05,
    amber=None,
    tag="X",
    clock="Looked for whenever the page is opened; the longest wait first. It counts first "
    "meetings, discussions, assessments, important steps and workers (FD-11, TH-01, TH-02, AS-04, "
    "AC-01, AL-02), assessments as far as a return tells of them. Requested assessments, reviews "
    f"and return conversations come with their own work. {KNOWN_BY}",
    numerator="children waiting for a first meeting, a discussion, an assessment, a step or a "
    "worker",
    denominator="children in danger outside home",
    owner="head_of_service",
    window=Window.NOW,
    clears="Every child on the list has had what was owed.",
    exception="Children who are waiting, the longest first",
    measure=_measure(
        *FELT,
        hit="d.late > 0",
        note=f"concat_ws(', ', d.late || ' owed', {_SINCE})",
        which="(p.kind <> 'ACTION' OR p.priority) AND (p.kind <> 'T9' OR p.from_return)",
    ),
)

INDICATORS = (WITHOUT_A_WORKER, FEELING_THE_PRESSURE)
