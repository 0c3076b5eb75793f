"""Who is around a child on the child's page, what can have happened, and a side for the car."""

from datetime import UTC, date, datetime

import pytest

from kith.access import testing
from kith.access.testing import answer
from kith.cases.commands import Seen, record_contact
from kith.desk.queries.car import without
from kith.desk.tests.pages import action, allocated, open_page, plan, said, words
from kith.kernel import clock
from kith.people.commands import add_name, add_phone, add_place, change_details
from kith.people.ecomap.commands import draw_map
from kith.people.ecomap.rules import Line
from kith.people.queries import details
from kith.people.rules.names import NewName
from kith.people.rules.places import NewPhone, NewPlace
from kith.people.testing import one_around, relative
from kith.people.ties.commands.adding import Beside
from kith.people.ties.commands.living import set_home
from kith.people.ties.commands.saying import say_safe
from kith.people.ties.making import New
from kith.people.ties.rules.born import Said
from kith.promises.testing import a_world

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 4, 10, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _now():
    with clock.frozen(NOW):
        yield


@pytest.fixture
def world():
    world = a_world()
    allocated(world)
    name = NewName(given="Amara", family="Obi", say_it="uh-MAR-a", source="child")
    add_name(world.worker, person=world.person, name=name)
    return world


def beside(world, role, name, of=None, **more):
    born = Said(born=date(2014, 5, 1)) if role == "brother" else Said()
    who = New(name, born=born, gender="female" if role == "mother" else "")
    told = Beside(of or world.person, role, source="family", **more)
    return relative(world.worker, world.person, who, told)


@pytest.fixture
def family(world):
    mother = beside(world, "mother", "Grace Obi", responsible=True)
    brother = beside(world, "brother", "Jonah Obi", through=(mother,))
    set_home(world.worker, person=world.person, of=world.person, together=[mother], since=None)
    who = New("Jo Marsh", kind="professional")
    nurse = one_around(
        world.worker, world.person, who, "professional", "school nurse", "professional"
    )
    phone(world, mother, "07700 900321", when_safe="after six")
    phone(world, nurse, "020 7946 0000", kind="work")
    return {"mother": mother, "brother": brother, "nurse": nurse}


def phone(world, person, value, **more):
    add_phone(world.worker, person=person, phone=NewPhone(value=value, **more))


def at(world, more=""):
    return f"/child/{world.person}/{more}"


def around(world, actor=None):
    (near,) = open_page(actor or world.worker, at(world)).xpath("//*[@aria-labelledby='near']")
    return words(near)


def test_those_who_care_come_first_and_then_brothers_sisters_and_the_team(world, family):
    text = around(world)
    assert "Grace Obi mother, lives with Amara Obi" in text
    assert "07700 900321, after six" in text
    assert "Jo Marsh school nurse 020 7946 0000" in text
    order = [text.index(one) for one in ("Grace", "Jonah", "Jo Marsh")]
    assert order == sorted(order)


def test_a_brother_who_is_open_to_us_says_who_works_with_him(world, family):
    assert "Open to us" not in around(world)
    testing.known_to(world.manager, family["brother"])
    assert "Open to us: " in around(world)


def test_a_number_that_is_not_safe_is_not_shown(world, family):
    phone(world, family["nurse"], "07700 900999", safe="no")
    say_safe(world.worker, person=world.person, of=family["mother"], safe="no")
    text = around(world)
    assert "900999" not in text
    assert "A number that is not safe to use" in text
    assert "Not safe to contact" in text


def test_small_pictures_open_the_full_ones(world, family):
    line = Line("school", "Oakfield", face=4)
    draw_map(world.worker, person=world.person, voice="child", lines=[line])
    page = open_page(world.worker, at(world))
    doors = [one.get("href") for one in page.find_class("kith-thumb")]
    assert doors == [at(world, "family/"), at(world, "ecomap/")]
    assert not page.xpath("//*[contains(@class, 'kith-thumb__picture')]//a")


def test_a_restricted_brother_is_absent_without_a_hole(world, family):
    before = answer(testing.browser(world.worker), at(world)).body
    assert b"Jonah" in before
    testing.restricted(family["brother"], "R3", world.manager)
    text = around(world)
    assert "Jonah" not in text
    assert "Brothers and sisters" not in text


def test_with_nobody_written_down_the_page_says_where_to_begin(world):
    assert "Begin with the family" in around(world)


def test_the_child_s_way_of_talking_stands_at_the_top(world):
    version = details(world.worker, person=world.person).version
    changes = {"communication": "Walking helps"}
    change_details(world.worker, person=world.person, version=version, changes=changes)
    assert "How we talk: Walking helps" in said(world.worker, at(world))


# -- Something happened -------------------------------------------------------------------------


def test_one_button_leads_to_the_few_things_that_can_have_happened(world):
    (door,) = open_page(world.worker, at(world)).xpath("//a[text()='Something happened']")
    page = open_page(world.worker, door.get("href"))
    choices = page.find_class("kith-choices__link")
    assert len(choices) >= 9
    for one in choices:
        open_page(world.worker, one.get("href"))


def test_only_who_takes_in_is_led_to_the_front_door_and_only_a_manager_to_the_worker(world):
    text = said(world.worker, at(world, "something/"))
    assert "Somebody told us something" not in text
    assert "Another worker" not in text
    assert "Another worker" in said(world.manager, at(world, "something/"))


def test_whoever_only_reads_has_no_such_page(world):
    inspector = testing.holding("inspector", who=testing.account("inspector"))
    testing.known_to(inspector, world.person)
    open_page(inspector, at(world, "something/"), 403)


# -- A side for the car -------------------------------------------------------------------------


def test_the_side_for_the_car_has_what_is_needed_and_no_surname_and_no_address(world, family):
    place = NewPlace(lines="4 Quillowmere Passage", town="Wexbridge", postcode="ZZ1 1AA")
    add_place(world.worker, person=world.person, place=place)
    thread = plan(world)
    seen = Seen(date(2026, 3, 3), "school", alone=True, words="Hello")
    record_contact(world.worker, person=world.person, thread=thread, seen=seen)
    action(world, "Ring Grace Obi about the bus pass", due=date(2026, 3, 6))
    action(world, "Ask about the club", due=date(2026, 2, 27))
    page = words(open_page(world.worker, at(world, "car/")))
    needed = "Amara, ", "uh-MAR-a", "Last seen", "bus pass", "07700 900321", "Jo Marsh", "late by"
    assert [one for one in needed if one not in page] == []
    assert [one for one in ("Obi", "Quillowmere", "Wexbridge", "ZZ1") if one in page] == []


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Ring Grace Obi today", "Ring Grace today"),
        ("Obi", ""),
        ("Obiang lives here", "Obiang lives here"),
        ("the obi family", "the family"),
    ],
)
def test_a_surname_is_taken_out_as_a_word_and_nothing_else_with_it(text, kept):
    assert without(text, {"Obi"}) == kept


@pytest.mark.parametrize("more", ["something/", "car/"])
def test_of_a_child_who_may_not_be_seen_there_is_neither(world, more):
    stranger = testing.browser(testing.holding("social_worker"))
    assert answer(stranger, at(world, more)) == answer(stranger, f"/child/999999999/{more}")
