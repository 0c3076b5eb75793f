"""Whom word of a child is told to at once, whoever the child is with (SUPPLEMENT S0 #2).

RED rings the duty desk (the night team where no duty manager is on the rota), the allocated worker
or their cover, and the managers of the child's team; what then waits for a name climbs the ladder
of P0. What is passed on to the child's own team is told to the same worker and managers (J27).
"""

from collections.abc import Iterable
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

CODE, PASSED = "red", "passed"


def ring(row: Contact) -> int:
    """Push to each of them, once; return how many were told."""
    return _ring(MACHINE, contact=row.id, desk=True)


def ring_their_own(row: Contact) -> int:
    """Push to the child's own people alone, once it is known whose child it is; the desk was rung
    when word came. Return how many were told.
    """
    return _ring(MACHINE, contact=row.id, desk=False)


def tell_own_team(row: Contact) -> int:
    """Tell the child's worker, or who covers, and the managers of the team that it went to."""
    return _tell_own_team(MACHINE, contact=row.id)


@command(Area.CONTACT, Level.DECIDE, event="contact.rung")
def _ring(actor: Actor, /, *, contact: UUID, desk: bool) -> int:
    """Nobody but the product itself writes to other people's notices."""
    row = Contact.objects.get(id=contact)
    whom = [*(_at_the_desk(row) if desk else ()), *_with_the_child(row)]
    return _write(row, whom, CODE, "P0", pushed=True)


@command(Area.CONTACT, Level.DECIDE, event="contact.told_on")
def _tell_own_team(actor: Actor, /, *, contact: UUID) -> int:
    """Nobody but the product itself writes to other people's notices."""
    row = Contact.objects.get(id=contact)
    managers = [card.id for card in managers_of(row.passed_team_id or 0)]
    return _write(row, [*_with_the_child(row), *managers], PASSED, "P2")


def _write(
    row: Contact, whom: Iterable[int], code: str, alert: str, *, pushed: bool = False
) -> int:
    """Write a notice to each, or to whoever stands in; to nobody from whom the child is hidden."""
    audit.about(person=row.person_id, team=row.team_id)
    if row.person_id is None:
        return 0
    hiding = [one for one in hidings() if one.person == row.person_id]
    away = away_at()
    here = dict.fromkeys(stands_in(one, away) for one in whom)
    people = [one for one in here if one and not any(each.hides_from(one) for each in hiding)]
    return tell(NewNotice(one, code, alert, row.person_id, pushed=pushed) for one in people)


def _at_the_desk(row: Contact) -> list[int]:
    duty = on_duty("duty_manager") or on_duty("edt")
    return [card.id for card in (*duty, *managers_of(row.team_id))]


def _with_the_child(row: Contact) -> list[int]:
    held = next((one for one in allocations(row.person_id or 0) if one.post == WORKER), None)
    return [held.worker, *(card.id for card in managers_of(held.team))] if held else []
