"""One second look: before it is given what reached us, and afterwards both decisions."""

from dataclasses import dataclass
from uuid import UUID

from kith.access import audit
from kith.access.actors import Actor
from kith.access.gates import NotHere, query
from kith.accounts.roles import Area, Level
from kith.frontdoor.blind.models import BlindLook
from kith.frontdoor.blind.queries import sides
from kith.frontdoor.blind.queries.shown import Raw, Shown, read, shown
from kith.frontdoor.blind.queries.sides import Side
from kith.frontdoor.models import Decision
from kith.kernel import clock
from kith.web import words
from kith.web.lines import last_day


@dataclass(frozen=True)
class LookPage:
    """A second look as its page shows it.

    For whoever was asked (`mine`), `first` is there only once the second is given; those who see
    the child know it anyway. `sees` says that whoever was asked sees the child by now.
    """

    id: UUID
    mine: bool
    sees: bool
    due: str
    until: str
    shown: Shown | None
    first: Side | None
    second: Side | None
    differs: bool
    learned: str
    talked: str
    may_talk: bool
    contact: UUID | None


@query(Area.CONTACT, Level.VIEW, reads="second look", outside=True)
def look_page(actor: Actor, /, *, look: UUID) -> LookPage:
    """Return a second look for whoever was asked, or for those who see the child anyway."""
    row = BlindLook.objects.filter(id=look, ended_at=None).first()
    if row is None:
        raise NotHere
    audit.about(person=row.person_id, team=row.team_id)
    mine = row.reader_id == actor.id
    raw = _read(row) if mine else None
    names = sides.names_of([row.reader_id, row.talked_by_id, _decider(row, raw)])
    sees = audit.sees(row.person_id)
    hidden = mine and row.given_at is None and sees
    writes = mine or actor.may(Area.CONTACT, Level.DECIDE)
    return LookPage(
        id=row.id,
        mine=mine,
        sees=sees,
        due=words.day(last_day(row.due_at)),
        until=words.day(last_day(row.until_at)),
        shown=shown(raw) if raw and not hidden else None,
        first=_first(row, raw, mine, names),
        second=sides.second_of(row, names),
        differs=bool(row.differs),
        learned=row.learned,
        talked=_talked(row, names),
        may_talk=bool(row.differs) and row.talked_at is None and writes,
        contact=None if mine else row.contact_id,
    )


def _read(row: BlindLook) -> Raw:
    """Return what its reader may have; NotHere once the time is over."""
    raw = read(row.id) if clock.now() < row.until_at else None
    if raw is None:
        raise NotHere
    return raw


def _decider(row: BlindLook, raw: Raw | None) -> int | None:
    if raw is not None:
        return raw["first"]["by"] if raw["first"] else None
    return Decision.objects.values_list("decided_by_id", flat=True).get(id=row.decision_id)


def _first(row: BlindLook, raw: Raw | None, mine: bool, names: sides.Names) -> Side | None:
    if mine:
        return sides.first_as_read(raw["first"], names) if raw and raw["first"] else None
    return sides.first_as_held(Decision.objects.get(id=row.decision_id), names)


def _talked(row: BlindLook, names: sides.Names) -> str:
    if row.talked_at is None:
        return ""
    return f"{names.get(row.talked_by_id or 0, 'Somebody')}, {words.day(row.talked_at)}"
