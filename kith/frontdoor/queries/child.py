"""What reached us about one child: for the child's own page, inside its gate."""

from dataclasses import dataclass
from uuid import UUID

from kith.access.actors import Actor
from kith.accounts.roles import Area, Level
from kith.frontdoor.models import Contact
from kith.frontdoor.queries.helping import HelpLine, helps_to
from kith.frontdoor.rules.channels import CHANNELS
from kith.frontdoor.rules.states import WORDS, State
from kith.web import words

IN_SIGHT = 4


@dataclass(frozen=True)
class ContactLine:
    """One contact about a child: when it reached us and how, and what became of it."""

    id: UUID
    number: int
    says: str
    state: str
    is_open: bool


@dataclass(frozen=True)
class Reached:
    """What reached us about a child, the newest first, and each help that was promised."""

    contacts: tuple[ContactLine, ...] = ()
    earlier: tuple[ContactLine, ...] = ()
    helps: tuple[HelpLine, ...] = ()


def reached_us(actor: Actor, person: int) -> Reached:
    """Return it for those whose role reads contacts; nothing for everybody else."""
    if actor.kind != "worker" or not actor.may(Area.CONTACT, Level.VIEW):
        return Reached()
    rows = Contact.objects.filter(person_id=person).order_by("-arrived_at", "-number")[:50]
    lines = tuple(_line(one) for one in rows)
    return Reached(lines[:IN_SIGHT], lines[IN_SIGHT:], helps_to(actor, person) if lines else ())


def _line(row: Contact) -> ContactLine:
    return ContactLine(
        id=row.id,
        number=row.number,
        says=f"{words.day(row.arrived_at)}, {CHANNELS[row.channel].by}",
        state=WORDS[State(row.state)],
        is_open=row.closed_at is None,
    )
