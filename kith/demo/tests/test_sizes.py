"""How large a borough is, and the day on which its story ends."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.demo.sizes import SIZES, Moment, TooEarly
from kith.demo.world import Wish
from kith.kernel import clock
from kith.kernel.workdays import is_working_day
from kith.standards.cin_census.years import YEARS

USUAL, BIG = SIZES["usual"], SIZES["big"]
days = st.dates(date(2021, 7, 6), date(2030, 12, 31))


def test_the_usual_one_is_of_three_years_and_the_big_one_of_six_and_200_000_people():
    assert (USUAL.years, USUAL.people) == (3, 0)
    assert (BIG.years, BIG.people) == (6, 200_000)


@pytest.mark.parametrize(
    ("as_of", "returned", "form"),
    [
        (date(2026, 11, 25), date(2026, 3, 31), 2026),
        (date(2026, 4, 1), date(2026, 3, 31), 2026),
        (date(2026, 3, 31), date(2025, 3, 31), 2025),
        (date(2026, 1, 2), date(2025, 3, 31), 2025),
        (date(2021, 7, 14), date(2021, 3, 31), 2022),
        (date(2028, 5, 1), date(2028, 3, 31), 2026),
    ],
)
def test_the_return_is_the_last_one_before_the_day(as_of, returned, form):
    moment = Moment.of(as_of, USUAL)
    assert moment.returned == returned
    assert moment.form == form


@given(days)
def test_the_return_lies_within_a_year_before_the_day(as_of):
    moment = Moment.of(as_of, USUAL)
    assert 0 < (as_of - moment.returned).days <= 366
    assert (moment.returned.month, moment.returned.day) == (3, 31)
    assert moment.form in YEARS


@pytest.mark.parametrize(
    ("now", "day"),
    [
        (datetime(2026, 11, 25, 15, tzinfo=UTC), date(2026, 11, 25)),
        (datetime(2026, 11, 28, 15, tzinfo=UTC), date(2026, 11, 27)),
        (datetime(2026, 12, 26, 9, tzinfo=UTC), date(2026, 12, 24)),
    ],
)
def test_where_no_day_is_named_it_is_the_last_working_day(now, day):
    with clock.frozen(now):
        found = Moment.of(None, USUAL).as_of
    assert found == day
    assert is_working_day(found)


def test_it_stops_in_the_morning_of_the_day():
    assert Moment.of(date(2026, 4, 1), USUAL).morning == datetime(2026, 4, 1, 7, 40, tzinfo=UTC)


@pytest.mark.parametrize(
    ("as_of", "size"),
    [
        (date(2021, 7, 1), USUAL),
        (date(2024, 1, 1), BIG),
    ],
)
def test_before_there_were_forms_there_is_no_story(as_of, size):
    with pytest.raises(TooEarly, match="choose a later day"):
        Moment.of(as_of, size)


def test_the_moment_of_the_letter_can_be_asked_for():
    assert Moment.of(date(2021, 7, 14), USUAL).as_of == date(2021, 7, 14)


def test_what_nobody_wishes_otherwise_is_the_usual_borough_of_today():
    wish = Wish()
    assert (wish.size, wish.as_of, wish.part) == (USUAL, None, 1.0)
