"""Pages about records that may be one person: the list, side by side, merged, two again."""

import re
from collections.abc import Iterator

import pytest

from kith.access import testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.access.testing import browser
from kith.people import commands as people
from kith.people.matching.learning import HELD_OUT
from kith.people.matching.proposing import Likely, propose
from kith.people.merging.queries import merges_into
from kith.people.models import DuplicateProposal
from kith.people.rules.names import NewName
from kith.promises.testing import World, a_world
from tests.house.worlds import another_child

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def world(lasting) -> Iterator[World]:
    with lasting():
        yield a_world()


@pytest.fixture(scope="module")
def pair(world: World) -> tuple[int, int]:
    """Two records of one girl, each with a life, proposed by night."""
    two = another_child(world, "ONE000000001"), another_child(world, "TWO000000002")
    for person, given in zip(two, ("Amina", "Aminah"), strict=True):
        people.add_name(world.manager, person=person, name=NewName("preferred", given, "Warsame"))
    with acting_as(MACHINE):
        propose([Likely(*two, ["sounds", "born"], 12.0)], source="night")
    return two


def number() -> int:
    with acting_as(MACHINE):
        return DuplicateProposal.objects.get().id


def text(actor, path: str) -> str:
    return browser(actor).get(path).content.decode()


def decide(actor, **told: str):
    return browser(actor).post(f"/duplicates/{number()}/", told)


def test_the_list_says_who_and_why(world, pair):
    page = text(world.manager, "/duplicates/")
    assert "Amina Warsame and Aminah Warsame" in page
    assert "They have names that sound alike, the same date of birth." in page
    assert "No pair waits." in text(testing.holding("team_manager"), "/duplicates/")


def test_two_records_stand_side_by_side_with_what_is_owed(world, pair):
    page = text(world.manager, f"/duplicates/{number()}/")
    for words in ("What differs", "What is the same", "Owed to Amina Warsame", "Made on"):
        assert words in page
    assert "ONE000000001" in page


def test_the_same_leads_to_what_became_one_and_back_again(world, pair):
    sent = decide(world.manager, decision="b", why="The same NHS card")
    assert sent.headers["Location"] == f"/child/{pair[1]}/merged/"
    page = text(world.manager, f"/child/{pair[1]}/merged/")
    assert f"Record {pair[0]}" in page
    assert re.search(r"things that happened \([1-9]", page)
    assert "contacts at the front door (1)" in page
    (merge,) = merges_into(world.manager, person=pair[1])
    part = f"/child/{pair[1]}/merged/{merge.id}/"
    assert "Two people after all" in text(world.manager, part)
    assert "There is a problem" in browser(world.manager).post(part, {}).content.decode()
    back = browser(world.manager).post(part, {"why": "Her cousin"})
    assert back.headers["Location"] == f"/child/{pair[1]}/merged/"
    assert "two people again" in text(world.manager, f"/child/{pair[1]}/merged/")
    assert "two people" in text(world.manager, f"/duplicates/{number()}/")


def test_different_and_not_yet_go_back_to_the_list(world, pair):
    assert decide(world.manager, decision="not_yet", why="Ask school").headers["Location"] == (
        "/duplicates/"
    )
    assert "Ask school" in text(world.manager, "/duplicates/")
    assert decide(world.manager, decision="different", why="Cousins").status_code == 302
    assert "No pair waits." in text(world.manager, "/duplicates/")


def test_what_is_missing_is_said_and_nothing_is_lost(world, pair):
    page = decide(world.manager, why="A long story").content.decode()
    assert "There is a problem" in page
    assert "A long story" in page


def test_what_stands_in_the_way_is_said_in_the_form(world, pair):
    testing.restricted(pair[0], "R1", world.manager, world.leader)
    page = decide(world.manager, decision="a", why="The same NHS card").content.decode()
    assert "Ask the head of service" in page


def test_a_record_is_put_beside_another_by_its_number(world, pair):
    third = another_child(world, "THREE0000003")
    asked = browser(world.manager)
    assert "number of the other record" in asked.get(f"/child/{third}/same/").content.decode()
    for wrong in (third, 2**40):
        page = asked.post(f"/child/{third}/same/", {"other": str(wrong)}).content.decode()
        assert "no such record that you see" in page
    sent = asked.post(f"/child/{third}/same/", {"other": str(pair[0])})
    assert sent.headers["Location"].startswith("/duplicates/")


def test_how_pairs_are_found_is_read_by_managers_and_analysts(world):
    for actor in (world.manager, testing.holding("analyst")):
        page = text(actor, "/duplicates/how/")
        assert "A point doubles the odds" in page
        assert "Twins proposed" in page
        assert f"made from the number {HELD_OUT}" in " ".join(page.split())


def test_a_page_of_pairs_asks_as_much_for_many_as_for_one(
    world, pair, django_assert_max_num_queries
):
    client = browser(world.manager)
    client.get("/duplicates/")
    with django_assert_max_num_queries(25):
        client.get("/duplicates/")
    with django_assert_max_num_queries(46):
        client.get(f"/duplicates/{number()}/")


@pytest.mark.parametrize("before", ["x", "-1", "9" * 40, "1"])
def test_a_place_in_the_list_that_is_none_is_the_beginning_or_nothing(world, pair, before):
    assert browser(world.manager).get("/duplicates/", {"before": before}).status_code == 200
