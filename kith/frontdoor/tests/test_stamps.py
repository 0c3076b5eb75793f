"""Three stamps of a police notification: read as they were typed, or left as they are."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.frontdoor.queries.contact import contact_page
from kith.frontdoor.rules.stamps import lags, read
from kith.frontdoor.testing import a_desk
from kith.kernel import clock
from kith.kernel.clock import LONDON

ARRIVED = datetime(2026, 3, 2, 9, 30, tzinfo=LONDON)


@pytest.mark.parametrize(
    ("typed", "day", "hour"),
    [
        ("1 March 2026 22:10", (3, 1), 22),
        ("1 Mar 2026, 22:10", (3, 1), 22),
        ("01/03/2026 at 22.10", (3, 1), 22),
        ("22:10 hrs on 1/3", (3, 1), 22),
        ("28 February 22:10", (2, 28), 22),
        ("22:10", (3, 1), 22),
        ("08:10", (3, 2), 8),
    ],
)
def test_a_stamp_is_read_however_it_is_written(typed, day, hour):
    assert read(typed, ARRIVED) == datetime(2026, *day, hour, 10, tzinfo=LONDON)


def test_a_day_that_is_still_to_come_was_last_year():
    assert read("31 December 23:05", ARRIVED) == datetime(2025, 12, 31, 23, 5, tzinfo=LONDON)


@pytest.mark.parametrize("typed", ["", "last night", "1 March", "31/2/2026 10:00", "29/2 10:00"])
def test_what_cannot_be_read_is_none(typed):
    assert read(typed, ARRIVED) is None


@given(st.text(max_size=40))
def test_whatever_is_typed_breaks_nothing(typed):
    assert read(typed, ARRIVED) is None or read(typed, ARRIVED).tzinfo is LONDON


def test_each_step_has_its_time_and_one_that_ends_before_it_begins_is_wrong():
    said = {"incident_at": "1/3 20:00", "created_at": "1/3 23:00", "sent_at": "1/3 22:00"}
    written, sent, came = lags(said, ARRIVED)
    assert (written.took, written.is_wrong) == (timedelta(hours=3), False)
    assert (sent.stamp, sent.is_wrong) == ("sent_at", True)
    assert came.took == timedelta(hours=11, minutes=30)


def test_without_a_stamp_nothing_is_said():
    assert lags({}, ARRIVED) == ()


@pytest.mark.django_db
class TestTheContact:
    @pytest.fixture
    def asked(self):
        desk = a_desk()
        day = clock.today() - timedelta(days=3)

        def asked(**said):
            said = {key: f"{day:%d/%m/%Y} {at}" for key, at in said.items()}
            contact = desk.arrives(channel="police", agency="police", asked=said)
            return dict(contact_page(desk.worker, contact=contact).asked)

        return asked

    def test_it_says_how_long_each_step_took(self, asked):
        said = asked(incident_at="08:00", created_at="10:00", sent_at="10:30")
        assert said["How long it took"].startswith(
            "written 2 hours after it happened; sent 30 minutes after it was written; here "
        )

    def test_times_that_contradict_each_other_are_said_to(self, asked):
        said = asked(incident_at="12:00", created_at="10:00")
        assert "contradict each other" in said["How long it took"]
