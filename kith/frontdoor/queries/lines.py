"""A contact's promises as lines, and what to call the child whom it is about."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import UUID

from django.urls import reverse

from kith.accounts.queries import account_cards
from kith.accounts.roles import ROLES
from kith.frontdoor.models import Contact
from kith.people.queries import ChildCard
from kith.promises.kinds import KINDS
from kith.promises.models import Promise, State
from kith.web import words
from kith.web.lines import Answer, PromiseLine, last_day, look_of, time_left

NOT_KNOWN = "Child not yet identified"
NOBODY = "No child by name"
IN_A_SENTENCE = {NOT_KNOWN: "a child not yet identified", NOBODY: "the children there"}


def name_of(row: Contact, cards: Mapping[int, ChildCard]) -> str:
    """Return what to call the child of a contact."""
    if row.person_id is None:
        return NOBODY
    card = cards.get(row.person_id)
    if card is None or (row.child != "known" and not card.named):
        return NOT_KNOWN
    return card.name


def called(row: Contact, cards: Mapping[int, ChildCard]) -> str:
    """Return what a promise calls them within its sentence, whoever they are."""
    name = name_of(row, cards)
    return IN_A_SENTENCE.get(name, name)


def promises_of(contacts: Iterable[UUID], people: Iterable[int], *, every: bool) -> list[Promise]:
    """Return what is owed within these contacts (`every`: what was, too), nearest first."""
    rows = Promise.objects.filter(person_id__in=list(people), episode__in=list(contacts))
    if not every:
        rows = rows.filter(state=State.OPEN)
    return list(rows.order_by("due_at", "kind")[:2000])


def line_of(
    row: Promise,
    name: str,
    owners: Mapping[int, str],
    now: datetime,
    answers: tuple[Answer, ...] = (),
) -> PromiseLine:
    """Return one promise as a line, with what can be done about it from here."""
    kind = KINDS[row.kind]
    kept = row.state in (State.KEPT, State.KEPT_LATE)
    look = look_of(row.state, row.due_at, now)
    return PromiseLine(
        says=said_of(row, kind.kept_says if kept else kind.says, name),
        href=reverse("promise", args=[row.id]),
        look=look,
        left=time_left(look, row.due_at, now, row.kept_at or row.ended_at),
        owner=owners.get(row.owner_id or 0) or ROLES[row.owner_role].name,
        counted=f"by {_by(row.due_at)}: {kind.counted.split(',')[0]}",
        safety=row.safety,
        answers=answers,
        id=str(row.id),
    )


def said_of(row: Promise, words: str, name: str) -> str:
    """Return the words of a promise with its child's name and what its start told."""
    return words.format_map({**{key: str(text) for key, text in row.words.items()}, "name": name})


def _by(due_at: datetime) -> str:
    day = last_day(due_at)
    at_night = words.clock_time(due_at) == "midnight"
    return words.day(day) if at_night else words.moment(due_at)


def owners_of(rows: Iterable[Promise]) -> dict[int, str]:
    """Return the names of those who owe, in one query."""
    ids = {one.owner_id for one in rows if one.owner_id}
    return {card.id: card.name for card in account_cards(ids)} if ids else {}
