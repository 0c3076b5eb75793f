"""The words in which the rules are written."""

from datetime import date

import polars as pl
import pytest
from polars import col as c

from kith.standards.cin_census.rules import terms


def asked(expression, *values, dtype=pl.String):
    """What an expression says of a column that holds these values."""
    return (
        pl.DataFrame({"it": pl.Series(values, dtype=dtype)})
        .select(expression)
        .to_series()
        .to_list()
    )


@pytest.mark.parametrize(
    ("word", "said"),
    [
        (terms.blank("it"), [False, True, True]),
        (terms.given("it"), [True, False, False]),
        (terms.listed("it", ("1", "9")), [True, False, False]),
    ],
)
def test_a_text_that_is_empty_is_as_one_that_is_absent(word, said):
    assert asked(word, "1", "", None) == said


def test_a_flag_is_yes_or_no_or_neither_and_may_be_a_digit_or_a_word():
    flags = ("1", "true", "0", "false", "TRUE", "2", "", None)
    assert asked(terms.yes("it"), *flags) == [True, True, *[False] * 6]
    assert asked(terms.no("it"), *flags) == [False, False, True, True, *[False] * 4]


DAYS = (date(2025, 3, 31), date(2025, 4, 1), date(2026, 3, 31), date(2026, 4, 1), None)


def test_a_date_that_is_absent_lies_nowhere_and_is_no_weekend():
    within_a_year = terms.outside("it", date(2025, 4, 1), date(2026, 3, 31))
    assert asked(within_a_year, *DAYS, dtype=pl.Date) == [True, False, False, True, None]
    weekend = (date(2025, 6, 27), date(2025, 6, 28), date(2025, 6, 29), date(2025, 6, 30), None)
    assert asked(terms.weekend("it"), *weekend, dtype=pl.Date) == [False, True, True, False, None]
    assert asked(terms.dated("it"), *DAYS, dtype=pl.Date) == [True] * 4 + [False]
    assert asked(terms.undated("it"), *DAYS, dtype=pl.Date) == [False] * 4 + [True]


def test_working_days_are_counted_back_over_easter():
    assert terms.working_days_before(date(2025, 4, 22), 1) == date(2025, 4, 17)


def test_one_of_several_holds_though_another_cannot_be_told():
    told = terms.any_of(c("it") > date(2025, 12, 31), c("it").is_null())
    assert asked(told, *DAYS, dtype=pl.Date) == [False, False, True, True, True]


CHILDREN = pl.DataFrame({"child": [0, 1, 2], "line": [1, 2, 3]})
REFERRALS = pl.DataFrame({"child": [2, 2, 0], "day": [5, 6, 7]})


def test_having_and_lacking_part_the_rows_and_keep_their_order():
    assert terms.having(CHILDREN, REFERRALS, of="child")["child"].to_list() == [0, 2]
    assert terms.lacking(CHILDREN, REFERRALS, of="child")["child"].to_list() == [1]
    one = REFERRALS.head(1)
    assert terms.having(CHILDREN, one, REFERRALS.tail(1), of="child").height == 2


def test_a_row_that_meets_several_is_there_once():
    met = terms.meeting(CHILDREN, REFERRALS, "child", c("day") > 0)
    assert met["child"].to_list() == [0, 2]
    assert terms.meeting(CHILDREN, REFERRALS, "child", c("day") > 6)["child"].to_list() == [0]


def test_a_row_is_never_beside_itself_though_another_be_its_like():
    same = pl.DataFrame({"child": [0, 1, 1], "day": [5, 5, 5]})
    found = terms.beside_another(same, "child", c("day") == c("day_other"))
    assert found["child"].to_list() == [1, 1]


def test_what_is_repeated_is_what_comes_again():
    assert terms.repeated(pl.DataFrame({"a": [1, 2, 1, 1]}), "a")["a"].to_list() == [1, 1]


def test_a_finding_of_the_whole_return_has_no_child_and_no_line():
    assert terms.whole_return(False, Sex="x").height == 0
    assert terms.whole_return(True, Sex="x").rows() == [(None, None, "x")]
