"""Old drafts are swept by a function that can delete nothing younger than a week, and reads none."""

from django.db import migrations

from kith.kernel.grants import app_may_call

SWEEP = "kith_sweep_drafts(timestamptz)"
SWEEPING = f"""
CREATE FUNCTION {SWEEP} RETURNS integer LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  swept integer;
BEGIN
  DELETE FROM web_draft WHERE saved_at < least($1, now()) - interval '7 days';
  GET DIAGNOSTICS swept = ROW_COUNT;
  RETURN swept;
END $$;
GRANT CREATE ON SCHEMA public TO kith_facts;
ALTER FUNCTION {SWEEP} OWNER TO kith_facts;
REVOKE CREATE ON SCHEMA public FROM kith_facts;
"""


class Migration(migrations.Migration):
    dependencies = [("web", "0002_only_its_author")]

    operations = [
        migrations.RunSQL(SWEEPING, f"DROP FUNCTION {SWEEP}"),
        app_may_call(SWEEP),
    ]
