"""What the night leaves is taken over by somebody of the day, by half past nine."""

from datetime import datetime, timedelta

import pytest

from kith.frontdoor.commands import leave_for_morning, take_over
from kith.frontdoor.testing import a_desk
from kith.kernel.clock import LONDON, frozen

pytestmark = pytest.mark.django_db


def at(*wall: int) -> datetime:
    return datetime(*wall, tzinfo=LONDON)


@pytest.fixture
def desk():
    with frozen(at(2026, 11, 20, 12, 0)):
        return a_desk()


def left(desk, when: datetime):
    with frozen(when):
        contact = desk.arrives(channel="edt", agency="edt")
        leave_for_morning(desk.worker, contact=contact, done="Rang his aunt", left="See him")
    return contact


@pytest.mark.parametrize(
    ("when", "due"),
    [
        (at(2026, 11, 21, 3, 15), at(2026, 11, 23, 9, 30)),  # Saturday: Monday
        (at(2026, 11, 24, 22, 0), at(2026, 11, 25, 9, 30)),
        (at(2026, 11, 25, 8, 50), at(2026, 11, 25, 9, 30)),
    ],
)
def test_it_is_due_by_half_past_nine(desk, when, due):
    contact = left(desk, when)
    assert desk.promise("EDT-HANDOVER", contact).due_at == due


@pytest.mark.parametrize(("minutes", "state"), [(29, "kept"), (30, "kept_late")])
def test_to_the_minute(desk, minutes, state):
    contact = left(desk, at(2026, 11, 24, 22, 0))
    with frozen(at(2026, 11, 25, 9, 0) + timedelta(minutes=minutes)):
        take_over(desk.worker, contact=contact)
    assert desk.promise("EDT-HANDOVER", contact).state == state
