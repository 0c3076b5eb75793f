"""A table about children that no package owns, protected as every package protects its own."""

from collections.abc import Iterator

import pytest
from django.db import connections

from kith.access.rls import protect

TABLE = """
DROP TABLE IF EXISTS trial_note;
CREATE TABLE trial_note (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    person_id bigint NOT NULL,
    at timestamptz NOT NULL DEFAULT now(),
    words text NOT NULL DEFAULT ''
)
"""


@pytest.fixture(scope="session")
def trial_note(django_db_setup: None, django_db_blocker) -> Iterator[str]:
    """Make the table as a migration would, as the owner; drop it at the end."""
    with django_db_blocker.unblock():
        run(TABLE)
        for operation in protect("trial_note", may="SELECT, INSERT, UPDATE, DELETE"):
            run(operation.sql if isinstance(operation.sql, str) else ";".join(operation.sql))
        yield "trial_note"
        connections["owner"].close()
        run("DROP TABLE trial_note")


def run(sql: str) -> None:
    with connections["owner"].cursor() as cursor:
        cursor.execute(sql)
