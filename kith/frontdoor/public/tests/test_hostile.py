"""Whatever is sent to a public page is words or a mistake, and never a fault of ours."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.http import QueryDict
from django.test import Client, RequestFactory
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kith.frontdoor.forms.desks import DeskForm
from kith.frontdoor.public import limits
from kith.frontdoor.public.forms.boxes import WORDS
from kith.frontdoor.public.forms.child import ChildForm
from kith.frontdoor.public.forms.coming_back import CodeForm, LaterForm, ReferenceForm
from kith.frontdoor.public.forms.parts import FORMS
from kith.frontdoor.public.rules.telling import told
from kith.frontdoor.testing import a_desk
from kith.kernel.testing import at_once
from kith.web.forms import MailField

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
ALL = (*FORMS.values(), ChildForm, LaterForm, ReferenceForm, CodeForm)
anything = st.text(max_size=40) | st.sampled_from(["yes", "no", "on", "CCE", "x" * (WORDS + 1)])
PATHS = (
    "/tell/", "/tell-us/", "/tell-us/child/", "/tell-us/check/", "/tell-us/later/",
    "/tell-us/back/", "/tell-us/code/", "/tell-us/you/keep/", "/tell-us/close/",
)  # fmt: skip


def typed(form, draw):
    data = QueryDict(mutable=True)
    for box in form().fields:
        data.setlist(box, draw(st.lists(anything, max_size=2)))
    return data


@given(st.sampled_from(ALL), st.data())
def test_a_form_takes_anything_and_says_what_is_wrong(form, data):
    asked = form(typed(form, data.draw))
    asked.is_valid()
    assert all(one.words and one.href.startswith("#") for one in asked.problems)
    assert len(asked.problems) == sum(len(box.errors) for box in asked) + len(
        asked.non_field_errors()
    )


@pytest.mark.parametrize("form", [DeskForm, FORMS["you"], LaterForm])
def test_an_address_that_is_longer_than_one_may_be_is_said_at_once(form):
    label = "a" * 60
    longest = f"{'x' * 60}@{'.'.join([label] * 3)}.example"
    boxes = [name for name, box in form().fields.items() if isinstance(box, MailField)]
    assert boxes
    for name in boxes:
        assert not form({name: longest}).has_error(name)
        assert form({name: f"x{'y' * 60}{longest}"}).has_error(name)


@given(st.dictionaries(st.text(max_size=12), st.lists(anything, max_size=3), max_size=8))
def test_whatever_stands_in_a_letter_can_be_told(body):
    tells = told(body)
    assert all(isinstance(text, str) for text in tells.words.values())
    assert len(tells.also) <= 20


@pytest.fixture
def client(db):
    cache.clear()
    a_desk()
    browser = Client()
    browser.post("/tell-us/")
    return browser


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    st.sampled_from(PATHS),
    st.dictionaries(st.text(min_size=1, max_size=8), anything, max_size=4),
)
def test_no_page_breaks_on_what_is_sent_to_it(client, path, words):
    assert client.post(path, words).status_code < 500
    assert client.get(path).status_code < 500


@pytest.mark.parametrize("name", ["kith-letter", "kith-reference"])
@pytest.mark.parametrize("value", ["", "1:x:y", "\x7f", "é", "a" * 4_000])
def test_a_cookie_of_somebody_s_making_is_no_cookie(client, name, value):
    client.cookies[name] = value
    assert client.get("/tell-us/code/").status_code == 302
    assert client.get("/tell-us/child/").status_code in (200, 302)


class TestLimits:
    @pytest.fixture(autouse=True)
    def _empty(self, db):
        cache.clear()

    def knock(self, what="a", address="192.0.2.1", most=2):
        request = RequestFactory().get("/", REMOTE_ADDR=address)
        return limits.within(request, what, most)

    def test_so_often_and_not_more(self):
        assert [self.knock() for _ in range(4)] == [True, True, False, False]

    def test_another_address_and_another_page_count_for_themselves(self):
        assert [self.knock(), self.knock(), self.knock()][-1] is False
        assert self.knock(address="192.0.2.2")
        assert self.knock(what="b")

    def test_no_address_is_kept(self):
        key = limits._key(RequestFactory().get("/", REMOTE_ADDR="192.0.2.77"), "a")
        assert "192" not in key
        assert key.startswith("kith.door:")

    def test_a_knock_counts_for_an_hour_and_a_pause_shortens_it_for_nobody(self):
        with time_machine.travel(NOON, tick=False) as at:
            assert [self.knock(), self.knock()] == [True, True]
            for minutes in (6, 20, 33):  # never still for the whole hour, never let in
                at.shift(timedelta(minutes=minutes))
                assert not self.knock()
            at.shift(timedelta(minutes=2))
            assert self.knock()


@pytest.mark.django_db(transaction=True, databases="__all__")
def test_of_many_who_knock_at_once_no_more_are_let_in():
    cache.clear()

    def knock():
        request = RequestFactory().get("/", REMOTE_ADDR="192.0.2.9")
        return [limits.within(request, "a", 5) for _ in range(4)]

    let_in = [one for each in at_once([knock] * 8) for one in each]
    assert (let_in.count(True), len(let_in)) == (5, 32)
