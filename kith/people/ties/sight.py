"""Who may see the people of a child's family: whoever works with the child, and no one for good.

Somebody who is known only as part of a family is made visible to those who see the child, under a
reason of its own ("family"). When the child's worker changes, that sight moves along. No gate here:
it serves inside commands.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime

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


def workers_of(grants: Iterable[Grant]) -> dict[Reach, datetime | None]:
    """Return who sees people for their work, and until when: accounts and teams by their reach."""
    found: dict[Reach, datetime | None] = {}
    for one in grants:
        if one.reason in PERSONAL or one.reach == "partner":
            continue
        who = (one.account_id, one.team_id, one.reach)
        found[who] = later(found[who], one.until_at) if who in found else one.until_at
    return found


def later(one: datetime | None, other: datetime | None) -> datetime | None:
    """Return the later of two ends; None is no end."""
    return None if one is None or other is None else max(one, other)


def follow(person: int) -> None:
    """Let those who now work with a child see the child's family, as long as they see the child."""
    with acting_as(MACHINE):
        family = list(read_family(person).people)
        grants = live(family)
        wanted = workers_of(grants)
        have = [one for one in grants if one.reason == FAMILY]
        stays = [one for one in have if _is_wanted(one, wanted)]
        for grant in have:
            if grant not in stays:
                end(grant.pk)
        theirs = Grant.objects.filter(reason=FAMILY, person_id__in=family)
        seen = {(one.person_id, one.account_id, one.team_id, one.reach) for one in stays}
        add_grants(
            [
                NewGrant(one, reach, FAMILY, account=account, team=team, until=until)
                for one in sorted(set(theirs.values_list("person_id", flat=True)))
                for (account, team, reach), until in sorted(wanted.items(), key=str)
                if (one, account, team, reach) not in seen
            ]
        )


def _is_wanted(grant: Grant, wanted: Mapping[Reach, datetime | None]) -> bool:
    who = (grant.account_id, grant.team_id, grant.reach)
    return who in wanted and grant.until_at == wanted[who]
