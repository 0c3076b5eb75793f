"""Whom a RED contact rings at once, whoever the child is with (SUPPLEMENT S0 #2).

The duty desk (the night team where no duty manager is on the rota), the allocated worker or their
cover, and the managers of the child's team. What then waits for a name climbs the ladder of P0.
"""

from uuid import UUID

from kith.access import audit
from kith.access.actors import MACHINE, Actor
from kith.access.gates import command
from kith.accounts.queries import away_at, managers_of, on_duty
from kith.accounts.roles import Area, Level
from kith.accounts.rules import stands_in
from kith.frontdoor.models import Contact
from kith.messages.post import NewNotice, tell
from kith.promises.hidden import hidings
from kith.promises.history import allocations
from kith.promises.kinds import WORKER

CODE = "red"


def ring(row: Contact) -> int:
    """Push to each of them, once; return how many were told."""
    return _ring(MACHINE, contact=row.id, desk=True)


def ring_their_own(row: Contact) -> int:
    """Push to the child's own people alone, once it is known whose child it is; the desk was rung
    when word came. Return how many were told.
    """
    return _ring(MACHINE, contact=row.id, desk=False)


@command(Area.CONTACT, Level.DECIDE, event="contact.rung")
def _ring(actor: Actor, /, *, contact: UUID, desk: bool) -> int:
    """Nobody but the product itself writes to other people's notices."""
    row = Contact.objects.get(id=contact)
    audit.about(person=row.person_id, team=row.team_id)
    if row.person_id is None:
        return 0
    hiding = [one for one in hidings() if one.person == row.person_id]
    whom = [*(_at_the_desk(row) if desk else ()), *_their_own(row.person_id)]
    people = [one for one in _here(whom) if not any(each.hides_from(one) for each in hiding)]
    return tell(NewNotice(one, CODE, "P0", row.person_id, pushed=True) for one in people)


def _at_the_desk(row: Contact) -> list[int]:
    duty = on_duty("duty_manager") or on_duty("edt")
    return [card.id for card in (*duty, *managers_of(row.team_id))]


def _their_own(person: int) -> list[int]:
    held = next((one for one in allocations(person) if one.post == WORKER), None)
    if held is None:
        return []
    return [held.worker, *(card.id for card in managers_of(held.team))]


def _here(accounts: list[int]) -> list[int]:
    """Return each who is here once, and for who is away whoever covers them."""
    away = away_at()
    here = (stands_in(one, away) for one in accounts)
    return list(dict.fromkeys(one for one in here if one is not None))
