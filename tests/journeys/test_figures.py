"""Ten figures of the letter, made by clicking: the work on the pages, the night, and what it says.

A small front door on a Monday: four calls, decided in time and late, partners who answer in full,
in part and not at all, two serious incidents. What was done is known, so each figure is known.
"""

from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import Page

from kith.desk import nightly
from kith.kernel import clock
from tests.journeys.borough.steps import follow, says
from tests.journeys.door import (
    MONDAY,
    answer,
    ask,
    at,
    call,
    open_contact,
    people_of_a_door,
    save,
    sitting,
    tap,
)

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


@pytest.fixture
def sit(transactional_db, open_page, base_url) -> Callable[[str], Page]:
    """Sit down as one of those at a front door, at the front page."""
    return sitting(people_of_a_door(), open_page, base_url)


def screen(page: Page, name: str) -> None:
    """Go through the three questions: nobody worries."""
    tap(open_contact(page, name), "Screen for harm outside the family")
    for number in (1, 2, 3):
        page.locator(f"input[name=g{number}][value=no]").check()
        page.locator(f"input[name=g{number}_source]").fill("School")
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
