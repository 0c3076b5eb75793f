"""Rows into tables by COPY, as kith_facts: the one role whose policies let everything through.

COPY does not pass row-level security, whatever the policy. So it goes into a table of this session
alone, and from there by an ordinary INSERT, which does: no table's force is ever lifted.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connections, transaction
from django.db.backends.utils import CursorWrapper

from kith.demo.years.bulk.tables import TABLES, Row, Rows

WAITING = "CREATE TEMP TABLE IF NOT EXISTS {name} AS SELECT {columns} FROM {table} WITH NO DATA"
COPY = "COPY {name} ({columns}) FROM STDIN"
PUT = "INSERT INTO {table} ({columns}) SELECT {columns} FROM {name}"
EMPTY = "TRUNCATE {name}"


@contextmanager
def as_facts() -> Iterator[CursorWrapper]:
    """Open a transaction on the owner's login as the role that sees and writes every row."""
    with transaction.atomic(using="owner"), connections["owner"].cursor() as cursor:
        cursor.execute("SET LOCAL ROLE kith_facts")
        yield cursor
        cursor.execute("SET LOCAL ROLE NONE")


def copy(rows: Rows) -> int:
    """Write all these rows, in one transaction; return how many there were."""
    written = 0
    with as_facts() as cursor:
        for table, waiting in rows.of.items():
            if waiting:
                _copy(cursor, table, waiting)
                written += len(waiting)
    return written


def _copy(cursor: CursorWrapper, table: str, rows: Iterable[Row]) -> None:
    names = {"table": table, "name": f"years_{table}", "columns": TABLES[table]}
    cursor.execute(WAITING.format(**names))
    wrapped: Any = cursor.cursor
    with wrapped.copy(COPY.format(**names)) as into:
        for row in rows:
            into.write_row(row)
    cursor.execute(PUT.format(**names))
    cursor.execute(EMPTY.format(**names))
