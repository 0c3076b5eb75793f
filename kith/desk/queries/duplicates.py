"""Pairs that wait for a decision, two records side by side with what we owe each, and merges."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from kith.access.actors import Actor
from kith.access.gates import query
from kith.accounts.roles import Area, Level
from kith.cases.queries import around_of, told_of
from kith.cases.timeline import sentence
from kith.desk.lines import names_for, promise_line
from kith.desk.queries.child import Head, head_of
from kith.kernel import clock
from kith.people.matching.queries import Compared, Row, compared
from kith.people.merging.queries import MergeLine, Since, merge_of, merges_into
from kith.people.queries import ChildCard
from kith.promises.queries.lists import promises_to
from kith.web.lines import PromiseLine
from kith.web.words import day

LATELY = 5
FACTS = "promises_fact"


@dataclass(frozen=True)
class Side:
    """What is going on in one record: who works there, what is owed, what happened last."""

    around: str
    owed: tuple[PromiseLine, ...]
    happened: tuple[str, ...]


@dataclass(frozen=True)
class ComparePage:
    """Two records side by side."""

    compared: Compared
    a: Side
    b: Side

    @property
    def rows(self) -> Mapping[str, list[Row]]:
        """Return the lines in groups: what differs, what only one says, what is the same."""
        groups: dict[str, list[Row]] = {"differs": [], "one": [], "same": []}
        for row in self.compared.rows:
            groups[row.alike].append(row)
        return groups


@query(Area.CHILD, Level.DECIDE)
def compare_page(actor: Actor, /, *, proposal: int) -> ComparePage:
    """Return two records side by side."""
    both = compared(actor, proposal=proposal)
    return ComparePage(both, _side(both.line.a), _side(both.line.b))


def _side(card: ChildCard) -> Side:
    person = card.id
    around, now = around_of(person), clock.now()
    who = [around.worker_name, around.team_name]
    since = f", since {day(around.since)}" if around.since else ""
    owed = [one for one in promises_to(person) if one.state == "open"]
    names = names_for(owed, cards={person: card})
    return Side(
        around=", ".join(filter(None, who)) + since if any(who) else "Nobody is allocated",
        owed=tuple(promise_line(one, names, now) for one in owed[:LATELY]),
        happened=tuple(
            f"{told.says.rstrip('.')}, {day(told.on)}" for told in told_of(person, most=LATELY)
        ),
    )


@dataclass(frozen=True)
class MergesPage:
    """The merges into a record."""

    head: Head
    merges: tuple[MergeLine, ...]


@query(Area.CHILD, Level.VIEW)
def merges_page(actor: Actor, /, *, person: int) -> MergesPage:
    """Return the merges into a record."""
    return MergesPage(head_of(actor, person), merges_into(actor, person=person))


@dataclass(frozen=True)
class PartPage:
    """One merge to be undone, and what was written since."""

    head: Head
    merge: MergeLine
    since: tuple[Since, ...]

    @property
    def choices(self) -> list[tuple[str, str]]:
        """Return what was written since, to be ticked: what it is, and when."""
        return [
            (f"{one.name} {one.row}", f"{_said(one)}, {day(clock.local_date(one.at))}")
            for one in self.since
        ]


def _said(one: Since) -> str:
    """Say what was written: "Addresses: Elm Row QX1 2AB"; what happened, as the story tells it."""
    if one.name != FACTS:
        return f"{one.words[:1].upper()}{one.words[1:]}: {one.label}"
    name, _, data = one.label.partition(" ")
    return f"What happened: {sentence(name, json.loads(data)).removesuffix('.')}"


@query(Area.CHILD, Level.DECIDE)
def part_page(actor: Actor, /, *, person: int, merge: int) -> PartPage:
    """Return one merge, for whoever may undo it."""
    line, since = merge_of(actor, person=person, merge=merge)
    return PartPage(head_of(actor, person), line, since)
