"""Who a child is: written down as it is told, mended where it was wrong, read as a story."""

import re
from itertools import count

from tests.journeys.borough.steps import (
    day,
    find,
    follow,
    hear,
    open_record,
    press,
    record_of,
    says,
)
from tests.journeys.tools import go

MOVED = "They have moved: that home ends on the day this one begins"
once = count()


def a_child_of_the_team(page, number):
    """From Today, by the board, to one child's page; each journey takes a child of its own while
    there are enough.
    """
    follow(page, "Team")
    links = page.locator("main").locator("a[href^='/child/']")
    go(links.nth(number % links.count()))
    return hear(page)


def fill(page, **boxes):
    for label, words in boxes.items():
        page.get_by_label(re.compile(label.replace("_", " "))).first.fill(words)


def choose(page, words):
    page.get_by_label(words, exact=True).first.check()


def test_what_we_are_told_of_a_child_is_written_down_and_told_as_a_story(as_persona):
    turn = next(once)
    name, street = f"Amara Obi {turn}", f"{turn} Hazel Row"

    # Given a manager at the page of a child whose name came with no return
    page = a_child_of_the_team(hear(as_persona("Ines Calloway")), turn)
    follow(page, "Who")
    assert page.get_by_role("heading", name="To mend").is_visible()

    # When she writes down the name the child likes, and how to say it
    follow(page, "Write down a name")
    choose(page, "Goes by")
    fill(page, Given_names=name, How_to_say_it="uh-MAR-a", Who_says_so="the child")
    press(page, "Write down a name")

    # Then the child is called so everywhere
    assert page.get_by_role("heading", name=f"Who {name} is").is_visible()
    assert says(page, "say “uh-MAR-a”")

    # When the home is written down, and a second one, she is asked what becomes of the first
    follow(page, "Write down a place")
    fill(page, Number_and_street=street, Postcode="zz11aa")
    if page.get_by_label(MOVED).count():
        choose(page, MOVED)
    press(page, "Write down a place")
    assert says(page, f"{street}, ZZ1 1AA")
    follow(page, "Write down a place")
    fill(page, Number_and_street="9 The Quay")
    press(page, "Write down a place")
    assert says(page, "They have a home already")
    choose(page, MOVED)
    press(page, "Write down a place")
    page.locator("summary", has_text="Before:").last.click()
    assert says(page, street)

    # When a number is misread, its own check says so, and nothing typed is lost
    follow(page, "Write down a number")
    choose(page, "NHS number")
    page.get_by_label("The number").fill("943 476 5918")
    press(page, "Write down a number")
    assert says(page, "one is wrong, or two have changed places")
    page.get_by_label("The number").fill("943 476 5919")
    press(page, "Write down a number")
    assert says(page, "943 476 5919")

    # When a telephone is not safe, it says so beside the number
    follow(page, "Write down how to reach them")
    page.get_by_label("Number, address or name").fill("07700 900123")
    choose(page, "No")
    fill(page, When="Never at weekends")
    press(page, "Write down how to reach them")
    assert says(page, "Not safe to use, Never at weekends")

    # And what she says of herself is hers
    follow(page, "Change it", inside="section[aria-labelledby='about']")
    fill(page, Gender="a girl")
    page.get_by_label("Ethnicity").select_option(label="Black African")
    press(page, "Save")
    assert says(page, "a girl")

    # Then all of it is one story, with who wrote it
    follow(page, "How this record came to be what it is")
    for words in (f"Known as: {name}", "Home: until", "NHS number: 943 476 5919", "Gender"):
        assert says(page, words), words


def test_an_address_that_must_stay_hidden_is_on_no_page_but_one(as_persona):
    turn = next(once)
    page = a_child_of_the_team(hear(as_persona("Ines Calloway")), turn)
    record = record_of(page)
    follow(page, "Who")

    # Given an address that stands in the open
    follow(page, "Write down a place")
    fill(page, Number_and_street=f"{turn} Quillowmere Passage")
    if page.get_by_label("They live at both").count():
        choose(page, "They live at both")
    press(page, "Write down a place")

    # When there is a threat, it is kept apart, and gone from the page and the story
    follow(page, "Addresses that are kept apart")
    follow(page, "Keep an address apart")
    fill(page, Number_and_street=f"{turn} Quillowmere Passage", Why_must="A threat last night")
    choose(page, f"{turn} Quillowmere Passage")
    press(page, "Keep an address apart")
    assert not says(page, "Quillowmere")
    follow(page, "How this record came to be what it is")
    assert not says(page, "Quillowmere")

    # Then it opens after a reason
    open_record(page, record)
    follow(page, "Who")
    follow(page, "Addresses that are kept apart")
    page.get_by_label("Why do you need it now?").fill("A visit tonight")
    press(page, "Open it")
    assert says(page, f"{turn} Quillowmere Passage")


def test_a_person_is_looked_for_then_added_and_a_slip_costs_nothing(as_persona):
    # Given a manager who looks for somebody whom nobody knows
    page = hear(as_persona("Ines Calloway"))
    look_for(page, "Joachim Marshwiggle")

    # When she writes them down with a slip, it is said and nothing typed is lost
    follow(page, "A professional")
    fill(page, Given_names="Jo", Family_name="Marsh", Occupation="School nurse", Telephone="12")
    press(page, "Add this person", inside="main")
    assert says(page, "7 to 15 figures")
    fill(page, Telephone="020 7946 0000")
    press(page, "Add this person", inside="main")
    if page.get_by_label("Why is this somebody else").count():
        fill(page, Why_is_this="Another nurse of the same name")
        press(page, "Add this person", inside="main")
    assert page.get_by_role("heading", name="Who Jo Marsh is").is_visible()

    # And a child before birth, who has no name yet
    look_for(page, "Nobody Quillfeather")
    day(page, "expected", "1 January 2030")
    press(page, "Add this person", inside="main")
    assert says(page, "1 Jan 2030")


def look_for(page, name):
    """Look somebody up from any page, find nobody, and go on to adding them."""
    find(page, name)
    press(page, re.compile("add somebody new", re.IGNORECASE), inside="main")
