"""The borough's second looks: lived week by week, at their own moments, and some still waiting."""

from datetime import timedelta

import pytest

from kith.access import testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.demo import looking
from kith.frontdoor.blind.commands import drawing
from kith.frontdoor.blind.models import BlindLook
from kith.frontdoor.testing import a_desk
from kith.kernel import clock
from kith.promises.models import Promise

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def lived(lasting):
    """Five weeks of a desk that decides four times a week, each of them drawn."""
    with lasting(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(drawing, "is_drawn", lambda contact, share: True)
        patch.setattr(looking, "WEEKS", 5)
        desk, today = deciding(), clock.today() + timedelta(weeks=7)
        for weeks in range(6, -1, -1):
            with looking._on(today - timedelta(weeks=weeks, days=1), 12):
                for _ in range(4):
                    desk.decided("assess")
        with clock.frozen(clock.at_local(today, timedelta(hours=8))):
            looking.second_looks(today, seed=3)
            yield desk


def deciding():
    desk = a_desk()
    for _ in range(3):
        testing.holding("team_manager")
    return desk


def looks():
    with acting_as(MACHINE):
        return list(BlindLook.objects.order_by("asked_at"))


def test_each_week_some_are_drawn_at_night_and_given_by_day(lived):
    found = looks()
    assert {one.asked_at.astimezone(clock.LONDON).hour for one in found} == {2}
    given = [one for one in found if one.given_at]
    assert len(given) > 10
    assert all(timedelta() < one.given_at - one.asked_at < timedelta(days=40) for one in given)


def test_most_agree_some_differ_and_most_of_those_talked(lived):
    given = [one for one in looks() if one.given_at]
    differing = [one for one in given if one.differs]
    assert 0 < len(differing) < len(given) / 2
    assert any(one.learned for one in differing)


def test_those_of_last_night_still_wait(lived):
    waiting = [one for one in looks() if one.given_at is None and one.ended_at is None]
    assert any(clock.now() - one.asked_at < timedelta(days=1) for one in waiting)


def test_what_was_owed_ran_on_its_own_days(lived):
    with acting_as(MACHINE):
        states = set(Promise.objects.filter(kind="BLIND-LOOK").values_list("state", flat=True))
    assert {"kept", "open"} <= states


def test_the_same_seed_lives_the_same(lived):
    given = [(one.outcome, one.level) for one in looks() if one.given_at]
    assert given
    assert {outcome for outcome, _ in given} <= {"assess", *(one.outcome for one in looking.SAID)}
