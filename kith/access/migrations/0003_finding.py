"""The front door finds: a database role that reads cards over the whole service, and no more."""

from django.db import migrations

from kith.access.keys import install
from kith.access.rls import found

DEFINER = "SECURITY DEFINER PARALLEL RESTRICTED SET search_path = pg_catalog, public, pg_temp"

COLUMN = "ALTER TABLE access_rolescope ADD COLUMN finds boolean NOT NULL DEFAULT false"

# The functions belong to kith_facts, which may create in the schema only meanwhile.
AS_FACTS = "GRANT CREATE ON SCHEMA public TO kith_facts; SET ROLE kith_facts;"
AS_OWNER = "RESET ROLE; REVOKE CREATE ON SCHEMA public FROM kith_facts;"

HIDDEN = f"""
CREATE OR REPLACE FUNCTION kith_hidden_people() RETURNS SETOF bigint
LANGUAGE sql STABLE {DEFINER} AS $$
  SELECT hidden FROM kith_who() w, kith_hidden_from(w.account, w.kind) hidden
   WHERE kith_everyone() OR kith_reviews(){{finds}}
$$;
"""
FINDS = f"""
CREATE FUNCTION kith_finds() RETURNS boolean LANGUAGE sql STABLE {DEFINER} AS $$
  SELECT EXISTS (SELECT FROM kith_who() w, kith_live_roles(w.account, w.at) r
                   JOIN access_rolescope s ON s.role = r.role WHERE s.finds)
$$;
REVOKE ALL ON FUNCTION kith_finds() FROM PUBLIC;
"""
CALLS = "kith_me(), kith_kind(), kith_now(), kith_audits(), kith_finds(), kith_hidden_people(), kith_sees(bigint)"
MADE = AS_FACTS + FINDS + HIDDEN.format(finds=" OR kith_finds()") + f"""
GRANT EXECUTE ON FUNCTION kith_finds() TO kith_app, kith_team, kith_wide, kith_find;
GRANT EXECUTE ON FUNCTION {CALLS} TO kith_find;
""" + AS_OWNER
UNMADE = AS_FACTS + HIDDEN.format(finds="") + f"""
REVOKE EXECUTE ON FUNCTION {CALLS} FROM kith_find;
DROP FUNCTION kith_finds();
""" + AS_OWNER

# A reading is written down in every role; of the log a finder reads their own lines about nobody.
NOBODYS = "person_id IS NULL AND (account_id = (SELECT kith_me()) OR (SELECT kith_audits()))"
SIGNED = "coalesce(account_id, 0) = (SELECT kith_me()) AND kind = (SELECT kith_kind())"
# Whom to ring: who works with the child now, and which team; no other reason for seeing somebody.
RING = "reason IN ('allocated', 'team', 'imported') AND (until_at IS NULL OR until_at > kith_now())"
POLICIES = f"""
CREATE POLICY kith_find ON access_auditevent TO kith_find USING ({NOBODYS}) WITH CHECK ({SIGNED});
GRANT SELECT, INSERT ON access_auditevent TO kith_find;
GRANT USAGE ON SEQUENCE access_auditevent_id_seq TO kith_find;
CREATE POLICY kith_find ON access_grant TO kith_find USING ({found("person_id")} AND {RING});
GRANT SELECT ON access_grant TO kith_find;
"""
NO_POLICIES = """
DROP POLICY kith_find ON access_grant;
DROP POLICY kith_find ON access_auditevent;
REVOKE ALL ON access_grant, access_auditevent FROM kith_find;
REVOKE ALL ON SEQUENCE access_auditevent_id_seq FROM kith_find;
"""


def install_keys(apps, schema_editor):
    """Put today's key and roles in place; set-up does the same after each migration."""
    install(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("access", "0002_who_may_see")]

    operations = [
        migrations.RunSQL(COLUMN, "ALTER TABLE access_rolescope DROP COLUMN finds"),
        migrations.RunSQL(MADE, UNMADE),
        migrations.RunSQL(POLICIES, NO_POLICIES),
        migrations.RunPython(install_keys, migrations.RunPython.noop),
    ]
