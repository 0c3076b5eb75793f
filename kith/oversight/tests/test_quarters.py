"""Quarters: every day is in one, and they follow each other without a gap."""

import itertools
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from kith.kernel.clock import local_midnight
from kith.oversight.quarters import Quarter, asked_for, quarter_of, quarters

DAYS = st.dates(date(2018, 1, 1), date(2089, 12, 31))


@given(DAYS)
def test_a_day_is_in_its_quarter_and_in_no_other(day):
    one = quarter_of(day)
    assert one.opens <= local_midnight(day) < one.closes
    assert one.before.closes == one.opens
    assert one.after.opens == one.closes


@given(DAYS, st.integers(1, 12))
def test_so_many_quarters_come_latest_first(day, many):
    found = quarters(quarter_of(day), many)
    assert len(found) == many
    assert found == sorted(found, reverse=True)
    assert all(later.before == earlier for later, earlier in itertools.pairwise(found))


@given(DAYS)
def test_the_quarter_after_that_before_is_itself(day):
    assert quarter_of(day).before.after == quarter_of(day)
    assert quarter_of(quarter_of(day).after.first - timedelta(days=1)) == quarter_of(day)


def test_it_is_said_as_people_do():
    assert Quarter(2026, 3).words == "July to September 2026"
    assert Quarter(2026, 3).code == "2026-3"


def test_what_an_address_asks_for_is_one_of_the_last_or_this_one():
    today = date(2026, 11, 25)
    assert asked_for("2026-3", today, 4) == Quarter(2026, 3)
    assert asked_for("1999-1", today, 4) == Quarter(2026, 4)
    assert asked_for("<script>", today, 4) == Quarter(2026, 4)
