"""From the street: a child who writes at night, and a school that tells us of two."""

from datetime import datetime

import pytest
from django.conf import settings
from django.core.cache import cache

from kith.access import testing
from kith.accounts.models import Account, Team
from kith.frontdoor.public.tests.words import fresh_code
from kith.frontdoor.testing import a_desk
from kith.kernel.clock import LONDON, frozen
from tests.journeys.tools import DESKTOP, PHONE, axe, go, overflow, sign_in

NIGHT = datetime(2026, 11, 21, 2, 10, tzinfo=LONDON)  # a Saturday
NOON = datetime(2026, 11, 24, 12, 0, tzinfo=LONDON)


# A test asks for its hour before its windows: they close while it is still that hour. A page that
# looks again by itself would ask at another.
@pytest.fixture
def night():
    cache.clear()
    with frozen(NIGHT):
        yield a_desk()


@pytest.fixture
def noon(settings):
    cache.clear()
    settings.MAIL_READY = True
    with frozen(NOON):
        yield a_desk()


def hear(page):
    """Look at a page as axe does, at the width that it has."""
    assert axe(page) == [], page.url
    assert overflow(page) <= 0, page.url
    return page


def press(page, words):
    go(page.get_by_role("button", name=words, exact=True).last)


def tell(page, **more):
    page.goto("/tell/")
    page.get_by_role("group", name="Are you safe right now?").get_by_label(
        more.get("safe", "No"), exact=True
    ).check()
    page.get_by_label("What has happened?").fill("They took my phone and wait outside")
    page.get_by_label("How can we reach you").fill("Come to the back door. Say it is the library")


def as_worker(open_page, actor, url):
    page = open_page()
    sign_in(page.context, Account.objects.get(pk=actor.id), url)
    return page


@pytest.mark.parametrize("script", [True, False], ids=["with scripts", "without scripts"])
def test_a_child_writes_at_night_and_the_night_team_takes_it(night, open_page, base_url, script):
    # Given the night team on the rota, and a child with a telephone
    team = Team.objects.get(pk=night.team)
    awake = testing.on_duty(testing.holding("edt", team), "edt")
    page = open_page(viewport=PHONE, script=script)
    tell(page)
    assert "some of us are up" in page.locator("main").inner_text()
    hear(page)

    # When the child sends it
    press(page, "Send")
    assert "We are ringing someone now" in hear(page).locator("main").inner_text()

    # Then it stands first at the desk, word for word, and somebody takes it by name
    worker = as_worker(open_page, awake, base_url)
    worker.goto("/front-door/")
    go(worker.get_by_role("link", name="Child not yet identified"))
    shown = worker.locator("main").inner_text()
    assert "They took my phone and wait outside" in shown
    assert "May be RED" in shown
    press(worker, "Open it")
    press(worker, "Say how urgent it is")
    worker.get_by_label("RED").check()
    worker.get_by_label("Why?").fill("They wait outside now.")
    press(worker, "Say how urgent it is")
    press(worker, "I take this")
    assert f"Taken by {awake.name}" in worker.locator("main").inner_text()


def test_a_child_leaves_and_back_does_not_lead_to_what_was_written(night, open_page):
    page = open_page(viewport=PHONE)
    page.route(settings.NUMBERS.leave, lambda route: route.fulfill(body="Rain from the west"))
    page.goto("/tell-us/")
    tell(page)
    page.get_by_role("link", name="Leave now").click()
    page.wait_for_url(settings.NUMBERS.leave)
    assert page.inner_text("body") == "Rain from the west"
    page.go_back()
    assert page.url.endswith("/tell-us/")
    page.goto("/tell/")
    assert page.get_by_label("What has happened?").input_value() == ""


def test_twice_the_escape_key_leaves_as_well(night, open_page):
    page = open_page()
    page.route(settings.NUMBERS.leave, lambda route: route.fulfill(body="Rain from the west"))
    tell(page)
    page.keyboard.press("Escape")
    assert page.url.endswith("/tell/")
    page.keyboard.press("Escape")
    page.wait_for_url(settings.NUMBERS.leave)


def test_without_javascript_the_way_out_is_a_link_and_the_page_works(night, without_javascript):
    page = without_javascript
    tell(page, safe="Yes")
    way = page.get_by_role("link", name="Leave now")
    assert way.get_attribute("href") == settings.NUMBERS.leave
    press(page, "Send")
    assert "when we open" in page.locator("main").inner_text()


def go_on(page, words="Go on"):
    press(page, words)
    return hear(page)


def test_a_school_writes_of_two_children_keeps_it_and_sends_it(noon, open_page, base_url):
    # Given somebody at a school, on a telephone
    page = open_page(viewport=PHONE)
    page.goto("/tell-us/")
    hear(page)
    press(page, "Begin")
    ten = page.locator(".kith-ten__here")
    assert "0 of 10" in ten.inner_text()

    # While they type it is counted what makes it usable
    page.get_by_role("group", name="Is the child safe now?").get_by_label("Yes").check()
    page.get_by_label("What is the child called?").fill("Sam Quarry")
    page.get_by_label("Date of birth, or how old").fill("14")
    assert "0 of 10" in ten.inner_text()
    page.get_by_label("Where do they live?").fill("Mill Lane")
    assert "1 of 10" in ten.inner_text()
    page.get_by_label("Other children in it").fill("Kit Marlowe")
    hear(page)

    # When they keep it, they get a reference, and a code by mail opens it elsewhere
    press(page, "Keep it and come back")
    page.get_by_label("Your e-mail at work").fill("h.bose@school.example")
    press(page, "Keep it")
    reference = hear(page).locator(".kith-reference").inner_text()
    other = open_page(viewport=DESKTOP)
    other.goto("/tell-us/back/")
    other.get_by_label("Your reference").fill(reference)
    press(other, "Send me a code")
    other.get_by_label("The code that we sent you").fill(fresh_code())
    press(hear(other), "Open it")
    assert other.get_by_label("What is the child called?").input_value() == "Sam Quarry"

    # And when they send it, it says at once what happens next
    go_on(other)
    other.get_by_label("What happened, or what worries you?").fill("Two men wait at the gate.")
    other.get_by_label("When and where?").fill("Monday, the gate")
    go_on(go_on(go_on(other)))
    other.get_by_label("School or college", exact=True).check()
    press(other, "Look through and send")
    assert "2 of 10" in hear(other).locator(".kith-ten__says").inner_text()
    press(other, "Send it")
    shown = hear(other).locator("main").inner_text()
    assert "about 2 children; each gets a decision" in shown
    assert "by the end of 25 November 2026" in shown
    assert reference in shown

    # Then both children are with the desk
    worker = as_worker(open_page, noon.worker, base_url)
    worker.goto("/front-door/")
    names = worker.locator(".kith-queue__name a").all_inner_texts()
    assert sorted(names) == ["Kit Marlowe", "Sam Quarry"]


def test_without_javascript_each_page_counts_when_it_is_sent(noon, without_javascript):
    page = without_javascript
    page.goto("/tell-us/")
    press(page, "Begin")
    page.get_by_role("group", name="Is the child safe now?").get_by_label("Yes").check()
    page.get_by_label("What is the child called?").fill("Sam Quarry")
    page.get_by_label("Date of birth, or how old").fill("14")
    page.get_by_label("Where do they live?").fill("Mill Lane")
    press(page, "Go on")
    assert "1 of 10" in page.locator(".kith-ten__says").inner_text()
