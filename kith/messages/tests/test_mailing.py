"""Mail that goes out waits until it has gone; then nothing of it is left."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend

from kith.access import testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE, VISITOR
from kith.kernel import clock
from kith.kernel.clock import frozen
from kith.messages.mailing import MOST_TRIES, send_waiting, write_mail
from kith.messages.models import Mail

pytestmark = pytest.mark.django_db


class Away(BaseEmailBackend):
    """A mail server that is away."""

    def send_messages(self, messages: object) -> int:
        raise ConnectionRefusedError("nobody is there")


@pytest.fixture(autouse=True)
def _goes_out(settings) -> None:
    settings.MAIL_GOES_OUT = True


def write(to: str = "h.bose@school.example") -> bool:
    with acting_as(MACHINE):
        return write_mail(to, "We have it", "Thank you.")


def rows() -> list[Mail]:
    with acting_as(MACHINE):
        return list(Mail.objects.order_by("id"))


def test_what_was_written_down_is_sent_and_forgotten():
    assert write()
    assert send_waiting() == 1
    (gone,) = mail.outbox
    assert (gone.to, gone.subject, gone.body) == (
        ["h.bose@school.example"], "We have it", "Thank you.",
    )  # fmt: skip
    assert gone.message()["Auto-Submitted"] == "auto-generated"
    (row,) = rows()
    assert (row.to, row.subject, row.text) == ("", "", "")
    assert row.sent_at is not None


def test_it_is_sent_once():
    write()
    assert [send_waiting(), send_waiting()] == [1, 0]
    assert len(mail.outbox) == 1


def test_when_the_mail_server_is_away_it_waits_and_is_tried_again_later(settings):
    write()
    good, settings.EMAIL_BACKEND = settings.EMAIL_BACKEND, f"{__name__}.Away"
    assert send_waiting() == 0
    (row,) = rows()
    assert (row.tries, row.trouble, row.text) == (1, "ConnectionRefusedError", "Thank you.")
    settings.EMAIL_BACKEND = good
    assert send_waiting() == 0
    with frozen(clock.now() + timedelta(minutes=2)):
        assert send_waiting() == 1


def test_it_is_not_tried_for_ever_and_stays_to_be_seen(settings):
    settings.EMAIL_BACKEND = f"{__name__}.Away"
    write()
    now = clock.now()
    for day in range(MOST_TRIES + 3):
        with frozen(now + timedelta(days=day)):
            send_waiting()
    assert rows()[0].tries == MOST_TRIES


@pytest.mark.parametrize("to", ["", "h.bose@school.example"])
def test_where_no_mail_goes_out_none_is_written(settings, to):
    settings.MAIL_GOES_OUT = not to
    assert not write(to)
    assert rows() == []


def test_nobody_else_reads_mail():
    write()
    for actor in (VISITOR, testing.holding("front_door"), testing.holding("head_of_service")):
        with acting_as(actor):
            assert not Mail.objects.exists()
