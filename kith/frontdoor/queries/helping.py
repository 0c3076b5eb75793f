"""The wait for each help that was promised: of one contact, of one child, of all who still wait."""

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection

from kith.access import audit
from kith.access.actors import Actor
from kith.access.gates import query
from kith.accounts.roles import Area, Level
from kith.frontdoor.helped import NAMES
from kith.frontdoor.keeping import way_to_keep
from kith.frontdoor.models import Contact
from kith.frontdoor.queries.lines import name_of
from kith.frontdoor.rules.help import Help, HelpFact, Stage, helps, wait_words
from kith.frontdoor.rules.states import State
from kith.kernel import clock
from kith.kernel.clock import local_date
from kith.people.queries import cards_of
from kith.web.lines import Answer

MOST = 50
WAITING = (State.HELP_OFFERED.value, State.HELPED.value)
_TOLD = """
SELECT thread, name, occurred_at, data FROM promises_standing
 WHERE person_id = ANY (%s) AND name = ANY (%s) ORDER BY occurred_at, seq
"""
_WAITING = """
SELECT thread FROM (
  SELECT DISTINCT ON (thread) thread, name FROM promises_standing
   WHERE person_id = ANY (%s) AND name IN ('help.offered', 'help.met')
   ORDER BY thread, occurred_at DESC, seq DESC) latest
 WHERE name = 'help.offered'
"""
DECIDED_OTHERWISE = "Promised; then it was decided otherwise"
STEPS = {Stage.OFFERED: "HELP-OFFER", Stage.ACCEPTED: "HELP-MET", Stage.REFUSED: "HELP-RECHECK"}


@dataclass(frozen=True)
class HelpLine:
    """One help as it reads: who gives it, how it stands, for how many days, the next step."""

    contact: UUID
    number: int
    name: str
    by: str
    says: str
    days: int
    waits: bool
    act: Answer | None = None


@dataclass(frozen=True)
class HelpWaits:
    """Everybody whom the reader sees who waits for a help, the longest wait first."""

    lines: tuple[HelpLine, ...]
    more: int
    children: int


@query(Area.CONTACT, Level.VIEW, reads="help that was promised")
def help_waits(actor: Actor, /) -> HelpWaits:
    """Return every help that was promised and has not begun, the longest wait first."""
    waits = _waits()
    shown, today = waits[:MOST], clock.today()
    rows = Contact.objects.in_bulk([contact for _, _, contact, _, _ in shown])
    cards = cards_of({person for _, _, _, person, _ in shown})
    lines = [
        _line(actor, rows[contact], name_of(rows[contact], cards), one, today)
        for _, _, contact, _, one in shown
    ]
    audit.about(shown=[one.number for one in lines])
    children = len({person for _, _, _, person, _ in waits})
    return HelpWaits(tuple(lines), len(waits) - len(lines), children)


def _waits() -> list[tuple[date, int, UUID, int, Help]]:
    """Return each help that waits, the longest first: since when, number, contact, person, help.

    Of the very many whose help has begun no more is read than it takes to know that.
    """
    found = Contact.objects.filter(state__in=WAITING, person__isnull=False)
    rows = list(found.values_list("number", "id", "person_id"))
    offered = _offered({person for _, _, person in rows})
    rows = [row for row in rows if row[1] in offered]
    told = _told({person for _, _, person in rows})
    waits = [
        (one.promised_on, number, contact, person, one)
        for number, contact, person in rows
        for one in helps(told.get(contact, ()))
        if one.waits
    ]
    return sorted(waits, key=lambda each: each[:2])


def helps_to(actor: Actor, person: int) -> tuple[HelpLine, ...]:
    """Return every help that was promised to a child, inside a gate that is open already."""
    return tuple(_lines(actor, list(Contact.objects.filter(person_id=person))))


def helps_of(actor: Actor, row: Contact) -> tuple[HelpLine, ...]:
    """Return every help that a contact led to, inside a gate that is open already."""
    return tuple(_lines(actor, [row]))


def _lines(actor: Actor, rows: list[Contact]) -> Iterable[HelpLine]:
    people = {one.person_id for one in rows if one.person_id}
    told, cards = _told(people), cards_of(people)
    today = clock.today()
    for row in rows:
        for one in helps(told.get(row.id, ())):
            yield _line(actor, row, name_of(row, cards), one, today)


def _offered(people: Collection[int]) -> set[UUID]:
    """Return the contacts whose latest offer nobody has met the child after."""
    with connection.cursor() as cursor:
        cursor.execute(_WAITING, [list(people)])
        return {thread for (thread,) in cursor.fetchall()}


def _told(people: Collection[int]) -> dict[UUID, list[HelpFact]]:
    with connection.cursor() as cursor:
        cursor.execute(_TOLD, [list(people), list(NAMES)])
        rows = cursor.fetchall()
    found: dict[UUID, list[HelpFact]] = {}
    for thread, name, at, data in rows:
        found.setdefault(thread, []).append(HelpFact(name, local_date(at), json.loads(data)))
    return found


def _line(actor: Actor, row: Contact, name: str, one: Help, today: date) -> HelpLine:
    waits, act = one.waits and row.state in WAITING, None
    if waits:
        kind = STEPS[one.stage]
        act = way_to_keep(actor, kind, contact=row.id, thread=row.id, person=row.person_id or 0)
    return HelpLine(
        contact=row.id,
        number=row.number,
        name=name,
        by=", ".join(filter(None, (one.service, one.by))),
        says=wait_words(one, today) if waits == one.waits else DECIDED_OTHERWISE,
        days=(today - one.promised_on).days,
        waits=waits,
        act=act,
    )
