"""A partner answers without an account: what opens the page, what does not, and what it shows."""

from contextlib import contextmanager
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.core.cache import cache
from django.db import ProgrammingError, connection
from django.test import Client

from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.access.gates import NotHere
from kith.access.models import AuditEvent
from kith.frontdoor import commands as do
from kith.frontdoor import keys
from kith.frontdoor.commands import Replying, linking, partner
from kith.frontdoor.commands.linking import Closed, find_link, issue, send_code
from kith.frontdoor.commands.writing import write_to_partners
from kith.frontdoor.models import Contact, Link, Reply, Request
from kith.frontdoor.queries.replying import reply_page
from kith.frontdoor.rules.answers import Said, Sort
from kith.frontdoor.testing import a_desk, a_partner, full_answer
from kith.frontdoor.views.partner import MOST_KNOCKS
from kith.kernel import clock
from kith.kernel.mistakes import Mistake
from kith.messages.letters import spoken
from kith.messages.models import Letter

pytestmark = pytest.mark.django_db
HELD = Said(Sort.VALUE, "Harmed in May")


@pytest.fixture(autouse=True)
def nobody_knocked():
    cache.clear()


@pytest.fixture
def desk():
    a_partner("police", "Wexbridge police desk")
    return a_desk()


@pytest.fixture
def asked(desk):
    """A request to the police, with its link."""
    contact, (made,) = desk.asked(["police"])
    with acting_as(MACHINE):
        request = Request.objects.get(id=made)
        return contact, request, keys.secret_of(issue(request).id)


def link_of(request):
    with acting_as(MACHINE):
        return Link.objects.filter(request_id=request.id).latest("issued_at")


def opened(secret):
    """Return who acts by a link that was opened with its code."""
    found = find_link(secret)
    send_code(found)
    partner.use_code(found.actor, typed=last_code())
    return found.actor


def last_code():
    with acting_as(MACHINE):
        letter = Letter.objects.filter(code="code").latest("id")
        return keys.code_of(link_id(letter), letter.data["number"])


def link_id(letter):
    return UUID(letter.data["link"])


@contextmanager
def refused_by_the_database(actor):
    denied = pytest.raises(ProgrammingError, match="permission denied")
    with denied, acting_as(actor), connection.cursor() as cursor:
        yield cursor


class TestSecrets:
    def test_neither_secret_nor_code_lies_in_the_database(self, asked):
        _, _, secret = asked
        send_code(find_link(secret))
        code = last_code()
        with acting_as(MACHINE):
            kept = [str(row) for row in Link.objects.values_list()]
            kept += [str(row) for row in Letter.objects.values_list()]
        assert not any(secret in row or code in row.replace("-", " ").split() for row in kept)

    def test_a_secret_is_long_and_each_code_another(self):
        one = uuid4()
        assert len(keys.secret_of(one)) == 43
        assert keys.secret_of(one) != keys.secret_of(uuid4())
        assert len({keys.code_of(one, number) for number in range(20)}) > 15

    def test_a_code_is_known_however_it_is_typed(self):
        one = uuid4()
        code = keys.code_of(one, 1)
        assert keys.is_code(f" {code[:3]} {code[3:]} ", one, 1)
        assert not keys.is_code(code, one, 2)
        assert not keys.is_code("", one, 1)


class TestOpening:
    def test_to_look_at_a_link_uses_nothing_up(self, asked):
        """J32: a scanner of mails opens every link."""
        _, _, secret = asked
        for _ in range(5):
            assert find_link(secret).code_to
        assert opened(secret).kind == "link"

    def test_a_wrong_an_old_and_a_used_link_open_nothing(self, desk, asked):
        _, request, secret = asked
        with pytest.raises(Closed):
            find_link("something else")
        with clock.frozen(clock.now() + timedelta(hours=73)), pytest.raises(Closed):
            find_link(secret)
        said = full_answer(request)
        partner.send_reply(opened(secret), replying=Replying(said, "PC Lane", how="page"))
        with pytest.raises(Closed):
            find_link(secret)

    def test_a_code_works_once_and_for_a_quarter_of_an_hour(self, asked):
        _, _, secret = asked
        found = find_link(secret)
        send_code(found)
        code = last_code()
        later = clock.now() + timedelta(minutes=16)
        with clock.frozen(later), pytest.raises(Mistake, match="not the code"):
            partner.use_code(found.actor, typed=code)
        partner.use_code(found.actor, typed=code)
        with pytest.raises(Mistake, match="not the code"):
            partner.use_code(found.actor, typed=code)

    def test_after_five_wrong_ones_the_right_one_is_wrong_too(self, asked):
        _, _, secret = asked
        found = find_link(secret)
        send_code(found)
        for _ in range(5):
            with pytest.raises(Mistake, match="not the code"):
                partner.use_code(found.actor, typed="000000")
        with pytest.raises(Mistake):
            partner.use_code(found.actor, typed=last_code())
        send_code(found)
        partner.use_code(found.actor, typed=last_code())

    def test_a_link_whose_codes_are_used_up_is_made_anew(self, asked):
        _, request, secret = asked
        for _ in range(linking.MOST_CODES):
            send_code(find_link(secret))
        with acting_as(MACHINE):
            assert keys.secret_of(issue(request).id) != secret

    def test_only_the_last_code_opens(self, asked):
        _, _, secret = asked
        found = find_link(secret)
        send_code(found)
        first = last_code()
        send_code(found)
        with pytest.raises(Mistake):
            partner.use_code(found.actor, typed=first)

    def test_codes_are_not_sent_without_end(self, asked):
        _, _, secret = asked
        for _ in range(linking.MOST_CODES):
            send_code(find_link(secret))
        with pytest.raises(Mistake, match="Too many codes"):
            send_code(find_link(secret))

    def test_a_request_that_is_asked_no_longer_has_no_link(self, desk, asked):
        contact, request, secret = asked
        do.withdraw(desk.worker, contact=contact, request=request.id, why="Another boy")
        with pytest.raises(Closed):
            find_link(secret)

    def test_a_link_is_made_once_while_it_lives_and_anew_after(self, asked):
        _, request, secret = asked
        with acting_as(MACHINE):
            assert keys.secret_of(issue(request).id) == secret
            with clock.frozen(clock.now() + timedelta(hours=73)):
                assert keys.secret_of(issue(request).id) != secret


class TestWhatItSees:
    def test_it_sees_its_own_request_and_no_other(self, desk, asked):
        contact, request, secret = asked
        desk.asks(contact, ["education"])
        with acting_as(opened(secret)):
            assert list(Request.objects.values_list("id", flat=True)) == [request.id]
            assert Link.objects.count() == 1

    @pytest.mark.parametrize(
        "table", ["people_person", "frontdoor_contact", "frontdoor_reply", "promises_fact",
                  "access_grant", "messages_letter", "accounts_account", "django_session"],
    )  # fmt: skip
    def test_the_database_lets_it_at_nothing_else(self, asked, table):
        _, _, secret = asked
        with refused_by_the_database(opened(secret)) as cursor:
            cursor.execute(f"SELECT * FROM {table}")

    @pytest.mark.parametrize("column", ["used_at = NULL", "expires_at = now()", "hash = 'x'"])
    def test_it_cannot_make_itself_last_longer(self, asked, column):
        _, _, secret = asked
        with refused_by_the_database(opened(secret)) as cursor:
            cursor.execute(f"UPDATE frontdoor_link SET {column}")

    def test_the_database_itself_knows_that_it_is_too_old(self, asked):
        _, _, secret = asked
        actor = opened(secret)
        with clock.frozen(clock.now() + timedelta(hours=73)):
            with acting_as(actor):
                assert not Request.objects.exists()
            with pytest.raises(NotHere):
                reply_page(actor)

    def test_a_link_that_nobody_made_sees_nothing(self, asked):
        _, _, secret = asked
        actor = type(opened(secret))(0, "x", "link", frozenset({"police_partner"}), (), 1, uuid4())
        with pytest.raises(NotHere):
            reply_page(actor)

    def test_what_it_did_is_in_the_log(self, asked):
        _, _, secret = asked
        reply_page(opened(secret))
        with acting_as(MACHINE):
            events = AuditEvent.objects.filter(kind="link").order_by("id")
            assert [one.event for one in events] == ["reply.tried", "reply.opened", "read"]
            assert events.last().person_id is None


class TestAnswering:
    def test_the_answer_is_counted_and_told_as_if_somebody_had_written_it_down(self, desk, asked):
        contact, request, secret = asked
        number = partner.send_reply(
            opened(secret), replying=Replying({"1": HELD}, "PC Lane", "Desk", "x 2", "page")
        )
        assert number == request.number
        with acting_as(MACHINE):
            one = Request.objects.get(id=request.id)
            assert (one.state, one.got) == ("PARTIAL", 1)
            reply = Reply.objects.get(request_id=request.id)
            assert (reply.by_name, reply.how, reply.recorded_by_id) == ("PC Lane", "page", None)
        assert desk.promise("AGENCY-AMBER", contact).state == "kept"

    def test_it_is_sent_once(self, asked):
        _, _, secret = asked
        actor = opened(secret)
        replying = Replying({"1": HELD}, "PC Lane", how="page")
        partner.send_reply(actor, replying=replying)
        with pytest.raises(NotHere):
            partner.send_reply(actor, replying=replying)

    def test_what_is_wrong_with_it_leaves_the_link_as_it_was(self, asked):
        _, _, secret = asked
        actor = opened(secret)
        with pytest.raises(Mistake):
            partner.send_reply(actor, replying=Replying({}, "PC Lane", how="page"))
        partner.send_reply(actor, replying=Replying({"1": HELD}, "PC Lane", how="page"))

    def test_what_was_typed_is_kept_and_comes_back(self, asked):
        _, _, secret = asked
        actor = opened(secret)
        partner.keep_draft(actor, words={"words_1": ["Harmed in"]})
        assert reply_page(actor).draft == {"words_1": ["Harmed in"]}
        assert reply_page(actor).kept_at

    def test_after_the_decision_it_asks_for_a_second_look(self, desk, asked):
        contact, _, secret = asked
        desk.decided("assess", contact)
        partner.send_reply(opened(secret), replying=Replying({"1": HELD}, "PC Lane", how="page"))
        assert desk.promise("LATE-NEWS", contact).state == "open"
        with acting_as(MACHINE):
            assert Contact.objects.get(id=contact).state == "REFERRAL"


class TestPages:
    def begin(self, secret):
        client = Client()
        page = client.get(f"/reply/{secret}/")
        assert "Send me a code" in page.content.decode()
        assert client.post(f"/reply/{secret}/", {"send": "yes"}).status_code == 302
        return client

    def enter(self, secret):
        client = self.begin(secret)
        assert client.post(f"/reply/{secret}/", {"code": last_code()}).url == "/reply/"
        return client

    def test_from_the_mail_to_thank_you(self, asked):
        _, request, secret = asked
        client = self.enter(secret)
        page = client.get("/reply/").content.decode()
        assert "A boy of 15 with bruises" in page
        assert "Please do not send" in page
        said = {"words_1": "Harmed in May", "by_name": "PC Lane", "by_role": "Desk"}
        wrong = client.post("/reply/", said)
        assert "Fill in “A number at which we reach you”" in wrong.content.decode()
        sent = client.post("/reply/", {**said, "call_back": "x 204"}).content.decode()
        assert f"Quote request {request.number}" in sent
        assert "This link opens nothing" in client.get("/reply/").content.decode()
        assert "This link opens nothing" in client.get(f"/reply/{secret}/").content.decode()

    def test_words_are_kept_by_the_button_and_by_themselves(self, asked):
        _, _, secret = asked
        client = self.enter(secret)
        page = client.post("/reply/", {"words_1": "Harmed in", "keep": "yes"})
        assert "It is not sent yet" in page.content.decode()
        page = self.enter(secret).get("/reply/").content.decode()
        assert "Harmed in" in page
        ticket = page.split('name="kith-reply" value="')[1].split('"')[0]
        sent = {"words_1": "Harmed in May", "kith-reply": ticket}
        assert client.post("/reply/keep/", sent).json()["kept"]
        assert client.post("/reply/keep/", {**sent, "kith-reply": "x"}).status_code == 400
        assert "Harmed in May" in client.get("/reply/").content.decode()

    def test_a_wrong_code_is_said_and_counted(self, asked):
        _, request, secret = asked
        client = self.begin(secret)
        page = client.post(f"/reply/{secret}/", {"code": "000 00x"})
        assert "This is not the code" in page.content.decode()
        assert link_of(request).tries == 1

    def test_the_same_is_said_of_a_wrong_a_used_and_an_old_link(self, asked):
        _, request, secret = asked
        wrong = Client().get("/reply/nonsense/")
        with clock.frozen(clock.now() + timedelta(hours=73)):
            old = Client().get(f"/reply/{secret}/")
        partner.send_reply(
            opened(secret), replying=Replying(full_answer(request), "PC Lane", how="page")
        )
        used = Client().get(f"/reply/{secret}/")
        assert wrong.content == old.content == used.content == Client().get("/reply/").content
        assert {one.status_code for one in (wrong, old, used)} == {404}

    def test_whoever_guesses_is_soon_told_nothing_at_all(self, asked):
        _, _, secret = asked
        client = Client()
        for number in range(MOST_KNOCKS):
            client.get(f"/reply/guess-{number}/")
        assert client.get(f"/reply/{secret}/").status_code == 404

    def test_an_hour_later_the_browser_must_open_it_again(self, asked):
        _, _, secret = asked
        client = self.enter(secret)
        with clock.frozen(clock.now() + timedelta(minutes=61)):
            assert client.get("/reply/").status_code == 404
            assert client.post("/reply/keep/", {}).status_code == 400

    def test_what_we_no_longer_ask_is_closed_to_a_browser_that_is_in_already(self, asked, desk):
        contact, request, secret = asked
        client = self.enter(secret)
        assert client.get("/reply/").status_code == 200
        do.withdraw(desk.worker, contact=contact, request=request.id, why="We know it now")
        assert client.get("/reply/").status_code == 404
        assert client.post("/reply/", {"keep": "1"}).status_code == 404

    def test_nor_does_the_database_show_what_we_no_longer_ask(self, asked, desk):
        contact, request, secret = asked
        actor = opened(secret)
        with acting_as(actor):
            assert Request.objects.exists()
        do.withdraw(desk.worker, contact=contact, request=request.id, why="We know it now")
        with acting_as(actor):
            assert not Request.objects.exists()

    def test_no_mail_names_the_child_and_the_page_does(self, desk):
        contact = desk.graded("AMBER", about=do.About(known_as="Zeb Quill"))
        (made,) = desk.asks(contact, ["police"])
        assert write_to_partners() == 1
        with acting_as(MACHINE):
            said = spoken(Letter.objects.get())
            secret = keys.secret_of(Link.objects.get(request_id=made).id)
        assert f"/reply/{secret}/" in said.body
        assert "Quill" not in said.subject + said.body
        assert "Zeb Quill" in self.enter(secret).get("/reply/").content.decode()
