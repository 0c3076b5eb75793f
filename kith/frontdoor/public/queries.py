"""What a public page says: the visitor's own letter, and who is awake."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from kith.access.actors import Actor
from kith.access.gates import NotHere, query
from kith.accounts.queries import on_duty
from kith.accounts.roles import Area, Level
from kith.frontdoor.public.models import Letter
from kith.kernel import clock
from kith.kernel.workdays import in_office, office_opens


@dataclass(frozen=True)
class OwnLetter:
    """A letter as its writer sees it: the words so far, or what follows once it is sent."""

    number: int
    reference: str
    words: Mapping[str, Sequence[str]]
    saved_at: datetime
    can_come_back: bool
    sent_at: datetime | None
    children: int
    decided_by: datetime | None
    mailed: bool


@dataclass(frozen=True)
class Awake:
    """Who reads what is sent now: the office by day; at night the night team, if it is on."""

    office: bool
    night_team: bool
    opens_at: datetime


@query(Area.CONTACT, Level.CREATE, outside=True)
def own_letter(actor: Actor, /) -> OwnLetter:
    """Return the visitor's own letter; NotHere for everybody else."""
    row = Letter.objects.filter(id=-actor.id).first()
    if row is None:
        raise NotHere
    by = row.told.get("decided_by")
    return OwnLetter(
        number=row.pk,
        reference=row.reference,
        words=row.body,
        saved_at=row.saved_at,
        can_come_back=bool(row.email),
        sent_at=row.sent_at,
        children=int(row.told.get("children", 0)),
        decided_by=datetime.fromisoformat(by) if by else None,
        mailed=bool(row.told.get("mailed")),
    )


@query(Area.CONTACT, Level.CREATE, outside=True)
def who_is_awake(actor: Actor, /) -> Awake:
    """Say truthfully who reads now. No name is said, and no number of people."""
    now = clock.now()
    team = bool(on_duty("edt") or on_duty("duty_manager"))
    return Awake(in_office(now), team, office_opens(now))
