"""A record that was merged into another is seen by nobody; who looked at it is told with the other."""

from django.db import migrations, models

from kith.access.rls import BY_ROLE, protect

HIDDEN = """
CREATE OR REPLACE FUNCTION kith_hidden_from(me bigint, by_kind text)
RETURNS SETOF bigint LANGUAGE plpgsql STABLE PARALLEL RESTRICTED ROWS 30 AS $$ BEGIN
  RETURN QUERY
  SELECT r.person_id FROM access_restriction r
   WHERE r.lifted_at IS NULL AND by_kind <> 'machine'
     AND CASE r.code
         WHEN 'R5' THEN EXISTS (
           SELECT FROM access_restrictionparty p
            WHERE p.restriction_id = r.id AND p.account_id = me AND NOT p.sees)
         ELSE NOT EXISTS (
           SELECT FROM access_restrictionparty p
            WHERE p.restriction_id = r.id AND p.account_id = me AND p.sees)
         END{also};
END $$;
"""
MERGED = """
  UNION ALL
  SELECT m.gone FROM access_mergedaway m WHERE by_kind <> 'machine'"""

DEFINER = "SECURITY DEFINER PARALLEL RESTRICTED SET search_path = pg_catalog, public, pg_temp"
GIVING = f"""
CREATE OR REPLACE FUNCTION kith_may_grant(child bigint) RETURNS boolean LANGUAGE sql STABLE {DEFINER}
AS $$
  SELECT (SELECT account FROM kith_who()) IS NOT NULL
     AND (NOT EXISTS (SELECT FROM access_grant g
                       WHERE g.person_id = child AND g.reason <> 'break-glass')
          OR (kith_sees(child) AND (kith_everyone() OR NOT kith_opened(child)))){{also}}
$$;
"""
NEVER_MERGED = """
     AND NOT EXISTS (SELECT FROM access_mergedaway m WHERE m.gone = child)"""

NOBODYS = "person_id IS NULL AND (account_id = (SELECT kith_me()) OR (SELECT kith_audits()))"
OF_THE_OTHER = "person_id IN (SELECT m.gone FROM access_mergedaway m)"


def as_facts(sql):
    """Run SQL as kith_facts, who owns the functions; it may create in the schema only meanwhile."""
    return [
        "GRANT CREATE ON SCHEMA public TO kith_facts",
        f"SET ROLE kith_facts; {sql} RESET ROLE;",
        "REVOKE CREATE ON SCHEMA public FROM kith_facts",
    ]


def events_read(also):
    """Return the statements that say whose events are read."""
    return [
        f"ALTER POLICY {role} ON access_auditevent"
        f" USING (({visible('person_id')}) OR ({NOBODYS}){also})"
        for role, visible in BY_ROLE.items()
    ]


class Migration(migrations.Migration):
    dependencies = [("access", "0003_finding")]

    operations = [
        migrations.CreateModel(
            name="MergedAway",
            fields=[
                ("gone", models.BigIntegerField(primary_key=True, serialize=False)),
                ("kept", models.BigIntegerField(db_index=True)),
                ("at", models.DateTimeField()),
            ],
        ),
        *protect("access_mergedaway", person="kept", may="SELECT"),
        migrations.RunSQL(
            as_facts(HIDDEN.format(also=MERGED) + GIVING.format(also=NEVER_MERGED)),
            as_facts(HIDDEN.format(also="") + GIVING.format(also="")),
        ),
        migrations.RunSQL(events_read(f" OR ({OF_THE_OTHER})"), events_read("")),
    ]
