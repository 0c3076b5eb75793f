"""The SQL of each kind, as a person can read it, beside its declaration.

A change of a kind or of the generator shows here, line by line, before it changes a child's
promise. `python -m tests.house.golden` writes the files anew; then read the difference.
"""

from pathlib import Path

import pytest

from kith.cases import promises
from kith.promises.kindsql import kind_sql
from kith.promises.testing import declared_in

GOLDEN = Path(__file__).parent / "golden"
KINDS = declared_in(promises)


def golden(code):
    return GOLDEN / f"{code.lower()}.sql"


@pytest.mark.parametrize("code", sorted(KINDS))
def test_the_sql_of_a_kind_is_the_one_that_was_read(code):
    assert kind_sql(KINDS[code]) + "\n" == golden(code).read_text()


def test_there_is_no_golden_sql_of_a_kind_that_is_gone():
    assert {path.stem for path in GOLDEN.iterdir()} == {code.lower() for code in KINDS}


def test_two_kinds_differ_only_where_their_declarations_do():
    """So that one who has read one has read them all."""
    first, second = (kind_sql(KINDS[code]).splitlines() for code in ("T17", "T18"))
    assert len(set(first) ^ set(second)) < len(first) // 2
