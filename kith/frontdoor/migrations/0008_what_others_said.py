"""A second reader sees what others had answered when it was decided, as the first did.

Partners see who had answered and whether in full; what one agency says is not passed on to another
by this way.
"""

from django.db import migrations

BLIND = """
CREATE OR REPLACE FUNCTION frontdoor_blind(look uuid) RETURNS jsonb
LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL RESTRICTED
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  w record;
  one record;
BEGIN
  SELECT * INTO w FROM kith_who();
  SELECT b.contact_id, b.person_id, b.given_at, b.decision_id, d.decided_at INTO one
    FROM frontdoor_blindlook b JOIN frontdoor_decision d ON d.id = b.decision_id
   WHERE b.id = look AND b.reader_id = w.account AND b.ended_at IS NULL
     AND w.kind IN ('worker', 'partner') AND w.at < b.until_at;
  IF one.contact_id IS NULL OR one.person_id IN (SELECT kith_hidden_from(w.account, w.kind)) THEN
    RETURN NULL;
  END IF;
  RETURN jsonb_build_object(
    'contact', (
      SELECT to_jsonb(c) FROM (
        SELECT channel, agency, source_role, arrived_at, what_happened, safe_now, where_now,
               childs_words, told_child, told_parent, told_why, harms, dangers, told
          FROM frontdoor_contact WHERE id = one.contact_id) c),
    'born', (SELECT p.born FROM people_person p WHERE p.id = one.person_id),
    'grades', (
      SELECT coalesce(jsonb_agg(jsonb_build_object(
                 'rag', coalesce(f.data->>'said', f.data->>'rag'), 'why', f.rationale)
               ORDER BY f.occurred_at, f.seq), '[]')
        FROM promises_standing f
       WHERE f.person_id = one.person_id AND f.thread = one.contact_id
         AND f.name IN ('contact.graded', 'contact.regraded') AND f.recorded_at <= one.decided_at),
    'screen', (
      SELECT jsonb_build_object('edition', s.edition, 'answers', s.answers)
        FROM frontdoor_screen s
       WHERE s.contact_id = one.contact_id AND s.done_at <= one.decided_at
       ORDER BY s.done_at DESC LIMIT 1),
    'asked', (
      SELECT coalesce(jsonb_agg(jsonb_build_object(
                 'agency', q.agency, 'template', q.template, 'conditions', q.conditions,
                 'came', r.came) ORDER BY q.number), '[]')
        FROM frontdoor_request q
        CROSS JOIN LATERAL (
          SELECT coalesce(jsonb_agg(jsonb_build_object(
                     'state', r.state,
                     'answers', CASE w.kind WHEN 'worker' THEN r.answers ELSE '{}' END)
                   ORDER BY r.number), '[]') AS came
            FROM frontdoor_reply r WHERE r.request_id = q.id AND r.at <= one.decided_at) r
       WHERE q.contact_id = one.contact_id AND q.asked_at <= one.decided_at),
    'earlier', (
      SELECT coalesce(jsonb_agg(jsonb_build_object(
                 'at', o.arrived_at, 'outcome', (
                   SELECT d.outcome FROM frontdoor_decision d
                    WHERE d.contact_id = o.id AND d.decided_at <= c.arrived_at
                    ORDER BY d.number DESC LIMIT 1))
               ORDER BY o.arrived_at DESC), '[]')
        FROM frontdoor_contact c JOIN frontdoor_contact o
          ON o.person_id = c.person_id AND o.id <> c.id AND o.incident <> c.incident
         AND o.arrived_at < c.arrived_at
       WHERE c.id = one.contact_id),
    'first', (
      SELECT jsonb_build_object(
               'outcome', d.outcome, 'level', d.level, 'because', d.because,
               'sentences', d.sentences, 'by', d.decided_by_id, 'at', d.decided_at)
        FROM frontdoor_decision d WHERE d.id = one.decision_id AND one.given_at IS NOT NULL));
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("frontdoor", "0007_links")]

    operations = [
        migrations.RunSQL(
            [
                "GRANT CREATE ON SCHEMA public TO kith_facts",
                "SET LOCAL ROLE kith_facts",
                BLIND,
                "RESET ROLE",
                "REVOKE CREATE ON SCHEMA public FROM kith_facts",
            ],
            migrations.RunSQL.noop,
        )
    ]
