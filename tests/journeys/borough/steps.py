"""What a visitor does: click what can be read, fill in what is asked; axe listens on each page."""

from playwright.sync_api import Page

from tests.journeys.tools import axe


def hear(page: Page) -> Page:
    """Let axe look at the page as it stands."""
    assert axe(page) == [], page.url
    return page


def follow(page: Page, words: str, *, inside: str = "body", exact: bool = False) -> Page:
    """Follow the first link with these words."""
    with page.expect_navigation():
        page.locator(inside).get_by_role("link", name=words, exact=exact).first.click()
    return hear(page)


def press(page: Page, words: str, *, inside: str = "body") -> Page:
    """Press the first button with these words."""
    with page.expect_navigation():
        page.locator(inside).get_by_role("button", name=words).first.click()
    return hear(page)


def first_child(page: Page, inside: str = "main") -> str:
    """Open the first child on the page and return what the child is called."""
    link = page.locator(inside).locator("a[href^='/child/']").first
    name = link.inner_text()
    with page.expect_navigation():
        link.click()
    hear(page)
    return name


def day(page: Page, field: str, words: str) -> None:
    """Give a day in words: "today", "tomorrow"."""
    page.locator(f"#id_{field}-day").fill(words)


def says(page: Page, words: str) -> bool:
    """Say whether the page says this somewhere."""
    return words in page.locator("body").inner_text()


def promise_an_action(page: Page, what: str, due: str = "today") -> Page:
    """From a child's page, promise the child something."""
    follow(page, "Promise an action")
    page.get_by_label("What will we do?").fill(what)
    page.get_by_label("Why does it matter to the child?").fill("The child asked us to")
    page.get_by_label("Who will do it?").select_option(index=1)
    day(page, "due", due)
    day(page, "agreed_on", "today")
    return press(page, "Promise", inside="main")
