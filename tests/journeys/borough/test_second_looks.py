"""A decision is made again by somebody who does not know it; where two differ, they talk."""

import re
from itertools import count

import pytest

from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.frontdoor.models import BlindLook
from tests.journeys.borough.steps import follow, follow_button, hear, press, says
from tests.journeys.borough.test_front_door import take_a_call
from tests.journeys.tools import go, sign_in

_number = count(1)


def decided(as_persona, name):
    """Take a call, grade it and decide: advice is enough."""
    page = hear(as_persona("Freya Osei"))
    take_a_call(page, name)
    follow_button(page, "Say how urgent it is")
    page.get_by_label("AMBER").check()
    page.get_by_label("Why?").fill("There are signs of a debt, and he went home safe.")
    press(page, "Say how urgent it is", inside=".govuk-button-group")
    manager = hear(as_persona("Marcus Ingleby"))
    follow(manager, "Front door")
    follow(manager, name)
    follow_button(manager, "Decide")
    manager.get_by_label("Advice, given and taken").check()
    manager.get_by_label("2 Early or family help").check()
    manager.get_by_label("Because of what?").fill("School will speak with him and his mother.")
    press(manager, "Decide", inside=".govuk-button-group")
    return manager


@pytest.fixture
def whoever_was_asked(as_persona, base_url, django_db_blocker):
    """Return a way to the page of the one whom the newest second look waits for: nobody chooses
    who that is, and it may be somebody of the borough whom no visitor can be.
    """

    def found():
        page = as_persona("Ines Calloway")
        with django_db_blocker.unblock(), acting_as(MACHINE):
            reader = (
                BlindLook.objects.filter(given_at=None, ended_at=None)
                .order_by("-asked_at")
                .first()
                .reader
            )
            sign_in(page.context, reader, base_url)
        page.goto("/")
        go(hear(page).get_by_role("link", name=re.compile("second looks? waits? for you")))
        return hear(page)

    return found


def test_a_decision_is_made_again_without_knowing_it_and_talked_over(as_persona, whoever_was_asked):
    # Given a decision, of which its manager asks for a second look
    name = f"Idris Vane {next(_number)}"
    manager = decided(as_persona, name)
    manager.locator(".kith-fold summary").first.click()
    press(manager, "Ask for a look by somebody who does not know it")
    assert says(manager, "a second pair of eyes")

    # When whoever was asked reads what was known, they do not see what was decided
    reader = whoever_was_asked()
    follow(reader, "A contact that was decided before", inside="main")
    assert says(reader, "Two men in a grey car wait outside school.")
    assert not says(reader, "School will speak with him")
    assert not says(reader, name)

    # And decide otherwise, with a reason
    reader.get_by_label("Our work: a child and family assessment").check()
    reader.get_by_label("3 Child in need (section 17)").check()
    reader.get_by_label("Because of what?").fill("Grown men wait for him and he owes somebody.")
    press(reader, "This is what I would decide", inside=".govuk-button-group")

    # Then both stand side by side for both, and one of them writes down what they learned
    assert says(reader, "Two decisions that differ")
    assert says(reader, "School will speak with him")
    follow(manager, "Today")
    follow(manager, "Front door")
    follow_button(manager, "Second looks")
    follow(manager, "would decide differently", inside="main")
    follow_button(manager, "Write down what you learned")
    manager.get_by_label("What did you learn?").fill("Two men who wait are a sign of a debt.")
    press(manager, "Keep what we learned", inside=".govuk-button-group")
    assert says(manager, "Two men who wait are a sign of a debt.")


def test_a_mistake_in_a_second_look_loses_no_word(as_persona, whoever_was_asked):
    name = f"Idris Vane {next(_number)}"
    manager = decided(as_persona, name)
    manager.locator(".kith-fold summary").first.click()
    press(manager, "Ask for a look by somebody who does not know it")
    reader = whoever_was_asked()
    follow(reader, "A contact that was decided before", inside="main")
    reader.get_by_label("Because of what?").fill("Threshold not met.")
    press(reader, "This is what I would decide", inside=".govuk-button-group")
    assert says(reader, "There is a problem")
    assert reader.get_by_label("Because of what?").input_value() == "Threshold not met."
    reader.locator("details", has_text="You know this child").locator("summary").click()
    press(reader, "Give it back")
    assert not says(reader, "A contact that was decided before")
