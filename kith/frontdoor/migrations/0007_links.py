"""A link lets an agency answer one request without an account, while it still opens.

Whoever acts by it sees this link and its request, and writes nothing but what stands in the form.
"""

import django.db.models.deletion
import kith.kernel.clock
import uuid
from django.db import migrations, models

from kith.access.rls import protect

ASKED = """
CREATE FUNCTION frontdoor_asked() RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER
PARALLEL RESTRICTED SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT request_id FROM frontdoor_link
   WHERE id = kith_only() AND used_at IS NULL AND expires_at > kith_now()
$$;
REVOKE ALL ON FUNCTION frontdoor_asked() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION frontdoor_asked() TO kith_link, kith_facts;
GRANT CREATE ON SCHEMA public TO kith_facts;
ALTER FUNCTION frontdoor_asked() OWNER TO kith_facts;
REVOKE CREATE ON SCHEMA public FROM kith_facts;
"""
LIVE = "used_at IS NULL AND expires_at > (SELECT kith_now())"
BY_LINK = f"""
CREATE POLICY kith_link ON frontdoor_link TO kith_link
  USING (id = (SELECT kith_only()) AND {LIVE}) WITH CHECK (id = (SELECT kith_only()));
CREATE POLICY kith_link ON frontdoor_request TO kith_link
  USING (id = (SELECT frontdoor_asked()) AND (SELECT kith_only()) IS NOT NULL);
GRANT SELECT ON frontdoor_link, frontdoor_request, frontdoor_partner TO kith_link;
GRANT UPDATE (draft, kept_at, code_at, tries) ON frontdoor_link TO kith_link;
GRANT UPDATE (seen_at) ON frontdoor_request TO kith_link;
"""
NOT_BY_LINK = """
DROP POLICY kith_link ON frontdoor_request;
DROP POLICY kith_link ON frontdoor_link;
REVOKE ALL ON frontdoor_link, frontdoor_request, frontdoor_partner FROM kith_link;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('access', '0006_links'),
        ('frontdoor', '0006_letters'),
        ('people', '0006_duplicates_and_merges'),
    ]

    operations = [
        migrations.CreateModel(
            name='Link',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('hash', models.CharField(max_length=64, unique=True)),
                ('issued_at', models.DateTimeField(default=kith.kernel.clock.now)),
                ('expires_at', models.DateTimeField()),
                ('used_at', models.DateTimeField(null=True)),
                ('codes', models.PositiveSmallIntegerField(default=0)),
                ('code_at', models.DateTimeField(null=True)),
                ('tries', models.PositiveSmallIntegerField(default=0)),
                ('draft', models.JSONField(default=dict)),
                ('kept_at', models.DateTimeField(null=True)),
                ('person', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('request', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='frontdoor.request')),
            ],
            options={
                'indexes': [models.Index(fields=['person'], name='link_by_person')],
            },
        ),
        *protect("frontdoor_link", may="SELECT, INSERT, UPDATE"),
        migrations.RunSQL(ASKED, "DROP FUNCTION frontdoor_asked()"),
        migrations.RunSQL(BY_LINK, NOT_BY_LINK),
    ]
