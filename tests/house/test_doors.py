"""Every address of the house, called by those who have no right to what is behind it.

They are refused or find nothing; nothing breaks; and a refusal is written down.
"""

import pytest
from django.conf import settings
from django.test import Client

from kith.access import testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE, Actor, actor_for
from kith.access.models import AuditEvent
from kith.promises.testing import World, a_world
from tests.house.routes import Route, kept_signed_in, routes
from tests.house.worlds import LOCAL, another_child, numbers_of

pytestmark = pytest.mark.django_db

# What somebody sees who is signed in and has no role at all: nothing of any child is there.
FOR_ANYONE_SIGNED_IN = {
    "account_change_password": "their own password",
    "account_reauthenticate": "their own password",
    "home": "their own Today, with nothing in it",
    "mfa_activate_totp": "their own second step",
    "mfa_authenticate": "their own second step",
    "mfa_deactivate_totp": "their own second step",
    "mfa_generate_recovery_codes": "their own second step",
    "mfa_index": "their own second step",
    "mfa_reauthenticate": "their own second step",
    "mfa_view_recovery_codes": "their own second step",
    "reference-kinds": "what we promise; no child is in it",
    "reference-roles": "who may do what; no child is in it",
    "reference-indicators": "how figures are counted; no child is in it",
}

# What is open before sign-in.
BEFORE_SIGN_IN = {
    "account_login": "sign-in",
    "account_logout": "sign-out",
    "drafts": "takes words for a form that was drawn before the session ended; shows none",
    "health": "whether the product is well",
    "mfa_authenticate": "the second step of sign-in",
    "reply": "for those who opened it by a link and a code; says the same to all others",
    "reply-keep": "keeps what they type; takes nothing from others",
    "reply-link": "asks for a code that goes to an agency's own mailbox",
    "sign-in": "sign-in",
    "sign-out": "sign-out",
    "tell": "a child writes to us; shows nothing of anybody",
    "tell-sent": "says to a child that it came",
    "tell-us": "a professional begins to write to us",
    "tell-us-back": "asks for a reference; says the same for each",
    "tell-us-check": "the writer's own letter, by its signed cookie",
    "tell-us-close": "forgets the cookie",
    "tell-us-code": "asks for the code that came by mail",
    "tell-us-keep": "keeps the writer's own words, by the signed cookie",
    "tell-us-later": "the writer's own letter, by its signed cookie",
    "tell-us-part": "the writer's own letter, by its signed cookie",
    "tell-us-sent": "what follows from the writer's own letter",
}

Child = dict[str, object]
# What answers "no such page" before any door, since the call itself names nothing.
ASKED_FOR_NOTHING = {
    "undo": "says what to take back in the form; an empty form takes back nothing",
}

ALL = routes()
BEHIND = [one for one in ALL if one.behind_sign_in]


@pytest.fixture
def world() -> World:
    return a_world()


@pytest.fixture
def child(world: World) -> Child:
    return numbers_of(another_child(world))


def events(actor: Actor) -> int:
    with acting_as(MACHINE):
        refused = AuditEvent.objects.filter(event__in=["refused", "not here"])
        return refused.filter(account_id=actor.id).count()


def knock(client: Client, route: Route, child: Child, method: str) -> tuple[int, bytes]:
    """Call an address and return what came; a fault of ours is raised by the test's browser."""
    path = route.path(**child)
    signed_in = settings.SESSION_COOKIE_NAME in client.cookies
    answer = client.get(path) if method == "GET" else client.post(path, {})
    sent_to_sign_in = answer.headers.get("Location", "").startswith("/sign-in/?")
    assert not (signed_in and sent_to_sign_in), f"{route.name}: the browser was signed out"
    return answer.status_code, answer.content


def strangers() -> dict[str, Actor]:
    """Return people who have nothing to do with the child."""
    return {
        "nobody": actor_for(testing.account().pk),
        "worker elsewhere": testing.holding("social_worker"),
        "manager elsewhere": testing.holding("team_manager"),
        "analyst": testing.holding("analyst"),
        "system administrator": testing.holding("sysadmin"),
        "police": testing.holding("police_partner", who=testing.account("partner")),
        "another parent": actor_for(testing.account("parent").pk),
        "another child": actor_for(testing.account("child").pk),
    }


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_strangers_to_a_child_learn_nothing_anywhere(child: Child, method: str) -> None:
    for name, actor in strangers().items():
        client = testing.browser(actor)
        for route in ALL:
            with testing.undone(), kept_signed_in(client):
                status, body = knock(client, route, child, method)
            assert status < 500, (name, route.name)
            assert LOCAL.encode() not in body, (name, route.name)


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_somebody_without_a_role_is_refused_and_it_is_written(child: Child, method: str) -> None:
    nobody = strangers()["nobody"]
    client = testing.browser(nobody)
    let_in, unwritten = set(), set()
    for route in BEHIND:
        with testing.undone(), kept_signed_in(client):
            before = events(nobody)
            status, _ = knock(client, route, child, method)
            written = events(nobody) > before
        if status not in {302, 403, 404, 405}:
            let_in.add(route.name)
        elif status in {403, 404} and not written:
            unwritten.add(route.name)
    assert let_in - FOR_ANYONE_SIGNED_IN.keys() == set(), "say in FOR_ANYONE_SIGNED_IN why"
    assert unwritten - FOR_ANYONE_SIGNED_IN.keys() - ASKED_FOR_NOTHING.keys() == set()


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_whoever_is_not_signed_in_gets_no_further(child: Child, method: str) -> None:
    for route in ALL:
        status, body = knock(Client(), route, child, method)
        if route.behind_sign_in:
            assert status == 302, route.name
        else:
            assert route.name in BEFORE_SIGN_IN, f"{route.name} is open: say in BEFORE_SIGN_IN why"
        assert LOCAL.encode() not in body


def test_the_lists_name_pages_that_there_are() -> None:
    names = {one.name for one in ALL}
    assert FOR_ANYONE_SIGNED_IN.keys() | BEFORE_SIGN_IN.keys() <= names
    assert {one.name for one in ALL if not one.behind_sign_in} == BEFORE_SIGN_IN.keys()
