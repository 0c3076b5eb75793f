"""What a manager asks that only the named may read, kept where nobody else reads it (SPEC H2, R6)."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import kith.kernel.clock
from kith.access.rls import BY_ROLE, secure
from kith.kernel.grants import app_may, app_may_call

ME = "(SELECT kith_me())"
TODAY = "((SELECT kith_now()) AT TIME ZONE 'Europe/London')::date"
READS = f"(set_by_id = {ME} OR (named @> to_jsonb(ARRAY[{ME}]) AND {TODAY} < review_on))"
NAMED = {role: f"{sees('person_id')} AND {READS}" for role, sees in BY_ROLE.items()}

# Whoever takes an answer in puts it here without reading what is here: the machine for a link, the
# named, and anybody at the desk while nothing was answered.
KEEP = """
CREATE FUNCTION frontdoor_keep_apart(asked uuid, item text, answer jsonb) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER PARALLEL RESTRICTED
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE w record;
BEGIN
  SELECT * INTO w FROM kith_who();
  UPDATE frontdoor_apart SET said = answer, said_at = w.at
   WHERE request_id = asked AND key = item
     AND (w.kind = 'machine'
          OR kith_sees(person_id)
             AND (said = '{}' OR set_by_id = w.account OR named @> to_jsonb(ARRAY[w.account])));
  RETURN FOUND;
END $$;
GRANT CREATE ON SCHEMA public TO kith_facts;
ALTER FUNCTION frontdoor_keep_apart(uuid, text, jsonb) OWNER TO kith_facts;
REVOKE CREATE ON SCHEMA public FROM kith_facts;
"""
# What was asked before this, and what came: for whoever asked.
MOVED = """
SET ROLE kith_facts;
INSERT INTO frontdoor_apart
       (id, request_id, person_id, key, code, why, set_by_id, set_at, review_on, named, said, said_at)
SELECT gen_random_uuid(), q.id, q.person_id, '9', 'R6',
       'Asked before a reason was asked for.', q.asked_by_id, q.asked_at,
       q.asked_at::date + 90, to_jsonb(ARRAY[q.asked_by_id]),
       coalesce(q.answers->'9', '{}'), CASE WHEN q.answers ? '9' THEN q.answered_at END
  FROM frontdoor_request q WHERE q.conditions ? 'sexual';
UPDATE frontdoor_reply SET answers = jsonb_set(answers, '{9}', APART)
 WHERE answers ? '9' AND request_id IN (SELECT request_id FROM frontdoor_apart);
UPDATE frontdoor_link SET draft = draft - ARRAY['words_9', 'way_9', 'reason_9']
 WHERE request_id IN (SELECT request_id FROM frontdoor_apart);
UPDATE frontdoor_request
   SET conditions = (conditions - 'sexual') || '["apart"]',
       answers = CASE WHEN answers ? '9' THEN jsonb_set(answers, '{9}', APART) ELSE answers END
 WHERE conditions ? 'sexual';
RESET ROLE;
""".replace("APART", """'{"sort": "apart", "words": "", "by": "", "reason": ""}'""")


class Migration(migrations.Migration):
    dependencies = [
        ("frontdoor", "0014_one_event"),
        ("people", "0007_twins_and_marks"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Apart",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("key", models.CharField(max_length=10)),
                ("code", models.CharField(default="R6", max_length=3)),
                ("why", models.TextField()),
                ("set_at", models.DateTimeField(default=kith.kernel.clock.now)),
                ("review_on", models.DateField()),
                ("named", models.JSONField()),
                ("said", models.JSONField(default=dict)),
                ("said_at", models.DateTimeField(null=True)),
                ("person", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person")),
                ("request", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="frontdoor.request")),
                ("set_by", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("request", "key"), name="apart_asked_once"),
                    models.CheckConstraint(
                        condition=models.Q(("named", []), _negated=True)
                        & models.Q(("named__contains", [0]), _negated=True),
                        name="apart_names_people_and_never_the_machine",
                    ),
                ],
            },
        ),
        secure("frontdoor_apart", NAMED),
        app_may("SELECT, INSERT", "frontdoor_apart"),
        migrations.RunSQL(
            "GRANT UPDATE (named, why, review_on) ON frontdoor_apart"
            " TO kith_app, kith_team, kith_wide",
            migrations.RunSQL.noop,
        ),
        migrations.RunSQL(KEEP, "DROP FUNCTION frontdoor_keep_apart(uuid, text, jsonb)"),
        app_may_call("frontdoor_keep_apart(uuid, text, jsonb)"),
        migrations.RunSQL(MOVED, migrations.RunSQL.noop),
    ]
