"""What the night leaves is taken over by somebody of the day, by half past nine."""

from datetime import datetime, timedelta

import pytest

from kith.frontdoor.commands import grade_contact, leave_for_morning, take_over
from kith.frontdoor.queries.contact import contact_page
from kith.frontdoor.steps import BY_SLUG
from kith.frontdoor.testing import a_desk
from kith.kernel.clock import LONDON, frozen
from kith.kernel.mistakes import Mistake

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


class TestWrittenDownByTheNight:
    """The night's own form asks what is left: whoever writes it there has left it for the day."""

    ASKED = {"done_tonight": "Rang his aunt", "for_morning": "See him", "handed_to": "Freya"}

    def came(self, desk, **asked):
        with frozen(at(2026, 11, 24, 22, 0)):
            return desk.arrives(channel="edt", agency="edt", asked={**self.ASKED, **asked})

    def test_it_is_owed_by_half_past_nine_and_stands_with_the_night(self, desk):
        contact = self.came(desk)
        assert desk.row(contact).state == "WITH_EDT"
        assert desk.promise("EDT-HANDOVER", contact).due_at == at(2026, 11, 25, 9, 30)

    def test_where_nothing_is_left_nothing_is_handed_over(self, desk):
        assert desk.row(self.came(desk, for_morning=" ")).state == "RECEIVED"

    def test_a_grade_in_the_night_hands_nothing_over_and_the_day_still_can(self, desk):
        contact = self.came(desk)
        with frozen(at(2026, 11, 24, 22, 20)):
            grade_contact(desk.worker, contact=contact, rag="AMBER", why="He is hungry")
            assert BY_SLUG["take-over"].when(contact_page(desk.worker, contact=contact))
        with frozen(at(2026, 11, 25, 9, 10)):
            take_over(desk.worker, contact=contact)
            assert desk.promise("EDT-HANDOVER", contact).state == "kept"
            assert desk.row(contact).state == "TRIAGED"
            with pytest.raises(Mistake):
                take_over(desk.worker, contact=contact)

    def test_only_the_nights_own_word_does_it(self, desk):
        with frozen(at(2026, 11, 24, 22, 0)):
            contact = desk.arrives(channel="telephone", asked=self.ASKED)
        assert desk.row(contact).state == "RECEIVED"
