"""Who may see the people of a child's family: whoever works with the child, and no one for good.

Somebody who is known only as part of a family is made visible to those who see the child, under a
reason of its own ("family"). When the child's worker changes, that sight moves along. No gate here:
it serves inside commands.
"""

from collections.abc import Iterable

from django.db.models import Q

from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.access.grants import NewGrant, add_grants, end
from kith.access.models import Grant
from kith.kernel import clock
from kith.people.ties.reading import read_family

FAMILY = "family"
# Sight that belongs to one reader or one moment, and says nothing of whose work the child is.
PERSONAL = frozenset({"break-glass", "self", "parent", "audit", "minutes", FAMILY})
Reach = tuple[int | None, int | None, str]


def live(people: Iterable[int]) -> list[Grant]:
    """Return the grants on these people that hold now."""
    now = clock.now()
    holds = Q(from_at__lte=now) & (Q(until_at=None) | Q(until_at__gt=now))
    return list(Grant.objects.filter(holds, person_id__in=list(people)).order_by("id"))


def workers_of(grants: Iterable[Grant]) -> list[Reach]:
    """Return who sees people for their work: accounts and teams, each with its reach."""
    found = (
        (grant.account_id, grant.team_id, grant.reach)
        for grant in grants
        if grant.reason not in PERSONAL and grant.reach != "partner"
    )
    return list(dict.fromkeys(found))


def follow(person: int) -> None:
    """Let those who now work with a child see the child's family, and those who did no longer."""
    with acting_as(MACHINE):
        family = read_family(person).people
        grants = live(family)
        wanted = set(workers_of(grants))
        theirs = [grant for grant in grants if grant.reason == FAMILY]
        for grant in theirs:
            if (grant.account_id, grant.team_id, grant.reach) not in wanted:
                end(grant.pk)
        have = {(one.person_id, one.account_id, one.team_id, one.reach) for one in theirs}
        only_family = {grant.person_id for grant in theirs}
        add_grants(
            [
                NewGrant(one, reach, FAMILY, account=account, team=team)
                for one in sorted(only_family)
                for account, team, reach in sorted(wanted, key=str)
                if (one, account, team, reach) not in have
            ]
        )
