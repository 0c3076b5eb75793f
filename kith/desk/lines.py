"""From promises to the lines that pages draw: who owes what to whom, and the time left."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from kith.accounts.queries import account_names
from kith.accounts.roles import ROLES
from kith.people.queries import ChildCard, cards_of
from kith.promises.barriers import BARRIERS
from kith.promises.kinds import KINDS
from kith.promises.rules import Bundle, Cause, Owed, days_late, is_known, is_late
from kith.web import words
from kith.web.lines import (
    Answer,
    CauseLine,
    ChildLine,
    Count,
    Link,
    Look,
    PromiseLine,
    last_day,
    look_of,
    time_left,
)

IN_SIGHT = 3


@dataclass(frozen=True)
class Names:
    """What the people on a page are called: children by card, accounts by name."""

    children: Mapping[int, ChildCard]
    accounts: Mapping[int, str]

    def child(self, person: int) -> str:
        """Return what a child is called; "this child" where the reader does not see them."""
        card = self.children.get(person)
        return card.name if card else "this child"

    def owner(self, owed: Owed) -> str:
        """Return who owes: by name, with the worker before; else the role."""
        if owed.owner is None:
            return f"{ROLES[owed.owner_role].name}, until somebody is named"
        name = self.accounts.get(owed.owner, "A colleague")
        before = self.accounts.get(owed.also_owner or 0)
        return f"{name} (before: {before})" if before else name


def names_for(
    lines: Iterable[Owed],
    more: Iterable[int] = (),
    cards: Mapping[int, ChildCard] | None = None,
) -> Names:
    """Look up every name on a page at once, inside a gate; `cards` are those that are there."""
    held = list(lines)
    owners = {one for line in held for one in (line.owner, line.also_owner) if one}
    accounts = account_names({*owners, *more})
    people = {line.person for line in held}
    return Names(cards if cards and people <= cards.keys() else cards_of(people), accounts)


def look(owed: Owed, now: datetime) -> Look:
    """Return how a promise stands to the eye."""
    return look_of(
        owed.state,
        owed.due_at,
        now,
        known_until=owed.known_until,
        attested_until=owed.attested_until,
    )


def says(owed: Owed, names: Names) -> str:
    """Return the promise in the child's terms."""
    kind = KINDS[owed.kind]
    told = kind.kept_says if owed.state in ("kept", "kept_late") else kind.says
    return told.format_map({**_texts(owed), "name": names.child(owed.person)})


def _texts(owed: Owed) -> dict[str, str]:
    return {key: str(value) for key, value in owed.words.items()}


def promise_line(
    owed: Owed, names: Names, now: datetime, answers: tuple[Answer, ...] = ()
) -> PromiseLine:
    """Return one promise as a line."""
    how = look(owed, now)
    return PromiseLine(
        says=says(owed, names),
        href=reverse("promise", args=[owed.id]),
        look=how,
        left=_left(owed, how, now),
        owner=names.owner(owed),
        counted=how_counted(owed),
        safety=owed.safety,
        notes=_noted(owed),
        answers=answers,
        id=owed.id,
    )


def _left(owed: Owed, how: Look, now: datetime) -> str:
    if how is Look.UNKNOWN and owed.known_until:
        return f"since {words.day(last_day(owed.known_until))}"
    if how is Look.UNWRITTEN and owed.attested_until:
        return f"write it up by {words.day(last_day(owed.attested_until))}"
    return time_left(how, owed.due_at, now, owed.kept_at or owed.ended_at)


def how_counted(owed: Owed) -> str:
    """Return by when and how it is counted, in a few words; its page says the whole."""
    kind, day = KINDS[owed.kind], words.day(last_day(owed.due_at))
    if kind.due_from:
        return f"by {day}"
    if kind.every_from:
        every = words.count(int(owed.words.get(kind.every_from, 0)), "working day")
        return f"by {day}: within {every} of the last visit"
    return f"by {day}: {kind.counted.split(',')[0]}"


def _noted(owed: Owed) -> tuple[str, ...]:
    said = tuple(notes(owed))
    return (" · ".join(said),) if said else ()


def notes(owed: Owed) -> Iterable[str]:
    """Yield what people have said of it, shortest first to read."""
    if owed.priority:
        yield "Important"
    if owed.state == "open":
        yield from _while_open(owed)
    if owed.disputed:
        yield "Somebody says that this is wrong"
    if owed.settled_until and is_known(owed):
        yield "Already late when the return came"
    if owed.verified:
        yield "Seen to be done"


def _while_open(owed: Owed) -> Iterable[str]:
    if owed.will_by:
        yield f"Will be done by {words.day(owed.will_by)}"
    if owed.barrier:
        yield f"In the way: {lower(BARRIERS.get(owed.barrier, owed.barrier))}"
    if owed.accepted_until:
        yield f"Accepted that it waits until {words.day(last_day(owed.accepted_until))}"
    if owed.acknowledged_at:
        yield f"Taken by name on {words.day(owed.acknowledged_at)}"


def lower(sentence: str) -> str:
    """Return a sentence as it goes on after a colon."""
    return sentence[:1].lower() + sentence[1:]


def child_line(
    bundle: Bundle, names: Names, now: datetime, lines: tuple[PromiseLine, ...]
) -> ChildLine:
    """Return one child with what we owe them: the nearest in sight, the rest folded."""
    person = bundle.person or 0
    card = names.children.get(person)
    return ChildLine(
        name=names.child(person),
        age=card.age_words if card else "",
        href=reverse("child", args=[person]),
        counts=tuple(_counts(bundle.lines, now)),
        lines=lines[:IN_SIGHT],
        folded=lines[IN_SIGHT:],
    )


def _counts(lines: Iterable[Owed], now: datetime) -> Iterable[Count]:
    """Yield "2 late, oldest 6 days", "1 today", "1 to come"; nothing for a single line."""
    held = list(lines)
    if len(held) < 2:
        return
    late = [line for line in held if is_late(line, now)]
    if late:
        oldest = max(days_late(line, now) for line in late)
        yield Count(Look.LATE, f"{len(late)} late, oldest {words.count(oldest, 'day')}")
    for how, said in ((Look.TODAY, "today"), (Look.OPEN, "to come")):
        many = sum(look(line, now) is how for line in held)
        if many:
            yield Count(how, f"{many} {said}")


def cause_line(
    bundle: Bundle,
    names: Names,
    lines: tuple[PromiseLine, ...],
    now: datetime | None = None,
    act: Link | None = None,
) -> CauseLine:
    """Return one cause with what waits behind it (S13 rule 2); `act` takes it out of the way."""
    children = {line.person for line in bundle.lines}
    behind = (
        f"{words.count(len(lines), 'promise')} to {words.count(len(children), 'child', 'children')}"
    )
    oldest = max((days_late(line, now) for line in bundle.lines), default=0) if now else 0
    since = f", oldest {words.count(oldest, 'day')}" if oldest else ""
    return CauseLine(
        says=cause_says(bundle.cause, names),
        behind=f"{behind}{since}",
        owner=cause_owner(bundle.cause),
        act=act,
        lines=lines,
    )


def cause_owner(cause: Cause | None) -> str:
    """Return who can take a cause out of the way."""
    if cause is not None and cause.code == "away":
        return "Naming somebody who covers takes this out of the way"
    return "Whoever can take this out of the way decides for all of them"


def cause_says(cause: Cause | None, names: Names) -> str:
    """Return a cause in words: who is away, or what is in the way."""
    if cause is None:
        return ""
    if cause.code == "away":
        return f"{names.accounts.get(int(cause.words), 'A colleague')} is away"
    return BARRIERS.get(cause.words, cause.words)
