"""What is kept of a person: names, places, ways to reach them, and addresses that stay hidden."""

import django.db.models.deletion
import kith.kernel.clock
import uuid
from django.conf import settings
from django.db import migrations, models

from kith.access.rls import BY_ROLE, protect, secure
from kith.kernel.grants import app_may, app_may_call

ROLES = "kith_app, kith_team, kith_wide"

# Which hidden addresses the actor is named for now: one by one, or for a while all of a person's. The
# machine is never named. Naming is for whoever keeps a new address or may open it, and to open all
# of a person's for a quarter of an hour, for those who answer for more than their own children.
NAMED = """
CREATE FUNCTION kith_hidden_addresses() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER
PARALLEL RESTRICTED SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT coalesce(array_agg(DISTINCT h.id), '{}')
    FROM kith_who() w
    JOIN people_hiddenaddressviewer v ON v.account_id = w.account
    JOIN people_hiddenaddress h
      ON h.person_id = v.person_id AND (h.id = v.address_id OR v.address_id IS NULL)
   WHERE v.from_at <= w.at AND (v.until_at IS NULL OR w.at < v.until_at)
$$;
CREATE FUNCTION kith_may_name(address uuid, until_time timestamptz) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER
PARALLEL RESTRICTED SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT CASE WHEN address IS NOT NULL
    THEN NOT EXISTS (SELECT FROM people_hiddenaddress h WHERE h.id = address)
      OR address = ANY (kith_hidden_addresses())
    ELSE EXISTS (SELECT FROM kith_who() w, kith_live_roles(w.account, w.at) r
                  WHERE r.scope IN ('team', 'wide') AND until_time <= w.at + interval '15 minutes')
    END
$$;
"""
NAMED_AS_FACTS = """
GRANT CREATE ON SCHEMA public TO kith_facts;
ALTER FUNCTION kith_hidden_addresses() OWNER TO kith_facts;
ALTER FUNCTION kith_may_name(uuid, timestamptz) OWNER TO kith_facts;
REVOKE CREATE ON SCHEMA public FROM kith_facts;
"""
NOT_NAMED = """
SET ROLE kith_facts;
DROP FUNCTION kith_may_name(uuid, timestamptz);
DROP FUNCTION kith_hidden_addresses();
RESET ROLE;
"""
SEES = {role: visible("person_id") for role, visible in BY_ROLE.items()}
OPEN = "ANY ((SELECT kith_hidden_addresses())::uuid[])"
OPENS = {role: f"{sees} AND id = {OPEN}" for role, sees in SEES.items()}
OPENS_TOO = {role: f"{sees} AND address_id = {OPEN}" for role, sees in SEES.items()}
MAY_NAME = {
    role: f"{sees} AND kith_may_name(address_id, until_at)" for role, sees in SEES.items()
}

# The name that people go by, as it was kept until now, becomes a name like any other.
NAMES = """
SET ROLE kith_facts;
INSERT INTO people_personname (person_id, kind, given, say_it, recorded_at)
SELECT id, 'preferred', known_as, say_it, created_at FROM people_person WHERE known_as <> '';
RESET ROLE;
"""


def mended(*tables, also=""):
    """Let records be ended and retracted, and nothing else of them be changed."""
    columns = "until_on, ended_at, ended_by, retracted_at, retracted_by, retracted_why"
    return migrations.RunSQL(
        [f"GRANT UPDATE ({columns}{also}) ON {table} TO {ROLES}" for table in tables],
        migrations.RunSQL.noop,
    )


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0002_who_may_see'),
        ('access', '0002_who_may_see'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Address',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('source', models.CharField(blank=True, default='', max_length=100)),
                ('from_on', models.DateField(blank=True, null=True)),
                ('until_on', models.DateField(blank=True, null=True)),
                ('recorded_at', models.DateTimeField(default=kith.kernel.clock.now)),
                ('recorded_by', models.BigIntegerField(null=True)),
                ('ended_at', models.DateTimeField(null=True)),
                ('ended_by', models.BigIntegerField(null=True)),
                ('retracted_at', models.DateTimeField(null=True)),
                ('retracted_by', models.BigIntegerField(null=True)),
                ('retracted_why', models.CharField(blank=True, default='', max_length=200)),
                ('kind', models.CharField(max_length=10)),
                ('lines', models.CharField(blank=True, db_default='', default='', max_length=200)),
                ('town', models.CharField(blank=True, db_default='', default='', max_length=60)),
                ('postcode', models.CharField(blank=True, db_default='', default='', max_length=8)),
                ('household', models.UUIDField(blank=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name='HiddenAddress',
            fields=[
                ('source', models.CharField(blank=True, default='', max_length=100)),
                ('from_on', models.DateField(blank=True, null=True)),
                ('until_on', models.DateField(blank=True, null=True)),
                ('recorded_at', models.DateTimeField(default=kith.kernel.clock.now)),
                ('recorded_by', models.BigIntegerField(null=True)),
                ('ended_at', models.DateTimeField(null=True)),
                ('ended_by', models.BigIntegerField(null=True)),
                ('retracted_at', models.DateTimeField(null=True)),
                ('retracted_by', models.BigIntegerField(null=True)),
                ('retracted_why', models.CharField(blank=True, default='', max_length=200)),
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('lines', models.CharField(blank=True, default='', max_length=200)),
                ('town', models.CharField(blank=True, default='', max_length=60)),
                ('postcode', models.CharField(blank=True, default='', max_length=8)),
                ('why', models.CharField(max_length=300)),
            ],
        ),
        migrations.CreateModel(
            name='HiddenAddressViewer',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('why', models.CharField(max_length=300)),
                ('from_at', models.DateTimeField(default=kith.kernel.clock.now)),
                ('until_at', models.DateTimeField(null=True)),
                ('given_by', models.BigIntegerField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name='PersonName',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('source', models.CharField(blank=True, default='', max_length=100)),
                ('from_on', models.DateField(blank=True, null=True)),
                ('until_on', models.DateField(blank=True, null=True)),
                ('recorded_at', models.DateTimeField(default=kith.kernel.clock.now)),
                ('recorded_by', models.BigIntegerField(null=True)),
                ('ended_at', models.DateTimeField(null=True)),
                ('ended_by', models.BigIntegerField(null=True)),
                ('retracted_at', models.DateTimeField(null=True)),
                ('retracted_by', models.BigIntegerField(null=True)),
                ('retracted_why', models.CharField(blank=True, default='', max_length=200)),
                ('kind', models.CharField(max_length=10)),
                ('given', models.CharField(max_length=100)),
                ('family', models.CharField(blank=True, db_default='', default='', max_length=100)),
                ('say_it', models.CharField(blank=True, db_default='', default='', max_length=100)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Phone',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('source', models.CharField(blank=True, default='', max_length=100)),
                ('from_on', models.DateField(blank=True, null=True)),
                ('until_on', models.DateField(blank=True, null=True)),
                ('recorded_at', models.DateTimeField(default=kith.kernel.clock.now)),
                ('recorded_by', models.BigIntegerField(null=True)),
                ('ended_at', models.DateTimeField(null=True)),
                ('ended_by', models.BigIntegerField(null=True)),
                ('retracted_at', models.DateTimeField(null=True)),
                ('retracted_by', models.BigIntegerField(null=True)),
                ('retracted_why', models.CharField(blank=True, default='', max_length=200)),
                ('kind', models.CharField(max_length=10)),
                ('value', models.CharField(max_length=120)),
                ('safe', models.CharField(blank=True, db_default='', default='', max_length=3)),
                ('when_safe', models.CharField(blank=True, db_default='', default='', max_length=200)),
            ],
        ),
        migrations.RemoveConstraint(
            model_name='identifier',
            name='identifier_once_a_person',
        ),
        migrations.AddField(
            model_name='identifier',
            name='ended_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='identifier',
            name='ended_by',
            field=models.BigIntegerField(null=True),
        ),
        migrations.AddField(
            model_name='identifier',
            name='from_on',
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='identifier',
            name='recorded_by',
            field=models.BigIntegerField(null=True),
        ),
        migrations.AddField(
            model_name='identifier',
            name='retracted_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='identifier',
            name='retracted_by',
            field=models.BigIntegerField(null=True),
        ),
        migrations.AddField(
            model_name='identifier',
            name='retracted_why',
            field=models.CharField(blank=True, default='', max_length=200),
        ),
        migrations.AddField(
            model_name='identifier',
            name='source',
            field=models.CharField(blank=True, default='', max_length=100),
        ),
        migrations.AddField(
            model_name='identifier',
            name='until_on',
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='person',
            name='agency',
            field=models.CharField(blank=True, db_default='', default='', max_length=100),
        ),
        migrations.AddField(
            model_name='person',
            name='apparent_from',
            field=models.PositiveSmallIntegerField(null=True),
        ),
        migrations.AddField(
            model_name='person',
            name='apparent_on',
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name='person',
            name='apparent_to',
            field=models.PositiveSmallIntegerField(null=True),
        ),
        migrations.AddField(
            model_name='person',
            name='faith',
            field=models.CharField(blank=True, db_default='', default='', max_length=60),
        ),
        migrations.AddField(
            model_name='person',
            name='gender',
            field=models.CharField(blank=True, db_default='', default='', max_length=60),
        ),
        migrations.AddField(
            model_name='person',
            name='identical',
            field=models.BooleanField(null=True),
        ),
        migrations.AddField(
            model_name='person',
            name='interpreter',
            field=models.BooleanField(null=True),
        ),
        migrations.AddField(
            model_name='person',
            name='kind',
            field=models.CharField(db_default='child', default='child', max_length=12),
        ),
        migrations.AddField(
            model_name='person',
            name='merged_into',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person'),
        ),
        migrations.AddField(
            model_name='person',
            name='occupation',
            field=models.CharField(blank=True, db_default='', default='', max_length=100),
        ),
        migrations.AddField(
            model_name='person',
            name='phone_safe',
            field=models.CharField(blank=True, db_default='', default='', max_length=200),
        ),
        migrations.AddField(
            model_name='person',
            name='twin_group',
            field=models.UUIDField(null=True),
        ),
        migrations.AddConstraint(
            model_name='identifier',
            constraint=models.UniqueConstraint(condition=models.Q(('retracted_at', None)), fields=('person', 'scheme', 'issuer', 'value'), name='identifier_once_a_person'),
        ),
        migrations.AddConstraint(
            model_name='person',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('apparent_from', None), ('apparent_on', None), ('apparent_to', None)), models.Q(('apparent_from__isnull', False), ('apparent_on__isnull', False), ('apparent_to__gte', models.F('apparent_from'))), _connector='OR'), name='apparent_age_is_a_range'),
        ),
        migrations.AddField(
            model_name='address',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='addresses', to='people.person'),
        ),
        migrations.AddField(
            model_name='hiddenaddress',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person'),
        ),
        migrations.AddField(
            model_name='hiddenaddressviewer',
            name='account',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='hiddenaddressviewer',
            name='address',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.hiddenaddress'),
        ),
        migrations.AddField(
            model_name='hiddenaddressviewer',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person'),
        ),
        migrations.AddField(
            model_name='personname',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='names', to='people.person'),
        ),
        migrations.AddField(
            model_name='phone',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='phones', to='people.person'),
        ),
        migrations.AddConstraint(
            model_name='address',
            constraint=models.CheckConstraint(condition=models.Q(('from_on', None), ('until_on', None), ('until_on__gte', models.F('from_on')), _connector='OR'), name='address_ends_after_start'),
        ),
        migrations.AddConstraint(
            model_name='hiddenaddress',
            constraint=models.CheckConstraint(condition=models.Q(('from_on', None), ('until_on', None), ('until_on__gte', models.F('from_on')), _connector='OR'), name='hidden_address_ends_after_start'),
        ),
        migrations.AddIndex(
            model_name='hiddenaddressviewer',
            index=models.Index(fields=['account', 'person'], name='hidden_address_viewer'),
        ),
        migrations.AddConstraint(
            model_name='phone',
            constraint=models.CheckConstraint(condition=models.Q(('from_on', None), ('until_on', None), ('until_on__gte', models.F('from_on')), _connector='OR'), name='phone_ends_after_start'),
        ),
        *protect('people_personname'),
        *protect('people_address', may='SELECT, INSERT, DELETE'),
        *protect('people_phone'),
        mended('people_personname', 'people_phone', 'people_identifier'),
        mended('people_address', also=', household'),
        migrations.RunSQL(NAMED, NOT_NAMED),
        app_may_call('kith_hidden_addresses()', 'kith_may_name(uuid, timestamptz)'),
        migrations.RunSQL(NAMED_AS_FACTS, migrations.RunSQL.noop),
        secure('people_hiddenaddress', OPENS, SEES),
        secure('people_hiddenaddressviewer', OPENS_TOO, MAY_NAME),
        app_may('SELECT, INSERT', 'people_hiddenaddress', 'people_hiddenaddressviewer'),
        mended('people_hiddenaddress'),
        migrations.RunSQL(NAMES, migrations.RunSQL.noop),
    ]
