"""Looking before somebody is written down: who may be meant already, and whom to ring first.

What came of it is the evidence that making somebody asks for: nobody is written down in silence.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

from django.db import connection

from kith.access.actors import Actor
from kith.access.gates import Refused, query
from kith.accounts.roles import Area, Level
from kith.people.rules.mistakes import Mistaken
from kith.people.rules.whom import NewPerson
from kith.people.search.finding import Found, find_people
from kith.people.search.rules.asked import Asked
from kith.people.search.rules.looking import sure_look
from kith.people.search.rules.whom import asked_of

MOST = 6
SAY = "Choose who it is, or say why this is somebody else"


class Verdict(StrEnum):
    """Whether to go on: yes; not before the duty manager was rung; not within this hour."""

    CLEAR = "clear"
    RING = "ring"
    WAIT = "wait"


REFUSALS = {
    Verdict.RING: "Do not write them down yet: ring the duty manager.",
    Verdict.WAIT: "You have looked for many people within this hour. Ring the duty manager if"
    " somebody must be written down now, or try again in an hour.",
}


@dataclass(frozen=True)
class Looked:
    """What came of looking: who looked for what, whether to go on, and who may be meant.

    `apart` is the reason why it is none of those who are known.
    """

    verdict: Verdict
    by: int
    asked: Asked
    known: tuple[Found, ...] = ()
    apart: str = ""

    def among(self, people: frozenset[int] | set[int]) -> "Looked":
        """Return the same with only these people to choose from."""
        return replace(self, known=tuple(one for one in self.known if one.card.id in people))

    def told_apart(self, why: str) -> "Looked":
        """Return the same with the reason why it is somebody else."""
        return replace(self, apart=" ".join(why.split()))


@query(Area.CHILD, Level.SUMMARY)
def must_ring(actor: Actor, /, *, asked: Asked) -> Verdict:
    """Say whether the duty manager must be rung before anybody is written down (S0 #19, J42).

    The database decides, logs it, and answers the front door and the night team alone: it says
    neither who nor why. Whoever asks too often is told to wait, whomever they ask for.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT kith_must_ring(%s::bigint[])", [sure_look(asked)])
        return Verdict(cursor.fetchone()[0])


def look_before_creating(actor: Actor, *, who: NewPerson) -> Looked:
    """Look for somebody by everything that is to be written down.

    It opens gates of its own, so that what was shown stays in the log when nobody is made.
    """
    asked = asked_of(who)
    nothing = Looked(Verdict.CLEAR, actor.id, asked)
    if asked.empty or not actor.may(Area.CHILD, Level.SUMMARY):
        return nothing
    verdict = must_ring(actor, asked=asked)
    if verdict is not Verdict.CLEAR:
        return replace(nothing, verdict=verdict)
    found = find_people(actor, asked=asked)
    known = [one for one in found if one.strong or _may_be(one, who)]
    return replace(nothing, known=tuple(known[:MOST]))


def _may_be(one: Found, who: NewPerson) -> bool:
    """Say whether nothing but a name is known, and it is this one's."""
    name = " ".join(name.whole for name in who.names).casefold()
    called = one.card.name.casefold()
    return not who.born and name != "" and (called == name or called.startswith(f"{name} "))


def settled(actor: Actor, who: NewPerson, looked: Looked | None) -> list[int]:
    """Return those like whom somebody is and who were said to be others; refuse where none looked.

    Inside the command that writes them down. A look for somebody else, or by somebody else, is a
    fault of ours.
    """
    if looked is None or (looked.by, looked.asked) != (actor.id, asked_of(who)):
        raise ValueError("look for this very person before you write them down")
    if looked.verdict is not Verdict.CLEAR:
        raise Refused(REFUSALS[looked.verdict])
    if looked.known and not looked.apart:
        raise Mistaken("apart", SAY)
    return [one.card.id for one in looked.known if one.strong]
