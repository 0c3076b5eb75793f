"""The borough's clock runs only while a server beats, only forwards, and can be moved on."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.access import testing
from kith.demo import clock as borough_clock
from kith.demo import moving
from kith.demo.clock import BEAT, Setting
from kith.demo.models import BoroughClock
from kith.kernel import clock
from kith.promises.testing import a_world
from kith.promises.tests.test_escalation import on, promised

MORNING = datetime(2026, 4, 1, 7, 40, tzinfo=UTC)
REAL = datetime(2026, 11, 1, 12, tzinfo=UTC)
stretches = st.timedeltas(min_value=timedelta(), max_value=timedelta(days=30))


@pytest.fixture
def borough(db):
    """The borough's clock, set and standing still."""
    borough_clock._forget()
    borough_clock.start_at(MORNING)
    borough_clock.install()
    yield
    clock.set_source(None)
    borough_clock._forget()


# -- What it shows --------------------------------------------------------------------------------


@given(stretches, stretches)
def test_it_runs_while_it_beats_and_at_most_one_beat_longer(until_beat, after):
    setting = Setting(MORNING, REAL, REAL + until_beat)
    shown = setting.shows(REAL + until_beat + after)
    assert shown == MORNING + until_beat + min(after, BEAT)


@given(stretches, stretches)
def test_it_never_goes_back(one, more):
    setting = Setting(MORNING, REAL, REAL + timedelta(hours=1))
    assert MORNING <= setting.shows(REAL + one) <= setting.shows(REAL + one + more)


def test_a_week_without_a_server_is_not_a_week_in_the_borough(borough):
    BoroughClock.objects.update(
        wound_at=REAL - timedelta(days=7), beat_at=REAL - timedelta(days=7) - BEAT
    )
    borough_clock._forget()
    assert clock.now() == MORNING


# -- Winding and moving ---------------------------------------------------------------------------


def test_a_server_that_starts_winds_it_where_it_stood(borough):
    borough_clock.wind()
    assert timedelta() <= clock.now() - MORNING < timedelta(seconds=30)
    borough_clock.keep()
    assert clock.now() >= MORNING


def test_it_is_moved_on_and_not_back(borough):
    borough_clock.move_on(timedelta(hours=3))
    assert clock.now() == MORNING + timedelta(hours=3)
    for by in (timedelta(), timedelta(hours=-1)):
        with pytest.raises(ValueError, match="only moves forward"):
            borough_clock.move_on(by)


def test_without_a_borough_the_present_is_our_own(db):
    borough_clock._forget()
    assert abs(borough_clock._now() - datetime.now(UTC)) < timedelta(seconds=30)


@pytest.mark.parametrize(
    ("move", "leads_to"),
    [
        (moving.HOUR, MORNING + timedelta(hours=1)),
        (moving.TOMORROW, datetime(2026, 4, 2, 8, tzinfo=UTC)),
        (moving.WEEK, MORNING + timedelta(days=7)),
    ],
)
def test_the_ways_of_moving_it(move, leads_to):
    assert MORNING + moving.until(move, MORNING) == leads_to


# -- The page -------------------------------------------------------------------------------------


@pytest.mark.urls("tests.journeys.urls")
def test_a_visitor_moves_it_on_and_sees_that_somebody_was_told(borough):
    with clock.frozen(MORNING):
        world = a_world()
        promised(world, due=MORNING.date(), agreed=MORNING.date())
    visitor = testing.browser(world.worker)
    assert "8:40am" in visitor.get("/demo/clock/").content.decode()
    said = visitor.post("/demo/clock/", {"move": "week"}).content.decode()
    assert "It is now 8 April 2026 at 8:40am" in said
    assert "1 line has been told" in said
    assert clock.now() == on(MORNING.date() + timedelta(days=7), 8, 40)


@pytest.mark.urls("tests.journeys.urls")
def test_looking_moves_nothing_and_nor_does_nonsense(borough):
    visitor = testing.browser(testing.holding("social_worker"))
    visitor.get("/demo/clock/?move=week")
    visitor.post("/demo/clock/", {"move": "back"})
    assert clock.now() == MORNING


def test_outside_the_demonstration_there_is_no_such_page(db):
    visitor = testing.browser(testing.holding("social_worker"))
    assert visitor.post("/demo/clock/", {"move": "week"}).status_code == 404
