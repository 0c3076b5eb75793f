"""The same world with and without a restricted child is the same to those without right.

A world is drawn twice for people who may not know of the child: once with the child in it, with
everything that can be held about a child and a restriction; once without. Every page, list, count,
search and export must come out equal, byte for byte (SUPPLEMENT S0 #19, J23).
"""

from collections.abc import Iterable
from dataclasses import dataclass

import pytest

from kith.access import testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE, Actor, actor_for
from kith.access.grants import add_grant
from kith.accounts.models import Team
from kith.kernel import clock
from kith.promises.testing import World, a_world
from tests.house.routes import routes
from tests.house.worlds import LOCAL, another_child, numbers_of

pytestmark = pytest.mark.django_db

# SUPPLEMENT S0 #19, one by one. Service figures are computed over everyone: these pages show
# numbers in which a restricted child counts. The children behind a figure are no exception.
FIGURES = {
    "letter": "the letter's figures",
    "letter-csv": "the same figures as a spreadsheet",
    "letter-json": "the same figures as data",
    "indicator": "one figure, its line and its groups",
    "indicator-csv": "the same as a spreadsheet",
    "fairness": "shares of groups of children",
    "fairness-measure": "one of them, cut each way",
    "watch": "how many places there are to ask about",
    "front-door-demand": "how many contacts came in which week, on which day, at which hour",
    "published": "the figures as they may be published",
    "published-figure": "one of them, its groups hidden where few",
    "blind-agreement": "how far two decide alike, in numbers",
}


@pytest.fixture
def world() -> World:
    return a_world()


@pytest.fixture
def readers(world: World) -> dict[str, Actor]:
    """Return people of every kind who might come across a child of this team."""
    team = Team.objects.get(pk=world.team)
    night = testing.on_duty(testing.holding("edt"), "edt")
    return {
        "worker": world.worker,
        "manager": world.manager,
        "head of service": world.leader,
        "director": testing.holding("director"),
        "front door": testing.holding("front_door", team),
        "night": night,
        "guardian of the log": testing.holding("ig_lead"),
        "auditor": testing.holding("auditor", team),
        "analyst": testing.holding("analyst", team),
        "school": testing.holding("school_dsl", who=testing.account("partner")),
        "parent": actor_for(testing.account("parent").pk),
    }


def known_by_work(readers: dict[str, Actor], person: int) -> None:
    """Give those who are not of the team a grant of their own, so that only hiding hides."""
    reaches = {"school": "partner", "parent": "parent", "auditor": "worker"}
    with acting_as(MACHINE):
        for name in reaches.keys() & readers.keys():
            add_grant(person, reach=reaches[name], reason="group", account=readers[name].id)


def pages(child: dict[str, object]) -> dict[str, str]:
    """Return every address of the house about a child, and by it the name of its route."""
    return {path: one.name for one in routes() for path in one.paths(**child)}


@dataclass(frozen=True)
class Twice:
    """Every page as drawn with the hidden child, and who notices where that it is there."""

    drawn: dict[testing.Asked, testing.Answer]
    noticed: list[testing.Asked]

    def named(self) -> list[testing.Asked]:
        """Return where the child's number stands, but for pages that say again what was asked."""
        return [
            (who, path)
            for (who, path), one in self.drawn.items()
            if LOCAL not in path and LOCAL.encode() in one.body
        ]


def drawn_twice(
    world: World, readers: dict[str, Actor], code: str = "", parties: Iterable[Actor] = ()
) -> Twice:
    """Draw every page but the figures with the child, hidden if a code says so, and without."""
    with clock.frozen(clock.now()):
        with testing.undone():
            person = another_child(world)
            known_by_work(readers, person)
            if code:
                testing.restricted(person, code, *parties)
            told = pages(numbers_of(person))
            paths = [path for path, name in told.items() if name not in FIGURES]
            with_child = testing.answers(readers, paths)
        without = testing.answers(readers, paths)
    return Twice(with_child, testing.differing(with_child, without))


def only(readers: dict[str, Actor], *names: str) -> dict[str, Actor]:
    return {name: readers[name] for name in names}


def test_a_child_under_threat_leaves_no_trace_for_anyone_who_is_not_named(world, readers) -> None:
    twice = drawn_twice(world, readers, "R3", [testing.holding("head_of_service")])
    assert twice.noticed == []
    assert twice.named() == []


def test_nor_does_a_colleagues_child(world, readers) -> None:
    some = only(readers, "worker", "head of service", "night")
    twice = drawn_twice(world, some, "R1", [testing.holding("head_of_service")])
    assert twice.noticed == []
    assert twice.named() == []


def test_a_parent_of_whom_the_child_must_be_safe_finds_no_trace(world, readers) -> None:
    """J23: R5 hides the child from the named in all lists, counts and notices."""
    some = only(readers, "parent", "school", "worker")
    twice = drawn_twice(world, some, "R5", some.values())
    assert twice.noticed == []
    assert twice.named() == []


def test_figures_count_the_child_and_name_nobody(world, readers) -> None:
    """The exceptions show numbers: neither name nor number of the child stands in them."""
    person = another_child(world)
    testing.restricted(person, "R3")
    figures = [path for path, name in pages(numbers_of(person)).items() if name in FIGURES]
    drawn = testing.answers(only(readers, "head of service"), figures)
    assert {one.status for one in drawn.values()} == {200}
    assert all(LOCAL.encode() not in one.body for one in drawn.values())


def test_a_child_who_is_not_hidden_is_noticed(world, readers) -> None:
    """The comparison is not blind."""
    some = only(readers, "worker", "manager", "head of service", "night")
    twice = drawn_twice(world, some)
    assert {name for name, _ in twice.noticed} == some.keys()


def test_the_exceptions_are_pages_that_there_are() -> None:
    assert FIGURES.keys() <= {one.name for one in routes()}
