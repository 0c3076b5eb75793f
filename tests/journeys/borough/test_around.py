"""A child and those around: found by what was heard, drawn, compared, and hidden."""

import re

import pytest

from tests.journeys.borough.steps import (
    day,
    find,
    first_child,
    follow,
    hear,
    open_record,
    press,
    record_of,
    says,
)
from tests.journeys.tools import PHONE, axe, become, go, overflow


def test_the_childs_page_says_who_is_around_and_opens_each_picture(as_persona):
    # Given a worker at a child's page
    page = hear(as_persona("Tobi Marchetti"))
    name = first_child(page)

    # Then who, right now and promises come first, and those around stand below
    order = [page.get_by_role("heading", name=one).first.bounding_box()["y"] for one in (
        f"What we owe {name}", "What changed since you last looked", f"Who is around {name}",
        "What happened",
    )]  # fmt: skip
    assert order == sorted(order)
    assert page.locator("a[href^='tel:']").count() >= 1

    # And a small picture opens the family
    go(page.locator(".kith-thumb").first)
    assert hear(page).get_by_role("heading", name=f"Family of {name}").is_visible()


def test_something_happened_is_one_click_from_each_form(as_persona):
    page = as_persona("Tobi Marchetti")
    first_child(page)
    follow(page, "Something happened")
    choices = page.locator(".kith-choices__link")
    assert choices.count() >= 8
    follow(page, "A telephone changed")
    assert page.get_by_role("heading", name="how to reach", exact=False).first.is_visible()


def test_a_side_for_the_car_fits_a_page_and_tells_nobody_where_the_child_lives(as_persona):
    page = as_persona("Tobi Marchetti")
    first_child(page)
    follow(page, "A side for the car")
    body = page.locator("main").inner_text()
    assert "Who to ring" in body
    assert not re.search(r"ZZ\d", body)
    printed = page.pdf(format="A4")
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1


def test_on_a_phone_the_name_stays_and_the_first_four_fit_one_screen(open_page):
    page = open_page(viewport={"width": 360, "height": 740})
    become(page, "Tobi Marchetti")
    name = first_child(page)
    owed = page.get_by_role("heading", name=f"What we owe {name}").bounding_box()
    assert owed["y"] < 740
    assert overflow(page) <= 0
    assert axe(page) == []
    page.mouse.wheel(0, 1500)
    page.wait_for_timeout(200)
    assert 0 <= page.locator(".kith-identity__name").bounding_box()["y"] < 60
    page.set_viewport_size(PHONE)
    assert overflow(page) <= 0


@pytest.mark.parametrize("heard", ["tarik ramani", "kemy bankoley"])
def test_a_name_that_was_misheard_on_the_telephone_is_found(as_persona, heard):
    page = find(hear(as_persona("Freya Osei")), heard)
    first = page.locator(".kith-found").first.inner_text()
    assert ("Tarik" in first) or ("Kemi" in first)


def test_the_front_door_is_at_work_and_word_is_decided_with_the_child_found_first(as_persona):
    page = hear(as_persona("Marcus Ingleby"))
    follow(page, "Front door")
    for name in ("Denisa Rusu", "Ayan Farah", "Mateus Rocha"):
        assert says(page, name), name
    follow(page, "Denisa Rusu")
    assert says(page, "RED")


def test_two_records_are_compared_and_stay_on_the_list_until_somebody_can_say(as_persona):
    # Given a pair that nobody has decided
    page = hear(as_persona("Ines Calloway"))
    follow(page, "Team")
    follow(page, "Records that may be one person")
    pair = page.locator(".kith-pair a").first
    go(pair)
    assert says(hear(page), "What differs")

    # When a manager cannot say yet, the pair stays on the list with what she knows
    page.get_by_label("That cannot be said yet").check()
    page.get_by_label("Why?").fill("The school sends photographs on Monday")
    press(page, "Decide", inside="main")
    assert says(page, "The school sends photographs on Monday")


SIBLING = re.compile(r"(half-)?(brother|sister)")


def a_child_with_a_sibling(page):
    """Open the first child on Today who has a brother or sister; return the line about them."""
    links = page.locator("main .kith-child__link")
    for number in range(links.count()):
        go(links.nth(number))
        found = page.locator("section[aria-labelledby='near'] .kith-near__one", has_text=SIBLING)
        if found.count():
            return found.first.locator("a").first
        page.go_back()
    raise AssertionError("Nobody here has a brother or sister")


def test_a_brother_who_is_hidden_is_absent_from_the_page_the_picture_and_the_search(as_persona):
    # Given a child with a brother or sister
    page = hear(as_persona("Tobi Marchetti"))
    brother = a_child_with_a_sibling(page)
    child, name = record_of(page), brother.inner_text()
    record = re.search(r"/family/(\d+)/", brother.get_attribute("href")).group(1)

    # When a leader hides that brother from all but herself
    nadia = as_persona("Nadia Rahimi")
    open_record(nadia, (record, name))
    follow(nadia, "Who may see this")
    follow(nadia, "Hide this record")
    nadia.get_by_label("A threat to life").check()
    nadia.get_by_label("Whom it names").fill("nadia")
    nadia.get_by_label("Why it is needed").fill("A witness who was threatened last night")
    day(nadia, "review_by", "tomorrow")
    press(nadia, re.compile("Hide"), inside="main")

    # Then the brother is on no page of the worker's, in no picture, and found by nobody
    open_record(page, child)
    assert name not in page.content()
    for words in ("The family of", "A side for the car"):
        follow(page, words)
        assert name not in page.content(), words
        page.go_back()
    find(page, name)
    assert name not in page.locator("main ol").all_inner_texts()

    # And once it is no longer needed, the brother is there again for the worker
    follow(nadia, "Lift this restriction")
    nadia.get_by_label("Why it is no longer needed").fill("The trial is over and nobody threatens")
    press(nadia, re.compile("Lift"), inside="main")
    open_record(page, child)
    assert says(page, name)
