"""Row-level security for a table: `protect` in the migration that makes it, and nothing else.

One policy per database role, never two for one role: an OR-ed second policy loses the index (see
docs/decisions/0011-the-database-decides.md). The gate chooses the role:

* `kith_app`, own scope: the actor's people as an array, which becomes an index condition;
* `kith_team`, team scope: each person asked of a view, or all of them where many rows are read;
* `kith_wide`, the whole service (and the machine): everyone, less those hidden from this actor;
* `kith_find`, the front door looking somebody up: as `kith_wide`, on the few tables that a card is
  made of (`findable`), and only to read;
* `kith_link`, somebody without an account who was sent a link: what that link is about;
* `kith_facts`: set-up, rebuild and data migrations, which the forced security would blind.
"""

from collections.abc import Sequence

from django.db import migrations

from kith.access.rules import INSIDE
from kith.kernel.grants import APP_ROLES, app_may

OWN_PEOPLE = "(SELECT kith_my_people())::bigint[]"
OWN_TEAMS = "(SELECT kith_my_teams())::bigint[]"
NOT_HIDDEN = "NOT IN (SELECT kith_hidden_people())"


def own(column: str) -> str:
    """Return the condition that a row is about one of the actor's own people."""
    return f"{column} = ANY ({OWN_PEOPLE})"


def team(column: str) -> str:
    """Return the condition that a row is about one of the people of the actor's teams."""
    return f"EXISTS (SELECT FROM kith_reached WHERE reached = {column})"


def wide(column: str) -> str:
    """Return the condition that the actor reads the whole service and this person is not hidden.

    Nobody (null) is not in an empty list of the hidden, so a row about nobody is ruled out apart.
    """
    return f"((SELECT kith_everyone()) AND {column} IS NOT NULL AND {column} {NOT_HIDDEN})"


BY_ROLE = {"kith_app": own, "kith_team": team, "kith_wide": wide}


def found(column: str) -> str:
    """Return the condition that the actor finds over the whole service and sees nobody hidden."""
    hidden = "(SELECT kith_unfindable())"
    return f"((SELECT kith_finds()) AND {column} IS NOT NULL AND {column} NOT IN {hidden})"


def findable(table: str, *, person: str = "person_id") -> migrations.RunSQL:
    """Let the front door's roles read these rows of anybody while they look somebody up."""
    condition = found(person)
    return migrations.RunSQL(
        [
            f"CREATE POLICY kith_find ON {table} TO kith_find USING ({condition})",
            f"GRANT SELECT ON {table} TO kith_find",
        ],
        [f"DROP POLICY kith_find ON {table}", f"REVOKE ALL ON {table} FROM kith_find"],
    )


def inside(*tables: str) -> migrations.RunSQL:
    """Let only those who work here read or write rows, whatever they may see of the person.

    It narrows the policies of the table and adds to none: a partner, a child or a parent who sees
    a child sees nothing of the desk's own work with it (SPEC H1).
    """
    kinds = ", ".join(f"'{kind}'" for kind in sorted(INSIDE))
    return migrations.RunSQL(
        [
            f"CREATE POLICY kith_inside ON {table} AS RESTRICTIVE TO {APP_ROLES}"
            f" USING ((SELECT kith_kind()) IN ({kinds}))"
            for table in tables
        ],
        [f"DROP POLICY kith_inside ON {table}" for table in tables],
    )


def protect(
    table: str,
    *,
    person: str | Sequence[str] = "person_id",
    team: str | None = None,
    person_optional: bool = False,
    may: str = "SELECT, INSERT",
) -> list[migrations.RunSQL]:
    """Let a row be read and written only by those who may see the person whom it is about.

    `person` may name several columns: then all of those people must be visible. With
    `person_optional`, a row without a person belongs to the desk in `team`, and its members see it.
    """
    columns = [person] if isinstance(person, str) else list(person)
    conditions = {
        role: _condition(role, columns, team if person_optional else None) for role in BY_ROLE
    }
    return [secure(table, conditions), app_may(may, table)]


def secure(
    table: str, reads: dict[str, str], writes: dict[str, str] | None = None
) -> migrations.RunSQL:
    """Force row-level security on a table: one policy per database role, by its condition."""
    inserts = writes or {}
    policies = [
        f"CREATE POLICY {role} ON {table} TO {role} USING ({condition})"
        f" WITH CHECK ({inserts.get(role, condition)})"
        for role, condition in {**reads, "kith_facts": "true"}.items()
    ]
    return migrations.RunSQL(
        [
            f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY",
            f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY",
            *policies,
        ],
        [
            *(f"DROP POLICY {role} ON {table}" for role in (*reads, "kith_facts")),
            f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY",
            f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY",
        ],
    )


def _condition(role: str, columns: list[str], desk: str | None) -> str:
    visible = " AND ".join(BY_ROLE[role](column) for column in columns)
    if desk is None:
        return visible
    nobody = " AND ".join(f"{column} IS NULL" for column in columns)
    desks = f"{desk} = ANY ({OWN_TEAMS})"
    if role == "kith_wide":
        desks = "(SELECT kith_everyone())"
    return f"({visible}) OR ({nobody} AND {desks})"
