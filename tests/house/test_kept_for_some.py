"""An answer kept for those who are named stands on the page that says it to them, and nowhere else.

SPEC H2 (R6). A reason and an answer are planted: asked by a manager, half typed and then sent by a
partner from their own page. Then every page, export, table and line of the log is read.
"""

import logging
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from kith.access import testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE, Actor
from kith.accounts.models import Team
from kith.frontdoor import commands as do
from kith.frontdoor import keys
from kith.frontdoor.commands import About, Arrival, Asking, Deciding
from kith.frontdoor.commands.linking import find_link, issue, send_code
from kith.frontdoor.models import Request
from kith.frontdoor.testing import a_partner
from kith.kernel import clock
from kith.promises.testing import World, a_world
from tests.house.routes import routes
from tests.house.test_hidden_address import rows, text_of
from tests.house.worlds import another_child, numbers_of

ANSWER = "Quillowmere clinic told the nurse"
REASON = "Netherfold men buy her things"
KEPT_IN = {"frontdoor_apart"}
Asked = tuple[UUID, UUID]


def said_in(text: str) -> list[str]:
    """Return which of the two stands in a text."""
    low = text.lower()
    return [one for one in ("quillowmere", "netherfold") if one in low]


@pytest.fixture
def world() -> World:
    return a_world()


@pytest.fixture
def person(world: World) -> int:
    return another_child(world)


@pytest.fixture
def desk(world: World) -> Team:
    return testing.team("Front door")


@pytest.fixture
def manager(desk: Team) -> Actor:
    return testing.holding("mash_manager", desk)


@pytest.fixture
def asked(desk: Team, manager: Actor, person: int) -> Asked:
    """Let health be asked about the child, and what only the manager will read with it."""
    a_partner("health")
    arrival = Arrival("telephone", desk.pk, clock.now(), "She is driven around by men", "education")
    (contact,) = do.arrive(manager, arrival=arrival, children=[About(person=person)])
    do.grade_contact(manager, contact=contact, rag="AMBER", why="As it was told")
    asking = Asking({"health": ""}, "A girl of 15", "safeguard")
    (made,) = do.ask_agencies(manager, contact=contact, asking_=asking)
    do.ask_apart(manager, contact=contact, request=made, why=REASON)
    return contact, made


def answered(asked: Asked) -> None:
    """Answer as a partner does: by the link, a code, words kept half typed, and the button."""
    with acting_as(MACHINE):
        link = issue(Request.objects.get(id=asked[1]))
    secret = keys.secret_of(link.id)
    send_code(find_link(secret))
    client = Client()
    client.post(reverse("reply-link", args=[secret]), {"code": keys.code_of(link.id, 1)})
    typed = {"words_1": "Seen in May", "words_9": ANSWER, "by_name": "Nurse", "by_role": "Nurse"}
    ticket = client.get(reverse("reply")).content.decode().split('name="kith-reply" value="')[1]
    kept = client.post(reverse("reply-keep"), {**typed, "kith-reply": ticket.split('"')[0]})
    assert kept.status_code == 200
    client.post(reverse("reply"), {**typed, "keep": "yes"})
    wrong = client.post(reverse("reply"), {**typed, "by_9-day": "x"})
    assert wrong.status_code == 200
    sent = client.post(reverse("reply"), {**typed, "call_back": "01632 960001"})
    assert "Thank you" in sent.content.decode()
    assert said_in(sent.content.decode()) == []


@pytest.mark.django_db(transaction=True, databases="__all__")
def test_no_other_table_and_no_line_of_the_log_holds_a_word_of_it(
    asked: Asked, manager: Actor, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        answered(asked)
        decided = Deciding("assess", 3, "She is afraid of them.", sentences=("3.2",), where="Here")
        do.decide(manager, contact=asked[0], deciding=decided)
    found = {name: "\n".join(lines) for name, lines in rows().items()}
    assert {name for name, text in found.items() if said_in(text)} == KEPT_IN
    assert said_in(found["frontdoor_apart"]) == ["quillowmere", "netherfold"]
    assert said_in("\n".join(one.getMessage() for one in caplog.records)) == []


@pytest.mark.django_db
def test_no_page_list_or_export_shows_it_but_the_one_of_those_who_are_named(
    world: World, desk: Team, manager: Actor, asked: Asked, person: int
) -> None:
    answered(asked)
    readers = {
        "manager": manager,
        "other manager": testing.holding("mash_manager", desk),
        "front door": testing.holding("front_door", desk),
        "worker": world.worker,
        "team manager": world.manager,
        "head of service": world.leader,
        "director": testing.holding("director"),
        "guardian of the log": testing.holding("ig_lead"),
        "partner": testing.holding("health_partner", who=testing.account("partner")),
    }
    here = {**numbers_of(person), "contact": asked[0], "request_id": asked[1], "agency": "health"}
    paths = {path: one for one in routes() for path in one.paths(**here)}
    drawn = testing.answers(readers, paths)
    assert len({path for _, path in drawn}) > 60
    told = {(who, paths[path].name) for (who, path), one in drawn.items() if said_in(text_of(one))}
    assert told == {("manager", "request-apart")}
    seen = {paths[path].name for (_, path), one in drawn.items() if one.status == 200}
    assert {"request-page", "contact-page", "agency-sheet", "mash-wall", "child"} <= seen
