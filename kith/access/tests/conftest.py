"""Tables about children that no package owns, protected as every package protects its own."""

from collections.abc import Iterator

import pytest
from django.db import connections
from django.db.migrations import RunSQL

from kith.access.rls import findable, protect

EVERYTHING = "SELECT, INSERT, UPDATE, DELETE"
TABLES = """
DROP TABLE IF EXISTS trial_note, trial_pair, trial_desk;
CREATE TABLE trial_note (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    person_id bigint NOT NULL,
    at timestamptz NOT NULL DEFAULT now(),
    words text NOT NULL DEFAULT ''
);
CREATE INDEX ON trial_note (person_id, at);
CREATE TABLE trial_pair (a_id bigint NOT NULL, b_id bigint NOT NULL);
CREATE TABLE trial_desk (person_id bigint, team_id bigint NOT NULL);
"""


@pytest.fixture(scope="session")
def trial_note(django_db_setup: None, django_db_blocker) -> Iterator[str]:
    """Make the tables as migrations would, as the owner; drop them at the end."""
    with django_db_blocker.unblock():
        run(TABLES)
        for operation in (
            *protect("trial_note", may=EVERYTHING),
            findable("trial_note"),
            *protect("trial_pair", person=["a_id", "b_id"]),
            *protect("trial_desk", team="team_id", person_optional=True),
        ):
            run(statements(operation))
        yield "trial_note"
        connections["owner"].close()
        run("DROP TABLE trial_note, trial_pair, trial_desk")


def statements(operation: RunSQL) -> str:
    """Return what an operation does, as one text."""
    return operation.sql if isinstance(operation.sql, str) else ";".join(operation.sql)


def run(sql: str) -> None:
    with connections["owner"].cursor() as cursor:
        cursor.execute(sql)
