"""The present has one source, and London's days begin and end at London's midnights."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from kith.kernel import clock


@pytest.fixture(autouse=True)
def own_clock_again():
    yield
    clock.set_source(None)


def test_now_is_aware_and_in_utc():
    assert clock.now().tzinfo is UTC
    assert abs(clock.now() - datetime.now(UTC)) < timedelta(seconds=5)


def test_a_source_in_another_zone_is_read_in_utc():
    clock.set_source(lambda: datetime(2026, 3, 31, 1, tzinfo=timezone(timedelta(hours=5))))
    assert clock.now() == datetime(2026, 3, 30, 20, tzinfo=UTC)
    assert clock.now().tzinfo is UTC


def test_a_moving_source_moves():
    ticks = iter([datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 1, 2, tzinfo=UTC)])
    clock.set_source(lambda: next(ticks))
    assert clock.now() < clock.now()


def test_today_is_the_day_in_london():
    with clock.frozen(datetime(2026, 7, 1, 23, 30, tzinfo=UTC)):
        assert clock.today() == date(2026, 7, 2)


def test_frozen_gives_the_former_present_back_even_after_an_error():
    outer = datetime(2026, 1, 1, tzinfo=UTC)
    with clock.frozen(outer):
        with pytest.raises(LookupError), clock.frozen(outer + timedelta(days=9)):
            raise LookupError
        assert clock.now() == outer


def test_a_naive_present_is_refused():
    with pytest.raises(ValueError, match="aware"), clock.frozen(datetime(2026, 1, 1)):
        pass


@pytest.mark.parametrize(
    ("day", "begins"),
    [
        (date(2026, 1, 1), datetime(2026, 1, 1, 0, tzinfo=UTC)),
        (date(2026, 7, 1), datetime(2026, 6, 30, 23, tzinfo=UTC)),
        (date(2026, 3, 29), datetime(2026, 3, 29, 0, tzinfo=UTC)),  # clocks go on at 01:00
        (date(2026, 3, 30), datetime(2026, 3, 29, 23, tzinfo=UTC)),
        (date(2026, 10, 26), datetime(2026, 10, 26, 0, tzinfo=UTC)),
    ],
)
def test_a_day_begins_at_london_s_midnight(day, begins):
    assert clock.local_midnight(day) == begins
    assert clock.local_date(begins) == day
    assert clock.local_date(begins - timedelta(microseconds=1)) == day - timedelta(days=1)
