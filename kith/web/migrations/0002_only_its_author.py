"""Only the author of a draft reads or writes it; one function keeps words sent without a session."""

from django.db import migrations

from kith.kernel.grants import app_may, app_may_call

ROLES = ("kith_app", "kith_team", "kith_wide")
MINE = "account = (SELECT kith_me())"

PROTECT = f"""
ALTER TABLE web_draft ENABLE ROW LEVEL SECURITY;
ALTER TABLE web_draft FORCE ROW LEVEL SECURITY;
{"".join(f"CREATE POLICY {r} ON web_draft TO {r} USING ({MINE}) WITH CHECK ({MINE});" for r in ROLES)}
CREATE POLICY kith_facts ON web_draft TO kith_facts USING (true) WITH CHECK (true);
"""

UNPROTECT = "".join(f"DROP POLICY {r} ON web_draft;" for r in (*ROLES, "kith_facts")) + (
    "ALTER TABLE web_draft NO FORCE ROW LEVEL SECURITY;"
    "ALTER TABLE web_draft DISABLE ROW LEVEL SECURITY;"
)

# A form sent after the session has ended has nobody behind it. Its words are put aside for the
# account that the page was drawn for; the caller learns nothing and can read nothing by it.
HOLD = "kith_hold_words(uuid, bigint, text, text, jsonb, text, timestamptz)"
HOLDING = f"""
CREATE FUNCTION {HOLD} RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE web_draft SET body = $5, seen = $6, saved_at = $7
   WHERE account = $2 AND key = $3 AND page = $4 AND NOT spent;
  IF FOUND THEN RETURN; END IF;
  INSERT INTO web_draft (id, account, key, page, body, seen, spent, saved_at)
  SELECT $1, $2, $3, $4, $5, $6, false, $7
   WHERE NOT EXISTS (SELECT FROM web_draft WHERE account = $2 AND key = $3 AND page = $4);
END $$;
"""
AS_FACTS = f"""
GRANT CREATE ON SCHEMA public TO kith_facts;
ALTER FUNCTION {HOLD} OWNER TO kith_facts;
REVOKE CREATE ON SCHEMA public FROM kith_facts;
"""


class Migration(migrations.Migration):
    dependencies = [("web", "0001_initial"), ("access", "0002_who_may_see")]

    operations = [
        migrations.RunSQL(PROTECT, UNPROTECT),
        app_may("SELECT, INSERT, UPDATE, DELETE", "web_draft"),
        migrations.RunSQL(HOLDING, f"DROP FUNCTION {HOLD}"),
        app_may_call(HOLD),
        migrations.RunSQL(AS_FACTS, migrations.RunSQL.noop),
    ]
