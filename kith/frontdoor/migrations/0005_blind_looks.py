"""A second look by somebody who does not know the decision: what they may read, and until when.

The row of a look lets its reader see that row, until its end, and nothing else of the child: no
grant on the child is given, since a grant shows everything, the decision with it. What reached us
is read through one function, which leaves out all that came with the decision or after it, until
the reader has decided. Readers write nothing by themselves: the commands do, once they have looked.
"""

import django.db.models.deletion
import kith.kernel.clock
import uuid
from django.conf import settings
from django.db import migrations, models

from kith.access.rls import BY_ROLE, secure
from kith.kernel.grants import app_may, app_may_call
from kith.kernel.load import load_declared

MINE = (
    "reader_id = (SELECT kith_me()) AND (SELECT kith_now()) < until_at"
    " AND NOT kith_is_hidden(person_id)"
)
SEEN = {role: visible("person_id") for role, visible in BY_ROLE.items()}

BLIND = """
CREATE FUNCTION frontdoor_blind(look uuid) RETURNS jsonb
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
    'answers', (
      SELECT coalesce(jsonb_agg(jsonb_build_object(
                 'agency', f.data->>'agency', 'state', f.data->>'state')
               ORDER BY f.occurred_at, f.seq), '[]')
        FROM promises_standing f
       WHERE f.person_id = one.person_id AND f.parent = one.contact_id
         AND f.name = 'request.returned' AND f.recorded_at <= one.decided_at),
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
SIGNATURE = "frontdoor_blind(uuid)"


def fill(apps, schema_editor):
    """Write the declared rules of today's code."""
    load_declared(schema_editor.connection.alias)


class Migration(migrations.Migration):

    dependencies = [
        ('access', '0002_who_may_see'),
        ('accounts', '0002_cache_and_grants'),
        ('frontdoor', '0004_requests'),
        ('messages', '0003_hidden_now'),
        ('people', '0006_duplicates_and_merges'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='BlindLook',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('drawn', models.BooleanField()),
                ('asked_at', models.DateTimeField(default=kith.kernel.clock.now)),
                ('due_at', models.DateTimeField()),
                ('until_at', models.DateTimeField()),
                ('outcome', models.CharField(blank=True, default='', max_length=20)),
                ('level', models.PositiveSmallIntegerField(null=True)),
                ('sentences', models.JSONField(default=list)),
                ('because', models.TextField(blank=True, default='')),
                ('given_at', models.DateTimeField(null=True)),
                ('differs', models.BooleanField(null=True)),
                ('ended_at', models.DateTimeField(null=True)),
                ('ended_why', models.CharField(blank=True, default='', max_length=10)),
                ('learned', models.TextField(blank=True, default='')),
                ('talked_at', models.DateTimeField(null=True)),
                ('contact', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='frontdoor.contact')),
                ('decision', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='frontdoor.decision')),
                ('person', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('reader', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('talked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('team', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.team')),
            ],
            options={
                'indexes': [models.Index(fields=['reader', '-asked_at'], name='blind_look_by_reader'), models.Index(fields=['contact'], name='blind_look_by_contact'), models.Index(fields=['person'], name='blind_look_by_person'), models.Index(fields=['given_at'], name='blind_look_by_given')],
                'constraints': [models.CheckConstraint(condition=models.Q(('until_at__gt', models.F('asked_at'))), name='blind_look_has_an_end'), models.CheckConstraint(condition=models.Q(models.Q(('differs', None), ('given_at', None), ('level', None)), models.Q(('differs__isnull', False), ('given_at__isnull', False), ('level__isnull', False)), _connector='OR'), name='blind_look_given_whole'), models.UniqueConstraint(condition=models.Q(('ended_at', None), ('given_at', None)), fields=('contact',), name='blind_look_one_at_a_time')],
            },
        ),
        secure(
            "frontdoor_blindlook",
            {role: f"({seen}) OR ({MINE})" for role, seen in SEEN.items()},
            SEEN,
        ),
        app_may("SELECT, INSERT, UPDATE", "frontdoor_blindlook"),
        migrations.RunSQL(BLIND, f"DROP FUNCTION {SIGNATURE}"),
        migrations.RunSQL(
            f"GRANT CREATE ON SCHEMA public TO kith_facts;"
            f"ALTER FUNCTION {SIGNATURE} OWNER TO kith_facts;"
            f"REVOKE CREATE ON SCHEMA public FROM kith_facts",
            migrations.RunSQL.noop,
        ),
        app_may_call(SIGNATURE),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
