"""A letter is its writer's alone until it is sent; then it is a contact for each child."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.db import connection

from kith.access.acting import acting_as
from kith.access.actors import MACHINE, VISITOR, visitor_with
from kith.access.gates import NotHere, Refused
from kith.access.models import AuditEvent
from kith.frontdoor.commands import decide, tell_referrer
from kith.frontdoor.models import Contact, Letter
from kith.frontdoor.public.commands import sending
from kith.frontdoor.public.commands.coming_back import ask_code, come_back
from kith.frontdoor.public.commands.sending import send
from kith.frontdoor.public.commands.writing import begin, keep, remember
from kith.frontdoor.public.queries import own_letter
from kith.frontdoor.public.tests.words import LETTER, fill, fresh_code, mails
from kith.frontdoor.queries.contact import contact_page
from kith.frontdoor.testing import a_desk
from kith.kernel import clock
from kith.kernel.clock import frozen
from kith.kernel.mistakes import Mistake
from kith.people.models import Person
from kith.promises.models import Fact, Promise

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk():
    return a_desk()


@pytest.fixture
def writer(desk):
    return visitor_with(begin(VISITOR))


def contacts():
    with acting_as(MACHINE):
        return list(Contact.objects.order_by("number"))


class TestWriting:
    def test_what_stands_on_a_page_is_kept_with_the_rest(self, writer):
        keep(writer, part="child", words={"known_as": ["Sam"], "agency": ["police"]})
        keep(writer, part="happened", words={"what_happened": ["Two men wait."]})
        words = own_letter(writer).words
        assert words["known_as"] == ["Sam"]
        assert words["what_happened"] == ["Two men wait."]
        assert "agency" not in words

    def test_nothing_half_written_is_a_contact_or_a_child(self, writer):
        with acting_as(MACHINE):
            people = Person.objects.count()
        fill(writer)
        assert contacts() == []
        with acting_as(MACHINE):
            assert Person.objects.count() == people

    def test_more_than_a_letter_is_not_taken_and_what_was_there_stays(self, writer):
        keep(writer, part="child", words={"known_as": ["Sam"]})
        with pytest.raises(Mistake, match="more than we can take"):
            keep(writer, part="child", words={"who": ["x" * 70_000]})
        assert own_letter(writer).words["known_as"] == ["Sam"]


class TestWhoReadsIt:
    def test_nobody_but_its_writer(self, writer, desk):
        fill(writer)
        another = visitor_with(begin(VISITOR))
        assert own_letter(another).words == {}
        for other in (VISITOR, visitor_with(10**9)):
            with pytest.raises(NotHere):
                own_letter(other)
        for worker in (desk.worker, desk.manager):
            with acting_as(worker):
                assert not Letter.objects.exists()

    def test_a_visitor_sees_nobody_and_nothing_of_the_desk(self, writer, desk):
        contact = desk.arrives()
        for visitor in (VISITOR, writer):
            with acting_as(visitor):
                assert not Person.objects.exists()
                assert not Contact.objects.exists()
                assert not Fact.objects.exists()
                assert not Promise.objects.exists()
            with pytest.raises(Refused):
                contact_page(visitor, contact=contact)
            with pytest.raises(Refused):
                decide(visitor, contact=contact, deciding=desk.deciding("advice"))
            with pytest.raises(Refused):
                tell_referrer(visitor, contact=contact, how="met", words="Nothing")

    def test_no_account_has_a_visitor_s_number(self, writer, desk):
        assert writer.id < 0
        number = desk.worker.id
        with acting_as(visitor_with(number)):
            assert not Person.objects.exists()
        with acting_as(visitor_with(-number)), connection.cursor() as cursor:
            cursor.execute("SELECT kith_my_people(), kith_everyone()")
            assert cursor.fetchone()[1] is False

    def test_each_step_is_in_the_log_without_a_word_of_it(self, writer):
        fill(writer)
        with acting_as(MACHINE):
            events = list(AuditEvent.objects.filter(kind="visitor"))
        assert {one.event for one in events} == {"letter.begun", "letter.kept"}
        assert all("Sam" not in str(one.detail) for one in events)


class TestSending:
    def test_it_is_a_contact_as_of_now_that_nobody_has_opened(self, writer):
        fill(writer)
        send(writer)
        (row,) = contacts()
        assert (row.channel, row.agency, row.state) == ("web_form", "education", "RECEIVED")
        assert row.opened_at is None
        assert row.told_parent == "not_yet"
        assert row.told["values"]["school"] == "Wexbridge High, there on most days"
        assert row.harms == ["CCE"]
        letter = own_letter(writer)
        assert letter.reference in row.evidence
        assert (letter.words, letter.children) == ({}, 1)
        assert letter.decided_by == desk_promise("T4", row.id).due_at

    def test_each_child_has_a_contact_of_their_own(self, writer):
        fill(writer, also="Kit\nAyo")
        send(writer)
        rows = contacts()
        assert len({row.incident for row in rows}) == 1
        assert len({row.person_id for row in rows}) == 3
        assert own_letter(writer).children == 3

    def test_a_child_without_a_name_is_owed_that_we_find_out(self, writer):
        fill(writer, known_as="", who="The boy with the red scooter")
        send(writer)
        (row,) = contacts()
        assert (row.child, row.who) == ("unknown", "The boy with the red scooter")
        assert desk_promise("UNKNOWN", row.id).state == "open"

    def test_danger_rings_at_once(self, writer):
        fill(writer, safe_now="no")
        send(writer)
        (row,) = contacts()
        assert row.red_suspect
        assert desk_promise("RED-UNOPENED", row.id).alert_class == "P0"

    def test_the_sender_knows_that_it_arrived(self, writer):
        fill(writer)
        send(writer)
        assert desk_promise("T4-ACK", contacts()[0].id).state == "kept"

    def test_the_mail_that_says_so_names_no_child(self, writer, settings):
        settings.MAIL_READY = True
        fill(writer)
        reference = own_letter(writer).reference
        send(writer)
        (mail,) = mails()
        assert (mail.to, reference in mail.text) == ("h.bose@school.example", True)
        for words in ("Sam", "Two men", "Wexbridge", "Quarry"):
            assert words not in mail.text + mail.subject
        assert own_letter(writer).mailed

    def test_it_is_sent_once(self, writer):
        fill(writer)
        send(writer)
        with pytest.raises(NotHere):
            send(writer)
        with pytest.raises(NotHere):
            keep(writer, part="child", words={"known_as": ["Kit"]})
        assert len(contacts()) == 1

    def test_when_something_breaks_there_is_no_half_and_the_letter_is_there(
        self, writer, monkeypatch
    ):
        def breaks(*args, **more):
            raise RuntimeError("the mail server is on fire")

        fill(writer, also="Kit")
        monkeypatch.setattr(sending, "acknowledge_by_mail", breaks)
        with pytest.raises(RuntimeError):
            send(writer)
        assert contacts() == []
        assert own_letter(writer).words["known_as"] == ["Sam Quarry"]


class TestComingBack:
    @pytest.fixture(autouse=True)
    def _mail(self, settings):
        settings.MAIL_READY = True

    @pytest.fixture
    def reference(self, writer):
        fill(writer)
        return remember(writer, email="h.bose@school.example")

    def test_the_code_in_the_mail_opens_the_letter_once(self, reference, writer):
        ask_code(VISITOR, reference=reference)
        code = fresh_code()
        number = come_back(VISITOR, reference=reference, code=code)
        assert number == -writer.id
        assert own_letter(visitor_with(number)).words["known_as"] == ["Sam Quarry"]
        assert come_back(VISITOR, reference=reference, code=code) is None

    def test_neither_the_mail_says_the_reference_nor_the_row_the_code(self, reference):
        ask_code(VISITOR, reference=reference)
        (mail,) = mails()
        assert reference not in mail.text + mail.subject
        with acting_as(MACHINE):
            row = Letter.objects.get(reference=reference)
        assert fresh_code() not in str(vars(row))

    def test_a_wrong_code_opens_nothing_and_five_of_them_use_up_the_right_one(self, reference):
        ask_code(VISITOR, reference=reference)
        code = fresh_code()
        wrong = "000000" if code != "000000" else "111111"
        for _ in range(5):
            assert come_back(VISITOR, reference=reference, code=wrong) is None
        assert come_back(VISITOR, reference=reference, code=code) is None

    def test_a_code_is_good_for_twenty_minutes(self, reference):
        ask_code(VISITOR, reference=reference)
        with frozen(clock.now() + timedelta(minutes=20)):
            assert come_back(VISITOR, reference=reference, code=fresh_code()) is None

    def test_a_second_code_is_sent_a_minute_after_the_first_and_takes_its_place(self, reference):
        ask_code(VISITOR, reference=reference)
        first = fresh_code()
        ask_code(VISITOR, reference=reference)
        assert len(mails()) == 1
        with frozen(clock.now() + timedelta(minutes=1)):
            ask_code(VISITOR, reference=reference)
            assert len(mails()) == 2
            if fresh_code() != first:
                assert come_back(VISITOR, reference=reference, code=first) is None

    def test_a_reference_that_was_never_given_is_answered_alike(self, reference):
        assert ask_code(VISITOR, reference="AAAA-AAAA") is None
        assert mails() == []
        assert come_back(VISITOR, reference="AAAA-AAAA", code="111111") is None

    def test_a_letter_that_was_sent_is_not_opened_again(self, reference, writer):
        ask_code(VISITOR, reference=reference)
        code = fresh_code()
        send(writer)
        assert come_back(VISITOR, reference=reference, code=code) is None

    def test_where_no_mail_goes_out_no_code_does(self, reference, settings):
        settings.MAIL_READY = False
        ask_code(VISITOR, reference=reference)
        assert mails() == []


def desk_promise(kind, contact):
    with acting_as(MACHINE):
        return Promise.objects.get(kind=kind, thread=contact)


def test_the_words_of_these_tests_are_those_that_the_form_asks():
    assert settings.NUMBERS.helpline
    assert {"known_as", "what_happened", "agency"} <= LETTER.keys()
