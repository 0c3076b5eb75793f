"""From a telephone call to a decision that the caller hears of, and what cannot wait."""

from itertools import count

from tests.journeys.borough.steps import follow, hear, press, says

# The borough is one for all journeys: each takes in children of its own.
_number = count(1)


def start_a_call(page, name):
    """Take a call down, all but sending it."""
    follow(page, "Front door")
    page.get_by_role("button", name="Take in word of a child").click()
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


def test_a_child_who_is_not_safe_stands_first_until_somebody_takes_it_by_name(as_persona):
    name = f"Kit Marlowe {next(_number)}"
    page = hear(as_persona("Freya Osei"))
    follow(page, "Front door")
    page.get_by_role("button", name="Take in word of a child").click()
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
    page.get_by_role("button", name="Duty desk").click()
    follow(hear(page), name)
    press(page, "I take this")
    assert says(page, "Taken by Freya Osei")


def follow_button(page, words):
    """Follow a link that looks like a button."""
    with page.expect_navigation():
        page.get_by_role("button", name=words, exact=True).first.click()
    hear(page)
