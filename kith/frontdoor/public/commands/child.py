"""A child tells us something, without an account and without a name if they want none."""

from dataclasses import dataclass

from kith.access.actors import MACHINE, Actor
from kith.access.gates import command
from kith.accounts.roles import Area, Level
from kith.frontdoor.commands.arriving import About, Arrival, arrive
from kith.frontdoor.public.rules.child import THEIR_OWN, who
from kith.frontdoor.queries.opening import desk_of
from kith.kernel import clock
from kith.web import words


@dataclass(frozen=True)
class ChildSays:
    """What a child said on their own page."""

    what: str
    safe_now: str
    dangers: tuple[str, ...] = ()
    name: str = ""
    age: str = ""
    reach: str = ""
    wants: str = ""
    wants_not: str = ""
    screen_seen: str = ""
    advocate: str = ""


@command(Area.CONTACT, Level.CREATE, event="child.wrote", outside=True)
def child_tells(actor: Actor, /, *, says: ChildSays) -> bool:
    """Take in what a child says; return whether somebody is rung at once."""
    return _take_in(MACHINE, says=says)


@command(Area.CONTACT, Level.DECIDE, event="child.heard")
def _take_in(actor: Actor, /, *, says: ChildSays) -> bool:
    arrival = _arrival(actor, says)
    arrive(
        actor, arrival=arrival, children=[About(known_as=says.name, who=who(says.age, says.name))]
    )
    return arrival.may_be_red


def _arrival(actor: Actor, says: ChildSays) -> Arrival:
    now = clock.now()
    return Arrival(
        channel="child",
        team=desk_of(actor).id,
        arrived_at=now,
        evidence=f"The children’s page, sent on {words.moment(now)}",
        what_happened=THEIR_OWN,
        childs_words=says.what,
        safe_now=says.safe_now,
        dangers=says.dangers,
        source_name=says.name,
        call_back=says.reach[:120],
        told_child="yes",
        asked={
            "screen_seen": says.screen_seen,
            "reach": says.reach,
            "wants": says.wants,
            "wants_not": says.wants_not,
            "explained": "yes",
            "advocate": says.advocate,
        },
    )
