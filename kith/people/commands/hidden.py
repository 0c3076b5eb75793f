"""Addresses that must reach nobody but the named (SPEC H2, R3): kept apart, opened with a reason.

The database shows the rows only to those who see the person and are named. Nothing else reads the
table; no story, search, export, draft or audit event holds a word of an address.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

from kith.access import audit
from kith.access.actors import Actor
from kith.access.gates import NotHere, command
from kith.access.stack import gates
from kith.accounts.queries import account_names
from kith.accounts.roles import Area, Level
from kith.kernel import clock
from kith.people.adding import not_to_come
from kith.people.following import follow
from kith.people.models import Address, HiddenAddress, HiddenAddressViewer
from kith.people.rules.mistakes import Mistaken
from kith.people.rules.places import NewPlace, place_words, read_place
from kith.people.rules.records import read_end
from kith.people.writing import locked

FOR = timedelta(minutes=15)
LONGEST_WHY = 300


@dataclass(frozen=True)
class Hidden:
    """One address that is kept apart, for whoever opened it."""

    id: UUID
    text: str
    why: str
    from_on: date | None
    until_on: date | None
    source: str


@dataclass(frozen=True)
class Opened:
    """What was opened: the addresses, and who else is named, with until when where it runs out."""

    addresses: tuple[Hidden, ...] = ()
    named: tuple[tuple[str, datetime | None], ...] = ()


@command(Area.CHILD, Level.CREATE, event="hidden address.kept")
def hide_address(
    actor: Actor,
    /,
    *,
    person: int,
    place: NewPlace,
    why: str,
    named: Iterable[int] = (),
    instead_of: int | None = None,
) -> None:
    """Keep an address apart, for the writer and the named; `instead_of` is an open one to remove.

    An address that stood in the open is deleted, since its history would tell it.
    """
    kept, reason = read_place(place), _reason(why)
    not_to_come(kept.from_on)
    locked(person)
    audit.about(named=sorted({actor.id, *named}))
    address = uuid4()
    _name(actor, person, [(address, one) for one in sorted({actor.id, *named})], reason)
    HiddenAddress.objects.create(
        id=address,
        person_id=person,
        lines=kept.lines,
        town=kept.town,
        postcode=kept.postcode,
        why=reason,
        from_on=kept.from_on,
        source=kept.source[:100],
        recorded_at=clock.now(),
        recorded_by=actor.id or None,
    )
    if instead_of is not None:
        Address.objects.filter(person_id=person, id=instead_of).delete()
    follow([person])


@command(Area.CHILD, Level.VIEW, event="hidden address.opened")
def open_hidden(actor: Actor, /, *, person: int, why: str) -> Opened:
    """Return what is kept apart, to the named; a manager who decides may see it for 15 minutes.

    To anybody else there is nothing, whether or not something is kept.
    """
    reason = _reason(why)
    audit.about(why=reason)
    if actor.may(Area.CHILD, Level.DECIDE):
        _name(actor, person, [(None, actor.id)], reason, gates()[0].at + FOR)
    rows = HiddenAddress.objects.filter(person_id=person, retracted_at=None).order_by(
        "-recorded_at"
    )
    addresses = tuple(map(_hidden, rows))
    return Opened(addresses, _named(person)) if addresses else Opened()


@command(Area.CHILD, Level.VIEW, event="hidden address.viewer named")
def name_viewer(actor: Actor, /, *, person: int, account: int, why: str) -> None:
    """Name one more for the addresses that the actor may open, with a reason."""
    reason = _reason(why)
    mine = list(HiddenAddress.objects.filter(person_id=person).values_list("id", flat=True))
    if not mine:
        raise NotHere
    audit.about(to=account)
    _name(actor, person, [(address, account) for address in mine], reason)


@command(Area.CHILD, Level.CREATE, event="hidden address.ended")
def end_hidden(actor: Actor, /, *, person: int, hidden: UUID, on: date) -> None:
    """Say from which day on an address that is kept apart holds no longer; it stays apart."""
    row = HiddenAddress.objects.filter(person_id=person, id=hidden).first()
    if row is None:
        raise NotHere
    if row.ended_at:
        raise Mistaken("on", "This has ended already.")
    read_end(row.from_on, on, clock.today())
    row.until_on, row.ended_at, row.ended_by = on, clock.now(), actor.id or None
    row.save(update_fields=["until_on", "ended_at", "ended_by"])


def _reason(why: str) -> str:
    said = why.strip()
    if not said or len(said) > LONGEST_WHY:
        raise Mistaken("why", f"Say why, in at most {LONGEST_WHY} characters.")
    return said


def _name(
    actor: Actor,
    person: int,
    pairs: Iterable[tuple[UUID | None, int]],
    why: str,
    until: datetime | None = None,
) -> None:
    HiddenAddressViewer.objects.bulk_create(
        HiddenAddressViewer(
            person_id=person,
            address_id=address,
            account_id=account,
            why=why,
            from_at=gates()[0].at,  # so that this very transaction sees the address
            until_at=until,
            given_by=actor.id or None,
        )
        for address, account in pairs
    )


def _named(person: int) -> tuple[tuple[str, datetime | None], ...]:
    now = clock.now()
    rows = HiddenAddressViewer.objects.filter(person_id=person).order_by("from_at")
    live = {row.account_id: row.until_at for row in rows if not row.until_at or row.until_at > now}
    names = account_names(live)
    return tuple((names.get(one, "Somebody"), until) for one, until in live.items())


def _hidden(row: HiddenAddress) -> Hidden:
    text = place_words(row.lines, row.town, row.postcode)
    return Hidden(row.id, text, row.why, row.from_on, row.until_on, row.source)
