"""Every component, in a real browser: seen, heard, at every width, with and without a script."""

import pytest
from django.contrib.auth import get_user_model
from playwright.sync_api import expect

from tests.journeys.tools import DESKTOP, PHONE, axe, become, go, overflow

PAGES = ["/look/", "/look/form/", "/look/conflict/", "/look/print/", "/sign-in/", "/personas/"]
NARROW = {"width": 320, "height": 640}


@pytest.mark.parametrize(
    ("path", "viewport", "script"),
    [
        *(("/look/", size, script) for size in (DESKTOP, PHONE) for script in (True, False)),
        *((path, DESKTOP, True) for path in PAGES[1:]),
        *((path, PHONE, False) for path in PAGES[1:]),
    ],
)
def test_axe_finds_nothing(open_page, path, viewport, script):
    page = open_page(viewport, script)
    page.goto(path)
    assert page.locator("h1").is_visible()
    assert axe(page) == []


def test_axe_finds_nothing_in_what_opens(page):
    page.goto("/look/")
    for details in page.locator("main details").all():
        details.evaluate("node => { node.open = true; }")
    assert axe(page) == []


@pytest.mark.parametrize("path", PAGES)
def test_at_320_pixels_nothing_runs_out_of_the_window(open_page, path):
    page = open_page(NARROW)
    page.goto(path)
    assert overflow(page) == 0


@pytest.mark.parametrize("path", PAGES[:2])
def test_text_at_twice_its_size_still_fits(open_page, path):
    page = open_page({"width": 683, "height": 384})
    page.goto(path)
    assert overflow(page) == 0


def test_an_error_page_is_a_page(page, console):
    page.goto("/nothing-here/")
    assert page.get_by_role("heading", name="There is no such page").is_visible()
    assert axe(page) == []
    assert ["404" in said for said in console] == [True]
    console.clear()


def test_an_answer_opens_asks_and_goes_by_keyboard_alone(page):
    page.goto("/look/")
    will_by = page.locator("#each-visit summary", has_text="Will by")
    will_by.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("friday")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Thank you.")).to_be_visible()


def test_an_answer_goes_without_a_script(without_javascript):
    page = without_javascript
    page.goto("/look/")
    go(page.locator("#each-visit").get_by_role("button", name="Did it"))
    expect(page.get_by_text("Thank you.")).to_be_visible()


def test_the_slash_key_finds_but_not_while_one_types(page):
    page.goto("/look/")
    page.keyboard.press("/")
    box = page.locator("[data-kith-search]").first
    assert box.evaluate("node => node === document.activeElement")
    page.keyboard.type("a/b")
    assert box.input_value() == "a/b"


def test_the_name_of_the_child_stays_in_sight(page):
    page.goto("/look/form/")
    page.mouse.wheel(0, 900)
    page.wait_for_function("window.scrollY > 300")
    assert page.locator(".kith-identity__name").evaluate(
        "node => node.getBoundingClientRect().top >= 0"
    )


def test_mistakes_are_summed_up_and_lead_to_their_boxes(page):
    page.goto("/look/form/")
    go(page.get_by_role("button", name="Record the visit").last)
    page.get_by_role("link", name="Give the day").click()
    assert page.locator("#id_on-day").evaluate("node => node === document.activeElement")
    assert axe(page) == []


def test_colours_chosen_by_the_reader_leave_every_state_told_apart(page):
    page.emulate_media(forced_colors="active")
    page.goto("/look/conflict/")
    assert axe(page) == []


def test_on_paper_there_are_no_buttons_and_everything_is_open(page):
    page.goto("/look/print/")
    page.emulate_media(media="print")
    assert not page.get_by_role("button", name="Did it").first.is_visible()
    assert page.locator(".kith-promise", has_text="bus pass").is_visible()
    assert page.get_by_text("Each assessment authorised").first.is_visible()
    assert len(page.pdf(prefer_css_page_size=True)) > 10_000


def test_news_is_asked_for_and_while_there_is_none_the_answer_is_short(page):
    page.goto("/look/")
    with page.expect_response("**/look/new/", timeout=20_000) as first:
        pass
    with page.expect_response("**/look/new/", timeout=20_000) as second:
        pass
    assert (first.value.status, second.value.status) == (200, 304)
    expect(page.get_by_role("link", name="2 new: show")).to_be_visible()


def test_one_click_makes_one_a_persona(page, console):
    make = get_user_model().objects.create
    make(username="amira", name="Amira Osei", persona_words="A social worker.")
    become(page, "Amira Osei")
    console.clear()
    page.goto("/look/")
    expect(page.get_by_text("Signed in as Amira Osei")).to_be_visible()


def test_nothing_is_fetched_from_elsewhere(page, base_url):
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("/look/")
    assert asked
    assert all(url.startswith((base_url, "data:")) for url in asked)
