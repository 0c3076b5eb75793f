"""The board of the front door, and figures as published: a number opens what is behind it."""

import re

from tests.journeys.borough.steps import follow, hear, says
from tests.journeys.tools import PHONE, become, go, overflow


def tap(page, words):
    go(page.get_by_role("button", name=words, exact=True).first)
    return hear(page)


def test_a_manager_sees_what_waits_and_opens_it_down_to_the_child(as_persona):
    # Given the manager of the front door, at his board
    page = hear(as_persona("Marcus Ingleby"))
    follow(page, "Front door")
    tap(page, "Board")
    lead = page.locator(".kith-lead").inner_text()
    assert re.match(r"\d+ contacts? open, ", lead), lead

    # When he opens the first step with something open
    step = page.locator("section[aria-labelledby=steps] tbody tr").first
    waiting = int(step.locator("td").first.inner_text())
    go(step.get_by_role("link"))

    # Then as many contacts stand there, and one more click is the contact
    assert hear(page).locator(".kith-queue__row").count() == min(waiting, 50)
    go(page.locator(".kith-queue__name a").first)
    assert says(hear(page), "What we owe")


def test_what_comes_in_is_told_by_week_day_and_hour(as_persona):
    page = hear(as_persona("Marcus Ingleby"))
    follow(page, "Front door")
    tap(page, "Board")
    follow(page, "What comes in, by week, day and hour")
    assert page.locator("section[aria-labelledby=hours] tbody tr").count() == 24
    assert page.locator("section[aria-labelledby=weeks] tbody tr").count() == 13
    follow(page, "Monday")
    assert says(page, "Reached us on a Monday")


def test_the_pages_fit_a_telephone(open_page):
    page = open_page(viewport=PHONE)
    become(page, "Marcus Ingleby")
    page.get_by_role("button", name="Menu").click()
    follow(page, "Front door")
    tap(page, "Board")
    assert overflow(page) <= 0
    follow(page, "What comes in, by week, day and hour")
    assert overflow(page) <= 0


def test_a_figure_is_read_as_it_may_be_published(as_persona):
    page = hear(as_persona("Nadia Rahimi"))
    follow(page, "The letter", exact=True)
    follow(page, "the figures as they may be published")
    follow(page, "Hub enquiry finished in its time")
    assert says(page, "How we know")
    assert page.locator("a[href^='/child/']").count() == 0
