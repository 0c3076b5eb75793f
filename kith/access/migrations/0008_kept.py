"""What fifteen minutes of sight do not give: more sight, an end of somebody else's, a merge.

`kith_keeps` says whether the actor sees a person otherwise than by a record opened in an emergency.
"""

from django.db import migrations

from kith.kernel.grants import APP_ROLES

DEFINER = "SECURITY DEFINER PARALLEL RESTRICTED SET search_path = pg_catalog, public, pg_temp"

IS_GRANTED = """
CREATE FUNCTION kith_is_granted(me bigint, by_kind text, at_time timestamptz, child bigint{but_for})
RETURNS boolean LANGUAGE plpgsql STABLE PARALLEL RESTRICTED AS $$ BEGIN
  RETURN EXISTS (
    SELECT FROM access_grant g
     WHERE g.person_id = child{unless}
       AND g.from_at <= at_time AND (g.until_at IS NULL OR at_time < g.until_at)
       AND (g.account_id = me
         OR EXISTS (
             SELECT FROM kith_live_roles(me, at_time) r
              WHERE r.team = g.team_id AND g.reach = ANY (r.reaches))
         OR EXISTS (
             SELECT FROM kith_stands_in_for(me, at_time) away
              WHERE (away = g.account_id AND g.reach = 'worker' AND g.reason <> 'break-glass')
                 OR EXISTS (SELECT FROM kith_live_roles(away, at_time) r
                             WHERE r.team = g.team_id AND g.reach = ANY (r.reaches))))
  ) AND child NOT IN (SELECT kith_hidden_from(me, by_kind));
END $$;
REVOKE ALL ON FUNCTION kith_is_granted FROM PUBLIC;
"""

SEES = f"""
CREATE OR REPLACE FUNCTION kith_sees(child bigint) RETURNS boolean LANGUAGE sql STABLE {DEFINER}
AS $$
  SELECT coalesce((SELECT kith_is_granted(account, kind, at, child{{but}}) FROM kith_who()), false)
      OR (current_setting('role') = 'kith_wide' AND kith_everyone()
          AND child NOT IN (SELECT kith_hidden_people())
          AND EXISTS (SELECT FROM access_grant g WHERE g.person_id = child))
$$;
"""

KEEPS = f"""
CREATE FUNCTION kith_keeps(child bigint) RETURNS boolean LANGUAGE sql STABLE {DEFINER} AS $$
  SELECT kith_sees(child)
     AND (kith_everyone()
          OR (SELECT kith_is_granted(account, kind, at, child, 'break-glass') FROM kith_who()))
$$;
REVOKE ALL ON FUNCTION kith_keeps(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION kith_keeps(bigint) TO {APP_ROLES};
"""

GIVING = f"""
CREATE OR REPLACE FUNCTION kith_may_grant(child bigint) RETURNS boolean LANGUAGE sql STABLE {DEFINER}
AS $$
  SELECT (SELECT account FROM kith_who()) IS NOT NULL
     AND (NOT EXISTS (SELECT FROM access_grant g
                       WHERE g.person_id = child AND g.reason <> 'break-glass')
          OR {{lasting}})
     AND NOT EXISTS (SELECT FROM access_mergedaway m WHERE m.gone = child)
$$;
CREATE OR REPLACE FUNCTION kith_end_grant(grant_id bigint) RETURNS boolean
LANGUAGE plpgsql VOLATILE {DEFINER} AS $$
DECLARE
  ended boolean;
BEGIN
  UPDATE access_grant g SET until_at = greatest(g.from_at, kith_now())
   WHERE g.id = grant_id AND {{ends}}
     AND (g.until_at IS NULL OR g.until_at > kith_now())
  RETURNING true INTO ended;
  RETURN coalesce(ended, false);
END $$;
"""
BEFORE = GIVING.format(
    lasting="(kith_sees(child) AND (kith_everyone() OR NOT kith_opened(child)))",
    ends="kith_sees(g.person_id)",
)
NOW = GIVING.format(
    lasting="kith_keeps(child)",
    ends="kith_sees(g.person_id) AND (g.account_id = kith_me() OR kith_keeps(g.person_id))",
)
OF_FOUR = "DROP FUNCTION kith_is_granted(bigint, text, timestamptz, bigint);"
OF_FIVE = "DROP FUNCTION kith_is_granted(bigint, text, timestamptz, bigint, text);"
IS_GRANTED_BEFORE = IS_GRANTED.format(but_for="", unless="")
IS_GRANTED_NOW = IS_GRANTED.format(
    but_for=", but_for text", unless=" AND g.reason IS DISTINCT FROM but_for"
)


def as_facts(sql):
    """Run SQL as kith_facts, who owns the functions; it may create in the schema only meanwhile."""
    return [
        "GRANT CREATE ON SCHEMA public TO kith_facts",
        f"SET ROLE kith_facts; {sql} RESET ROLE;",
        "REVOKE CREATE ON SCHEMA public FROM kith_facts",
    ]


class Migration(migrations.Migration):
    dependencies = [("access", "0007_reached")]

    operations = [
        migrations.RunSQL(
            as_facts(OF_FOUR + IS_GRANTED_NOW + SEES.format(but=", NULL") + KEEPS + NOW),
            as_facts(
                f"{BEFORE} DROP FUNCTION kith_keeps(bigint);"
                f"{OF_FIVE} {IS_GRANTED_BEFORE} {SEES.format(but='')}"
            ),
        ),
    ]
