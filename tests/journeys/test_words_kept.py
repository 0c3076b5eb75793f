"""Nothing typed is ever lost: a pause, a closed lid, a session that ends, a server that dies."""

import pytest
from django.contrib.auth import get_user_model
from playwright.sync_api import Page, expect

from tests.journeys.server import free_port, kill, serving
from tests.journeys.tools import axe, go, sign_in, sign_out

FORM = "/trial/visit/"
SAID = "“It gets taken off me every time.”"


@pytest.fixture
def amira(transactional_db):
    return get_user_model().objects.create(username="amira", name="Amira Osei")


def words(page: Page):
    return page.get_by_label("What did Sam say")


def kept(page: Page):
    return page.locator("[data-kith-kept-words]")


@pytest.fixture
def typing(page, amira, base_url) -> Page:
    """Return a page with the form open, its author signed in."""
    sign_in(page.context, amira, base_url)
    page.goto(FORM)
    return page


def test_words_are_kept_within_five_seconds_and_are_there_again(typing):
    words(typing).press_sequentially(SAID[:5])
    expect(kept(typing)).to_contain_text("Kept at", timeout=5_000)
    words(typing).press_sequentially(SAID[5:])
    words(typing).blur()
    expect(kept(typing)).to_contain_text("Kept at")
    typing.wait_for_load_state("networkidle")
    typing.goto("/look/")
    typing.goto(FORM)
    expect(words(typing)).to_have_value(SAID)
    expect(typing.get_by_text("What you typed before is here")).to_be_visible()
    assert axe(typing) == []


def test_somebody_who_never_rests_is_kept_all_the_same(typing):
    with typing.expect_request("**/drafts/", timeout=6_000):
        words(typing).press_sequentially("a" * 60, delay=100)


def test_a_closed_window_gives_the_words_back(typing, open_page, amira, base_url):
    words(typing).fill(SAID)
    typing.close(run_before_unload=True)
    other = open_page()
    sign_in(other.context, amira, base_url)
    for _ in range(10):
        other.goto(FORM)
        if words(other).input_value():
            break
        other.wait_for_timeout(300)
    expect(words(other)).to_have_value(SAID)


def test_once_sent_the_form_is_empty_again(typing):
    words(typing).fill(SAID)
    words(typing).blur()
    expect(kept(typing)).to_contain_text("Kept at")
    typing.locator("#id_on-day").fill("yesterday")
    typing.get_by_label("Yes, alone").check()
    typing.get_by_label("Where?").select_option("home")
    go(typing.get_by_role("button", name="Record the visit").last)
    expect(typing.get_by_text("The visit is recorded")).to_be_visible()
    typing.goto(FORM)
    expect(words(typing)).to_have_value("")


def test_a_mistake_loses_nothing_even_when_one_leaves_then(typing):
    words(typing).fill(SAID)
    go(typing.get_by_role("button", name="Record the visit").last)
    expect(typing.get_by_text("There is a problem")).to_be_visible()
    typing.goto(FORM)
    expect(words(typing)).to_have_value(SAID)


def test_one_can_start_again_without_the_words_from_before(typing):
    words(typing).fill(SAID)
    words(typing).blur()
    expect(kept(typing)).to_contain_text("Kept at")
    typing.goto(FORM)
    go(typing.get_by_role("button", name="Start again without it"))
    expect(words(typing)).to_have_value("")
    assert typing.url.endswith(FORM)


def test_signed_out_while_typing_one_is_told_and_nothing_is_lost(typing, amira, base_url):
    words(typing).press_sequentially("He ")
    sign_out(typing.context)
    words(typing).press_sequentially("said no")
    words(typing).blur()
    expect(kept(typing)).to_contain_text("You have been signed out")
    go(typing.get_by_role("button", name="Record the visit").last)
    expect(typing.get_by_label("User name")).to_be_visible()
    assert "trial/visit" in typing.url
    sign_in(typing.context, amira, base_url)
    typing.goto(FORM)
    expect(words(typing)).to_have_value("He said no")


def test_without_a_script_a_button_keeps_the_words(without_javascript, amira, base_url):
    page = without_javascript
    sign_in(page.context, amira, base_url)
    page.goto(FORM)
    words(page).fill(SAID)
    go(page.get_by_role("button", name="Keep it and come back"))
    expect(page.get_by_role("heading", name="Your words are kept")).to_be_visible()
    go(page.get_by_role("button", name="Back to it"))
    expect(words(page)).to_have_value(SAID)


def test_without_a_script_words_sent_after_the_session_ended_wait(
    without_javascript, amira, base_url
):
    page = without_javascript
    sign_in(page.context, amira, base_url)
    page.goto(FORM)
    words(page).fill(SAID)
    sign_out(page.context)
    go(page.get_by_role("button", name="Record the visit").last)
    expect(page.get_by_label("User name")).to_be_visible()
    sign_in(page.context, amira, base_url)
    page.goto(FORM)
    expect(words(page)).to_have_value(SAID)


def test_a_server_killed_in_mid_word_has_the_words_when_it_is_back(open_page, amira, console):
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    page = open_page(base_url=url)
    sign_in(page.context, amira, url)
    with serving(port) as server:
        page.goto(FORM)
        words(page).press_sequentially("He said no and th")
        expect(kept(page)).to_contain_text("Kept at", timeout=10_000)
        kill(server)
    words(page).press_sequentially("en he")
    words(page).blur()
    expect(kept(page)).to_contain_text("Your words are still in this page")
    with serving(port):
        expect(kept(page)).to_contain_text("Kept at", timeout=30_000)
        page.goto(FORM)
        expect(words(page)).to_have_value("He said no and then he")
    assert all("Failed to load resource" in said for said in console)
    console.clear()
