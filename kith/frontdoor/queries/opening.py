"""What the forms of the front door open with: the desk, and the child who was chosen."""

from dataclasses import dataclass

from django.db.models import Q

from kith.access.actors import Actor
from kith.access.gates import Refused, query
from kith.accounts.queries import TeamCard, held_at, teams
from kith.accounts.roles import Area, Level
from kith.kernel import clock
from kith.people.queries import ChildCard
from kith.people.search.finding import card_found, find_people
from kith.people.search.rules.asked import read
from kith.people.search.showing import Shown, shown

DESK_ROLES = ("front_door", "mash_manager")


@dataclass(frozen=True)
class TakingIn:
    """The desk that takes it in, and the child where one was chosen."""

    desk: TeamCard
    child: ChildCard | None


@query(Area.CONTACT, Level.CREATE)
def taking_in(actor: Actor, /, *, chosen: int | None = None) -> TakingIn:
    """Return what taking in word needs. A child whom the reader may not find is not named."""
    card = card_found(actor, chosen=chosen) if chosen else None
    return TakingIn(desk_of(actor), card)


@query(Area.CONTACT, Level.CREATE)
def known_already(actor: Actor, /, *, text: str) -> tuple[Shown, ...]:
    """Return the people who may be meant by what was typed, looked for as always."""
    asked = read(text, clock.today())
    return () if asked.empty else shown(actor, found=find_people(actor, asked=asked))


def teams_with_managers() -> tuple[tuple[int, str], ...]:
    """Return the teams with a manager who can name a worker, by name."""
    managed = {one.team for one in held_at(None, Q(role="team_manager"))}
    return tuple((team.id, team.name) for team in teams() if team.id in managed)


def desk_of(actor: Actor) -> TeamCard:
    """Return the desk of somebody who takes in: their own, else the house's first (at night)."""
    desks = {one.team for one in held_at(None, Q(role__in=DESK_ROLES))}
    found = [team for team in teams() if team.id in desks]
    mine = [team for team in found if team.id in actor.teams]
    if not found:
        raise Refused("There is no front door yet: a team with a front door worker or manager.")
    return (mine or found)[0]
