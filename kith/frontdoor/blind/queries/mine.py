"""Somebody's second looks: those that wait for them, those to talk over, those that are done."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from kith.access.actors import Actor
from kith.access.gates import query
from kith.accounts.roles import Area, Level
from kith.frontdoor.blind.models import BlindLook
from kith.frontdoor.models import Decision
from kith.kernel import clock
from kith.web import words
from kith.web.lines import Look, last_day, look_of, time_left

LATELY = timedelta(days=90)
MOST = 50


@dataclass(frozen=True)
class Line:
    """One second look in a list: no name and no number of any child."""

    id: UUID
    words: str
    look: Look
    left: str = ""


@dataclass(frozen=True)
class MinePage:
    """What waits for the reader, what is to be talked over, and what is done lately."""

    waiting: tuple[Line, ...]
    talks: tuple[Line, ...]
    done: tuple[Line, ...]
    may_see_board: bool


@query(Area.CONTACT, Level.VIEW, reads="second looks", outside=True)
def mine_page(actor: Actor, /) -> MinePage:
    """Return the looks that the reader was asked for, and talks about their own decisions."""
    asked = BlindLook.objects.filter(reader_id=actor.id, ended_at=None).order_by("asked_at")
    asked = asked.filter(until_at__gt=clock.now())
    given = asked.exclude(given_at=None).filter(given_at__gt=clock.now() - LATELY)
    talks = _own(actor).filter(differs=True, talked_at=None).order_by("given_at")
    return MinePage(
        waiting=tuple(_waits(one) for one in asked.filter(given_at=None)[:MOST]),
        talks=tuple(_talk(one, actor) for one in talks[:MOST]),
        done=tuple(_done(one) for one in given.order_by("-given_at")[:MOST]),
        may_see_board=may_see_board(actor),
    )


def waiting_for(actor: Actor) -> int:
    """Count the looks that wait for somebody, inside a gate that is open already."""
    mine = BlindLook.objects.filter(reader_id=actor.id, given_at=None, ended_at=None)
    return mine.filter(until_at__gt=clock.now()).count()


def may_see_board(actor: Actor) -> bool:
    """Say whether somebody may read how far decisions agree: those inside who read figures."""
    inside = actor.kind in ("worker", "inspector")
    return inside and actor.may(Area.KPI, Level.VIEW) and actor.may(Area.CONTACT, Level.VIEW)


def _own(actor: Actor) -> QuerySet[BlindLook]:
    """Looks that were given, in which this reader is one of the two."""
    first = Decision.objects.filter(id=OuterRef("decision_id"), decided_by_id=actor.id)
    return BlindLook.objects.filter(Q(reader_id=actor.id) | Exists(first)).exclude(given_at=None)


def _waits(one: BlindLook) -> Line:
    look = look_of("open", one.due_at, clock.now())
    left = time_left(look, one.due_at, clock.now())
    return Line(one.id, f"A contact that was decided before {words.day(one.asked_at)}", look, left)


def _talk(one: BlindLook, actor: Actor) -> Line:
    given = words.day(one.given_at or one.asked_at)
    whose = "You" if one.reader_id == actor.id else "Somebody else"
    return Line(one.id, f"{whose} looked on {given} and would decide differently", Look.OPEN)


def _done(one: BlindLook) -> Line:
    given = words.day(last_day(one.given_at or one.asked_at))
    said = "the two differ" if one.differs else "the two agree"
    return Line(one.id, f"You looked on {given}: {said}", Look.KEPT)
