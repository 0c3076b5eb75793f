"""Time arithmetic: the acceptance facts of the domain, then what must hold on any day."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.kernel.clock import LONDON, local_date
from kith.kernel.workdays import (
    OutsideCalendar,
    Unit,
    add_months,
    add_working_days,
    add_working_hours,
    age_on,
    due,
    end_of_day,
    is_working_day,
    mash_due,
    working_days_between,
)

days = st.dates(date(2015, 1, 1), date(2035, 12, 31))
instants = st.datetimes(
    datetime(2015, 1, 1), datetime(2035, 12, 31), timezones=st.sampled_from([UTC, LONDON])
)


def london(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=LONDON)


def end(*parts: int) -> datetime:
    """Return the end of a day: the midnight after it, exclusive."""
    return london(*parts) + timedelta(days=1)


# Acceptance facts (SPEC J, SUPPLEMENT S17)


def test_j1_a_referral_on_christmas_eve():
    referred = london(2020, 12, 24, 16, 30)
    assert due(referred, 1, "working days") == end(2020, 12, 29)
    assert due(referred, 10, "working days") == end(2021, 1, 12)
    assert due(referred, 45, "working days") == end(2021, 3, 2)


def test_j2_a_referral_on_the_saturday_of_a_bank_holiday_weekend():
    referred = london(2021, 5, 1, 11)
    assert due(referred, 1, "working days") == end(2021, 5, 4)
    assert due(referred, 45, "working days") == end(2021, 7, 6)


def test_j3_a_conference_and_core_group_across_easter():
    assert add_working_days(date(2021, 3, 19), 15) == date(2021, 4, 13)
    assert add_working_days(date(2021, 4, 13), 10) == date(2021, 4, 27)


def test_j4_72_hours_across_the_clocks_going_forward():
    returned = datetime(2021, 3, 27, 22, tzinfo=UTC)
    ends = due(returned, 72, "hours")
    assert ends == returned + timedelta(hours=72)
    assert ends.astimezone(LONDON).replace(tzinfo=None) == datetime(2021, 3, 30, 23)


def test_j5_72_hours_across_the_clocks_going_back():
    returned = london(2021, 10, 30, 22)
    ends = due(returned.astimezone(UTC), 72, "hours")
    assert ends.astimezone(LONDON).replace(tzinfo=None) == datetime(2021, 11, 2, 21)


def test_j30_amber_set_on_a_saturday():
    assert mash_due("AMBER", london(2026, 6, 6, 14)) == end(2026, 6, 8)  # Monday 23:59
    assert mash_due("AMBER", london(2026, 5, 2, 14)) == end(2026, 5, 5)  # a bank holiday Monday


@pytest.mark.parametrize(
    "day", [date(2020, 5, 8), date(2022, 6, 3), date(2022, 9, 19), date(2023, 5, 8)]
)
def test_j46_moved_and_single_bank_holidays_are_not_working_days(day):
    assert not is_working_day(day)
    assert is_working_day(day + timedelta(days=7))


def test_j46_easter_monday_and_the_late_august_holiday_are_england_s():
    assert not is_working_day(date(2021, 4, 5))
    assert not is_working_day(date(2021, 8, 30))


# Working days


@given(days, st.integers(1, 400))
def test_n_working_days_on_there_are_n_working_days_between(day, n):
    after = add_working_days(day, n)
    assert is_working_day(after)
    assert working_days_between(day, after) == n


@given(days, st.integers(1, 400))
def test_before_is_the_mirror_of_after(day, n):
    before = add_working_days(day, -n)
    assert is_working_day(before)
    back = add_working_days(before, n)
    assert back == day if is_working_day(day) else back == add_working_days(day, 1)


@given(days, st.integers(0, 60), st.integers(0, 60))
def test_steps_add_up(day, a, b):
    assert add_working_days(add_working_days(day, a), b) == add_working_days(day, a + b)


@given(days)
def test_day_0_is_the_day_of_the_trigger_itself(day):
    assert add_working_days(day, 0) == day
    assert due(london(day.year, day.month, day.day, 15), 0, "working days") == end_of_day(day)


@given(days)
def test_a_working_day_is_found_by_looking_day_by_day(day):
    one = day + timedelta(days=1)
    while not is_working_day(one):
        one += timedelta(days=1)
    assert add_working_days(day, 1) == one


@pytest.mark.parametrize(
    ("day", "n"), [(date(1947, 12, 31), 1), (date(2101, 1, 1), 0), (date(1948, 1, 2), -3)]
)
def test_outside_the_calendar_we_say_so(day, n):
    with pytest.raises(OutsideCalendar, match="calendar"):
        add_working_days(day, n)


def test_past_the_calendar_s_end_we_say_so():
    with pytest.raises(OutsideCalendar):
        add_working_days(date(2100, 12, 1), 60)


# Ends of days, months, weeks


@given(instants, st.integers(0, 200), st.sampled_from(["days", "weeks", "months", "working days"]))
def test_a_limit_in_days_ends_at_a_london_midnight_and_leaves_its_whole_last_day(start, n, unit):
    ends = due(start, n, unit)
    assert ends.astimezone(LONDON).time() == time()
    assert local_date(ends - timedelta(microseconds=1)) >= local_date(start)
    assert ends > start


@given(instants, st.integers(0, 500))
def test_hours_are_elapsed_hours(start, n):
    assert due(start, n, "hours") - start.astimezone(UTC) == timedelta(hours=n)


@pytest.mark.parametrize(
    ("day", "n", "then"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2026, 10, 31), 6, date(2027, 4, 30)),
        (date(2026, 3, 15), 12, date(2027, 3, 15)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
    ],
)
def test_months_keep_the_day_or_take_the_month_s_last(day, n, then):
    assert add_months(day, n) == then


@given(days, st.integers(-60, 60))
def test_months_move_the_month_and_never_the_day_forward(day, n):
    then = add_months(day, n)
    assert (then.year * 12 + then.month) - (day.year * 12 + day.month) == n
    assert then.day <= day.day


def test_a_week_is_seven_days_whatever_is_closed():
    assert due(london(2020, 12, 24, 9), 1, Unit.WEEKS) == end(2020, 12, 31)


@given(instants, st.sampled_from(list(Unit)), st.integers(0, 60))
def test_a_longer_limit_never_ends_sooner(start, unit, n):
    assert due(start, n, unit) <= due(start, n + 1, unit)


def test_a_time_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="aware"):
        due(datetime(2026, 1, 5, 9), 1, "hours")


def test_an_unknown_unit_is_refused():
    with pytest.raises(ValueError, match="fortnights"):
        due(london(2026, 1, 5, 9), 1, "fortnights")


# Working hours, 09:00 to 17:00


@pytest.mark.parametrize(
    ("start", "hours", "ends"),
    [
        (london(2026, 11, 20, 10), 1, london(2026, 11, 20, 11)),  # a Friday
        (london(2026, 11, 20, 13), 4, london(2026, 11, 20, 17)),  # just full
        (london(2026, 11, 20, 16), 2, london(2026, 11, 23, 10)),  # over the weekend
        (london(2026, 11, 21, 12), 1, london(2026, 11, 23, 10)),  # set on a Saturday
        (london(2026, 11, 20, 20), 4, london(2026, 11, 23, 13)),  # after hours
        (london(2026, 11, 20, 7), 8, london(2026, 11, 20, 17)),  # before hours: the whole day
        (london(2026, 11, 20, 9), 16, london(2026, 11, 23, 17)),
        (london(2026, 11, 20, 3), 0, london(2026, 11, 20, 3)),
    ],
)
def test_working_hours(start, hours, ends):
    assert add_working_hours(start, hours) == ends


@given(instants, st.integers(1, 80))
def test_working_hours_end_within_the_office_day(start, hours):
    ends = add_working_hours(start, hours).astimezone(LONDON)
    assert is_working_day(ends.date())
    assert time(9) < ends.time() <= time(17)
    assert ends.astimezone(UTC) - start.astimezone(UTC) >= timedelta(hours=hours)


@given(instants, st.integers(1, 40), st.integers(1, 40))
def test_working_hours_add_up(start, a, b):
    assert add_working_hours(add_working_hours(start, a), b) == add_working_hours(start, a + b)


# The clock of the multi-agency hub (SPEC T3, SUPPLEMENT S0 1 and 6)


@pytest.mark.parametrize(
    ("rag", "set_at", "ends"),
    [
        ("RED", london(2026, 11, 20, 18), london(2026, 11, 20, 22)),  # Friday evening runs on
        ("RED", london(2026, 3, 29, 0, 30), london(2026, 3, 29, 5, 30)),  # four hours elapsed
        ("AMBER", london(2026, 11, 20, 18), london(2026, 11, 23, 18)),  # same time, next WD
        ("GREEN", london(2026, 11, 20, 18), london(2026, 11, 25, 18)),  # same time, third WD
        ("GREEN", london(2026, 11, 21, 14), end(2026, 11, 25)),  # from Saturday: end of third
        ("AMBER", london(2026, 11, 23, 0), london(2026, 11, 24, 0)),
    ],
)
def test_the_hub_s_clock(rag, set_at, ends):
    assert mash_due(rag, set_at) == ends


@pytest.mark.parametrize(
    ("set_at", "hours", "ends"),
    [
        (london(2026, 11, 20, 14), 6, london(2026, 11, 20, 20)),
        (london(2026, 11, 20, 18), 6, end(2026, 11, 20)),
        (london(2026, 11, 20, 20), 6, london(2026, 11, 23, 2)),
        (london(2026, 11, 21, 9), 6, london(2026, 11, 23, 6)),
        (london(2026, 11, 20, 20), 30, london(2026, 11, 24, 2)),
    ],
)
def test_a_council_s_own_limit_need_not_be_whole_days(set_at, hours, ends):
    assert mash_due("AMBER", set_at, hours) == ends


@given(instants, st.integers(1, 10))
def test_the_hub_counts_24_hours_for_a_working_day(set_at, n):
    ends = mash_due("GREEN", set_at, 24 * n)
    day = local_date(set_at)
    if is_working_day(day):
        wall = set_at.astimezone(LONDON).time()
        assert ends.astimezone(LONDON) == datetime.combine(
            add_working_days(day, n), wall, tzinfo=LONDON
        )
    else:
        assert ends == end_of_day(add_working_days(day, n))


def test_an_unknown_grade_is_refused():
    with pytest.raises(KeyError):
        mash_due("BLUE", london(2026, 11, 20, 18))


# Ages


@pytest.mark.parametrize(
    ("born", "on", "age"),
    [
        (date(2010, 6, 1), date(2026, 5, 31), 15),
        (date(2010, 6, 1), date(2026, 6, 1), 16),
        (date(2008, 2, 29), date(2026, 2, 28), 17),  # born on 29 February: still 17
        (date(2008, 2, 29), date(2026, 3, 1), 18),
        (date(2008, 2, 29), date(2028, 2, 29), 20),
        (date(2026, 9, 1), date(2026, 8, 1), 0),  # not yet born
    ],
)
def test_ages(born, on, age):
    assert age_on(born, on) == age


@given(days, days)
def test_an_age_never_falls(born, on):
    assert age_on(born, on) <= age_on(born, on + timedelta(days=1)) <= age_on(born, on) + 1
