"""Looking before somebody is written down: who may be meant already, and whom to ring first."""

from dataclasses import dataclass
from enum import StrEnum

from django.db import connection

from kith.access.actors import Actor
from kith.access.gates import query
from kith.accounts.roles import Area, Level
from kith.people.search.finding import Found, find_people
from kith.people.search.rules.asked import Asked
from kith.people.search.rules.looking import sure_look


class Verdict(StrEnum):
    """Whether to go on: yes; not before the duty manager was rung; not within this hour."""

    CLEAR = "clear"
    RING = "ring"
    WAIT = "wait"


@dataclass(frozen=True)
class Looked:
    """What came of looking: whether to go on, and those who are surely known already."""

    verdict: Verdict
    known: tuple[Found, ...] = ()


@query(Area.CHILD, Level.SUMMARY)
def must_ring(actor: Actor, /, *, asked: Asked) -> Verdict:
    """Say whether the duty manager must be rung before anybody is written down (S0 #19, J42).

    The database decides, logs it, and answers the front door and the night team alone: it says
    neither who nor why. Whoever asks too often is told to wait, whomever they ask for.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT kith_must_ring(%s::bigint[])", [sure_look(asked)])
        return Verdict(cursor.fetchone()[0])


def look_before_creating(actor: Actor, *, asked: Asked) -> Looked:
    """Look once more with everything that is to be written down."""
    if not actor.may(Area.CHILD, Level.SUMMARY):
        return Looked(Verdict.CLEAR)
    verdict = must_ring(actor, asked=asked)
    if verdict is not Verdict.CLEAR:
        return Looked(verdict)
    found = find_people(actor, asked=asked)
    return Looked(verdict, tuple(one for one in found if one.strong))
