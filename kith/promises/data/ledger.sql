-- What every promise kind's SQL stands on. The views show a reader only the rows that they may see.

-- A promise's id follows from its kind, the root of the fact that starts it and the child, so that
-- acts stay with it whenever the ledger is derived anew: SHA-256 as a UUID of version 8, variant 8.
CREATE OR REPLACE FUNCTION kith_promise_id(kind text, start_fact uuid, subject bigint) RETURNS uuid
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT overlay(overlay(
    substr(encode(sha256(convert_to(kind || '|' || start_fact || '|' || subject, 'UTF8')), 'hex'), 1, 32)
    placing '8' from 13) placing '8' from 17)::uuid
$$;

-- A fact as it stands in a child's story: by the order in which it counts, then what it is.
CREATE TYPE promises_mark AS (
  reckoned timestamptz, seq bigint, at timestamptz, root uuid, name text
);

-- `min` and `max` of marks answer "record"; this says again what sort of record it is.
CREATE OR REPLACE FUNCTION promises_mark_of(one record) RETURNS promises_mark
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE STRICT AS $$ BEGIN RETURN one; END $$;

-- The newest version of each fact, retractions among them.
CREATE OR REPLACE VIEW promises_newest WITH (security_invoker = true) AS
  SELECT f.* FROM promises_fact f
   WHERE NOT EXISTS (SELECT 1 FROM promises_fact n
                      WHERE n.root = f.root AND n.replaces IS NOT NULL AND n.seq > f.seq);

-- The facts that stand.
CREATE OR REPLACE VIEW promises_standing WITH (security_invoker = true) AS
  SELECT f.* FROM promises_newest f WHERE NOT f.retracts;

-- The acts that stand: not taken back by the same person within ten minutes.
CREATE OR REPLACE VIEW promises_act_standing WITH (security_invoker = true) AS
  SELECT a.* FROM promises_act a
   WHERE a.act <> 'undo'
     AND NOT EXISTS (SELECT 1 FROM promises_act u
                      WHERE u.undoes = a.id AND u.by_id = a.by_id
                        AND u.at <= a.at + interval '10 minutes');

-- Who was allocated to each post of a child, from when until when, and who was before. The first
-- window keeps the child in its partition, so that a reader's condition on the child goes below it.
CREATE OR REPLACE VIEW promises_allocation WITH (security_invoker = true) AS
  SELECT a.person_id, a.team_id, a.worker, a.post, a.at AS since,
         least(a.ended, lead(a.at) OVER later) AS until,
         lag(a.worker) OVER later AS before,
         array_agg(a.worker) OVER (later ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS earlier
    FROM (SELECT f.person_id, f.team_id, f.name, f.occurred_at AS at, f.seq,
                 (f.data->>'worker')::bigint AS worker,
                 CASE WHEN coalesce(f.data->>'role', 'social_worker') IN ('social_worker', 'nqsw')
                      THEN 'worker' ELSE f.data->>'role' END AS post,
                 min(f.occurred_at) FILTER (WHERE f.name = 'allocation.ended') OVER (
                   PARTITION BY f.person_id, f.thread
                   ORDER BY f.occurred_at DESC, f.name, f.seq DESC) AS ended
            FROM promises_standing f
           WHERE f.name IN ('child.allocated', 'allocation.ended')) a
   WHERE a.name = 'child.allocated'
  WINDOW later AS (PARTITION BY a.person_id, a.post ORDER BY a.at, a.seq);

-- The dated rules that count, each until the next of its code begins.
CREATE OR REPLACE VIEW promises_policy WITH (security_invoker = true) AS
  SELECT r.code, r.value, r.unit, r.effective_from AS from_day,
         least(coalesce(r.effective_to, 'infinity'),
               lead(r.effective_from, 1, 'infinity') OVER later - 1) AS to_day
    FROM kernel_policyrule r
   WHERE r.accepted_at IS NOT NULL AND r.effective_from IS NOT NULL
  WINDOW later AS (PARTITION BY r.code ORDER BY r.effective_from);
