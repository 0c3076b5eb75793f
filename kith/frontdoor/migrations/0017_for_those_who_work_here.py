"""The desk's own work is read by those who work here; a reply by link ends with its request."""

from django.db import migrations

from kith.access.rls import inside

DESKS_OWN = (
    "frontdoor_contact",
    "frontdoor_screen",
    "frontdoor_decision",
    "frontdoor_considered",
    "frontdoor_incident",
    "frontdoor_linked",
    "frontdoor_request",
    "frontdoor_reply",
    "frontdoor_apart",
    "frontdoor_attachment",
    "frontdoor_link",
)

ASKED = """
CREATE OR REPLACE FUNCTION frontdoor_asked() RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER
PARALLEL RESTRICTED SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT l.request_id FROM frontdoor_link l{asked}
   WHERE l.id = kith_only() AND l.used_at IS NULL AND l.expires_at > kith_now(){open}
$$;
"""
WHATEVER_CAME = ASKED.format(asked="", open="")
WHILE_IT_IS_OPEN = ASKED.format(
    asked=" JOIN frontdoor_request r ON r.id = l.request_id",
    open="\n     AND r.state NOT IN ('FULL', 'NIL', 'REFUSED', 'WITHDRAWN')",
)


def as_facts(sql):
    """Run SQL as kith_facts, who owns the function; it may create in the schema only meanwhile."""
    return [
        "GRANT CREATE ON SCHEMA public TO kith_facts",
        f"SET ROLE kith_facts; {sql} RESET ROLE;",
        "REVOKE CREATE ON SCHEMA public FROM kith_facts",
    ]


class Migration(migrations.Migration):
    dependencies = [("frontdoor", "0016_said_of_a_surge"), ("access", "0008_kept")]

    operations = [
        inside(*DESKS_OWN),
        migrations.RunSQL(as_facts(WHILE_IT_IS_OPEN), as_facts(WHATEVER_CAME)),
    ]
