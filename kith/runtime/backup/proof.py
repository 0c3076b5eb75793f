"""What two databases are compared by: every table's rows, the ledger, the audit chain's head."""

from dataclasses import asdict, dataclass
from typing import Any

import psycopg
from psycopg import sql

from kith.runtime.trouble import Trouble

Connection = psycopg.Connection[tuple[Any, ...]]

_TABLES = """
SELECT relname FROM pg_class
 WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace ORDER BY 1
"""
# Rows that the reading role would not see would be missing in silence.
_HIDDEN = """
SELECT relname FROM pg_class
 WHERE relrowsecurity AND relnamespace = 'public'::regnamespace
   AND (NOT EXISTS (
            SELECT FROM pg_policy
             WHERE polrelid = pg_class.oid AND polpermissive AND polcmd IN ('*', 'r')
               AND 'kith_facts'::regrole = ANY (polroles)
               AND pg_get_expr(polqual, polrelid) = 'true')
        OR EXISTS (
            SELECT FROM pg_policy
             WHERE polrelid = pg_class.oid AND NOT polpermissive AND polcmd IN ('*', 'r')
               AND polroles && ARRAY[0, 'kith_facts'::regrole]::oid[]))
 ORDER BY 1
"""
# The sum does not depend on the order of rows, so that it can be told in one pass.
_ROWS = "SELECT count(*), coalesce(sum(hashtextextended(t::text, 0)), 0)::text FROM {} t"
_LEDGER = """
SELECT encode(sha256(coalesce(string_agg(sha256(convert_to(p::text, 'UTF8')), '' ORDER BY id),
                              '')), 'hex') FROM promises_promise p
"""
_AUDIT = "SELECT number, hash FROM access_auditseal ORDER BY number DESC LIMIT 1"
# How values are written as text must not differ between the two.
_ALIKE = "SET timezone = 'UTC'; SET datestyle = 'ISO, DMY'; SET extra_float_digits = 1"


@dataclass(frozen=True)
class Proof:
    """A database, summed up: rows and their sum by table, the ledger's hash, the audit's head."""

    tables: dict[str, list[Any]]
    ledger: str
    audit: list[Any]

    @property
    def rows(self) -> int:
        """Count every row of every table."""
        return sum(count for count, _ in self.tables.values())

    def as_dict(self) -> dict[str, Any]:
        """Return it as plain data."""
        return asdict(self)

    def differences(self, other: "Proof") -> list[str]:
        """Name what is not equal, the tables first."""
        names = sorted(self.tables.keys() | other.tables.keys())
        unequal = [name for name in names if self.tables.get(name) != other.tables.get(name)]
        ledger = ["the ledger"] if self.ledger != other.ledger else []
        return unequal + ledger + (["the audit chain"] if self.audit != other.audit else [])


def read_as_facts(connection: Connection) -> None:
    """Take the role that every row is open to, having made sure that it is."""
    connection.execute("SET LOCAL ROLE kith_facts")
    if hidden := connection.execute(_HIDDEN).fetchall():
        raise Trouble(
            f"No policy opens {hidden[0][0]} to kith_facts: a backup would lack its rows."
        )


def of(connection: Connection) -> Proof:
    """Sum up a database, inside the caller's transaction."""
    read_as_facts(connection)
    connection.execute(_ALIKE)
    names = [name for (name,) in connection.execute(_TABLES)]
    tables = {name: list(_row(connection, _ROWS, name)) for name in names}
    ledger = _row(connection, _LEDGER)[0] if "promises_promise" in tables else ""
    audit = list(_row(connection, _AUDIT)) if "access_auditseal" in tables else []
    return Proof(tables, ledger, audit)


def _row(connection: Connection, text: str, *names: str) -> tuple[Any, ...]:
    query = sql.SQL(text).format(*(sql.Identifier(name) for name in names))
    return connection.execute(query).fetchone() or ()
