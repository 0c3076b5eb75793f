"""Who works with a child, and so may be given something to do: read from live grants."""

from django.db.models import Q

from kith.access.actors import Actor
from kith.access.grants import add_grant
from kith.access.models import Grant
from kith.accounts.queries import accounts_in, managers_of, open_among
from kith.accounts.roles import Area, Level
from kith.kernel import clock

BESIDE = "joint_work"


def live_grants(person: int) -> list[Grant]:
    """Return the grants on a child that hold now."""
    now = clock.now()
    live = Q(from_at__lte=now) & (Q(until_at=None) | Q(until_at__gt=now))
    return list(Grant.objects.filter(live, person_id=person).order_by("id"))


def works_with(person: int) -> set[int]:
    """Return the accounts of those who work with a child now: by name, or as their team's work."""
    found: set[int] = set()
    for grant in live_grants(person):
        if grant.account_id and grant.reach == "worker":
            found.add(grant.account_id)
        elif grant.team_id:
            cards = (accounts_in if grant.reach == "members" else managers_of)(grant.team_id)
            found |= {card.id for card in cards if card.kind == "worker"}
    return open_among(found)


def colleagues(person: int) -> set[int]:
    """Return everybody in the teams that a child is with: whom a manager may ask to help."""
    teams = {grant.team_id for grant in live_grants(person) if grant.team_id}
    cards = (card for team in teams for card in accounts_in(team))
    return {card.id for card in cards if card.kind == "worker"}


def let_owe(actor: Actor, person: int, owner: int) -> bool:
    """Make sure that whoever is to owe this child something sees the child; say whether they do.

    A manager may ask a colleague of the child's team who does not see the child yet: from then on
    the colleague works beside the allocated worker, and the record says so.
    """
    if owner == actor.id or owner in works_with(person):
        return True
    if not actor.may(Area.CHILD, Level.DECIDE) or owner not in colleagues(person):
        return False
    add_grant(person, reach="worker", reason=BESIDE, account=owner)
    return True
