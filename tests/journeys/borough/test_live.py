"""What somebody else takes in is seen by everybody at the desk within five seconds, untouched."""

import time
from itertools import count

import pytest
from playwright.sync_api import expect

from tests.journeys.borough.steps import follow, follow_button, hear, press, says
from tests.journeys.tools import PHONE, axe, become, go, overflow

_number = count(1)
SECONDS = 5


def takes_a_call(page, name, *, safe="Yes"):
    """Take a call about a child, up to the moment before it is saved."""
    page.goto("/")
    follow(page, "Front door")
    go(page.get_by_role("button", name="Take in word of a child"))
    follow(hear(page), "Telephone")
    page.get_by_label("What is the child called?").fill(name)
    page.get_by_label("What happened, when").fill("Two men in a grey car wait outside school.")
    safe_now = page.get_by_role("group", name="Is the child safe now?")
    safe_now.get_by_label(safe, exact=True).check()
    page.get_by_label("Who told us?").select_option("education")


def saves(page):
    """Save it, and return when."""
    page.get_by_role("button", name="Save and grade it").first.click()
    page.wait_for_url("**/front-door/*-*/")
    return time.monotonic()


@pytest.fixture
def window(open_page):
    """Return a way of opening the product as one of the borough's people."""

    def opened(name, **more):
        page = open_page(**more)
        become(page, name)
        return page

    return opened


def appears(page, words, since):
    """Wait for a bar with these words; return after how many seconds it was there."""
    bar = page.get_by_role("link", name=words).first
    expect(bar).to_be_visible(timeout=2 * SECONDS * 1000)
    return time.monotonic() - since


def test_a_call_that_one_takes_is_news_on_the_others_queue_and_on_their_today(window):
    freya, queue, today = (window(who) for who in ("Freya Osei", "Marcus Ingleby", "Dina Kovac"))
    follow(queue, "Front door")
    before = queue.locator(".kith-queue__row").count()
    takes_a_call(freya, f"Wanda Rossi {next(_number)}")
    saved = saves(freya)
    assert appears(queue, "1 new at the front door: show", saved) <= SECONDS
    assert appears(today, "1 new at the front door: show", saved) <= SECONDS
    # Nothing moved, nothing took the focus, and the title names nobody.
    assert queue.locator(".kith-queue__row").count() == before
    assert queue.evaluate("document.activeElement === document.body")
    assert queue.title() == "Front door – Kith"
    assert axe(queue) == []
    go(queue.get_by_role("link", name="1 new at the front door: show"))
    assert says(queue, "Wanda Rossi")


def test_what_cannot_wait_is_a_bar_on_any_page_until_somebody_takes_it(window):
    freya, marcus = window("Freya Osei"), window("Marcus Ingleby", viewport=PHONE)
    marcus.get_by_role("button", name="Menu").click()
    follow(marcus, "The letter")
    takes_a_call(freya, f"Ilir Hoxha {next(_number)}", safe="No")
    saved = saves(freya)
    assert appears(marcus, "Now:", saved) <= SECONDS
    assert "Ilir" not in marcus.locator(".kith-alarm").inner_text()
    assert overflow(marcus) == 0
    assert axe(marcus) == []

    # It leads to the duty desk; graded RED and taken by name, it falls silent by itself.
    many = marcus.locator(".kith-alarm__link").inner_text()
    go(marcus.get_by_role("link", name="Now:"))
    assert says(hear(marcus), "Ilir Hoxha")
    letter = window("Marcus Ingleby")
    expect(letter.get_by_role("link", name=many)).to_be_visible(timeout=SECONDS * 1000)
    follow_button(freya, "Say how urgent it is")
    freya.get_by_label("RED").check()
    freya.get_by_label("Why?").fill("Somebody holds him now.")
    press(freya, "Say how urgent it is", inside=".govuk-button-group")
    press(freya, "I take this")
    taken = time.monotonic()
    expect(letter.get_by_role("link", name=many)).not_to_be_visible(timeout=2 * SECONDS * 1000)
    assert time.monotonic() - taken <= SECONDS


def test_the_duty_desk_says_that_what_cannot_wait_has_changed(window):
    freya, dina = window("Freya Osei"), window("Dina Kovac")
    follow(dina, "Front door")
    go(dina.get_by_role("button", name="Duty desk"))
    takes_a_call(freya, f"Suki Patel {next(_number)}", safe="No")
    saved = saves(freya)
    assert appears(dina, "What cannot wait has changed: show", saved) <= SECONDS
    go(dina.get_by_role("link", name="What cannot wait has changed: show"))
    assert says(hear(dina), "Suki Patel")


def test_without_scripts_one_looks_again_by_a_link(open_page, window):
    marcus = open_page(java_script_enabled=False)
    become(marcus, "Marcus Ingleby")
    go(marcus.get_by_role("link", name="Front door").first)
    freya = window("Freya Osei")
    name = f"Ola Berg {next(_number)}"
    takes_a_call(freya, name)
    saves(freya)
    assert not says(marcus, name)
    go(marcus.get_by_role("link", name="Check for new"))
    assert says(marcus, name)
    go(marcus.get_by_role("link", name="What cannot wait"))
    assert marcus.get_by_role("heading", name="Duty desk").is_visible()
