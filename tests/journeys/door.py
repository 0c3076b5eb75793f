"""A small front door on a Monday, and what is clicked at it: calls, questions, answers."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

from playwright.sync_api import Page

from kith.access import testing
from kith.access.actors import Actor
from kith.accounts.models import Account
from kith.kernel import clock
from tests.journeys.borough.steps import follow, hear, says
from tests.journeys.tools import go, sign_in

MONDAY = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)


@contextmanager
def at(hours: float) -> Iterator[None]:
    """Stand so many hours after Monday at ten."""
    with clock.frozen(MONDAY + timedelta(hours=hours)):
        yield


def people_of_a_door() -> dict[str, Actor]:
    """Make a worker and a manager of a front door, and the head of service."""
    with at(-1):
        team = testing.team("Front door")
        names = {"front_door": "Freya Osei", "mash_manager": "Marcus Ingleby"}
        door = {
            role: testing.holding(role, team, who=testing.account(name=name))
            for role, name in names.items()
        }
        head = testing.holding("head_of_service", who=testing.account(name="Nadia Rahimi"))
    return {"worker": door["front_door"], "manager": door["mash_manager"], "head": head}


def sitting(
    people: dict[str, Actor], open_page: Callable[[], Page], base_url: str
) -> Callable[[str], Page]:
    """Return a way of sitting down as one of them, at the front page."""
    pages: dict[str, Page] = {}

    def sat(who: str) -> Page:
        if who not in pages:
            pages[who] = open_page()
            account = Account.objects.get(pk=people[who].id)
            sign_in(pages[who].context, account, base_url)
        pages[who].goto("/")
        return pages[who]

    return sat


def tap(page: Page, words: str, *, folded: bool = False) -> Page:
    """Follow a link that looks like a button, among those that are folded away if need be."""
    if folded:
        page.locator("summary", has_text="More that can be done").first.click()
    go(page.get_by_role("button", name=words, exact=True).first)
    return hear(page)


def save(page: Page) -> Page:
    """Press the button of the form, whatever it says."""
    go(page.locator("main form .govuk-button-group button").first)
    assert not says(page, "There is a problem"), page.locator("main").inner_text()
    return hear(page)


def open_contact(page: Page, name: str) -> Page:
    """By its name in the queue; one that was decided by the address of its page."""
    if name.startswith("http"):
        page.goto(name)
        return hear(page)
    follow(page, "Front door")
    return follow(page, name)


def call(page: Page, name: str, rag: str) -> None:
    """Take a call from a school about a child on no record, and grade it."""
    follow(page, "Front door")
    follow(tap(page, "Take in word of a child"), "Telephone")
    page.get_by_label("What is the child called?").fill(name)
    page.get_by_label("What happened, when").fill("Two men in a grey car wait outside school.")
    page.get_by_role("group", name="Is the child safe now?").get_by_label("Yes").check()
    page.get_by_label("Who told us?").select_option("education")
    save(page)
    tap(page, "Say how urgent it is")
    page.get_by_label(rag).check()
    page.get_by_label("Why?").fill("As the school told it, and he went home safe.")
    save(page)


def ask(page: Page, name: str, agencies: tuple[str, ...]) -> None:
    """Ask these agencies and nobody else."""
    tap(open_contact(page, name), "Ask others what they know")
    for box in page.locator("input[name=usual]").all():
        box.set_checked(box.get_attribute("value") in agencies)
    page.get_by_label("What may they know, so that they can look?").fill("Men wait for him.")
    save(page)


def answer(page: Page, name: str, agency: str, *, whole: bool) -> None:
    """Write down an answer: every item, or the first alone."""
    follow(open_contact(page, name), agency, inside=".kith-asked")
    tap(page, "Write down an answer")
    page.get_by_label("Who answers?").fill("Jo Finch")
    boxes = page.locator("textarea[name^=words_]").all()
    for box in boxes if whole else boxes[:1]:
        box.fill("Twice in the park with older boys, in January")
    save(page)
