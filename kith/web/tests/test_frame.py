"""The frame of every page: navigation, headers, error pages, templates without inline code."""

import re
from pathlib import Path

import pytest
from django.http import Http404
from django.test import RequestFactory
from lxml import html

from kith.kernel import clock
from kith.web import context, errors
from kith.web.look.people import NOW
from kith.web.navigation import ENTRIES, MOST, navigation
from kith.web.tests.people import asking, stand_in

WEB = Path(__file__).resolve().parents[1]
PACKAGES = WEB.parent
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'; "
    "form-action 'self'"
)

pytestmark = pytest.mark.urls("kith.web.tests.urls")


# -- Where one can go -----------------------------------------------------------------------------


def places(*roles, path="/"):
    return {p.words: p.here for p in navigation(asking(stand_in(*roles), path))}


def test_nobody_signed_in_is_shown_no_places():
    assert navigation(asking(None)) == ()


def test_each_role_sees_what_it_can_open():
    daily = ["The letter", "Rota", "Notices"]
    assert list(places("social_worker")) == ["Today", *daily]
    assert list(places("team_manager")) == ["Today", "Front door", "Team", *daily]
    assert list(places("edt")) == ["Today", "Front door", "Rota", "Notices"]
    assert list(places("head_of_service")) == ["Today", "Team", "Service", *daily]
    assert list(places("director")) == ["Today", *daily, "Returns", "Policy"]
    assert list(places("rota_manager")) == ["Today", "Rota"]
    assert list(places("ig_lead")) == ["Today", "Opened records"]
    assert list(places("child")) == ["Today"]


def test_never_more_than_six_places():
    everything = frozenset().union(*(entry.roles for entry in ENTRIES))
    assert len(places(*everything)) <= MOST


def test_the_place_where_one_stands_is_marked():
    told = {"Today": False, "The letter": True, "Returns": False}
    assert places("analyst", path="/letter/AS-04/") == told


# -- The banner -----------------------------------------------------------------------------------


def test_the_demonstration_says_that_it_is_one_and_shows_the_boroughs_clock(settings):
    settings.DEMO = True
    with clock.frozen(NOW):
        assert context.banner() == (
            "everyone here is invented. In the borough it is 9:40am on Tuesday 1 April 2025"
        )
    settings.DEMO = False
    assert context.banner() == ""


def test_the_frame_knows_who_is_signed_in():
    page = context.page(asking(stand_in("director", name="Ada Obi")))["page"]
    assert page.who == "Ada Obi"
    assert page.sign_out == "/sign-out/"
    assert page.sign_in == ""
    assert context.page(asking(None))["page"].sign_in == "/sign-in/"
    assert context.place_named("no such name") == ""


# -- Headers --------------------------------------------------------------------------------------


def drain(answer):
    """Read a file to its end, which closes it."""
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


@pytest.mark.parametrize("path", ["/look/", "/nothing/", "/look/form/", "/static/web/kith.css"])
def test_every_answer_carries_the_policy_to_the_letter(client, path):
    answer = client.get(path)
    assert answer.headers["Content-Security-Policy"] == POLICY
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert answer.headers["Cross-Origin-Opener-Policy"] == "same-origin"
    drain(answer)


def test_pages_are_kept_in_no_cache_and_files_carry_their_hash(client):
    page = client.get("/look/")
    assert page.headers["Cache-Control"] == "private, no-store"
    sheet = re.search(r'href="([^"]+kith\.css\?v=[0-9a-f]{10})"', page.text)
    answer = client.get(sheet[1])
    assert answer.status_code == 200
    assert "max-age=86400" in answer.headers["Cache-Control"]
    drain(answer)


# -- When something is wrong ----------------------------------------------------------------------


def test_a_page_that_is_not_there_says_so_the_same_way_for_every_address(client):
    one, other = client.get("/nothing/"), client.get("/child-of-nobody/")
    assert one.status_code == other.status_code == 404
    assert one.content == other.content


def test_a_refusal_shows_the_words_that_were_written_for_it():
    request = asking(stand_in("child"))
    answer = errors.refused(request, PermissionError("Your role does not include this."))
    assert answer.status_code == 403
    assert "Your role does not include this." in answer.text
    assert "somebody else’s work" in errors.refused(request, PermissionError()).text


def test_what_is_broken_shows_a_reference_and_nothing_of_what_broke():
    request = asking(stand_in("director", name="Ada Obi"))
    request.reference = "7f3a9c01"
    answer = errors.broken(request)
    assert answer.status_code == 500
    assert "7f3a9c01" in answer.text
    assert "Ada" not in answer.text


def test_the_other_error_pages_are_pages():
    request = RequestFactory().get("/")
    assert errors.bad_request(request, ValueError()).status_code == 400
    assert errors.not_found(request, Http404("secret words")).status_code == 404
    assert "secret words" not in errors.not_found(request, Http404("secret words")).text


@pytest.mark.parametrize(
    ("who", "says"), [(stand_in("director", name="Ada Obi"), "Go to Today"), (None, "first page")]
)
def test_from_a_page_that_is_not_there_one_goes_where_one_is_at_home(who, says):
    request = asking(who) if who else RequestFactory().get("/")
    assert says in errors.not_found(request, Http404()).text


# -- Nothing inline, in any package ---------------------------------------------------------------

TEMPLATES = sorted(PACKAGES.glob("*/jinja2/**/*.html"))
INLINE = re.compile(
    r"<style|\sstyle=|<script(?![^>]*\ssrc=)|\son[a-z]+=|javascript:|hx-on|hx-vals=.js"
)
ELSEWHERE = re.compile(r"(?:src|href|action|url)\s*=\s*[\"']?(?:https?:)?//")


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(PACKAGES)))
def test_no_template_holds_inline_code_or_fetches_from_elsewhere(path):
    source = path.read_text()
    assert not INLINE.search(source)
    assert not ELSEWHERE.search(source)


def test_no_style_sheet_or_script_of_ours_fetches_from_elsewhere():
    for path in sorted((WEB / "static" / "web").iterdir()):
        source = path.read_text().replace("http://www.w3.org/2000/svg", "")
        assert "http:" not in source
        assert "https:" not in source
        assert "eval(" not in source


@pytest.mark.parametrize("path", ["/look/", "/look/form/", "/look/conflict/", "/look/print/"])
def test_each_page_of_components_is_whole(client, path):
    page = html.fromstring(client.get(path).content)
    ids = [e.get("id") for e in page.iter() if e.get("id")]
    assert len(ids) == len(set(ids))
    assert len(list(page.iter("h1"))) == 1
    for link in page.iter("a"):
        if link.get("href", "").startswith("#"):
            assert link.get("href")[1:] in ids
    for element in page.iter():
        for id in (
            element.get("aria-describedby", "") + " " + element.get("aria-labelledby", "")
        ).split():
            assert id in ids


def test_the_pages_of_components_answer_and_go_nowhere(client):
    assert "marked as done" in client.post("/look/", {"answer": "did"}).text
    assert "There is a problem" in client.post("/look/form/", {}).text
    sent = {"on-day": "yesterday", "seen": "alone", "place": "home", "words": "x"}
    assert "The visit is recorded" in client.post("/look/form/", sent).text
