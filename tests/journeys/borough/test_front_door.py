"""From a telephone call to a decision that the caller hears of, and what cannot wait."""

import re
from itertools import count
from time import monotonic

from tests.journeys.borough.steps import follow, follow_button, hear, press, says
from tests.journeys.tools import go

# The borough is one for all journeys: each takes in children of its own.
_number = count(1)


def start_a_call(page, name):
    """Take a call down, all but sending it."""
    follow(page, "Front door")
    go(page.get_by_role("button", name="Take in word of a child"))
    follow(hear(page), "Telephone")
    page.get_by_label("What is the child called?").fill(name)
    page.get_by_label("What happened, when").fill("Two men in a grey car wait outside school.")
    page.get_by_role("group", name="Is the child safe now?").get_by_label("Yes").check()
    page.get_by_label("Who told us?").select_option("education")


def take_a_call(page, name):
    start_a_call(page, name)
    press(page, "Save and grade it", inside=".govuk-button-group")


def test_a_call_becomes_a_decision_and_the_caller_hears(as_persona):
    # Given a call from a school about a child on no record
    page = hear(as_persona("Freya Osei"))
    name = f"Noor Adeyemi {next(_number)}"
    take_a_call(page, name)

    # When it is graded, and its manager decides because of something
    follow_button(page, "Say how urgent it is")
    page.get_by_label("AMBER").check()
    page.get_by_label("Why?").fill("There are signs of a debt, and he went home safe.")
    press(page, "Say how urgent it is", inside=".govuk-button-group")
    manager = hear(as_persona("Marcus Ingleby"))
    follow(manager, "Front door")
    follow(manager, name)
    follow_button(manager, "Decide")
    manager.get_by_label("Our work: a child and family assessment").check()
    manager.get_by_label("3 Child in need (section 17)").check()
    manager.get_by_label("Because of what?").fill("He owes money to men whom he is afraid of.")
    press(manager, "Decide", inside=".govuk-button-group")
    assert says(manager, "Our work: a child and family assessment")

    # Then we still owe the caller an answer, until somebody says what the caller heard
    assert says(manager, "whoever spoke up for them hears from us")
    follow_button(manager, "Whoever told us has heard")
    manager.get_by_label("By telephone").check()
    manager.get_by_label("What did you tell them?").fill("A worker will meet him this week.")
    press(manager, "Whoever told us has heard", inside=".govuk-button-group")
    assert not says(manager, "whoever spoke up for them hears from us")

    # And a first meeting, until somebody writes down when and where we met
    assert says(manager, f"We owe {name} a first meeting")
    follow_button(manager, "The child was met")
    manager.get_by_label("At school").check()
    manager.get_by_label("We had time alone").check()
    press(manager, "The child was met", inside=".govuk-button-group")
    assert not says(manager, f"We owe {name} a first meeting")


def test_a_child_who_is_not_safe_stands_first_until_somebody_takes_it_by_name(as_persona):
    name = f"Kit Marlowe {next(_number)}"
    page = hear(as_persona("Freya Osei"))
    follow(page, "Front door")
    go(page.get_by_role("button", name="Take in word of a child"))
    follow(hear(page), "The child")
    page.get_by_label("What is the child called?").fill(name)
    page.get_by_label("What happened, when").fill("They have my phone and wait downstairs.")
    page.get_by_role("group", name="Is the child safe now?").get_by_label("No", exact=True).check()
    press(page, "Save and grade it", inside=".govuk-button-group")
    assert says(page, "May be RED")

    follow_button(page, "Say how urgent it is")
    page.get_by_label("RED").check()
    page.get_by_label("Why?").fill("He is held by somebody now.")
    press(page, "Say how urgent it is", inside=".govuk-button-group")
    follow(page, "Front door")
    go(page.get_by_role("button", name="Duty desk"))
    follow(hear(page), name)
    press(page, "I take this")
    assert says(page, "Taken by Freya Osei")


MOST_TAPS, MOST_SECONDS = 10, 90
# How long a practised hand takes, in the literature's keystroke model: to find and tap, to type.
A_TAP, A_KEY = 2.45, 0.28


def test_a_call_about_a_known_child_is_in_within_ninety_seconds(as_persona):
    # Given a child of a worker, whom nothing hides from whoever answers the telephone
    child = a_child_who_is_not_hidden(as_persona("Tobi Marchetti"))
    page, spent = as_persona("Freya Osei"), Counted()

    # When a colleague takes the call down
    spent.tap(lambda: follow(page, "Front door"))
    spent.tap(lambda: follow_button(page, "Take in word of a child"))
    spent.type(page.get_by_label("Do we know the child?"), child)
    spent.tap(lambda: press(page, "Look"))
    spent.tap(lambda: follow(page, child, inside=".kith-found-list"))
    spent.tap(lambda: follow(page, "Telephone"))
    spent.type(page.get_by_label("What happened, when"), "Two men wait for him outside school.")
    safe = page.get_by_role("group", name="Is the child safe now?")
    spent.tap(lambda: safe.get_by_label("Yes").check())
    spent.tap(lambda: page.get_by_label("Who told us?").select_option("education"))
    spent.tap(lambda: press(page, "Save and grade it", inside=".govuk-button-group"))

    # Then it is about that child, in time
    assert says(page, "Two men wait for him outside school.")
    assert page.locator(".kith-identity__name").inner_text() == child
    assert spent.taps <= MOST_TAPS
    assert spent.seconds <= MOST_SECONDS


def a_child_who_is_not_hidden(worker):
    """Open one child of Today after the other until one has no restriction; return the name."""
    links = worker.locator("main a.kith-child__link")
    for number in range(links.count()):
        go(links.nth(number))
        if not says(worker, "Restricted"):
            return worker.locator(".kith-identity__name").inner_text()
        worker.go_back()
    raise AssertionError("every child of the page is hidden from somebody")


class Counted:
    """Taps and keys, and the seconds of a hand; what the page itself takes is added as it is."""

    def __init__(self):
        self.taps = self.keys = 0
        self.began = monotonic()

    def tap(self, do):
        self.taps += 1
        do()

    def type(self, box, text):
        self.taps += 1
        self.keys += len(text)
        box.fill(text)

    @property
    def seconds(self):
        return self.taps * A_TAP + self.keys * A_KEY + monotonic() - self.began


def test_a_serious_incident_from_any_inbox_to_the_discussion_and_those_it_may_have_shaken(
    as_persona,
):
    # Given a police notification that reached an inbox, and is typed in
    page = hear(as_persona("Freya Osei"))
    name = f"Dorian Ash {next(_number)}"
    follow(page, "Front door")
    follow_button(page, "Take in word of a child")
    follow(page, "Police notification")
    page.get_by_label("What is the child called?").fill(name)
    page.get_by_label("What happened, when").fill("Stabbed in the leg at the bus station.")
    page.get_by_role("group", name="Is the child safe now?").get_by_label("Yes").check()
    page.get_by_label("A weapon is involved").check()
    press(page, "Save and grade it", inside=".govuk-button-group")

    # When it is graded and said to be a serious incident
    follow_button(page, "Say how urgent it is")
    page.get_by_label("RED").check()
    page.get_by_label("Why?").fill("A child was stabbed.")
    press(page, "Say how urgent it is", inside=".govuk-button-group")
    press(page, "I take this")
    page.locator(".kith-fold summary", has_text="More that can be done").click()
    follow_button(page, "This is a serious incident")
    page.get_by_label("Stabbing, shooting").check()
    page.get_by_label("What happened?").fill("Stabbed in the leg by two boys in masks.")
    page.get_by_label("Where?").fill("Bus station")
    press(page, "This is a serious incident", inside=".govuk-button-group")
    assert says(page, "Strategy discussion: not yet held")

    # Then a discussion is held, its three partners there, because of something
    follow_button(page, "It was held")
    for who in ("A manager of children’s social care", "Police", "Health"):
        page.get_by_label(who, exact=True).check()
    page.get_by_label("What was decided, and because of what?").fill(
        "A joint enquiry, because those who did it know where he lives."
    )
    page.get_by_label("Yes, with police").check()
    press(page, "It was held", inside=".govuk-button-group")
    assert says(page, "Strategy discussion: held")

    # And each child whom it may have shaken is on a list, with one line, and the schools are told
    follow_button(page, "List the children it may have shaken")
    page.get_by_label("Child 1: first name and initial").fill("Mo K")
    page.get_by_label("Child 1: how linked?").select_option("witness")
    page.get_by_label("Child 1: what was decided?").fill("His worker sees him tonight")
    press(page, re.compile("List the children|Save"), inside=".govuk-button-group")
    assert says(page, "Mo K")
    follow_button(page, "Something of this was done")
    page.get_by_label("The schools have been told what to say").check()
    page.get_by_label("What exactly?").fill("Both heads rang back and have the words")
    press(page, "Something of this was done", inside=".govuk-button-group")
    assert not says(page, "that the schools know what to say")
