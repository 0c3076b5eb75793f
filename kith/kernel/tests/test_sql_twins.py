"""The rules in SQL give, on a real server, what the rules in Python give: 2015 to 2035.

Each example sends a few hundred random inputs in one query, so that many thousand are compared.
"""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connections
from django.db.utils import DataError
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from kith.kernel import calendar
from kith.kernel.clock import LONDON, at_local, local_date
from kith.kernel.workdays import (
    MASH_HOURS,
    Unit,
    add_months,
    add_working_days,
    add_working_hours,
    age_on,
    due,
    end_of_day,
    is_working_day,
    mash_due,
)

pytestmark = pytest.mark.django_db(databases="__all__")

FIRST, LAST = datetime(2015, 1, 1), datetime(2035, 12, 31)
CHANGES = [  # the hours in which London's clocks change are worth more than their share
    datetime(year, month, day, hour, tzinfo=UTC)
    for year, month, day in [(2021, 3, 28), (2021, 10, 31), (2026, 3, 29), (2026, 10, 25)]
    for hour in (0, 1, 2)
]
days = st.dates(FIRST.date(), LAST.date())

edges = st.builds(  # midnight, and when the office opens and closes
    lambda day, hour: at_local(day, timedelta(hours=hour)), days, st.sampled_from([0, 9, 17])
)
instants = st.datetimes(FIRST, LAST, timezones=st.just(UTC)) | edges | st.sampled_from(CHANGES)

in_batches = settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # `differences` shows the rows itself
)


def batch(*strategies):
    return st.lists(st.tuples(*strategies), min_size=200, max_size=400)


def in_sql(call: str, types: str, rows: list[tuple]) -> list:
    """Return what SQL gives for each row; `call` names the columns a, b, c."""
    names = "abc"[: len(rows[0])]
    arrays = ", ".join(f"%s::{one}[]" for one in types.split())
    query = (
        f"SELECT {call} FROM unnest({arrays}) WITH ORDINALITY"
        f" AS row({', '.join(names)}, place) ORDER BY place"
    )
    with connections["default"].cursor() as cursor:
        cursor.execute(query, [list(column) for column in zip(*rows, strict=True)])
        return [value for (value,) in cursor.fetchall()]


def differences(call: str, types: str, python, rows: list[tuple]) -> list[tuple]:
    """Return the first rows for which SQL gives something else than Python, with both."""
    found = zip(rows, in_sql(call, types, rows), map(lambda row: python(*row), rows), strict=True)
    return [one for one in found if one[1] != one[2]][:5]


@in_batches
@given(batch(instants, st.integers(0, 130), st.sampled_from([unit.value for unit in Unit])))
def test_due(rows):
    assert not differences("kith_due(a, b, c)", "timestamptz int text", due, rows)


@in_batches
@given(batch(st.sampled_from(sorted(MASH_HOURS)), instants, st.none() | st.integers(0, 130)))
def test_mash_due(rows):
    assert not differences("kith_mash_due(a, b, c)", "text timestamptz int", mash_due, rows)


@in_batches
@given(batch(days, st.integers(-300, 300)))
def test_add_working_days(rows):
    assert not differences("kith_add_working_days(a, b)", "date int", add_working_days, rows)


@in_batches
@given(batch(instants, st.integers(0, 100)))
def test_add_working_hours(rows):
    call = "kith_add_working_hours(a, b)"
    assert not differences(call, "timestamptz int", add_working_hours, rows)


@in_batches
@given(batch(days, st.integers(-100, 100)))
def test_add_months(rows):
    assert not differences("kith_add_months(a, b)", "date int", add_months, rows)


@in_batches
@given(batch(days | st.sampled_from([date(2008, 2, 29), date(2012, 2, 29)]), days))
def test_age_on(rows):
    assert not differences("kith_age_on(a, b)", "date date", age_on, rows)


@in_batches
@given(batch(instants))
def test_local_date(rows):
    assert not differences("kith_local_date(a)", "timestamptz", local_date, rows)


def test_every_day_of_the_calendar():
    every = [(day,) for day in calendar.every_day()]
    worked = [is_working_day(day) for (day,) in every]
    assert in_sql("kith_is_working_day(a)", "date", every) == worked
    numbers = [calendar.worked_by(day) for (day,) in every]
    assert in_sql("kith_worked_by(a)", "date", every) == numbers
    assert in_sql("kith_local_date(kith_end_of_day(a))", "date", every) == [
        day + timedelta(days=1) for (day,) in every
    ]


def test_the_calendar_s_table_says_the_same():
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT day, working, ordinal FROM kernel_calendar ORDER BY day")
        rows = cursor.fetchall()
    assert rows == [
        (day, is_working_day(day), calendar.worked_by(day)) for day in calendar.every_day()
    ]


def test_every_day_since_1948_ends_at_the_same_instant():
    every = [(day,) for day in calendar.every_day()]
    assert in_sql("kith_end_of_day(a)", "date", every) == [end_of_day(day) for (day,) in every]


@pytest.mark.parametrize(
    "call",
    [
        "kith_add_working_days('1947-12-31', 1)",
        "kith_add_working_days('2101-01-01', 0)",
        "kith_add_working_days('1948-01-02', -3)",
        "kith_add_working_days('2100-12-01', 60)",
        "kith_due('2101-06-01', 1, 'working hours')",
        "kith_due('2026-06-01', 1, 'fortnights')",
        "kith_mash_due('BLUE', '2026-06-01')",
    ],
)
def test_both_refuse_what_they_do_not_know(call):
    with connections["default"].cursor() as cursor, pytest.raises(DataError):
        cursor.execute(f"SELECT {call}")


def test_no_start_no_due():
    assert in_sql("kith_due(a, 1, 'days')", "timestamptz", [(None,)]) == [None]


def test_london_times_from_python_reach_the_server_as_the_same_instant():
    at = datetime(2021, 10, 31, 1, 30, tzinfo=LONDON, fold=1)
    assert in_sql("a", "timestamptz", [(at,)]) == [at.astimezone(UTC)]
