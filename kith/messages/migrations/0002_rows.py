"""A notice is its reader's own: the machine writes it, and nobody else reads it.

One about a child whom its reader does not see, or sees no more, is not there. Only what is Now (P0)
reaches those on duty whose child it is not: the job that told them asked whether it is hidden.
"""

from django.db import migrations

from kith.access.rls import BY_ROLE, secure
from kith.kernel.grants import app_may, app_may_call

OWN = "to_id = (SELECT kith_me())"
NOW = {"kith_app": "alert_class = 'P0'", "kith_team": "alert_class = 'P0'", "kith_wide": "false"}
READ = {
    role: f"{OWN} AND (person_id IS NULL OR {NOW[role]} OR {sees('person_id')})"
    for role, sees in BY_ROLE.items()
}
MACHINE = "(SELECT kith_everyone()) OR to_id = (SELECT kith_me())"

# A job asks only whether a summary went out, and learns nothing of whom or what.
TOLD = "kith_told_since(text, timestamptz)"
TELLING = f"""
CREATE FUNCTION {TOLD} RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM messages_notice WHERE code = $1 AND at >= $2)
$$;
GRANT CREATE ON SCHEMA public TO kith_facts;
ALTER FUNCTION {TOLD} OWNER TO kith_facts;
REVOKE CREATE ON SCHEMA public FROM kith_facts;
"""


class Migration(migrations.Migration):
    dependencies = [("messages", "0001_initial"), ("access", "0002_who_may_see")]

    operations = [
        secure(
            "messages_notice",
            READ,
            {"kith_wide": MACHINE},
        ),
        app_may("SELECT, INSERT, UPDATE", "messages_notice"),
        migrations.RunSQL(TELLING, f"DROP FUNCTION {TOLD}"),
        app_may_call(TOLD),
    ]
