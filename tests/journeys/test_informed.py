"""A decision that says what it rests on: what nobody was asked, who owes what next, the brother.

By clicking, and again with none of our scripts: a call about Kit, decided before anybody was asked;
the brother gets a contact of his own; the next step is owed and done; the rest is asked for later.
"""

from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import Page

from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.frontdoor.models import Contact
from kith.people.commands import change_details
from kith.people.models import Person, Tie
from kith.people.people import Facts, add_people
from tests.journeys.borough.steps import day, follow, hear, says
from tests.journeys.door import (
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

NOT_THERE = ("Police: not asked", "Health: not asked", "School or college: not asked")


@pytest.fixture(params=[True, False], ids=["script", "no script"])
def sit(request, transactional_db, open_page, base_url) -> Callable[[str], Page]:
    """Sit down as one of those at a front door, with our scripts and without."""

    def opened() -> Page:
        return open_page(script=request.param)

    return sitting(people_of_a_door(), opened, base_url)


def a_brother(name: str) -> None:
    """Let the child of whom word came have a brother, as the family page would write it down."""
    with acting_as(MACHINE):
        row = Contact.objects.get()
        mother, brother = add_people(
            [Facts(born=date(1985, 1, 1)), Facts(born=date(2015, 6, 1))], team=row.team_id
        )
        Person.objects.filter(id=mother).update(kind="adult")
        change_details(MACHINE, person=brother, version=1, changes={"known_as": name})
        for child in (row.person_id, brother):
            Tie.objects.create(a_id=mother, b_id=child, kind="parent", how="birth")


def unfold(page: Page, words: str) -> None:
    page.locator("main summary", has_text=words).click()


def decide(page: Page) -> Page:
    """Decide on little, and say everything that there is to say."""
    tap(open_contact(page, "Kit Farrow"), "Decide")
    assert all(says(page, line) for line in NOT_THERE)
    page.get_by_label("Our work, and a strategy discussion now").check()
    page.get_by_label("4 Child protection").check()
    page.get_by_label("Because of what?").fill("He owes money to men whom he is afraid of.")
    page.get_by_label("Times missing").fill("Never, as far as school knows.")
    brother = page.get_by_role("group", name="Kofi Farrow")
    brother.get_by_label("A contact of their own").check()
    page.get_by_label("Kofi Farrow: why?").fill("He was in the car too.")
    page.get_by_label("Brothers, sisters and other children").fill("Nobody else.")
    unfold(page, "The next step")
    page.get_by_label("What is the next step?").fill("Ring the aunt")
    page.get_by_label("Who takes it?").select_option(label="Freya Osei")
    day(page, "next_by", "tomorrow")
    unfold(page, "Who is told")
    page.get_by_label("Did the family, or the child, agree?").select_option(
        label="Not asked: it would not be safe"
    )
    for told in ("child told", "parents told", "told us hear"):
        page.get_by_label(told).fill("By telephone, today.")
    return save(page)


def test_a_decision_says_what_it_rests_on_and_who_owes_what(sit):
    # Given a call that is RED, about a child with a brother, and nobody asked
    with at(0):
        call(sit("worker"), "Kit Farrow", "RED")
        a_brother("Kofi Farrow")

    # When the manager decides at once, the decision says what it is made without
    with at(1):
        page = decide(sit("manager"))
        address = page.url
        assert says(page, "Decided while something was missing")
        assert all(says(page, line) for line in NOT_THERE)
        assert says(page, "Next: Ring the aunt by 3 March 2026 (Freya Osei)")
        assert says(page, "Agreement: not asked: it would not be safe")

        # And the brother has a contact of his own, in the same arrival
        follow(page, "Kofi Farrow", inside="main")
        assert says(page, "Not graded")
        assert says(page, "He was in the car too.")
        assert says(page, "Others about the same event")

    # And whoever owes the next step takes it from their own page
    with at(2):
        page = sit("worker")
        assert says(page, "Ring the aunt")
        follow(page, "The next step was taken")
        page.get_by_label("What was done, and what shows it?").fill("She comes tonight.")
        save(page)
        assert says(page, "Promises kept, and how")
        page.goto("/")
        assert not says(hear(page), "Ring the aunt")

    # And what was missing is asked for, comes, and is looked at with the decision
    with at(3):
        worker = sit("worker")
        ask(worker, address, ("police", "education", "health"))
        for agency in ("Police", "School or college", "Health"):
            answer(worker, address, agency, whole=True)
    with at(4):
        page = open_contact(sit("manager"), address)
        tap(page, "Look at the decision again", folded=True)
        assert says(page, "All that matters is there.")
        page.locator("input[name=stands][value=yes]").check()
        page.locator("textarea[name=what_came]").fill("They all wrote, and nothing is new.")
        save(page)
        assert says(page, "We looked again at the decision, and it stands.")
        assert not says(page, "Looked at again: it stands")
