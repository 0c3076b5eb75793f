"""Whom somebody reaches by a team: a view that a policy asks of one person at a time.

A front door that has taken word of 145,000 children in six years reaches them all. To list them for
each statement took an eighth of a second; to ask of the one child on the page takes microseconds,
and where a statement reads thousands of rows the planner makes the list after all (decision 0178).
The view tells the same as `kith_team_people`: it reads with the rights of kith_facts, and who asks
is known by the seal alone.
"""

from django.db.backends.base.base import BaseDatabaseWrapper

DEFINER = "SECURITY DEFINER PARALLEL RESTRICTED SET search_path = pg_catalog, public, pg_temp"

FUNCTIONS = """
CREATE OR REPLACE FUNCTION kith_my_managed() RETURNS bigint[] LANGUAGE sql STABLE DEFINER AS $$
  SELECT coalesce(array_agg(DISTINCT r.team), '{}')
    FROM kith_who() w
    CROSS JOIN LATERAL (
      SELECT w.account UNION ALL SELECT kith_stands_in_for(w.account, w.at)
    ) whose (account)
    CROSS JOIN LATERAL kith_live_roles(whose.account, w.at) r
   WHERE 'managers' = ANY (r.reaches)
$$;
CREATE OR REPLACE FUNCTION kith_my_absent() RETURNS bigint[] LANGUAGE sql STABLE DEFINER AS $$
  SELECT coalesce(array_agg(away), '{}')
    FROM kith_who() w, kith_stands_in_for(w.account, w.at) away
$$;
""".replace("DEFINER", DEFINER)
NEW = ("kith_my_managed()", "kith_my_absent()")

# The column has a name of its own: a policy's `reached = person_id` must mean the table's person.
VIEW = """
CREATE OR REPLACE VIEW kith_reached WITH (security_barrier) AS
SELECT g.person_id AS reached
  FROM access_grant g
 WHERE g.from_at <= (SELECT kith_now())
   AND (g.until_at IS NULL OR (SELECT kith_now()) < g.until_at)
   AND (g.account_id = (SELECT kith_me())
        OR (g.team_id = ANY ((SELECT kith_my_teams())::bigint[])
            AND (g.reach = 'members'
                 OR g.reach = 'managers'
                    AND g.team_id = ANY ((SELECT kith_my_managed())::bigint[])))
        OR (g.account_id = ANY ((SELECT kith_my_absent())::bigint[])
            AND g.reach = 'worker' AND g.reason <> 'break-glass'))
   AND NOT EXISTS (
     SELECT FROM access_restriction r
      WHERE r.person_id = g.person_id AND r.lifted_at IS NULL
        AND (r.code = 'R5') = EXISTS (
          SELECT FROM access_restrictionparty p
           WHERE p.restriction_id = r.id AND p.account_id = (SELECT kith_me())
             AND p.sees = (r.code <> 'R5'))){also};
"""
NOT_MERGED = """
   AND NOT EXISTS (SELECT FROM access_mergedaway m WHERE m.gone = g.person_id)"""

# Policies written before there was the view, each with its own column.
OF_BEFORE = r"\((\w+) IN \( SELECT kith_team_people\(\) AS kith_team_people\)\)"
NOW = r"(EXISTS (SELECT FROM kith_reached WHERE reached = \1))"
TURN = """
DO $$ DECLARE one record; BEGIN
  FOR one IN SELECT * FROM pg_policies
              WHERE roles = '{kith_team}' AND (qual ~ 'kith_team_people'
                                                 OR with_check ~ 'kith_team_people') LOOP
    EXECUTE format('ALTER POLICY %I ON %I USING (%s)', one.policyname, one.tablename,
                   regexp_replace(one.qual, 'OF_BEFORE', 'NOW', 'g'));
    IF one.with_check IS NOT NULL THEN
      EXECUTE format('ALTER POLICY %I ON %I WITH CHECK (%s)', one.policyname, one.tablename,
                     regexp_replace(one.with_check, 'OF_BEFORE', 'NOW', 'g'));
    END IF;
  END LOOP;
END $$;
""".replace("OF_BEFORE", OF_BEFORE).replace("NOW", NOW)


def as_facts(sql: str) -> list[str]:
    """Return the statements that run SQL as kith_facts, the owner of what is made by it."""
    return [
        "GRANT CREATE ON SCHEMA public TO kith_facts",
        f"SET ROLE kith_facts; {sql} RESET ROLE",
        "REVOKE CREATE ON SCHEMA public FROM kith_facts",
    ]


GRANTED = """
REVOKE ALL ON FUNCTION FUNCTIONS FROM PUBLIC;
GRANT EXECUTE ON FUNCTION FUNCTIONS TO kith_team;
GRANT SELECT ON kith_reached TO kith_team;
""".replace("FUNCTIONS", ", ".join(NEW))


def making(also: str = "") -> list[str]:
    """Return the statements that make the view and what it asks, and let team readers ask it."""
    return as_facts(FUNCTIONS + VIEW.format(also=also) + GRANTED)


def install(owner: BaseDatabaseWrapper) -> None:
    """Let team readers ask it, as its owner; a backup cannot bring this grant back by itself."""
    with owner.cursor() as cursor:
        for one in as_facts(GRANTED):
            cursor.execute(one)


UNMADE = ["DROP VIEW kith_reached", *(f"DROP FUNCTION {one}" for one in NEW)]
