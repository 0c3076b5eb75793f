"""The two doors. A write is a `@command`, a read is a `@query`; both wear this gate.

A gate checks that some role of the actor's allows the work, opens one transaction, tells the
database who acts and in which role, and writes one audit event. A right reaches no further than
the role that gives it: somebody who may change their own children's plans and audit the whole
service does not change everyone's plans. Gates nest: an inner one joins the outer.

A function that takes `person=` is not even called where the actor does not see that person: it is
`NotHere`, as for a number that nobody ever had.
"""

import functools
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Concatenate, ParamSpec, TypeVar

from kith.access import audit
from kith.access.acting import acting_as
from kith.access.actors import Actor
from kith.access.refusals import NotHere, ReasonNeeded, Refused
from kith.access.rules import INSIDE, OF_THE_DESK
from kith.accounts.roles import Area, Level, Scope, scope_of
from kith.kernel.groups import FINDERS

__all__ = ["NotHere", "ReasonNeeded", "Refused", "acting_as", "command", "query"]

P = ParamSpec("P")
R = TypeVar("R")
Inner = Callable[Concatenate[Actor, P], R]


@dataclass(frozen=True)
class Door:
    """What a gate asks and tells: the right, the event, what is read, whose sight is not asked.

    `outside` opens a door of the front door's to those who do not work here: by a link, on a public
    page, or asked for a second look.
    """

    area: Area
    level: Level
    event: str = ""
    reads: str = ""
    unseen: bool = False
    finds: bool = False
    outside: bool = False
    name: str = ""


def command(
    area: Area, level: Level, *, event: str, unseen: bool = False, outside: bool = False
) -> Callable[[Inner[P, R]], Inner[P, R]]:
    """Make a function a write: permission, one transaction, one audit event called `event`.

    `unseen` is for the few that are about a person whom the actor does not see yet.
    """
    return _gate(Door(area, level, event=event, unseen=unseen, outside=outside))


def query(
    area: Area,
    level: Level,
    *,
    reads: str = "",
    unseen: bool = False,
    finds: bool = False,
    outside: bool = False,
) -> Callable[[Inner[P, R]], Inner[P, R]]:
    """Make a function a read; with `reads` ("child page") the reading itself is audited.

    `finds` is for looking somebody up: the front door's roles then reach cards, and nothing but
    cards, over the whole service. Everybody else reaches as far as always.
    """
    event = "read" if reads else ""
    door = Door(area, level, event=event, reads=reads, unseen=unseen, finds=finds, outside=outside)
    return _gate(door)


def _gate(door: Door) -> Callable[[Inner[P, R]], Inner[P, R]]:
    def wear(inner: Inner[P, R]) -> Inner[P, R]:
        named = replace(door, name=_name(inner))

        @functools.wraps(inner)
        def gate(actor: Actor, /, *args: P.args, **kwargs: P.kwargs) -> R:
            with audit.refusals_written(), _open(named, actor, kwargs):
                return inner(actor, *args, **kwargs)

        gate.door = named  # type: ignore[attr-defined]
        return gate

    return wear


def _name(inner: Callable[..., object]) -> str:
    return f"{inner.__module__.removeprefix('kith.')}.{inner.__name__}"


@contextmanager
def _open(door: Door, actor: Actor, about: Mapping[str, object]) -> Iterator[None]:
    person, team = _number(about, "person"), _number(about, "team")
    detail: dict[str, object] = {"reads": door.reads} if door.reads else {}
    try:
        scope, needs_reason = _right(door, actor)
        with acting_as(actor, scope, finding=_finding(door, actor, scope)):
            _check_person(door, person, needs_reason)
            with audit.one_event(audit.Telling(door.event, person, team, detail)):
                yield
    except (Refused, NotHere) as refusal:
        _remember(refusal, actor, door, person)
        raise


def _right(door: Door, actor: Actor) -> tuple[Scope, bool]:
    """Return how far the roles that allow this reach, and whether they ask for a reason first."""
    if door.area in OF_THE_DESK and not door.outside and actor.kind not in INSIDE:
        raise Refused("The front door's pages are for those who work there.")
    for needs_reason in (False, True):
        roles = actor.roles_with(door.area, door.level, reason=needs_reason)
        if roles:
            return scope_of(roles), needs_reason
    raise Refused(f"Your role does not include this: {door.area.words}.")


def _finding(door: Door, actor: Actor, scope: Scope) -> bool:
    """Say whether to work in the role that finds; who reads the whole service needs no other."""
    finders = actor.roles_with(door.area, door.level) & FINDERS
    return door.finds and bool(finders) and scope < Scope.WIDE


def _check_person(door: Door, person: int | None, needs_reason: bool) -> None:
    if person is not None and not door.unseen and not audit.sees(person):
        raise NotHere
    if needs_reason and (person is None or not audit.broke_glass(person)):
        raise ReasonNeeded("Your role may read this after giving a reason, which is reviewed.")


def _remember(refusal: Exception, actor: Actor, door: Door, person: int | None) -> None:
    if getattr(refusal, "remembered", False):
        return
    refusal.remembered = True  # type: ignore[attr-defined]
    event = "not here" if isinstance(refusal, NotHere) else "refused"
    audit.refused(actor, audit.Telling(event, person, None, {"door": door.name}))


def _number(about: Mapping[str, object], name: str) -> int | None:
    value = about.get(name)
    return value if isinstance(value, int) else None
