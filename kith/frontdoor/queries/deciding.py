"""What the page of a decision opens with: who takes it on, whom to think of, what is not there."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from kith.access.actors import Actor
from kith.access.gates import NotHere, query
from kith.accounts.queries import account_cards
from kith.accounts.roles import Area, Level
from kith.frontdoor.around import Around, around
from kith.frontdoor.commands.recording import More, as_before, weighed
from kith.frontdoor.gaps import basis_of
from kith.frontdoor.models import Contact, Decision
from kith.frontdoor.queries.opening import teams_with_managers
from kith.frontdoor.rules.considering import Thought
from kith.frontdoor.rules.needed import Basis
from kith.frontdoor.rules.record import line_of
from kith.promises.sight import works_with

Choice = tuple[int, str]


@dataclass(frozen=True)
class Opening:
    """What the page of a decision opens with. `thoughts` is what was said before of each child."""

    teams: tuple[Choice, ...] = ()
    owners: tuple[Choice, ...] = ()
    around: tuple[Around, ...] = ()
    thoughts: Mapping[int, Thought] = field(default_factory=dict)
    gaps: tuple[str, ...] = ()
    percent: int = 100
    if_work: bool = False


@query(Area.CONTACT, Level.DECIDE)
def opening_decision(actor: Actor, /, *, contact: UUID) -> Opening:
    """Return it as things stand; what our work would need, where nothing was decided yet."""
    row = Contact.objects.filter(id=contact).first()
    if row is None or row.person_id is None:
        raise NotHere
    last = Decision.objects.filter(contact_id=contact).order_by("-number").first()
    before = as_before(last, More()) if last else None
    rests_on = weighed(row, before) if before else basis_of(row, work=True)
    return Opening(
        teams=teams_with_managers(),
        owners=tuple((card.id, card.name) for card in account_cards(works_with(row.person_id))),
        around=around(row),
        thoughts=before.others if before else {},
        gaps=said_of(rests_on),
        percent=rests_on.complete.percent,
        if_work=before is None and row.clock_rag == "GREEN",
    )


def said_of(rests_on: Basis) -> tuple[str, ...]:
    """Return what is not there, each as one line: from whom, what, and when it is expected."""
    return tuple(line_of(one) for one in rests_on.gaps)
