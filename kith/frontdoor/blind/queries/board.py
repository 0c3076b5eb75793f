"""How far two who do not know of each other decide alike: numbers over every child, no child.

Only what was drawn by chance counts. The children behind it are on the pages of those who see them.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import F, Q

from kith.access.acting import acting_as
from kith.access.actors import MACHINE, Actor
from kith.access.gates import Refused, query
from kith.accounts.roles import Area, Level
from kith.frontdoor.blind.models import BlindLook
from kith.frontdoor.blind.queries.mine import may_see_board
from kith.frontdoor.blind.rules.agreement import Agreement, ByOutcome, agreement, by_outcome
from kith.frontdoor.blind.rules.comparing import Said, does_more
from kith.kernel import clock
from kith.kernel.clock import local_date
from kith.promises.queries.reading import numbers

YEAR = timedelta(days=365)
MOST = 10_000


@dataclass(frozen=True)
class Board:
    """A year of second looks: asked, answered, agreed, talked over; and what each outcome shows."""

    share: int
    asked: int
    waiting: int
    unanswered: int
    outcome: Agreement
    level: Agreement
    outcomes: tuple[ByOutcome, ...]
    differing: int
    talked: int
    more: int


@query(Area.CONTACT, Level.VIEW, reads="how far decisions agree")
def board_page(actor: Actor, /) -> Board:
    """Return a year's agreement, counted over everyone."""
    if not may_see_board(actor):
        raise Refused("Your role does not include this: how far decisions agree.")
    with acting_as(MACHINE):
        looks = BlindLook.objects.filter(drawn=True, asked_at__gt=clock.now() - YEAR)
        given = looks.exclude(given_at=None).annotate(
            said=F("decision__outcome"), at_level=F("decision__level")
        )
        rows: list[tuple[Any, ...]] = list(
            given.values_list("said", "outcome", "at_level", "level", "differs")[:MOST]
        )
        waits = looks.filter(given_at=None, ended_at=None)
        pairs = [(one, other) for one, other, *_ in rows]
        return Board(
            share=numbers(local_date(clock.now()))["BLIND-SHARE"],
            asked=looks.count(),
            waiting=waits.count(),
            unanswered=looks.exclude(ended_at=None).count(),
            outcome=agreement(pairs),
            level=agreement((str(one), str(other)) for _, _, one, other, _ in rows),
            outcomes=tuple(by_outcome(pairs)),
            differing=sum(bool(row[4]) for row in rows),
            talked=given.filter(Q(differs=True)).exclude(talked_at=None).count(),
            more=_more(rows),
        )


def _more(rows: list[tuple[Any, ...]]) -> int:
    """Count those where the second would do more for the child."""
    return sum(does_more(Said(one, at), Said(other, level)) for one, other, at, level, _ in rows)
