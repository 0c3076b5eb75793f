"""No table that bears a person is forgotten when two records become one.

Whoever makes such a table says in the package's `bearing` how its rows go along, or that they stay
and why. The catalogue of the database is asked, not the models.
"""

from collections.abc import Iterator

import pytest
from django.db import connections

from kith.kernel.bearing import BEARS, STAYS
from kith.people.merging.function import declared, function_sql

BEARING = """
SELECT DISTINCT c.relname, a.attname FROM pg_class c
  JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
 WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace
   AND c.relname !~ '^trial_'
   AND (a.attname ~ '^(person|child|mother|father)(_id)?$' AND a.atttypid = 'bigint'::regtype
     OR EXISTS (SELECT FROM pg_constraint k
                 WHERE k.conrelid = c.oid AND k.contype = 'f' AND a.attnum = ANY (k.conkey)
                   AND k.confrelid = 'people_person'::regclass))
"""
UNIQUE = """
SELECT i.indrelid::regclass::text, i.indpred IS NOT NULL,
       array(SELECT a.attname::text FROM pg_attribute a
              WHERE a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey))
  FROM pg_index i WHERE i.indisunique AND NOT i.indisprimary
"""


@pytest.fixture
def owner(django_db_setup: None, django_db_blocker) -> Iterator[None]:
    """Let the test read the catalogue as the owner."""
    declared()
    with django_db_blocker.unblock():
        yield


def ask(sql: str) -> list[tuple[object, ...]]:
    with connections["owner"].cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall()


@pytest.mark.usefixtures("owner")
def test_every_table_that_bears_a_person_moves_or_stays_for_a_reason():
    moves = {(one.table, column) for one in BEARS.values() for column in one.person}
    forgotten = {pair for pair in ask(BEARING) if pair[0] not in STAYS} - moves
    assert forgotten == set(), (
        "Say in the package's bearing.py how these go along in a merge (kith.kernel.bearing)"
    )
    assert all(one.why for one in STAYS.values())


@pytest.mark.usefixtures("owner")
def test_what_is_declared_is_there():
    tables = {name for (name,) in ask("SELECT tablename FROM pg_tables")}
    assert {one.table for one in BEARS.values()} | STAYS.keys() <= tables


@pytest.mark.usefixtures("owner")
def test_a_row_that_may_be_there_once_a_person_says_when_it_stays():
    """A unique key that the declaration knows nothing of would stop a merge at the second row."""
    for table, partly, columns in ask(UNIQUE):
        for one in (one for one in BEARS.values() if one.table == table):
            if set(one.person) & set(columns):
                once = {*one.person, *one.once} == set(columns)
                assert once or one.only != "true", (table, columns, partly)


def test_the_same_declarations_make_the_same_text():
    assert function_sql() == function_sql()
    assert "DELETE FROM promises" not in "".join(function_sql())
