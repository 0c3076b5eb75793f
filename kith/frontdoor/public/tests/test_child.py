"""The child's own page: plain words, a quick way out, and the truth about who is awake."""

import re
from datetime import datetime
from html import unescape

import pytest
from django.core.cache import cache
from django.test import Client

from kith.access import testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.frontdoor.models import Contact
from kith.frontdoor.public.views import telling
from kith.frontdoor.testing import a_desk
from kith.kernel.clock import LONDON, frozen
from kith.messages.models import Notice
from kith.promises.models import Promise
from kith.web.tests.reading import reading_age, text_of

pytestmark = pytest.mark.django_db

NIGHT = datetime(2026, 11, 21, 2, 10, tzinfo=LONDON)  # a Saturday
NOON = datetime(2026, 11, 24, 12, 0, tzinfo=LONDON)
WORDS = "They wait for me after school. I owe them money. Please dont tell my mum"


@pytest.fixture
def desk():
    cache.clear()
    return a_desk()


def send(**more):
    return Client().post("/tell/", {"safe_now": "yes", "what": WORDS, **more})


def read(path="/tell/"):
    return unescape(Client().get(path).content.decode())


def latest():
    with acting_as(MACHINE):
        return Contact.objects.order_by("-number").first()


def owed(row):
    with acting_as(MACHINE):
        return {one.kind: one for one in Promise.objects.filter(thread=row.id)}


class TestWhatItSays:
    def test_what_to_do_in_danger_comes_first_and_the_way_out_before_all(self, desk):
        page = read()
        order = ["Leave now", "In danger now? Ring 999", "Childline", "Tell us what is going on",
                 "we must tell people who can help", "Can anyone see your screen?",
                 "Come back when you are on your own", "Are you safe right now?",
                 "What has happened?", "How can we reach you"]  # fmt: skip
        places = [page.index(words) for words in order]
        assert places == sorted(places)

    @pytest.mark.parametrize("at", [NIGHT, NOON], ids=["night", "noon"])
    @pytest.mark.parametrize("path", ["/tell/", "/tell/sent/now/", "/tell/sent/soon/"])
    def test_it_is_read_at_nine(self, desk, path, at):
        with frozen(at):
            assert reading_age(text_of(read(path))) <= 9

    def test_by_day_somebody_is_here(self, desk):
        with frozen(NOON):
            assert "We are here now" in read()

    def test_at_night_with_the_night_team_on_the_rota(self, desk):
        with frozen(NIGHT):
            testing.on_duty(testing.holding("edt"), "edt")
            page = read()
        assert "some of us are up" in page
        assert "when we open: 23 November 2026 at 9am" in page

    def test_at_night_with_nobody_on_the_rota_it_does_not_pretend(self, desk):
        with frozen(NIGHT):
            page, sent = read(), read("/tell/sent/now/")
        assert "No one here is up" in page
        assert "some of us" not in page
        assert "Please do not wait for us. Ring 999." in sent
        assert "We are ringing" not in sent

    def test_the_way_out_is_a_plain_link_to_a_place_of_the_council_s_choice(self, desk, settings):
        page = read()
        assert f'href="{settings.NUMBERS.leave}" rel="noreferrer" data-kith-leave' in page
        assert "Sign in" not in page

    def test_nothing_of_it_stays_in_the_browser(self, desk):
        got = Client().get("/tell/")
        assert "no-store" in got.headers["Cache-Control"]
        assert 'autocomplete="off"' in got.content.decode()
        assert "data-kith-draft" not in got.content.decode()


class TestWhatBecomesOfIt:
    def test_their_words_reach_the_desk_word_for_word(self, desk):
        got = send(reach="Text 07700 900123. Say it is about the library.", wants="That it stops")
        assert got.url == "/tell/sent/soon/"
        row = latest()
        assert (row.channel, row.agency, row.child) == ("child", "child", "unknown")
        assert row.childs_words == WORDS
        assert row.told["values"]["reach"].startswith("Text 07700 900123")
        assert row.opened_at is None
        page = testing.browser(desk.worker).get(f"/front-door/{row.id}/").content.decode()
        assert "Say it is about the library" in unescape(page)
        assert "Gave no name" in page

    def test_a_name_is_kept_where_it_is_given(self, desk):
        send(name="Ayo", age="13")
        row = latest()
        assert (row.child, row.source_name, row.who) == ("known", "Ayo", "Says they are 13")

    @pytest.mark.parametrize(
        "said", [{"safe_now": "no"}, {"dangers": ["held"]}, {"dangers": ["self_harm"]}], ids=str
    )
    def test_danger_rings_whoever_is_on_duty(self, said):
        cache.clear()
        with frozen(NIGHT):
            a_desk()
            night = testing.on_duty(testing.holding("edt"), "edt")
            got = send(**said)
            row = latest()
            assert got.url == "/tell/sent/now/"
            assert row.red_suspect
            assert {"RED-UNOPENED", "T2-RED-NIGHT"} <= owed(row).keys()
            with acting_as(night):
                assert Notice.objects.filter(code="red", pushed=True).exists()

    def test_danger_by_day_rings_the_managers_of_the_desk(self, desk):
        send(safe_now="no")
        with acting_as(desk.manager):
            assert Notice.objects.filter(code="red", pushed=True).exists()

    def test_what_the_page_says_that_we_do_next_is_owed(self, desk):
        send(reach="Text me after four", advocate="yes")
        page = read("/tell/sent/soon/")
        assert "If you said how, we get in touch" in page
        assert "If you asked for someone on your side, we find one" in page
        assert {"T2", "CHILD-ANSWER", "ADVOCATE"} <= owed(latest()).keys()

    def test_what_they_did_not_ask_for_is_not(self, desk):
        send(reach=" ", advocate="no")
        assert not {"CHILD-ANSWER", "ADVOCATE"} & owed(latest()).keys()

    def test_safe_and_well_rings_nobody(self, desk):
        send()
        assert not latest().red_suspect
        with acting_as(desk.manager):
            assert not Notice.objects.exists()


class TestWhatItTakes:
    def test_two_answers_are_needed_and_asked_for_kindly(self, desk):
        got = Client().post("/tell/", {"wants": "That it stops"})
        said = re.findall(r'<li><a href="#[^"]*">([^<]+)', got.content.decode())
        assert said == ["Tell us if you are safe", "Tell us what has happened"]
        assert "That it stops" in got.content.decode()
        assert latest() is None

    def test_too_many_from_one_place_are_told_whom_to_ring_and_keep_their_words(
        self, desk, monkeypatch
    ):
        monkeypatch.setattr(telling, "SENT_AN_HOUR", 1)
        assert send().status_code == 302
        got = send()
        assert got.status_code == 200
        assert "Please ring Childline" in got.content.decode()
        assert "I owe them money" in got.content.decode()

    @pytest.mark.parametrize(
        "words",
        [
            "<script>alert(1)</script>",
            "'; DROP TABLE frontdoor_contact; --",
            "\u202e🙂",
            "{{7*7}}",
        ],
    )
    def test_whatever_is_typed_is_words(self, desk, words):
        assert send(what=words, name=words, reach=words).status_code == 302
        row = latest()
        page = testing.browser(desk.worker).get(f"/front-door/{row.id}/").content.decode()
        assert "<script>alert" not in page
        assert words in unescape(page)
