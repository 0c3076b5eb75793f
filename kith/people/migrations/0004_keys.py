"""What people are found by; what the front door reads of anybody while it looks somebody up; and
whether to ring the duty manager before a child is written down (SUPPLEMENT S0 #19, J42).
"""

from django.db import migrations, models

from kith.access.rls import findable, protect
from kith.kernel.grants import app_may_call

# The narrowest question that can be put: "is somebody hidden from me, whose life is under threat,
# surely whom I am about to write down?". It is answered to the roles that look people up, for sure
# keys alone (odd numbers), and thirty times an hour; whoever R1 or R5 hides is never told of. Each
# asking is logged, and each showing beside the child, where only those who see the child read it.
MUST_RING = """
CREATE FUNCTION kith_must_ring(keys bigint[]) RETURNS text
LANGUAGE plpgsql VOLATILE SECURITY DEFINER PARALLEL UNSAFE
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  w record;
  child bigint;
BEGIN
  SELECT * INTO w FROM kith_who();
  IF w.account IS NULL OR w.kind <> 'worker' OR NOT kith_finds() THEN
    RETURN 'clear';
  END IF;
  IF 30 <= (SELECT count(*) FROM access_auditevent e
             WHERE e.account_id = w.account AND e.event = 'create.looked'
               AND e.at > w.at - interval '1 hour') THEN
    RETURN 'wait';
  END IF;
  INSERT INTO access_auditevent (at, account_id, kind, event, detail, written_at)
  VALUES (w.at, w.account, w.kind, 'create.looked', '{}', clock_timestamp());
  SELECT r.person_id INTO child
    FROM access_restriction r
    JOIN people_personkey k ON k.person_id = r.person_id
   WHERE r.lifted_at IS NULL AND r.code = 'R3'
     AND k.key = ANY (keys[1:200]) AND k.key & 1 = 1
     AND NOT EXISTS (SELECT FROM access_restrictionparty p
                      WHERE p.restriction_id = r.id AND p.account_id = w.account AND p.sees)
     AND NOT EXISTS (
         SELECT FROM access_restriction o
          WHERE o.person_id = r.person_id AND o.lifted_at IS NULL AND o.code <> 'R3'
            AND (o.code = 'R5') = EXISTS (
                SELECT FROM access_restrictionparty p
                 WHERE p.restriction_id = o.id AND p.account_id = w.account
                   AND p.sees = (o.code <> 'R5')))
   ORDER BY 1 LIMIT 1;
  IF child IS NULL THEN
    RETURN 'clear';
  END IF;
  INSERT INTO access_auditevent (at, account_id, kind, event, person_id, detail, written_at)
  VALUES (w.at, w.account, w.kind, 'duty_manager.named', child, '{}', clock_timestamp());
  RETURN 'ring';
END $$;
"""
AS_FACTS = [
    "GRANT CREATE ON SCHEMA public TO kith_facts",
    "ALTER FUNCTION kith_must_ring(bigint[]) OWNER TO kith_facts",
    "REVOKE CREATE ON SCHEMA public FROM kith_facts",
]
DROPPED = "SET ROLE kith_facts; DROP FUNCTION kith_must_ring(bigint[]); RESET ROLE;"


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0003_names_and_places'),
        ('access', '0003_finding'),
    ]

    operations = [
        migrations.CreateModel(
            name='PersonKey',
            fields=[
                ('pk', models.CompositePrimaryKey('key', 'person_id', blank=True, editable=False, primary_key=True, serialize=False)),
                ('key', models.BigIntegerField()),
                ('person_id', models.BigIntegerField()),
            ],
            options={
                'indexes': [models.Index(fields=['person_id'], name='key_by_person')],
            },
        ),
        *protect('people_personkey', may='SELECT, INSERT, DELETE'),
        findable('people_person', person='id'),
        *(
            findable(table)
            for table in (
                'people_personkey',
                'people_personname',
                'people_identifier',
                'people_address',
                'people_phone',
            )
        ),
        migrations.RunSQL(MUST_RING, DROPPED),
        app_may_call('kith_must_ring(bigint[])'),
        migrations.RunSQL(AS_FACTS, migrations.RunSQL.noop),
    ]
