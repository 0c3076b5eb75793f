"""Somebody without an account acts by a link: a database role that sees what the link is about.

The gate signs the link as it signs an account. Which rows belong to a link, and whether it still
opens anything, the package that made it says in its own policies.
"""

from django.db import migrations

ONLY = """
CREATE FUNCTION kith_only() RETURNS uuid LANGUAGE plpgsql STABLE SECURITY DEFINER
PARALLEL RESTRICTED SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF (SELECT kind FROM kith_who()) = 'link' THEN
    RETURN (string_to_array(current_setting('kith.actor', true), '|'))[6]::uuid;
  END IF;
  RETURN NULL;
END $$;
"""
CALLS = "kith_me(), kith_kind(), kith_now()"
GIVEN = [
    "REVOKE ALL ON FUNCTION kith_only() FROM PUBLIC",
    "GRANT EXECUTE ON FUNCTION kith_only() TO kith_link, kith_facts",
    "SET ROLE kith_facts",
    f"GRANT EXECUTE ON FUNCTION {CALLS} TO kith_link",
    "RESET ROLE",
    "GRANT CREATE ON SCHEMA public TO kith_facts",
    "ALTER FUNCTION kith_only() OWNER TO kith_facts",
    "REVOKE CREATE ON SCHEMA public FROM kith_facts",
]
TAKEN = [
    "SET ROLE kith_facts",
    f"REVOKE EXECUTE ON FUNCTION {CALLS} FROM kith_link",
    "DROP FUNCTION kith_only()",
    "RESET ROLE",
]
# What is done by a link is written down as everything is; nothing of the log is read by it.
SIGNED = "coalesce(account_id, 0) = (SELECT kith_me()) AND kind = (SELECT kith_kind())"
LOG = f"""
CREATE POLICY kith_link ON access_auditevent TO kith_link
  USING ((SELECT kith_kind()) = 'nobody') WITH CHECK ({SIGNED});
GRANT INSERT ON access_auditevent TO kith_link;
GRANT USAGE ON SEQUENCE access_auditevent_id_seq TO kith_link;
"""
NO_LOG = """
DROP POLICY kith_link ON access_auditevent;
REVOKE ALL ON access_auditevent FROM kith_link;
REVOKE ALL ON SEQUENCE access_auditevent_id_seq FROM kith_link;
"""


class Migration(migrations.Migration):
    dependencies = [("access", "0005_merged_away")]

    operations = [
        migrations.RunSQL([ONLY, *GIVEN], TAKEN),
        migrations.RunSQL(LOG, NO_LOG),
    ]
