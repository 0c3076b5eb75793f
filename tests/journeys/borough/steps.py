"""What a visitor does: click what can be read, fill in what is asked; axe listens on each page."""

import re

from playwright.sync_api import Page

from tests.journeys.tools import axe, go

# Axe has looked at these already: kinds of page, by what stands in the address and above the page.
_heard: set[tuple[str, str, bool]] = set()


def hear(page: Page) -> Page:
    """Let axe look at the page, unless it has looked at one of its kind as this reader sees it."""
    kind = re.sub(r"[0-9a-f-]{36}|[0-9]+", "", page.url.split("?")[0])
    scripted = page.locator("body.js-enabled").count() > 0
    seen = (kind, page.title() if "Error" in page.title() else "", scripted)
    if seen not in _heard:
        found = axe(page)
        assert not found, f"{page.url}: {found}"
        _heard.add(seen)
    return page


def follow(page: Page, words: str, *, inside: str = "body", exact: bool = False) -> Page:
    """Follow the first link with these words."""
    go(page.locator(inside).get_by_role("link", name=words, exact=exact).first)
    return hear(page)


def press(page: Page, words: str | re.Pattern[str], *, inside: str = "body") -> Page:
    """Press the first button with these words."""
    go(page.locator(inside).get_by_role("button", name=words).first)
    return hear(page)


def follow_button(page: Page, words: str) -> Page:
    """Follow the first link with just these words that looks like a button."""
    go(page.get_by_role("button", name=words, exact=True).first)
    return hear(page)


def find(page: Page, words: str) -> Page:
    """Look somebody up from any page, by what was heard."""
    page.locator("#kith-find").fill(words)
    with page.expect_navigation():
        page.locator("#kith-find").press("Enter")
    return hear(page)


def open_record(page: Page, who: tuple[str, str]) -> Page:
    """Look a child up by what they are called, and open the record that is meant."""
    record, name = who
    find(page, name)
    found = page.locator(f"main a[href='/child/{record}/']").first
    go(found)
    return hear(page)


def record_of(page: Page) -> tuple[str, str]:
    """Return the number of the record whose page this is, and what the child is called."""
    record = re.search(r"/child/(\d+)/", page.url).group(1)
    return record, page.locator(".kith-identity__name").inner_text()


def first_child(page: Page, inside: str = "main") -> str:
    """Open the first child on the page and return what the child is called."""
    link = page.locator(inside).locator("a[href^='/child/']").first
    name = link.inner_text()
    go(link)
    hear(page)
    return name


def day(page: Page, field: str, words: str) -> None:
    """Give a day in words: "today", "tomorrow"."""
    for part, typed in (("day", words), ("month", ""), ("year", "")):
        page.locator(f"#id_{field}-{part}").fill(typed)


def says(page: Page, words: str) -> bool:
    """Say whether the page says this somewhere."""
    return words in page.locator("body").inner_text()


def promise_an_action(page: Page, what: str, owner: str, due: str = "today") -> Page:
    """From a child's page, promise the child something."""
    follow(page, "Promise an action")
    page.get_by_label("What will we do?").fill(what)
    page.get_by_label("Why does it matter to the child?").fill("The child asked us to")
    page.get_by_label("Who will do it?").select_option(label=owner)
    day(page, "due", due)
    day(page, "agreed_on", "today")
    return press(page, "Promise", inside="main")


def answer(page: Page, what: str, words: str, **asked: str) -> Page:
    """On the line of a promise, tap an answer, fill in what it asks, and send it."""
    mine = page.locator(".kith-promise", has_text=what).filter(has=page.locator("details"))
    way = mine.first.locator("details").filter(has=page.locator("summary", has_text=words)).first
    way.locator("summary").click()
    for label, typed in asked.items():
        way.get_by_label(label.replace("_", " ")).fill(typed)
    go(way.get_by_role("button", name="Send"))
    return hear(page)
