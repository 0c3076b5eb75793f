"""Grants for migrations: what the application's database roles may do with a table."""

from django.db import migrations

APP_ROLES = "kith_app, kith_team, kith_wide"

_ON_SEQUENCES = """
DO $$
DECLARE one regclass;
BEGIN
  FOR one IN
    SELECT d.objid FROM pg_depend d JOIN pg_class c ON c.oid = d.objid AND c.relkind = 'S'
    WHERE d.refobjid = '{table}'::regclass AND d.deptype IN ('a', 'i')
  LOOP
    EXECUTE format('GRANT USAGE, SELECT ON SEQUENCE %s TO {roles}', one);
  END LOOP;
END $$;
"""


def app_may(privileges: str, *tables: str) -> migrations.RunSQL:
    """Let the application do `privileges` ("SELECT, INSERT") on tables; kith_facts may do all."""
    return migrations.RunSQL(
        "".join(_granted(privileges, table) for table in tables),
        f"REVOKE ALL ON {', '.join(tables)} FROM {APP_ROLES}, kith_facts",
    )


def app_may_call(*functions: str) -> migrations.RunSQL:
    """Let the application call functions, each named with its argument types, and nobody else."""
    roles = f"{APP_ROLES}, kith_facts"
    return migrations.RunSQL(
        f"REVOKE ALL ON FUNCTION {', '.join(functions)} FROM PUBLIC;"
        f"GRANT EXECUTE ON FUNCTION {', '.join(functions)} TO {roles};",
        migrations.RunSQL.noop,
    )


def _granted(privileges: str, table: str) -> str:
    granted = f"GRANT {privileges} ON {table} TO {APP_ROLES}; GRANT ALL ON {table} TO kith_facts;"
    if "INSERT" not in privileges:
        return granted
    return granted + _ON_SEQUENCES.format(table=table, roles=f"{APP_ROLES}, kith_facts")
