"""The databases of the benches: made by the owner, marked when full, dropped when outdated."""

import json
from dataclasses import dataclass
from typing import Any

import psycopg
from psycopg import sql

from kith.runtime.trouble import Trouble

_MARK = """
SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = %s
"""


@dataclass(frozen=True)
class BenchDatabase:
    """One bench's database, by the owner's login; `family` is how all of that bench's begin."""

    owner: str
    family: str
    name: str

    def rows(self) -> int | None:
        """Return how many rows the bench's database was filled with; None where it is not full."""
        with self._connected() as connection:
            found = connection.execute(_MARK, [self.name]).fetchone()
        return int(json.loads(found[0])["rows"]) if found and found[0] else None

    def make(self) -> None:
        """Make it empty, and drop those of other seeds and older code."""
        with self._connected() as connection:
            like = self.family.replace("_", r"\_") + "%"
            old = "SELECT datname FROM pg_database WHERE datname LIKE %s"
            for (name,) in connection.execute(old, [like]).fetchall():
                self._do(connection, "DROP DATABASE {} WITH (FORCE)", name)
            self._do(connection, "CREATE DATABASE {}", self.name)

    def mark(self, rows: int) -> None:
        """Say that it is full: the last thing that is done to it."""
        with psycopg.connect(self.owner, dbname=self.name, autocommit=True) as connection:
            connection.execute("VACUUM ANALYZE")
            said = sql.Literal(json.dumps({"rows": rows}))
            name = sql.Identifier(self.name)
            connection.execute(sql.SQL("COMMENT ON DATABASE {} IS {}").format(name, said))

    def _connected(self) -> psycopg.Connection[tuple[Any, ...]]:
        return psycopg.connect(self.owner, autocommit=True)

    @staticmethod
    def _do(connection: psycopg.Connection[tuple[Any, ...]], text: str, name: str) -> None:
        try:
            connection.execute(sql.SQL(text).format(sql.Identifier(name)))
        except psycopg.errors.InsufficientPrivilege:
            raise Trouble("The owner's login may not make databases for benches here.") from None
