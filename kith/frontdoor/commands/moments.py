"""When word reached the council, put right: with what shows it and why, and never in silence.

Every clock that began with it begins anew from the moment that is right (SUPPLEMENT S0 #3): nothing
is written over in the ledger, and each fact that told the moment gets a new version. To say later
than it stood gives us more time, so a manager says that.
"""

from collections.abc import Collection, Iterable
from datetime import datetime
from uuid import UUID

from kith.access import audit
from kith.access.actors import MACHINE, Actor
from kith.access.gates import command
from kith.accounts.roles import Area, Level
from kith.cases.rules import check_words
from kith.frontdoor.commands.arriving import check_moment
from kith.frontdoor.commands.events import settle
from kith.frontdoor.commands.parts import held, put, tell, told, told_of_place
from kith.frontdoor.models import Contact
from kith.frontdoor.rules import entitled
from kith.kernel.mistakes import Mistake
from kith.promises.history import standing
from kith.promises.ledger import NewFact, correction, record
from kith.web import words as say

BEGIN = ("contact.arrived", "place.told", "referral.received")
LATER = "That it reached us later than it stands there is for a manager to say"


@command(Area.CONTACT, Level.CREATE, event="contact.moment_said")
def say_moment(actor: Actor, /, *, contact: UUID, at: datetime, evidence: str, why: str) -> None:
    """Say when it reached the council, what shows that, and why it stood otherwise."""
    row = held(contact)
    shows = check_words("evidence", evidence, "what shows when it reached us")
    because = check_words("why", why, "why it stood otherwise")
    together = came_with(row)
    _check(actor, row, together, at)
    was = row.arrived_at
    _move(MACHINE, contacts=[one.id for one in together], at=at, shows=shows, because=because)
    data: dict[str, object] = {"was": was.isoformat(), "now": at.isoformat()}
    tell(fact for one in together for fact in _said(one, data, because))
    settle(row.incident)


def came_with(row: Contact) -> list[Contact]:
    """Return what came in one arrival with it and itself, as far as the actor sees them."""
    rows = Contact.objects.filter(incident=row.incident).order_by("id").select_for_update()
    return [one for one in rows if one.origin == row.origin]


def _check(actor: Actor, row: Contact, together: Iterable[Contact], at: datetime) -> None:
    check_moment(at)
    if at == row.arrived_at:
        raise Mistake("arrived_at", "This is what stands there already")
    opened = min((one.opened_at for one in together if one.opened_at), default=None)
    if opened and at > opened:
        raise Mistake("arrived_at", f"It was opened {say.moment(opened)}: it was here by then")
    if at > row.arrived_at and not entitled.decides(actor):
        raise Mistake("arrived_at", LATER)


@command(Area.CONTACT, Level.DECIDE, event="contact.moment_moved")
def _move(
    actor: Actor, /, *, contacts: Collection[UUID], at: datetime, shows: str, because: str
) -> None:
    """Move the moment, and let each clock that began with it begin there."""
    facts: list[NewFact] = []
    for row in Contact.objects.filter(id__in=contacts).order_by("id"):
        audit.about(person=row.person_id, team=row.team_id)
        put(row, arrived_at=at, evidence=shows)
        facts += _versions(row, at, because)
    record(facts)


def _versions(row: Contact, at: datetime, because: str) -> Iterable[NewFact]:
    for one in standing(row.owed_to, names=BEGIN):
        if row.id in (one.thread, one.parent):
            yield correction(one.id, rationale=because, occurred_at=at)


def _said(row: Contact, data: dict[str, object], because: str) -> list[NewFact]:
    if row.person_id is None:
        return told_of_place(row, "contact.moment_said", data, because=because)
    return told(row, "contact.moment_said", data, because=because)
