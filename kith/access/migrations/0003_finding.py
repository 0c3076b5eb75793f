"""The front door finds: a database role that reads cards over the whole service, and no more."""

from django.db import migrations

from kith.access.keys import install
from kith.access.rls import found

DEFINER = "SECURITY DEFINER PARALLEL RESTRICTED SET search_path = pg_catalog, public, pg_temp"

COLUMN = "ALTER TABLE access_rolescope ADD COLUMN finds boolean NOT NULL DEFAULT false"

# Both are PL/pgSQL, which keeps its plans: every table that a look reads asks them once.
FUNCTIONS = f"""
CREATE FUNCTION kith_finds() RETURNS boolean
LANGUAGE plpgsql STABLE {DEFINER} AS $$ BEGIN
  RETURN EXISTS (SELECT FROM kith_who() w, kith_live_roles(w.account, w.at) r
                   JOIN access_rolescope s ON s.role = r.role WHERE s.finds);
END $$;

CREATE FUNCTION kith_unfindable() RETURNS SETOF bigint
LANGUAGE plpgsql STABLE {DEFINER} ROWS 30 AS $$ BEGIN
  IF kith_finds() THEN
    RETURN QUERY SELECT hidden FROM kith_who() w, kith_hidden_from(w.account, w.kind) hidden;
  END IF;
END $$;
"""
OURS = "kith_finds(), kith_unfindable()"
CALLS = "kith_me(), kith_kind(), kith_now(), kith_audits(), kith_sees(bigint)"
TO_FACTS = [
    f"REVOKE ALL ON FUNCTION {OURS} FROM PUBLIC",
    f"GRANT EXECUTE ON FUNCTION {OURS} TO kith_facts, kith_find",
    "SET ROLE kith_facts",
    f"GRANT EXECUTE ON FUNCTION {CALLS} TO kith_find",
    "RESET ROLE",
    "GRANT CREATE ON SCHEMA public TO kith_facts",
    "ALTER FUNCTION kith_finds() OWNER TO kith_facts",
    "ALTER FUNCTION kith_unfindable() OWNER TO kith_facts",
    "REVOKE CREATE ON SCHEMA public FROM kith_facts",
]
DROPPED = [
    "SET ROLE kith_facts",
    f"REVOKE EXECUTE ON FUNCTION {CALLS} FROM kith_find",
    f"DROP FUNCTION {OURS}",
    "RESET ROLE",
]

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
        migrations.RunSQL([FUNCTIONS, *TO_FACTS], DROPPED),
        migrations.RunSQL(POLICIES, NO_POLICIES),
        migrations.RunPython(install_keys, migrations.RunPython.noop),
    ]
