"""The same world with and without a restricted child is the same to those without right.

A world is drawn twice for people who may not know of the child: once with the child in it, with
everything that can be held about a child and a restriction; once without. Every page, list, count,
search and export must come out equal, byte for byte (SUPPLEMENT S0 #19, J23).
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
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
Lasting = Callable[[], AbstractContextManager[None]]

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


NAMED = "named"


def people_of(world: World) -> dict[str, Actor]:
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
        NAMED: testing.holding("head_of_service"),
    }


def known_by_work(readers: dict[str, Actor], person: int) -> None:
    """Give those who are not of the team a grant of their own, so that only hiding hides."""
    with acting_as(MACHINE):
        for name, reach in {"school": "partner", "parent": "parent", "auditor": "worker"}.items():
            add_grant(person, reach=reach, reason="group", account=readers[name].id)


def pages(child: dict[str, object]) -> dict[str, str]:
    """Return every address of the house about a child, and by it the name of its route."""
    return {path: one.name for one in routes() for path in one.paths(**child)}


# Each way of hiding, or none, and who then looks; R1 and R3 hide from all but one who is named.
LOOKING: dict[str, tuple[str, ...]] = {
    "R1": ("worker", "head of service", "night"),
    "R3": (
        "worker",
        "manager",
        "head of service",
        "director",
        "front door",
        "night",
        "guardian of the log",
        "auditor",
        "analyst",
        "school",
        "parent",
    ),
    "R5": ("parent", "school", "worker"),
    "": ("worker", "manager", "head of service", "night"),
}


@dataclass(frozen=True)
class Drawn:
    """Every page but the figures: in each way of hiding a child, and in a world without them."""

    hidden: dict[str, dict[testing.Asked, testing.Answer]]
    without: dict[testing.Asked, testing.Answer]

    def noticed(self, way: str) -> list[testing.Asked]:
        """Return who notices where that the child is there."""
        return [asked for asked, one in self.hidden[way].items() if one != self.without[asked]]

    def named(self, way: str) -> list[testing.Asked]:
        """Return where the child's number stands, but for pages that say again what was asked."""
        return [
            (who, path)
            for (who, path), one in self.hidden[way].items()
            if LOCAL not in path and LOCAL.encode() in one.body
        ]


def hidden_in_turn(
    world: World, readers: dict[str, Actor], person: int, paths: list[str]
) -> Iterator[tuple[str, dict[testing.Asked, testing.Answer]]]:
    """Give each way of hiding with every page as it is drawn then."""
    for way, names in LOOKING.items():
        some = {name: readers[name] for name in names}
        with testing.undone():
            if way:
                testing.restricted(
                    person, way, *(some.values() if way == "R5" else [readers[NAMED]])
                )
            yield way, testing.answers(some, paths)


@pytest.fixture(scope="module")
def drawn(lasting: Lasting) -> Iterator[Drawn]:
    """Draw each page with the child, hidden in each way, and then as if they had never been."""
    with lasting(), clock.frozen(clock.now()):
        world = a_world()
        readers = people_of(world)
        with testing.undone():
            person = another_child(world)
            known_by_work(readers, person)
            told = pages(numbers_of(person))
            paths = [path for path, name in told.items() if name not in FIGURES]
            hidden = dict(hidden_in_turn(world, readers, person, paths))
        looking = {name: one for name, one in readers.items() if name != NAMED}
        yield Drawn(hidden, testing.answers(looking, paths))


@pytest.mark.parametrize("way", ["R1", "R3", "R5"])
def test_a_hidden_child_leaves_no_trace_for_anyone_without_right(drawn: Drawn, way: str) -> None:
    """From whoever is not named, or R5 (J23): from the named, in all lists, counts and notices."""
    assert drawn.hidden[way].keys() <= drawn.without.keys()
    assert drawn.noticed(way) == []
    assert drawn.named(way) == []


def test_a_child_who_is_not_hidden_is_noticed(drawn: Drawn) -> None:
    """The comparison is not blind."""
    assert {name for name, _ in drawn.noticed("")} == set(LOOKING[""])


def test_figures_count_the_child_and_name_nobody() -> None:
    """The exceptions show numbers: neither name nor number of the child stands in them."""
    world = a_world()
    person = another_child(world)
    testing.restricted(person, "R3")
    figures = [path for path, name in pages(numbers_of(person)).items() if name in FIGURES]
    drawn = testing.answers({"head of service": world.leader}, figures)
    assert {one.status for one in drawn.values()} == {200}
    assert all(LOCAL.encode() not in one.body for one in drawn.values())


def test_the_exceptions_are_pages_that_there_are() -> None:
    assert FIGURES.keys() <= {one.name for one in routes()}
