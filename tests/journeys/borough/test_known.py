"""Somebody who is known already is not written down again: on each page that could, by clicking."""

import re
from itertools import count

import pytest
from playwright.sync_api import expect

from tests.journeys.borough.steps import day, find, follow, hear, press, says
from tests.journeys.borough.test_front_door import start_a_call
from tests.journeys.borough.test_who import fill, look_for

BORN = "12 May 2012"
# A name and how it is misheard; each journey has children of its own.
CHILDREN = (
    ("Tamsin Quillow", "Tamzin Quilow"),
    ("Elowen Brackwater", "Elowyn Brackwatter"),
)
FATHERS = (("Jory Penhallow", "Wenna Penhallow"), ("Piran Lanyon", "Demelza Lanyon"))
CALLED = ("Kerensa Tregowan", "Merryn Boscawen")
_families, _calls, _adds = count(), count(), count()


def write_down(page, name, born=BORN):
    """Look somebody up, find nobody, and write them down."""
    look_for(page, "Nobody Quillfeather")
    given, family = name.split()
    fill(page, Given_names=given, Family_name=family)
    day(page, "born", born)
    return press(page, "Add this person", inside="main")


@pytest.fixture
def manager(as_persona):
    return hear(as_persona("Ines Calloway"))


def test_a_duplicate_is_refused_where_somebody_is_added(manager):
    # Given a child whom nobody knew until now
    name, misheard = CHILDREN[next(_adds)]
    write_down(manager, name)
    assert manager.get_by_role("heading", name=f"Who {name} is").is_visible()

    # When a colleague writes the child down as it was misheard, and did not find them before
    write_down(manager, misheard)

    # Then nobody is made: the child is shown with why, and a click leads there
    assert says(manager, "We know somebody like that already")
    assert says(manager, "born on the same day")
    assert manager.get_by_label("Given names").input_value() == misheard.split()[0]
    press(manager, "Add this person", inside="main")
    assert says(manager, "Choose who it is, or say why this is somebody else")
    follow(manager, name, inside="main")
    assert manager.get_by_role("heading", name=name).first.is_visible()

    # When it is somebody else after all, the reason lets them in, and both wait to be compared
    write_down(manager, misheard)
    fill(manager, Why_is_this="The clinic has both, born in one night")
    press(manager, "Add this person", inside="main")
    assert manager.get_by_role("heading", name=f"Who {misheard} is").is_visible()
    follow(manager, "Team")
    follow(manager, "Records that may be one person")
    assert says(manager, "when a record was made")


def test_nor_is_somebody_added_twice_from_the_picture_of_a_family(manager):
    father, name = FATHERS[next(_families)]
    write_down(manager, father, "3 March 1984")
    write_down(manager, name, "12 June 2010")
    follow(manager, "Family", exact=True)
    manager.get_by_label("Name", exact=True).fill(father)
    manager.get_by_label("They are the").select_option("father")
    press(manager, "Add", inside=".kith-quick")
    assert says(manager, "Is it one of these people?")
    manager.get_by_label(re.compile(f"{father}, born 3 Mar")).check()
    press(manager, "Add", inside=".kith-quick")
    assert manager.locator(".kith-kin__name", has_text=father).count() == 1


def test_word_of_a_child_whom_we_know_is_about_that_child(as_persona, manager):
    name = CALLED[next(_calls)]
    write_down(manager, name, "9 June 2011")
    desk = hear(as_persona("Freya Osei"))
    start_a_call(desk, name)
    day(desk, "born", "9 June 2011")
    press(desk, "Save and grade it", inside=".govuk-button-group")
    assert says(desk, f"Do we know {name} already?")
    desk.get_by_label(re.compile(f"{name}, child of .*born on the same day")).check()
    press(desk, "Save and grade it", inside=".govuk-button-group")
    assert desk.get_by_role("heading", name=name).first.is_visible()

    # Then there is still one child of this name
    find(desk, name)
    expect(desk.locator(".kith-found__name", has_text=name)).to_have_count(1)
