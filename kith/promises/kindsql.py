"""One promise kind as one SQL: pure text from a declaration, the same for a write and a rebuild.

Every row of the answer is one promise, with the columns of `promises_promise` in their order.
Windows over a child's facts find what came next, so that no index and no guess of the planner
decides how long it takes: `s.kept` is what kept the promise, `s.ended` what ended it, `x` the act
that withdrew or voided it. Whichever came first decides; on one day keeping comes first.
"""

from collections.abc import Iterable

from kith.promises.kinds import DESK, WORKER, AlertClass, Mark, PromiseKind, Tie

COLUMNS = (
    "id", "kind", "person_id", "team_id", "thread", "episode", "start_fact", "started_at",
    "due_at", "aim_at", "state", "kept_at", "kept_fact", "ended_at", "ended_why", "ended_by",
    "owner_role", "owner_id", "also_owner_id", "alert_class", "safety", "priority",
    "known_until", "settled_until", "from_return", "words",
)  # fmt: skip

# What every kind stands on: deaths, returns, who was allocated, what people said.
SHARED = """\
died AS (
  SELECT f.person_id,
    promises_mark_of(min(ROW(f.occurred_at, f.seq, f.occurred_at, f.root, f.name)::promises_mark))
      AS mark
  FROM promises_standing f WHERE f.name = 'child.died' AND {scope} GROUP BY f.person_id
), covered AS (
  SELECT f.person_id, max(f.occurred_at) AS until
  FROM promises_standing f WHERE f.name = 'return.covered' AND {scope} GROUP BY f.person_id
), allocated AS (
  SELECT f.* FROM promises_allocation f WHERE {scope}
), closing AS (
  SELECT DISTINCT ON (f.promise) f.promise, f.act, f.at, f.data->>'reason' AS reason,
    coalesce((f.data->>'successor')::uuid, f.id) AS by
  FROM promises_act_standing f WHERE f.act IN ('withdraw', 'void') AND {scope}
  ORDER BY f.promise, f.at, f.id
), passing AS (
  SELECT DISTINCT ON (f.promise) f.promise, (f.data->>'to')::bigint AS worker, f.at
  FROM promises_act_standing f WHERE f.act = 'reassign' AND {scope}
  ORDER BY f.promise, f.at DESC, f.id DESC
), spoken AS (
  SELECT DISTINCT f.promise FROM promises_act_standing f
  WHERE f.act NOT IN ('acknowledge', 'reassign') AND {scope}
)"""

KIND = """\
-- {code}: {name}
WITH {shared}
SELECT i.id, '{code}'::text AS kind, s.person_id, {team} AS team_id,
  s.thread, s.episode, s.root AS start_fact, s.occurred_at AS started_at, i.due_at,
  {aim} AS aim_at,
  CASE o.how WHEN 'open' THEN 'open' WHEN 'withdraw' THEN 'withdrawn'
    WHEN 'kept' THEN CASE WHEN (s.kept).at < i.due_at THEN 'kept' ELSE 'kept_late' END
    ELSE 'void' END AS state,
  CASE o.how WHEN 'kept' THEN (s.kept).at END AS kept_at,
  CASE o.how WHEN 'kept' THEN (s.kept).root END AS kept_fact,
  CASE WHEN o.how NOT IN ('open', 'kept') THEN o.at END AS ended_at,
  CASE o.how WHEN 'undone' THEN CASE WHEN s.retracts THEN 'retracted' ELSE 'corrected' END
    WHEN 'ended' THEN (o.ended).name WHEN 'kept' THEN NULL ELSE x.reason END AS ended_why,
  CASE o.how WHEN 'undone' THEN coalesce((s.data->>'successor')::uuid, s.id)
    WHEN 'ended' THEN (o.ended).root WHEN 'kept' THEN NULL ELSE x.by END AS ended_by,
  '{owner_role}'::text AS owner_role,
  CASE WHEN p.worker IS NULL OR p.passed THEN {now}.worker ELSE p.worker END AS owner_id,
  CASE WHEN p.passed THEN p.worker
    WHEN p.worker IS NULL AND {now}.since > p.since THEN nullif({now}.before, {now}.worker) END
    AS also_owner_id,
  CASE WHEN s.safety THEN '{safe_class}' ELSE '{alert_class}' END AS alert_class,
  s.safety,
  {priority} AS priority,
  CASE WHEN o.how = 'open' AND s.source = 'return' AND s.lived IS NOT TRUE
    AND spoken.promise IS NULL THEN covered.until END AS known_until,
  CASE WHEN i.due_at <= s.first_at THEN kith_due(s.first_at, settle.value, settle.unit) END
    AS settled_until,
  s.source = 'return' AS from_return,
  {words} AS words
FROM (
  SELECT f.id, f.root, f.person_id, f.team_id, f.thread, f.episode, f.occurred_at, f.source,
    f.replaces, f.retracts, f.begins, f.fits, f.data,
    {safety} AS safety,
    {kept} AS kept,
    {ended} AS ended,
    bool_or(f.source = 'lived' AND NOT f.retracts AND f.name IN (
      {told_by})) OVER of_{tie} AS lived,
    CASE WHEN f.replaces IS NULL THEN f.recorded_at
      ELSE (SELECT v.recorded_at FROM promises_fact v WHERE v.id = f.root) END AS first_at
  FROM (
    SELECT f.*, ROW(f.reckoned, f.seq, f.occurred_at, f.root, f.name)::promises_mark AS mark
    FROM (
      SELECT f.id, f.root, f.seq, f.name, f.person_id, f.team_id, f.thread, f.episode,
        f.occurred_at, f.recorded_at, f.source, f.replaces, f.retracts, f.data,
        f.name IN ({starts}) AS begins,
        {when} AS fits,
        CASE WHEN f.precision = 'minute' OR f.name IN ({starts}) THEN f.occurred_at
          ELSE kith_end_of_day(kith_local_date(f.occurred_at)) - interval '1 microsecond'
          END AS reckoned
      FROM promises_newest f
      WHERE f.name IN ({names})
        AND {scope}
    ) f
  ) f
  {windows}
) s
{due}
CROSS JOIN LATERAL (
  SELECT kith_promise_id('{code}', s.root, s.person_id) AS id,
    {due_at} AS due_at OFFSET 0) i
LEFT JOIN promises_policy settle ON settle.code = 'SETTLE' AND s.source = 'return'
  AND kith_local_date(s.first_at) BETWEEN settle.from_day AND settle.to_day
LEFT JOIN died ON died.person_id = s.person_id
LEFT JOIN covered ON covered.person_id = s.person_id
LEFT JOIN closing x ON x.promise = i.id
LEFT JOIN passing ON passing.promise = i.id
LEFT JOIN spoken ON spoken.promise = i.id
CROSS JOIN LATERAL (SELECT {ended_or_died} AS ended OFFSET 0) e
CROSS JOIN LATERAL (SELECT e.ended, h.how, CASE h.how
    WHEN 'open' THEN timestamptz '9999-01-01' WHEN 'kept' THEN (s.kept).at
    WHEN 'undone' THEN s.occurred_at WHEN 'ended' THEN greatest((e.ended).at, s.occurred_at)
    ELSE x.at END AS at
  FROM (SELECT CASE
    WHEN s.retracts OR NOT s.fits THEN 'undone'
    WHEN (s.kept).at <= coalesce(least((e.ended).reckoned, x.at), 'infinity') THEN 'kept'
    WHEN (e.ended).at <= coalesce(x.at, 'infinity') THEN 'ended'
    ELSE coalesce(x.act, 'open') END AS how) h OFFSET 0) o
LEFT JOIN allocated desk ON desk.person_id = s.person_id AND desk.post = 'worker'
  AND desk.since <= o.at AND o.at < coalesce(desk.until, 'infinity')
{allocated}CROSS JOIN LATERAL (SELECT n.worker, n.since,
    n.worker <> {now}.worker AND {now}.since > n.since AND n.worker = ANY ({now}.earlier) AS passed
  FROM (SELECT coalesce(passing.worker, {named}) AS worker,
    coalesce(passing.at, s.occurred_at) AS since) n OFFSET 0) p
WHERE s.begins
  AND s.occurred_at >= '1948-01-02' AND s.occurred_at < '2090-01-01'
  AND (s.fits OR s.replaces IS NOT NULL AND EXISTS (
    SELECT 1 FROM promises_fact f WHERE f.root = s.root AND {scope}
      AND {when}))"""

FOLLOWING = (
    "{window} AS (PARTITION BY f.{tie} ORDER BY f.reckoned DESC, f.begins, f.seq DESC\n"
    "    ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)"
)
BEFORE = (
    "before AS (PARTITION BY f.person_id ORDER BY f.occurred_at, f.begins, f.seq\n"
    "    ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)"
)
ALLOCATED = """LEFT JOIN allocated own ON own.person_id = s.person_id AND own.post = '{post}'
  AND own.since <= o.at AND o.at < coalesce(own.until, 'infinity')
"""
POLICY = """JOIN promises_policy r ON r.code = '{code}'
  AND kith_local_date(s.occurred_at) BETWEEN r.from_day AND r.to_day"""
AIM = """(SELECT kith_due(s.occurred_at, r.value, r.unit) FROM promises_policy r
    WHERE r.code = '{code}' AND kith_local_date(s.occurred_at) BETWEEN r.from_day AND r.to_day)"""

NO_MARK = "NULL::promises_mark"
ISO_DAY = r"^[12][0-9]{3}-[0-9]{2}-[0-9]{2}$"
DAYS = r"^[1-9][0-9]{0,2}$"


def kind_sql(kind: PromiseKind, scope: str = "true") -> str:
    """Return the SQL of one kind, over the facts that `scope` admits."""
    return KIND.format(
        code=kind.code,
        name=kind.name,
        shared=SHARED.format(scope=scope),
        scope=scope,
        starts=_list(kind.starts),
        names=_list(sorted(kind.reads)),
        told_by=_list(kind.told_by),
        tie=kind.tie,
        team="s.team_id" if kind.post == DESK else "coalesce(desk.team_id, s.team_id)",
        kept=_next(kind.keeps) or NO_MARK,
        ended=_next(kind.ends) or NO_MARK,
        ended_or_died=_ended(kind),
        windows=_windows(kind),
        due=POLICY.format(code=kind.limit) if kind.limit else "-- due by its own words",
        due_at=_due(kind),
        aim=AIM.format(code=kind.aim) if kind.aim else "NULL::timestamptz",
        safety=_safety(kind),
        safe_class=AlertClass.P0 if kind.alert_class is AlertClass.P0 else AlertClass.P1,
        alert_class=kind.alert_class,
        owner_role=kind.owner_role,
        now="desk" if kind.post == WORKER else "own",
        allocated="" if kind.post == WORKER else ALLOCATED.format(post=kind.post),
        named=f"(s.data->>'{kind.owner_from}')::bigint" if kind.owner_from else "NULL",
        priority=_priority(kind),
        words=_words(kind),
        when=_when(kind),
    )


def _next(marks: tuple[Mark, ...]) -> str:
    """What comes first after the start, of the facts that these marks name."""
    found = []
    for tie in Tie:
        names = [mark.name for mark in marks if mark.tie is tie]
        if names:
            which = f"FILTER (WHERE f.name IN ({_list(names)}) AND NOT f.retracts)"
            found.append(f"promises_mark_of(min(f.mark)\n      {which} OVER of_{tie})")
    every = ",\n      ".join(found)
    return f"least({every})" if len(found) > 1 else every


def _ended(kind: PromiseKind) -> str:
    return "least(s.ended, died.mark)" if kind.ends_at_death else "s.ended"


def _windows(kind: PromiseKind) -> str:
    ties = {mark.tie for mark in (*kind.keeps, *kind.ends)}
    named = [FOLLOWING.format(window=f"of_{tie}", tie=tie) for tie in Tie if tie in ties]
    if kind.safety_while:
        named.append(BEFORE)
    return "WINDOW " + ",\n  ".join(named)


def _safety(kind: PromiseKind) -> str:
    if kind.safety_while is None:
        return "true" if kind.safety else "false"
    which = f"FILTER (WHERE f.name IN ({_list(kind.safety_while)}) AND NOT f.retracts)"
    since = f"(promises_mark_of(max(f.mark)\n      {which} OVER before)).name"
    return f"coalesce({since}\n      = '{kind.safety_while[0]}', false)"


def _due(kind: PromiseKind) -> str:
    if kind.limit:
        return "kith_due(s.occurred_at, r.value, r.unit)"
    told = f"s.data->>'{kind.due_from or kind.every_from}'"
    if kind.due_from:
        due = f"kith_end_of_day(({told})::date)"
    else:
        due = f"kith_due(s.occurred_at, ({told})::int, 'working days')"
    return (
        f"CASE WHEN s.fits THEN {due}\n    ELSE kith_end_of_day(kith_local_date(s.occurred_at)) END"
    )


def _when(kind: PromiseKind) -> str:
    """Whether this version of the fact starts the promise; one without its time starts none."""
    conditions = [kind.when] if kind.when else []
    if kind.due_from:
        told = f"f.data->>'{kind.due_from}'"
        conditions += [f"{told} ~ '{ISO_DAY}'", f"pg_input_is_valid({told}, 'date')"]
    if kind.every_from:
        conditions.append(f"f.data->>'{kind.every_from}' ~ '{DAYS}'")
    return f"coalesce({' AND '.join(conditions)}, false)" if conditions else "true"


def _priority(kind: PromiseKind) -> str:
    if not kind.priority_from:
        return "false"
    return f"coalesce(s.data->>'{kind.priority_from}' IN ('true', 'high'), false)"


def _words(kind: PromiseKind) -> str:
    if not kind.words:
        return "'{}'::jsonb"
    pairs = ", ".join(f"'{key}', s.data->'{key}'" for key in kind.words)
    return f"jsonb_strip_nulls(jsonb_build_object({pairs}))"


def _list(names: Iterable[str]) -> str:
    return ", ".join(f"'{name}'" for name in names)
