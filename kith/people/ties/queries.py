"""What the pages of a family show: one gate a page, everything in it."""

from dataclasses import dataclass
from datetime import datetime

from kith.access.actors import Actor
from kith.access.gates import NotHere, query
from kith.access.models import Restriction
from kith.accounts.queries import account_names
from kith.accounts.roles import Area, Level
from kith.people.models import PictureVersion
from kith.people.queries import PersonHead
from kith.people.queries.head import head_of
from kith.people.ties.known import Known
from kith.people.ties.reading import read_family
from kith.people.ties.records import Record, records_of
from kith.people.ties.telling import Member, changes, members

MOST = 50


@dataclass(frozen=True)
class FamilyPage:
    """A child's family, as the reader sees it now or as it was known at a moment."""

    head: PersonHead
    known: Known
    members: tuple[Member, ...]
    harm_feared: bool = False

    @property
    def around(self) -> tuple[Member, ...]:
        """Those who are around the child and not in the picture."""
        return tuple(one for one in self.members if one.id not in self.known.words)


@dataclass(frozen=True)
class MemberPage:
    """One person of a family: what is known, and each record of it."""

    head: PersonHead
    known: Known
    member: Member
    records: tuple[Record, ...]


@dataclass(frozen=True)
class Version:
    """A moment that was kept."""

    id: int
    title: str
    at: datetime
    by: str


@dataclass(frozen=True)
class Compared:
    """Two moments side by side, and what changed from one to the other, in words."""

    head: PersonHead
    before: Known
    after: Known
    titles: tuple[str, str]
    changes: tuple[str, ...]


@query(Area.CHILD, Level.VIEW, reads="family")
def family_page(actor: Actor, /, *, person: int) -> FamilyPage:
    """Return a child's family."""
    known = read_family(person, health=tells_health(actor))
    return FamilyPage(head_of(actor, person), known, members(known), _harm_feared(known))


@query(Area.CHILD, Level.VIEW, reads="family")
def member_page(actor: Actor, /, *, person: int, other: int) -> MemberPage:
    """Return one person of a child's family, with every record about them."""
    known = read_family(person, health=tells_health(actor))
    found = {one.id: one for one in members(known)}
    if other not in found:
        raise NotHere
    records = records_of(known, other)
    return MemberPage(head_of(actor, person), known, found[other], records)


@query(Area.CHILD, Level.VIEW)
def versions_page(actor: Actor, /, *, person: int) -> tuple[PersonHead, tuple[Version, ...]]:
    """Return the moments of a family's picture that were kept, the newest first."""
    rows = PictureVersion.objects.filter(person_id=person).order_by("-as_known_at", "-id")[:MOST]
    names = account_names(row.by for row in rows)
    kept = tuple(
        Version(row.pk, row.title, row.as_known_at, names.get(row.by or 0, "Kith")) for row in rows
    )
    return head_of(actor, person), kept


@query(Area.CHILD, Level.VIEW, reads="family")
def compare_page(
    actor: Actor, /, *, person: int, version: int, other: int | None = None
) -> Compared:
    """Return a kept moment beside another one, or beside today."""
    first, at = _moment(person, version)
    second, later = _moment(person, other) if other else ("Today", None)
    if later is not None and at is not None and later < at:
        first, at, second, later = second, later, first, at
    health = tells_health(actor)
    before, after = (read_family(person, when, health=health) for when in (at, later))
    head = head_of(actor, person)
    return Compared(head, before, after, (first, second), changes(before, after))


def tells_health(actor: Actor) -> bool:
    """Say whether a reader may know of somebody's health in full (SPEC H1)."""
    return actor.may(Area.HEALTH, Level.VIEW)


def _moment(person: int, version: int) -> tuple[str, datetime | None]:
    row = PictureVersion.objects.filter(pk=version, person_id=person).first()
    if row is None:
        raise NotHere
    return row.title, row.as_known_at


def _harm_feared(known: Known) -> bool:
    """Say whether somebody of this family is hidden from a parent or relative as the danger."""
    rows = Restriction.objects.filter(person_id__in=list(known.people), code="R5", lifted_at=None)
    return rows.exists()
