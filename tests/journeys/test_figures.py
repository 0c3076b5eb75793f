"""Ten figures of the letter, made by clicking: the work on the pages, the night, and what it says.

A small front door on a Monday: four calls, decided in time and late, partners who answer in full,
in part and not at all, two serious incidents. What was done is known, so each figure is known.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page

from kith.access import testing
from kith.access.actors import Actor
from kith.accounts.models import Account
from kith.desk import nightly
from kith.kernel import clock
from tests.journeys.borough.steps import follow, hear, says
from tests.journeys.tools import sign_in

MONDAY = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
LATER = MONDAY + timedelta(days=11)

# What was done below, counted by hand: of how many, how many.
DONE = {
    "Referral decided within a working day": "2 of 3",
    "Every professional's worry answered within a working day": "2 of 4",
    "Hub enquiry finished in its time": "1 of 2",
    "Partner answers in time": "8 of 9",
    "Partner answers in full": "7 of 8",
    "Decided before all was known": "2 of 3",
    "Gap filled, and looked at again": "1 of 2",
    "Referrer told what came of it": "2 of 4",
    "Asked about harm outside the family": "2 of 4",
    "After something serious: together the same day": "1 of 2",
}


@contextmanager
def at(hours: float) -> Iterator[None]:
    """Stand so many hours after Monday at ten."""
    with clock.frozen(MONDAY + timedelta(hours=hours)):
        yield


@pytest.fixture
def people(transactional_db) -> dict[str, Actor]:
    """A worker and a manager of a front door, and the head of service."""
    with at(-1):
        team = testing.team("Front door")
        names = {"front_door": "Freya Osei", "mash_manager": "Marcus Ingleby"}
        door = {
            role: testing.holding(role, team, who=testing.account(name=name))
            for role, name in names.items()
        }
        head = testing.holding("head_of_service", who=testing.account(name="Nadia Rahimi"))
    return {"worker": door["front_door"], "manager": door["mash_manager"], "head": head}


@pytest.fixture
def sit(open_page, base_url, people) -> Callable[[str], Page]:
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
    with page.expect_navigation():
        page.get_by_role("button", name=words, exact=True).first.click()
    return hear(page)


def save(page: Page) -> Page:
    """Press the button of the form, whatever it says."""
    with page.expect_navigation():
        page.locator("main form .govuk-button-group button").first.click()
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


def screen(page: Page, name: str) -> None:
    """Go through the three questions: nobody worries."""
    tap(open_contact(page, name), "Screen for harm outside the family")
    for number in (1, 2, 3):
        page.locator(f"input[name=g{number}][value=no]").check()
        page.locator(f"input[name=g{number}_source]").fill("School")
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


def decide(page: Page, name: str, outcome: str) -> None:
    tap(open_contact(page, name), "Decide")
    page.get_by_label(outcome).check()
    page.get_by_label("3 Child in need (section 17)").check()
    page.get_by_label("Because of what?").fill("He owes money to men whom he is afraid of.")
    page.get_by_label("Times missing").fill("Never, as far as school knows.")
    page.get_by_label("Brothers, sisters and other children").fill("Nobody else.")
    save(page)


def tell(page: Page, name: str) -> None:
    """On the page of what was just decided, say that the school has heard."""
    tap(page, "Whoever told us has heard")
    page.get_by_label("By telephone").check()
    page.get_by_label("What did you tell them?").fill(f"A worker will meet {name} this week.")
    save(page)


def serious(page: Page, name: str) -> None:
    tap(open_contact(page, name), "This is a serious incident", folded=True)
    page.get_by_label("A serious assault").check()
    page.get_by_label("What happened?").fill("He was cut on the arm in the park.")
    save(page)


def meets(page: Page, name: str, time: str) -> None:
    """Write down that council, police and health met today."""
    tap(open_contact(page, name), "It was held")
    page.get_by_label("At what time?").fill(time)
    for who in ("A manager of children’s social care", "Police", "Health"):
        page.get_by_label(who, exact=True).check()
    page.get_by_label("What was decided, and because of what?").fill("He stays with his aunt.")
    page.get_by_label("Yes, with police").check()
    save(page)


def a_monday(sit: Callable[[str], Page]) -> None:
    """Live that Monday and the days after it, by clicking."""
    with at(0):
        call(sit("worker"), "Amara Bello", "AMBER")
        screen(sit("worker"), "Amara Bello")
        ask(sit("worker"), "Amara Bello", ("police", "education", "health"))
    with at(0.5):
        call(sit("worker"), "Ben Kowal", "GREEN")
        call(sit("worker"), "Kit Farrow", "RED")
        screen(sit("worker"), "Kit Farrow")
        serious(sit("worker"), "Kit Farrow")
    with at(1):
        call(sit("worker"), "Noor Haddad", "RED")
        serious(sit("worker"), "Noor Haddad")
        answer(sit("worker"), "Amara Bello", "Police", whole=True)
        answer(sit("worker"), "Amara Bello", "School or college", whole=False)
    with at(4):
        manager = sit("manager")
        meets(manager, "Kit Farrow", "13:30")
        decide(manager, "Kit Farrow", "Our work, and a strategy discussion now")
        tell(manager, "Kit")
        kit = manager.url
        decide(manager, "Amara Bello", "Our work: a child and family assessment")
        tell(manager, "Amara")
        amara = manager.url
    with at(5):
        all_answer(sit("worker"), kit)
    with at(23):
        meets(sit("manager"), "Noor Haddad", "08:30")
        redecide(sit("manager"), amara)
        redecide(sit("manager"), kit)
    with at(24):
        all_answer(sit("worker"), "Noor Haddad")
    with at(48):
        decide(sit("manager"), "Ben Kowal", "Advice, given and taken")
        decide(sit("manager"), "Noor Haddad", "Our work: a child and family assessment")


def all_answer(page: Page, name: str) -> None:
    """Ask those who matter most, and let each of them answer in full."""
    ask(page, name, ("police", "education", "health"))
    for agency in ("Police", "School or college", "Health"):
        answer(page, name, agency, whole=True)


def redecide(page: Page, address: str) -> None:
    """Look at a decision again: it stands."""
    page.goto(address)
    tap(page, "Look at the decision again", folded=True)
    page.locator("input[name=stands][value=yes]").check()
    page.locator("textarea[name=what_came]").fill("The school wrote again, and nothing is new.")
    save(page)


def test_ten_figures_of_the_letter_say_what_was_done(sit):
    # Given a Monday at the front door, lived by clicking, and the nights after it
    a_monday(sit)
    with clock.frozen(LATER):
        nightly.run()

        # When the head of service opens the letter, and has it counted again
        page = sit("head")
        follow(page, "The letter", exact=True)
        tap(page, "Count again")

        # Then each figure says what was done, on the letter and on its own page
        wrong = {}
        for name, done in DONE.items():
            line = page.locator(
                ".kith-ledger tr", has=page.get_by_role("link", name=name, exact=True)
            )
            told = line.inner_text()
            if done not in told:
                wrong[name] = told
        assert wrong == {}
        for name, done in DONE.items():
            follow(page, name, inside=".kith-ledger", exact=True)
            assert says(page, done), name
            follow(page, "The letter today")
