"""Looking a hidden child up, by everything that is known: the answer is that of an empty world.

As `test_restricted_child`, for the pages to which words are sent. One thing may differ, and only
there: whether somebody new may be written down, to those whom the law of J42 names.
"""

from datetime import timedelta

import pytest

from kith.access import testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE, Actor, actor_for
from kith.accounts.models import Team
from kith.kernel import clock
from kith.people.models import Person
from kith.people.search import keep_keys
from kith.promises.testing import World, a_world
from tests.house.worlds import LOCAL, another_child

pytestmark = pytest.mark.django_db

NAME = "Zebedee Quillfeather"
TYPED = (
    LOCAL,
    f"U{LOCAL}",
    "zebedee quillfeather",
    "quilfeather zebede",
    "zebedee quimmfeather",
    "zeb",
    "quillfeather 15",
)


@pytest.fixture
def world() -> World:
    return a_world()


@pytest.fixture
def readers(world: World) -> dict[str, Actor]:
    team = Team.objects.get(pk=world.team)
    return {
        "worker": world.worker,
        "manager": world.manager,
        "head of service": world.leader,
        "front door": testing.holding("front_door", team),
        "night": testing.on_duty(testing.holding("edt"), "edt"),
        "return interviews": testing.holding("rhi_worker", team),
        "auditor": testing.holding("auditor", team),
        "school": testing.holding("school_dsl", who=testing.account("partner")),
        "parent": actor_for(testing.account("parent").pk),
    }


def born():
    return clock.today() - timedelta(days=15 * 365)


def hide_one(world: World, code: str, *named: Actor) -> int:
    person = another_child(world)
    with acting_as(MACHINE):
        Person.objects.filter(id=person).update(known_as=NAME)
        keep_keys([person])
    testing.restricted(person, code, *named)
    return person


def sent(readers: dict[str, Actor], path: str, name: str) -> dict[tuple[str, str], object]:
    """Return what each reader gets for each text; nothing that the asking wrote remains."""
    texts = (*TYPED, f"{NAME} {born():%d/%m/%Y}")
    found = {}
    for who, actor in readers.items():
        with testing.undone():
            browser = testing.browser(actor)
            for text in texts:
                with testing.undone():
                    got = browser.post(path, {name: text})
                body = testing.PASSING.sub(b"", got.content)
                found[who, text] = (got.status_code, got.headers.get("Location"), body)
    return found


def noticed(world: World, readers: dict[str, Actor], code: str, path: str, name: str) -> set[str]:
    """Return who would notice by what they are answered that a hidden child is there."""
    with clock.frozen(clock.now()):
        with testing.undone():
            named = readers.values() if code == "R5" else [testing.holding("head_of_service")]
            hide_one(world, code, *named)
            with_child = sent(readers, path, name)
        without = sent(readers, path, name)
    return {who for who, text in with_child if with_child[who, text] != without[who, text]}


@pytest.mark.parametrize("code", ["R1", "R3", "R5"])
def test_a_look_finds_no_trace_of_a_hidden_child(world, readers, code) -> None:
    assert noticed(world, readers, code, "/find/", "q") == set()


def test_before_writing_down_the_front_door_and_the_night_team_alone_are_told_to_ring(
    world, readers
) -> None:
    assert noticed(world, readers, "R3", "/person/look/", "text") == {"front door", "night"}


@pytest.mark.parametrize("code", ["R1", "R5"])
def test_for_other_restrictions_nobody_is_told_anything(world, readers, code) -> None:
    assert noticed(world, readers, code, "/person/look/", "text") == set()


def test_a_child_who_is_not_hidden_is_found(world, readers) -> None:
    """The comparison is not blind."""
    before = sent(readers, "/find/", "q")
    person = another_child(world)
    with acting_as(MACHINE):
        Person.objects.filter(id=person).update(known_as=NAME)
        keep_keys([person])
    after = sent(readers, "/find/", "q")
    who = {one for one, text in before if before[one, text] != after[one, text]}
    assert {"worker", "manager", "head of service", "front door", "night"} <= who
