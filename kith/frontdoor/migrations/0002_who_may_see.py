"""Who sees a contact: whoever sees the child; where there is none, the desk that has it.

A desk takes in a child whom it does not see yet: that is what a front door is for. The function
gives sight to the desk alone, for an actor who works there, of somebody who is not hidden from
that actor; it answers with true or false and nothing else.
"""

from django.db import migrations

from kith.access.rls import protect
from kith.kernel.grants import app_may_call
from kith.kernel.load import load_declared

TAKE_IN = """
CREATE FUNCTION frontdoor_take_in(child bigint, desk bigint) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER PARALLEL RESTRICTED
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  w record;
BEGIN
  SELECT * INTO w FROM kith_who();
  IF w.account IS NULL OR w.kind <> 'worker'
     OR NOT EXISTS (SELECT FROM kith_live_roles(w.account, w.at) r
                     WHERE r.team = desk
                       AND r.role IN ('front_door', 'mash_manager', 'duty_manager'))
     OR child IN (SELECT kith_hidden_from(w.account, w.kind))
     OR NOT EXISTS (SELECT FROM access_grant g
                     WHERE g.person_id = child AND g.reason <> 'break-glass') THEN
    RETURN false;
  END IF;
  INSERT INTO access_grant (person_id, team_id, reach, reason, from_at, given_by, given_at)
  VALUES (child, desk, 'members', 'contact', w.at, w.account, w.at);
  RETURN true;
END $$;
"""
SIGNATURE = "frontdoor_take_in(bigint, bigint)"


def fill(apps, schema_editor):
    """Write the declared rules of today's code."""
    load_declared(schema_editor.connection.alias)


class Migration(migrations.Migration):
    dependencies = [
        ("frontdoor", "0001_initial"),
        ("access", "0002_who_may_see"),
        ("promises", "0002_ledger"),
        ("kernel", "0002_hub_hours"),
    ]

    operations = [
        *protect(
            "frontdoor_contact",
            team="team_id",
            person_optional=True,
            may="SELECT, INSERT, UPDATE",
        ),
        migrations.RunSQL(
            "GRANT USAGE ON SEQUENCE frontdoor_contact_number"
            " TO kith_app, kith_team, kith_wide, kith_facts",
            migrations.RunSQL.noop,
        ),
        *protect("frontdoor_screen"),
        *protect("frontdoor_decision"),
        *protect("frontdoor_incident"),
        *protect("frontdoor_linked", person=["person_id", "linked_id"]),
        migrations.RunSQL(TAKE_IN, f"DROP FUNCTION {SIGNATURE}"),
        migrations.RunSQL(
            f"GRANT CREATE ON SCHEMA public TO kith_facts;"
            f"ALTER FUNCTION {SIGNATURE} OWNER TO kith_facts;"
            f"REVOKE CREATE ON SCHEMA public FROM kith_facts",
            migrations.RunSQL.noop,
        ),
        app_may_call(SIGNATURE),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
