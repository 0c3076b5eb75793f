"""England's working days: our list against the library that it is written from."""

import subprocess
import sys
import time
from datetime import date, timedelta
from itertools import pairwise

import pytest
from holidays import country_holidays

from kith.kernel import calendar


def test_the_list_is_what_the_library_says():
    assert calendar.BANK_HOLIDAYS.read_text() == calendar.written_from_library(), (
        "write the list anew: python -m kith.kernel.calendar"
    )


def test_j46_moved_and_single_holidays_and_the_subdivision():
    moved = [date(2020, 5, 8), date(2022, 6, 3), date(2022, 9, 19), date(2023, 5, 8)]
    assert not set(moved) & set(calendar.working_days())
    england_only = [date(2021, 4, 5), date(2021, 8, 30)]  # Easter Monday, late August
    assert not set(england_only) & set(calendar.working_days())
    whole_kingdom = country_holidays("GB", years=2021)
    assert not any(day in whole_kingdom for day in england_only)


def test_neither_scotland_s_nor_northern_ireland_s_holidays_are_ours():
    assert date(2026, 11, 30) in calendar.working_days()  # Saint Andrew
    assert date(2026, 3, 17) in calendar.working_days()  # Saint Patrick


def test_the_calendar_is_whole():
    days = list(calendar.every_day())
    assert (days[0], days[-1]) == (date(1948, 1, 1), date(2100, 12, 31))
    assert all(b - a == timedelta(days=1) for a, b in pairwise(days))
    assert all(day.weekday() < 5 for day in calendar.working_days())
    assert set(calendar.working_days()).isdisjoint(calendar.bank_holidays())


def test_a_number_and_its_working_day_are_each_other_s_inverse():
    for number in (1, 2, 1000, len(calendar.working_days())):
        assert calendar.worked_by(calendar.working_day(number)) == number
        assert calendar.worked_before(calendar.working_day(number)) == number - 1


@pytest.mark.parametrize("day", [date(1947, 12, 31), date(2101, 1, 1)])
def test_outside_the_calendar_we_say_so(day):
    with pytest.raises(calendar.OutsideCalendar, match="1948 to 2100"):
        calendar.worked_by(day)


def test_counting_does_not_wait_for_the_library():
    code = "import sys, kith.kernel.workdays; sys.exit('holidays' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_first_count_is_quick():
    calendar.bank_holidays.cache_clear()
    calendar.working_days.cache_clear()
    before = time.perf_counter()
    calendar.working_days()
    assert time.perf_counter() - before < 0.5
