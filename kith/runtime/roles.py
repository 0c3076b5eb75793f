"""The database's roles: made by us in the embedded cluster, by a DBA on a council's server."""

import re
from collections.abc import Collection
from pathlib import Path
from urllib.parse import unquote, urlsplit

APP = "kith_app"
OWNER = "kith_owner"
DATABASE = "kith"
ROLES = (APP, "kith_team", "kith_wide", "kith_find", "kith_link", "kith_facts")

_TEXT = (Path(__file__).parent / "roles.sql").read_text(encoding="utf-8")


def quoted(name: str) -> str:
    """Return a name as an SQL identifier, in quotes only where it needs them."""
    plain = re.fullmatch(r"[a-z_][a-z0-9_]*", name)
    return name if plain else '"' + name.replace('"', '""') + '"'


def roles_sql(owner: str, app_password: str = "") -> str:
    """Return the SQL that makes every role but the owner's."""
    return _TEXT.format(owner=quoted(owner), app=APP, app_password=app_password)


def missing_sql(owner: str, missing: Collection[str]) -> str:
    """Return the SQL for a server that an older version prepared: the new roles, and all grants."""
    statements = roles_sql(owner).split("\n\n")
    wanted = [one for one in statements if _makes(one) in {*missing, ""}]
    return "\n\n".join(wanted)


def _makes(statement: str) -> str:
    """Return which role a statement makes; nothing where it grants one."""
    made = re.search(r"^CREATE ROLE (\w+)", statement, re.MULTILINE)
    return made[1] if made else ""


def embedded_sql() -> str:
    """Return what the embedded cluster is told once, when it is made."""
    return (
        f"CREATE ROLE {OWNER} LOGIN CREATEDB NOSUPERUSER NOBYPASSRLS;\n\n"
        f"{roles_sql(OWNER)}\n"
        f"CREATE DATABASE {DATABASE} OWNER {OWNER};\n"
    )


def upgrade_sql(owner_url: str, missing: Collection[str]) -> str:
    """Return what a DBA must run on a server that was prepared for an older version."""
    owner = unquote(urlsplit(owner_url).username or OWNER)
    return f"-- Run once, as a superuser of the server.\n{missing_sql(owner, missing)}"


def dba_sql(owner_url: str) -> str:
    """Return what a DBA must run on the server of `DATABASE_URL` before Kith can use it."""
    parts = urlsplit(owner_url)
    owner, database = unquote(parts.username or OWNER), unquote(parts.path.lstrip("/")) or DATABASE
    choose = " PASSWORD 'choose a long one'"
    return (
        "-- Run once, as a superuser of the server.\n"
        f"{roles_sql(owner, choose)}\n"
        f"GRANT CONNECT, TEMPORARY ON DATABASE {quoted(database)} TO {APP};\n\n"
        f"-- Then: KITH_APP_DATABASE_URL=postgresql://{APP}:<password>@<server>/{database}\n"
    )
