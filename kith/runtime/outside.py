"""A PostgreSQL server of the council's: what must be true of it before Kith uses it."""

from collections.abc import Mapping

import psycopg

from kith.runtime.roles import APP, ROLES, dba_sql, upgrade_sql
from kith.runtime.trouble import Trouble

_FAULTS = """
SELECT format('the role %%s is missing', wanted) FROM unnest(%(roles)s::text[]) AS wanted
 WHERE wanted NOT IN (SELECT rolname FROM pg_roles)
UNION ALL
SELECT format('the role %%s may pass row-level security', rolname) FROM pg_roles
 WHERE rolname = ANY (%(roles)s) AND (rolsuper OR rolbypassrls)
UNION ALL
SELECT format('%%s may not take the role %%s', member, taken)
  FROM (VALUES (%(app)s, 'kith_team'), (%(app)s, 'kith_wide'), (%(app)s, 'kith_find'),
               (%(app)s, 'kith_link'), (current_user, 'kith_facts'))
       AS may (member, taken)
 WHERE ARRAY[member, taken]::name[] <@ (SELECT array_agg(rolname) FROM pg_roles)
   AND NOT EXISTS (
       SELECT FROM pg_auth_members
        WHERE roleid = taken::regrole AND pg_auth_members.member = may.member::regrole
          AND set_option AND NOT inherit_option)
"""


def must_name_both_logins(environ: Mapping[str, str]) -> None:
    """Refuse to go on with the owner's login alone: the product must not run as the owner."""
    if not environ.get("KITH_APP_DATABASE_URL"):
        raise Trouble(
            "DATABASE_URL is set and KITH_APP_DATABASE_URL is not: have a DBA run the SQL above.",
            sheet=dba_sql(environ["DATABASE_URL"]),
        )


def must_be_prepared(environ: Mapping[str, str]) -> None:
    """Refuse a server whose roles are missing or too strong, with the SQL that makes them."""
    url = environ["DATABASE_URL"]
    with connected(url, "DATABASE_URL") as owner:
        rows = owner.execute(_FAULTS, {"roles": list(ROLES), "app": APP}).fetchall()
        started = owner.execute("SELECT pg_postmaster_start_time(), current_database()").fetchone()
    faults = [str(fault) for (fault,) in rows]
    if faults:
        words = f"The database is not ready for Kith: {faults[0]}."
        raise Trouble(words, sheet=_sheet(url, faults))
    with connected(environ["KITH_APP_DATABASE_URL"], "KITH_APP_DATABASE_URL") as app:
        row = app.execute("SELECT pg_postmaster_start_time(), current_database()").fetchone()
        if app.info.user != APP:
            raise Trouble(f"KITH_APP_DATABASE_URL must sign in as {APP}, not as {app.info.user}.")
    if row != started:
        raise Trouble("DATABASE_URL and KITH_APP_DATABASE_URL are not the same database.")


def _sheet(url: str, faults: list[str]) -> str:
    """Return what the DBA must run: everything, or what an older version did not ask for yet."""
    missing = {role for role in ROLES if f"the role {role} is missing" in faults}
    return dba_sql(url) if APP in missing else upgrade_sql(url, missing)


def connected(url: str, name: str) -> psycopg.Connection[tuple[object, ...]]:
    """Sign in; where that fails, say which address it was."""
    try:
        return psycopg.connect(url, connect_timeout=10, autocommit=True)
    except psycopg.Error as error:
        first = str(error).strip().splitlines()[-1]
        raise Trouble(f"{name} does not open: {first}") from None
