"""When the office opens next."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.kernel.clock import LONDON
from kith.kernel.workdays import (
    add_working_hours,
    add_working_minutes,
    due,
    in_office,
    office_opens,
)

moments = st.datetimes(datetime(2020, 1, 1), datetime(2029, 1, 1)).map(
    lambda wall: wall.replace(tzinfo=LONDON)
)


def at(*wall: int) -> datetime:
    return datetime(*wall, tzinfo=LONDON)


@pytest.mark.parametrize(
    ("now", "opens"),
    [
        (at(2026, 11, 20, 8, 0), at(2026, 11, 20, 9, 0)),  # a Friday morning
        (at(2026, 11, 20, 18, 5), at(2026, 11, 23, 9, 0)),  # that evening: Monday
        (at(2026, 11, 21, 2, 0), at(2026, 11, 23, 9, 0)),
        (at(2026, 12, 24, 17, 0), at(2026, 12, 29, 9, 0)),  # Christmas
        (at(2026, 3, 28, 23, 0), at(2026, 3, 30, 9, 0)),  # the clocks go forward
    ],
)
def test_the_next_opening(now, opens):
    assert office_opens(now) == opens


@given(moments)
def test_it_is_open_then_and_not_before_now(now):
    opens = office_opens(now)
    assert in_office(opens)
    assert opens >= now
    assert not in_office(now) or opens == now


@pytest.mark.parametrize(
    ("now", "ends"),
    [
        (at(2026, 11, 21, 3, 15), at(2026, 11, 23, 9, 30)),  # left on a Saturday night
        (at(2026, 11, 24, 23, 0), at(2026, 11, 25, 9, 30)),
        (at(2026, 11, 25, 6, 45), at(2026, 11, 25, 9, 30)),
        (at(2026, 11, 25, 9, 10), at(2026, 11, 25, 9, 40)),
        (at(2026, 11, 25, 16, 50), at(2026, 11, 26, 9, 20)),
        (at(2026, 12, 24, 22, 0), at(2026, 12, 29, 9, 30)),
    ],
)
def test_half_an_hour_of_the_office_day(now, ends):
    assert add_working_minutes(now, 30) == ends
    assert due(now, 30, "working minutes") == ends


@given(moments, st.integers(0, 40))
def test_sixty_working_minutes_are_a_working_hour(now, hours):
    assert add_working_minutes(now, 60 * hours) == add_working_hours(now, hours)
