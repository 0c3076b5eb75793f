"""Letters out of the house: their words are made when they go, and what fails is tried again."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.mail.message import sanitize_address

from kith.access import testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.kernel import clock
from kith.messages import letters
from kith.messages.letters import Words, post, speaks, spoken, write
from kith.messages.models import Letter
from kith.messages.written import letters_for

DAY = timedelta(days=1)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def tea(settings, monkeypatch):
    settings.MAIL_READY, settings.MAIL_FROM = True, "kith@council.example"
    monkeypatch.setattr(letters, "_speakers", dict(letters._speakers))
    speaks("tea", lambda data: Words("Tea", f"{data['cups']} cups are ready"))


def a_letter(**more):
    with acting_as(MACHINE):
        return write("tea", "desk@police.example", {"cups": 3}, **more)


def again(letter):
    with acting_as(MACHINE):
        return Letter.objects.get(pk=letter.pk)


def test_a_letter_is_sent_once_with_the_words_of_whoever_wrote_it():
    letter = a_letter()
    assert post() == 1
    assert post() == 0
    (sent,) = mail.outbox
    assert (sent.subject, sent.body) == ("Tea", "3 cups are ready")
    assert (sent.from_email, sent.to) == ("kith@council.example", ["desk@police.example"])
    assert sent.message()["Auto-Submitted"] == "auto-generated"
    assert again(letter).sent_at is not None


def test_the_letters_for_somebody_are_read_newest_first_and_their_words_only_where_asked():
    first, second = a_letter(bundle="partner 7"), a_letter(bundle="partner 7")
    a_letter(bundle="partner 8")
    post()
    lines = letters_for("partner 7", with_words_of=frozenset())
    assert [one.at for one in lines] == [second.written_at, first.written_at]
    assert {(one.subject, one.to, one.gone, one.body) for one in lines} == {
        ("Tea", "desk@police.example", True, "")
    }
    (told, _) = letters_for("partner 7", with_words_of=frozenset({"tea"}))
    assert told.body == "3 cups are ready"


def test_for_whom_letters_were_written_since_a_moment():
    letter = a_letter(bundle="partner 7")
    with acting_as(MACHINE):
        assert letters.bundles_since("tea", letter.written_at) == {"partner 7"}
        assert letters.bundles_since("tea", letter.written_at + DAY) == frozenset()
        assert letters.bundles_since("coffee", letter.written_at) == frozenset()


def test_to_whom_old_letters_went_is_forgotten_and_nothing_else_of_them():
    letter = a_letter()
    with acting_as(MACHINE):
        assert letters.forget_addresses(["tea"], before=letter.written_at) == 0
        assert letters.forget_addresses(["milk"], before=clock.now() + DAY) == 0
        assert letters.forget_addresses(["tea"], before=clock.now() + DAY) == 1
    assert (again(letter).to, again(letter).data) == ("", {"cups": 3})
    assert post() == 0


def test_where_no_mail_server_is_named_it_waits(settings):
    settings.MAIL_READY = False
    letter = a_letter()
    assert post() == 0
    assert again(letter).sent_at is None


def test_a_letter_that_can_never_go_holds_up_no_other_and_none_goes_twice(monkeypatch):
    real = mail.EmailMessage.send

    def as_a_server_would(self):
        sanitize_address(self.to[0], "utf-8")  # a ValueError for a name that no domain may have
        return real(self)

    monkeypatch.setattr("django.core.mail.EmailMessage.send", as_a_server_would)
    first = a_letter()
    with acting_as(MACHINE):
        bad = write("tea", f"x@{'a' * 64}.com", {"cups": 1})
        mute = write("nobody speaks this", "desk@police.example", {})
    last = a_letter()
    assert [post(), post()] == [2, 0]
    assert len(mail.outbox) == 2
    assert again(first).sent_at is not None
    assert again(last).sent_at is not None
    for one in (bad, mute):
        assert (again(one).sent_at, again(one).tries) == (None, 2)


@pytest.mark.parametrize("fault", [OSError, TimeoutError])
def test_what_fails_is_tried_again_but_not_for_ever(monkeypatch, fault):
    def broken(self):
        raise fault

    monkeypatch.setattr("django.core.mail.EmailMessage.send", broken)
    letter = a_letter()
    for _ in range(letters.MOST_TRIES + 2):
        assert post() == 0
    assert (again(letter).tries, again(letter).sent_at) == (letters.MOST_TRIES, None)


def test_one_knows_for_whom_a_letter_was_written_since():
    before = clock.now()
    a_letter(bundle="partner 1")
    with acting_as(MACHINE):
        assert letters.bundles_since("tea", before) == {"partner 1"}
        assert letters.bundles_since("coffee", before) == frozenset()
        assert letters.bundles_since("tea", clock.now()) == frozenset()


def test_nobody_reads_letters_whoever_they_are():
    letter = a_letter()
    for actor in (testing.holding("head_of_service"), testing.holding("mash_manager")):
        with acting_as(actor):
            assert not Letter.objects.exists()
    assert spoken(again(letter)).subject == "Tea"
