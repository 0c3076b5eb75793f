"""Who opens which pages: fifty people of the borough, by what their work has them look at."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.urls import reverse

from kith.access.acting import acting_as
from kith.access.actors import MACHINE, actor_for
from kith.accounts.models import Account
from kith.demo.years.hands import DAY_DESK, DECIDERS, LEADER, TEAMS, manager_of, workers_of
from kith.frontdoor.models import Contact
from kith.people.models import Person
from kith.promises.models import Promise

READERS = 50
EACH = 12
ASKED = "q"
BACKEND = "django.contrib.auth.backends.ModelBackend"


@dataclass(frozen=True)
class Page:
    """One page by its name, one address of it, and what is sent with it where it is a question."""

    name: str
    path: str
    said: str = ""


@dataclass(frozen=True)
class Reader:
    """Somebody with a session, and the pages that they open, in turn."""

    username: str
    cookie: str
    pages: tuple[Page, ...]


def readers() -> list[Reader]:
    """Return fifty people with the pages of their work."""
    made = [
        *(_reader(one, _at_the_door()) for one in (*DAY_DESK, *DECIDERS)),
        *(_reader(manager_of(team), _managing()) for team in TEAMS),
        _reader(LEADER, _leading()),
    ]
    workers = (one for pair in zip(*map(workers_of, TEAMS), strict=True) for one in pair)
    most = READERS - len(made)
    return [*made, *(_reader(one, _working(one)) for one in islice(workers, most))]


def _reader(username: str, pages: list[Page]) -> Reader:
    account = Account.objects.get(username=username)
    return Reader(username, session_of(account), tuple(pages))


def session_of(account: Account) -> str:
    """Return the cookie of a new session of somebody."""
    session = SessionStore()
    session[SESSION_KEY] = str(account.pk)
    session[BACKEND_SESSION_KEY] = BACKEND
    session[HASH_SESSION_KEY] = account.get_session_auth_hash()
    session.save()
    return f"{settings.SESSION_COOKIE_NAME}={session.session_key}"


def _page(name: str, route: str, *args: object) -> Page:
    return Page(name, reverse(route, args=args))


def _at_the_door() -> list[Page]:
    """The queue, the duty desk, contacts of the last days, and people to be found."""
    with acting_as(MACHINE):
        lately = list(Contact.objects.order_by("-arrived_at")[: EACH * 20 : 20])
        people = Person.objects.exclude(known_as="").order_by("-id")
        names = list(people.values_list("known_as", flat=True)[: EACH * 20 : 20])
    return [
        _page("queue", "front-door"),
        _page("duty", "duty-desk"),
        *(_page("contact", "contact-page", one.id) for one in lately),
        *(Page("find", reverse("find"), urlencode({ASKED: one})) for one in names),
    ]


def _working(username: str) -> list[Page]:
    """Today, the children to whom something is owed, and what is owed."""
    owed = list(_owed(username))
    children = list(dict.fromkeys(one.person_id for one in owed))
    return [
        _page("today", "home"),
        *(_page("child", "child", one) for one in children[:EACH]),
        *(_page("promise", "promise", one.id) for one in owed[:EACH]),
    ]


def _managing() -> list[Page]:
    return [_page("today", "home"), _page("board", "board"), _page("letter", "letter")]


def _leading() -> list[Page]:
    return [_page("service", "service"), _page("letter", "letter")]


def _owed(username: str) -> Iterator[Promise]:
    actor = actor_for(Account.objects.get(username=username).pk)
    with acting_as(MACHINE):
        rows = Promise.objects.filter(owner_id=actor.id, state="open").order_by("due_at")
        yield from rows[: EACH * 3]
