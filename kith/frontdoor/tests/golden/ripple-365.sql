-- RIPPLE-365: Each linked child is looked at again after a year
WITH died AS (
  SELECT f.person_id,
    promises_mark_of(min(ROW(f.occurred_at, f.seq, f.occurred_at, f.root, f.name)::promises_mark))
      AS mark
  FROM promises_standing f WHERE f.name = 'child.died' AND true GROUP BY f.person_id
), covered AS (
  SELECT f.person_id, max(f.occurred_at) AS until
  FROM promises_standing f WHERE f.name = 'return.covered' AND true GROUP BY f.person_id
), allocated AS (
  SELECT f.* FROM promises_allocation f WHERE true
), closing AS (
  SELECT DISTINCT ON (f.promise) f.promise, f.act, f.at, f.data->>'reason' AS reason,
    coalesce((f.data->>'successor')::uuid, f.id) AS by
  FROM promises_act_standing f WHERE f.act IN ('withdraw', 'void') AND true
  ORDER BY f.promise, f.at, f.id
), passing AS (
  SELECT DISTINCT ON (f.promise) f.promise, (f.data->>'to')::bigint AS worker, f.at
  FROM promises_act_standing f WHERE f.act = 'reassign' AND true
  ORDER BY f.promise, f.at DESC, f.id DESC
), spoken AS (
  SELECT DISTINCT f.promise FROM promises_act_standing f
  WHERE f.act NOT IN ('acknowledge', 'reassign') AND true
)
SELECT i.id, 'RIPPLE-365'::text AS kind, s.person_id, coalesce(desk.team_id, s.team_id) AS team_id,
  s.thread, s.episode, s.root AS start_fact, s.occurred_at AS started_at, i.due_at,
  NULL::timestamptz AS aim_at,
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
  'head_of_service'::text AS owner_role,
  CASE WHEN p.worker IS NULL OR p.passed THEN own.worker ELSE p.worker END AS owner_id,
  CASE WHEN p.passed THEN p.worker
    WHEN p.worker IS NULL AND own.since > p.since THEN nullif(own.before, own.worker) END
    AS also_owner_id,
  CASE WHEN s.safety THEN 'P1' ELSE 'P2' END AS alert_class,
  s.safety,
  false AS priority,
  CASE WHEN o.how = 'open' AND s.source = 'return' AND s.lived IS NOT TRUE
    AND spoken.promise IS NULL THEN covered.until END AS known_until,
  CASE WHEN i.due_at <= s.first_at THEN kith_due(s.first_at, settle.value, settle.unit) END
    AS settled_until,
  s.source = 'return' AS from_return,
  jsonb_strip_nulls(jsonb_build_object('who', s.data->'who')) AS words
FROM (
  SELECT f.id, f.root, f.person_id, f.team_id, f.thread, f.episode, f.occurred_at, f.source,
    f.replaces, f.retracts, f.begins, f.fits, f.data,
    true AS safety,
    promises_mark_of(min(f.mark)
      FILTER (WHERE f.name IN ('ripple.looked_365') AND NOT f.retracts) OVER of_thread) AS kept,
    promises_mark_of(min(f.mark)
      FILTER (WHERE f.name IN ('ripple.ended') AND NOT f.retracts) OVER of_thread) AS ended,
    bool_or(f.source = 'lived' AND NOT f.retracts AND f.name IN (
      'ripple.linked', 'ripple.looked_365', 'ripple.ended')) OVER of_thread AS lived,
    CASE WHEN f.replaces IS NULL THEN f.recorded_at
      ELSE (SELECT v.recorded_at FROM promises_fact v WHERE v.id = f.root) END AS first_at
  FROM (
    SELECT f.*, ROW(f.reckoned, f.seq, f.occurred_at, f.root, f.name)::promises_mark AS mark
    FROM (
      SELECT f.id, f.root, f.seq, f.name, f.person_id, f.team_id, f.thread, f.episode,
        f.occurred_at, f.recorded_at, f.source, f.replaces, f.retracts, f.data,
        f.name IN ('ripple.linked') AS begins,
        true AS fits,
        CASE WHEN f.precision = 'minute' OR f.name IN ('ripple.linked') THEN f.occurred_at
          ELSE kith_end_of_day(kith_local_date(f.occurred_at)) - interval '1 microsecond'
          END AS reckoned
      FROM promises_newest f
      WHERE f.name IN ('ripple.ended', 'ripple.linked', 'ripple.looked_365')
        AND true
    ) f
  ) f
  WINDOW of_thread AS (PARTITION BY f.thread ORDER BY f.reckoned DESC, f.begins, f.seq DESC
    ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
) s
JOIN promises_policy r ON r.code = 'RIPPLE-365'
  AND kith_local_date(s.occurred_at) BETWEEN r.from_day AND r.to_day
CROSS JOIN LATERAL (
  SELECT kith_promise_id('RIPPLE-365', s.root, s.person_id) AS id,
    kith_due(s.occurred_at, r.value, r.unit) AS due_at OFFSET 0) i
LEFT JOIN promises_policy settle ON settle.code = 'SETTLE' AND s.source = 'return'
  AND kith_local_date(s.first_at) BETWEEN settle.from_day AND settle.to_day
LEFT JOIN died ON died.person_id = s.person_id
LEFT JOIN covered ON covered.person_id = s.person_id
LEFT JOIN closing x ON x.promise = i.id
LEFT JOIN passing ON passing.promise = i.id
LEFT JOIN spoken ON spoken.promise = i.id
CROSS JOIN LATERAL (SELECT least(s.ended, died.mark) AS ended OFFSET 0) e
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
LEFT JOIN allocated own ON own.person_id = s.person_id AND own.post = 'head_of_service'
  AND own.since <= o.at AND o.at < coalesce(own.until, 'infinity')
CROSS JOIN LATERAL (SELECT n.worker, n.since,
    n.worker <> own.worker AND own.since > n.since AND n.worker = ANY (own.earlier) AS passed
  FROM (SELECT coalesce(passing.worker, NULL) AS worker,
    coalesce(passing.at, s.occurred_at) AS since) n OFFSET 0) p
WHERE s.begins
  AND s.occurred_at >= '1948-01-02' AND s.occurred_at < '2090-01-01'
  AND (s.fits OR s.replaces IS NOT NULL AND EXISTS (
    SELECT 1 FROM promises_fact f WHERE f.root = s.root AND true
      AND true))
