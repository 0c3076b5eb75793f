"""A notice is its reader's own: the machine writes it, and nobody else reads it."""

from django.db import migrations

from kith.access.rls import secure
from kith.kernel.grants import app_may, app_may_call

OWN = "to_id = (SELECT kith_me())"
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
            {"kith_app": OWN, "kith_team": OWN, "kith_wide": OWN},
            {"kith_wide": MACHINE},
        ),
        app_may("SELECT, INSERT, UPDATE", "messages_notice"),
        migrations.RunSQL(TELLING, f"DROP FUNCTION {TOLD}"),
        app_may_call(TOLD),
    ]
