"""The SQL of each kind of the front door, as it was read."""

from pathlib import Path

import pytest

from kith.frontdoor import promises
from kith.promises.kindsql import kind_sql
from kith.promises.testing import declared_in

GOLDEN = Path(__file__).parent / "golden"
KINDS = declared_in(promises)


@pytest.mark.parametrize("code", sorted(KINDS))
def test_the_sql_of_a_kind_is_the_one_that_was_read(code):
    assert kind_sql(KINDS[code]) + "\n" == (GOLDEN / f"{code.lower()}.sql").read_text()


def test_there_is_no_golden_sql_of_a_kind_that_is_gone():
    assert {path.stem for path in GOLDEN.iterdir()} == {code.lower() for code in KINDS}


def test_what_the_desk_owes_stays_with_the_desk_whoever_works_with_the_child():
    sql = kind_sql(KINDS["T2"])
    assert "s.team_id AS team_id" in sql
    assert "coalesce(desk.team_id, s.team_id) AS team_id" in kind_sql(KINDS["LINKED"])
