"""The functions that policies ask, and the policies of this package's own tables.

Each function checks the actor's seal itself, so that nothing that the application's login can set
by SQL alone is believed. They are owned by kith_facts and run with its rights; the application may
call only those that say something about the actor who asks.
"""

from django.db import migrations

from kith.access.reached import UNMADE, making
from kith.access.rls import BY_ROLE, NOT_HIDDEN, protect, secure, wide
from kith.kernel.grants import app_may, app_may_call

KEYS = """
CREATE TABLE access_key (
    only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
    inner_pad bytea NOT NULL,
    outer_pad bytea NOT NULL
);
CREATE TABLE access_rolescope (
    role text PRIMARY KEY,
    scope text NOT NULL CHECK (scope IN ('none', 'own', 'team', 'wide')),
    duty text NOT NULL,
    breaks_glass boolean NOT NULL,
    reviews boolean NOT NULL,
    audits boolean NOT NULL
);
GRANT SELECT ON access_key, access_rolescope TO kith_facts;
CREATE SEQUENCE access_restriction_ids;
GRANT USAGE ON SEQUENCE access_restriction_ids TO kith_app, kith_team, kith_wide, kith_facts;
"""

DEFINER = "SECURITY DEFINER PARALLEL RESTRICTED SET search_path = pg_catalog, public, pg_temp"

# The actor, when the seal holds: HMAC-SHA256 under a key that only kith_facts reads, for this very
# connection, signed within 15 minutes by the real clock. Otherwise all three are null.
WHO = """
CREATE FUNCTION kith_who(OUT account bigint, OUT kind text, OUT at timestamptz)
LANGUAGE plpgsql STABLE PARALLEL RESTRICTED AS $$
DECLARE
  message text := current_setting('kith.actor', true);
  sealed text := current_setting('kith.seal', true);
  said text[];
BEGIN
  IF coalesce(message, '') = '' OR coalesce(sealed, '') = '' THEN
    RETURN;
  END IF;
  PERFORM FROM access_key
   WHERE encode(sha256(outer_pad || sha256(inner_pad || convert_to(message, 'UTF8'))), 'hex')
         = sealed;
  IF NOT FOUND THEN
    RETURN;
  END IF;
  said := string_to_array(message, '|');
  IF said[5]::int <> pg_backend_pid()
     OR abs(extract(epoch FROM clock_timestamp()) - said[4]::float8) > 900 THEN
    RETURN;
  END IF;
  account := said[1]::bigint;
  kind := said[2];
  at := said[3]::timestamptz;
END $$;

CREATE FUNCTION kith_live_roles(me bigint, at_time timestamptz)
RETURNS TABLE (team bigint, role text, scope text, reaches text[])
LANGUAGE plpgsql STABLE PARALLEL RESTRICTED ROWS 3 AS $$ BEGIN
  RETURN QUERY
  SELECT m.team_id, s.role, s.scope,
         CASE WHEN s.scope IN ('team', 'wide') THEN '{members,managers}'::text[]
              ELSE '{members}'::text[] END
    FROM accounts_membership m
    JOIN access_rolescope s ON s.role = m.role
   WHERE m.account_id = me
     AND m.from_at <= at_time AND (m.until_at IS NULL OR at_time < m.until_at)
     AND (s.duty = '' OR EXISTS (
           SELECT FROM accounts_shift t
            WHERE t.account_id = me AND t.duty = s.duty
              AND t.starts_at <= at_time AND at_time < t.ends_at));
END $$;

CREATE FUNCTION kith_hidden_from(me bigint, by_kind text)
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
         END;
END $$;

-- Whose work somebody takes while they are away, through those who are away themselves (S13 rule 8).
-- Whoever is away takes nobody's.
CREATE FUNCTION kith_stands_in_for(me bigint, at_time timestamptz)
RETURNS SETOF bigint LANGUAGE plpgsql STABLE PARALLEL RESTRICTED ROWS 1 AS $$ BEGIN
  RETURN QUERY
  WITH RECURSIVE taken(account) AS (
    SELECT c.absent_id FROM accounts_cover c
     WHERE c.by_id = me AND c.starts_at <= at_time AND at_time < c.ends_at
       AND NOT EXISTS (SELECT FROM accounts_cover mine
                        WHERE mine.absent_id = me
                          AND mine.starts_at <= at_time AND at_time < mine.ends_at)
    UNION
    SELECT c.absent_id FROM taken t JOIN accounts_cover c ON c.by_id = t.account
     WHERE c.starts_at <= at_time AND at_time < c.ends_at
  )
  SELECT account FROM taken;
END $$;

CREATE FUNCTION kith_granted(me bigint, by_kind text, at_time timestamptz)
RETURNS SETOF bigint LANGUAGE plpgsql STABLE PARALLEL RESTRICTED ROWS 100 AS $$ BEGIN
  RETURN QUERY
  SELECT DISTINCT person_id FROM (
    SELECT g.person_id FROM access_grant g
     WHERE g.account_id = me
       AND g.from_at <= at_time AND (g.until_at IS NULL OR at_time < g.until_at)
    UNION ALL
    SELECT g.person_id FROM kith_live_roles(me, at_time) r
      JOIN access_grant g ON g.team_id = r.team AND g.reach = ANY (r.reaches)
     WHERE g.from_at <= at_time AND (g.until_at IS NULL OR at_time < g.until_at)
    UNION ALL
    SELECT g.person_id FROM kith_stands_in_for(me, at_time) away
      JOIN access_grant g ON g.account_id = away
     WHERE g.reach = 'worker' AND g.reason <> 'break-glass'
       AND g.from_at <= at_time AND (g.until_at IS NULL OR at_time < g.until_at)
    UNION ALL
    SELECT g.person_id FROM kith_stands_in_for(me, at_time) away
      CROSS JOIN LATERAL kith_live_roles(away, at_time) r
      JOIN access_grant g ON g.team_id = r.team AND g.reach = ANY (r.reaches)
     WHERE g.from_at <= at_time AND (g.until_at IS NULL OR at_time < g.until_at)
  ) reached
   WHERE person_id NOT IN (SELECT kith_hidden_from(me, by_kind));
END $$;

CREATE FUNCTION kith_is_granted(me bigint, by_kind text, at_time timestamptz, child bigint)
RETURNS boolean LANGUAGE plpgsql STABLE PARALLEL RESTRICTED AS $$ BEGIN
  RETURN EXISTS (
    SELECT FROM access_grant g
     WHERE g.person_id = child
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
"""

ASKED = f"""
CREATE FUNCTION kith_me() RETURNS bigint LANGUAGE sql STABLE {DEFINER} AS $$
  SELECT account FROM kith_who()
$$;
CREATE FUNCTION kith_kind() RETURNS text LANGUAGE sql STABLE {DEFINER} AS $$
  SELECT kind FROM kith_who()
$$;
CREATE FUNCTION kith_now() RETURNS timestamptz LANGUAGE sql STABLE {DEFINER} AS $$
  SELECT at FROM kith_who()
$$;
CREATE FUNCTION kith_my_people() RETURNS bigint[] LANGUAGE sql STABLE {DEFINER} AS $$
  SELECT coalesce(array_agg(person), '{{}}')
    FROM kith_who() w, kith_granted(w.account, w.kind, w.at) person
$$;
CREATE FUNCTION kith_team_people() RETURNS SETOF bigint LANGUAGE sql STABLE {DEFINER} AS $$
  SELECT person FROM kith_who() w, kith_granted(w.account, w.kind, w.at) person
$$;
CREATE FUNCTION kith_my_teams() RETURNS bigint[] LANGUAGE sql STABLE {DEFINER} AS $$
  SELECT coalesce(array_agg(DISTINCT r.team), '{{}}')
    FROM kith_who() w
    CROSS JOIN LATERAL (
      SELECT w.account UNION ALL SELECT kith_stands_in_for(w.account, w.at)
    ) whose (account)
    CROSS JOIN LATERAL kith_live_roles(whose.account, w.at) r
$$;
CREATE FUNCTION kith_everyone() RETURNS boolean LANGUAGE sql STABLE {DEFINER} AS $$
  SELECT coalesce(bool_or(w.kind = 'machine' OR EXISTS (
           SELECT FROM kith_live_roles(w.account, w.at) r WHERE r.scope = 'wide')), false)
    FROM kith_who() w
$$;
CREATE FUNCTION kith_reviews() RETURNS boolean LANGUAGE sql STABLE {DEFINER} AS $$
  SELECT EXISTS (SELECT FROM kith_who() w, kith_live_roles(w.account, w.at) r
                   JOIN access_rolescope s ON s.role = r.role WHERE s.reviews)
$$;
CREATE FUNCTION kith_hidden_people() RETURNS SETOF bigint LANGUAGE sql STABLE {DEFINER} AS $$
  SELECT hidden FROM kith_who() w, kith_hidden_from(w.account, w.kind) hidden
   WHERE kith_everyone() OR kith_reviews()
$$;
CREATE FUNCTION kith_audits() RETURNS boolean LANGUAGE sql STABLE {DEFINER} AS $$
  SELECT EXISTS (SELECT FROM kith_who() w WHERE w.kind = 'machine')
      OR EXISTS (SELECT FROM kith_who() w, kith_live_roles(w.account, w.at) r
                   JOIN access_rolescope s ON s.role = r.role WHERE s.audits)
$$;
CREATE FUNCTION kith_sees(child bigint) RETURNS boolean LANGUAGE sql STABLE {DEFINER} AS $$
  SELECT coalesce((SELECT kith_is_granted(account, kind, at, child) FROM kith_who()), false)
      OR (current_setting('role') = 'kith_wide' AND kith_everyone()
          AND child NOT IN (SELECT kith_hidden_people())
          AND EXISTS (SELECT FROM access_grant g WHERE g.person_id = child))
$$;
CREATE FUNCTION kith_opened(child bigint) RETURNS boolean LANGUAGE sql STABLE {DEFINER} AS $$
  SELECT EXISTS (SELECT FROM kith_who() w JOIN access_grant g ON g.account_id = w.account
                  WHERE g.person_id = child AND g.reason = 'break-glass'
                    AND g.from_at <= w.at AND w.at < g.until_at)
$$;
"""

# A grant may be written for a person whom the actor sees other than by break-glass, or for one who
# is just being made (nobody was ever granted them). So fifteen minutes cannot be made into a year.
GIVING = f"""
CREATE FUNCTION kith_may_grant(child bigint) RETURNS boolean LANGUAGE sql STABLE {DEFINER} AS $$
  SELECT (SELECT account FROM kith_who()) IS NOT NULL
     AND (NOT EXISTS (SELECT FROM access_grant g
                       WHERE g.person_id = child AND g.reason <> 'break-glass')
          OR (kith_sees(child) AND (kith_everyone() OR NOT kith_opened(child))))
$$;

CREATE FUNCTION kith_end_grant(grant_id bigint) RETURNS boolean
LANGUAGE plpgsql VOLATILE {DEFINER} AS $$
DECLARE
  ended boolean;
BEGIN
  UPDATE access_grant g SET until_at = greatest(g.from_at, kith_now())
   WHERE g.id = grant_id AND kith_sees(g.person_id)
     AND (g.until_at IS NULL OR g.until_at > kith_now())
  RETURNING true INTO ended;
  RETURN coalesce(ended, false);
END $$;

CREATE FUNCTION kith_break_glass(child bigint, code text, why text, minutes int, due timestamptz)
RETURNS boolean LANGUAGE plpgsql VOLATILE {DEFINER} AS $$
DECLARE
  w record;
  made bigint;
BEGIN
  SELECT * INTO w FROM kith_who();
  IF w.account IS NULL OR w.kind <> 'worker' OR minutes NOT BETWEEN 1 AND 60
     OR NOT EXISTS (SELECT FROM kith_live_roles(w.account, w.at) r
                      JOIN access_rolescope s ON s.role = r.role WHERE s.breaks_glass)
     OR child IN (SELECT kith_hidden_from(w.account, w.kind))
     OR NOT EXISTS (SELECT FROM access_grant g
                     WHERE g.person_id = child AND g.reason <> 'break-glass') THEN
    RETURN false;
  END IF;
  INSERT INTO access_grant
    (person_id, account_id, reach, reason, from_at, until_at, given_by, given_at)
  VALUES (child, w.account, 'worker', 'break-glass', w.at,
          w.at + make_interval(mins => minutes), w.account, w.at)
  RETURNING id INTO made;
  INSERT INTO access_breakglassreview
    (person_id, grant_id, account_id, reason_code, words, opened_at, due_at, review_words)
  VALUES (child, made, w.account, code, why, w.at, due, '');
  RETURN true;
END $$;
"""

INSIDE = [
    "kith_who()",
    "kith_live_roles(bigint, timestamptz)",
    "kith_hidden_from(bigint, text)",
    "kith_stands_in_for(bigint, timestamptz)",
    "kith_granted(bigint, text, timestamptz)",
    "kith_is_granted(bigint, text, timestamptz, bigint)",
]
OUTSIDE = [
    "kith_me()",
    "kith_kind()",
    "kith_now()",
    "kith_my_people()",
    "kith_team_people()",
    "kith_my_teams()",
    "kith_everyone()",
    "kith_hidden_people()",
    "kith_reviews()",
    "kith_audits()",
    "kith_sees(bigint)",
    "kith_opened(bigint)",
    "kith_may_grant(bigint)",
    "kith_end_grant(bigint)",
    "kith_break_glass(bigint, text, text, int, timestamptz)",
]


def given_to_facts() -> list[str]:
    """Make kith_facts the owner of the functions; it may create in the schema only meanwhile."""
    functions = [*INSIDE, *OUTSIDE]
    return [
        *(f"REVOKE ALL ON FUNCTION {one} FROM PUBLIC" for one in functions),
        "GRANT CREATE ON SCHEMA public TO kith_facts",
        *(f"ALTER FUNCTION {one} OWNER TO kith_facts" for one in functions),
        "REVOKE CREATE ON SCHEMA public FROM kith_facts",
    ]


DROPPED = [
    *(f"DROP FUNCTION {one}" for one in reversed([*INSIDE, *OUTSIDE])),
    "DROP SEQUENCE access_restriction_ids",
    "DROP TABLE access_rolescope, access_key",
]

ROLES = ("kith_app", "kith_team", "kith_wide")
TO_ROLES = ", ".join(ROLES)
NOBODYS = "person_id IS NULL AND (account_id = (SELECT kith_me()) OR (SELECT kith_audits()))"
TO_REVIEW = f"(SELECT kith_reviews()) AND person_id {NOT_HIDDEN}"
SIGNED = "coalesce(account_id, 0) = (SELECT kith_me()) AND kind = (SELECT kith_kind())"


def reads(also: str = "false") -> dict[str, str]:
    """Return the usual condition of each role, or another one."""
    return {role: f"({visible('person_id')}) OR ({also})" for role, visible in BY_ROLE.items()}


def only(*statements: str) -> migrations.RunSQL:
    """Grant exactly these, and everything to kith_facts."""
    return migrations.RunSQL(list(statements), migrations.RunSQL.noop)


GRANTS_WRITTEN = {
    "kith_app": "kith_may_grant(person_id)",
    "kith_team": "kith_may_grant(person_id)",
    "kith_wide": f"{wide('person_id')} OR kith_may_grant(person_id)",
}
MACHINE = dict.fromkeys(ROLES, "(SELECT kith_kind()) = 'machine'")


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0001_initial"),
        ("accounts", "0002_cache_and_grants"),
    ]

    operations = [
        migrations.RunSQL(KEYS + WHO + ASKED + GIVING, DROPPED),
        app_may_call(*OUTSIDE),
        only(*given_to_facts()),
        migrations.RunSQL(making(), UNMADE),
        secure("access_grant", reads(), GRANTS_WRITTEN),
        app_may("SELECT, INSERT", "access_grant"),
        *protect("access_restriction"),
        *protect("access_restrictionparty"),
        secure("access_breakglassreview", reads(TO_REVIEW)),
        app_may("SELECT", "access_breakglassreview"),
        only(
            f"GRANT UPDATE (lifted_at, lifted_by, lifted_why, review_by)"
            f" ON access_restriction TO {TO_ROLES}",
            f"GRANT UPDATE (reviewed_at, reviewed_by, justified, review_words)"
            f" ON access_breakglassreview TO {TO_ROLES}",
        ),
        secure("access_auditevent", reads(NOBODYS), dict.fromkeys(ROLES, SIGNED)),
        app_may("SELECT, INSERT", "access_auditevent"),
        secure("access_auditseal", MACHINE),
        app_may("SELECT, INSERT", "access_auditseal"),
    ]
