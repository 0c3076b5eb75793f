"""The records about one person of a family, each with who says so: what may end or be wrong."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from kith.people.ties.known import Known, Rule
from kith.people.ties.rules.adding import HOWS
from kith.people.ties.rules.marks import MARKS
from kith.people.ties.rules.partners import HOWS as COUPLES
from kith.people.ties.rules.partners import TOGETHER
from kith.people.ties.rules.twins import HOWS as TWINS
from kith.people.ties.telling import (
    AROUND,
    LOSSES,
    MAY,
    RESPONSIBILITY,
    SAFE,
    feeling_words,
)
from kith.web import words

FOR_GOOD = frozenset({("parent", "birth"), ("parent", "adoptive")})
SOURCES = {
    "child": "the child",
    "family": "the family",
    "professional": "a professional",
    "return": "a record",
}


@dataclass(frozen=True)
class Record:
    """One record: its kind and number, what it says, and who says so."""

    kind: str
    id: int
    says: str
    source: str = ""
    since: date | None = None
    until: date | None = None
    may_end: bool = True

    @property
    def when(self) -> str:
        """From when to when, as far as it is known."""
        parts = [f"from {words.day(self.since)}" if self.since else ""]
        parts.append(f"until {words.day(self.until)}" if self.until else "")
        return " ".join(part for part in parts if part)

    @property
    def said_by(self) -> str:
        """Who says so, in words."""
        return SOURCES.get(self.source, self.source)


def records_of(known: Known, person: int) -> tuple[Record, ...]:
    """Return every record about one person, in the order of the tables."""
    return tuple([*_ties(known, person), *_others(known, person)])


def _ties(known: Known, person: int) -> Iterator[Record]:
    for tie in known.ties:
        if person in (tie.a, tie.b):
            a, b = known.people[tie.a].name, known.people[tie.b].name
            ends = (tie.kind, tie.how) not in FOR_GOOD and tie.kind != "twin"
            says = _tie_words(tie.kind, tie.how, a, b)
            yield Record("tie", tie.id, says, tie.source, tie.from_on, tie.until_on, ends)


def _tie_words(kind: str, how: str, a: str, b: str) -> str:
    if kind == "parent":
        return f"{a} is a parent of {b}: {HOWS[how].lower()}"
    if kind == "partner":
        return f"{a} and {b}: {COUPLES.get(how, COUPLES[TOGETHER]).lower()}"
    if kind == "twin":
        return f"{a} and {b} were born together: {TWINS[how].lower()}"
    if kind == "responsibility":
        return f"{a} has parental responsibility for {b}, {RESPONSIBILITY[how]}"
    return f"{a} is {AROUND[kind]} of {b}" + (f": {how}" if how else "")


def _others(known: Known, person: int) -> Iterator[Record]:
    name = known.people[person].name
    for unknown in known.unknown:
        if unknown.child == person:
            says = f"The {unknown.which} of {name} is unknown"
            yield Record("unknown", unknown.id, says, unknown.source)
    for stay in known.stays:
        if stay.person == person:
            home = "Main home" if stay.main else "Second home"
            says = home + _with_whom(known, person, stay.household)
            yield Record("home", stay.id, says, "", stay.since, stay.until)
    yield from _felt(known, person)
    yield from _lost(known, person)
    yield from _marks(known, person)
    yield from _rules("told", known.told, MAY, person)
    yield from _rules("safe", known.safe, SAFE, person)


def _felt(known: Known, person: int) -> Iterator[Record]:
    for felt in known.felt:
        if person in (felt.a, felt.b):
            a, b = known.people[felt.a].name, known.people[felt.b].name
            says = f"{a}: {feeling_words(felt.quality, a, b)}"
            yield Record("feeling", felt.id, says, felt.source, felt.on)


def _lost(known: Known, person: int) -> Iterator[Record]:
    for loss in known.lost:
        if loss.mother == person:
            year = f" in {loss.year}" if loss.year else ""
            shown = "" if loss.is_shown else ", kept and not drawn"
            yield Record("loss", loss.id, f"{LOSSES[loss.kind]}{year}{shown}", may_end=False)


def _marks(known: Known, person: int) -> Iterator[Record]:
    for mark in known.marks:
        if mark.person == person:
            shown = f", agreed by {mark.agreed}" if mark.is_shown else ", kept and not drawn"
            yield Record("mark", mark.id, f"{MARKS[mark.kind]}{shown}", mark.source)


def _rules(
    kind: str, rules: Iterable[Rule], answers: Mapping[str, str], person: int
) -> Iterator[Record]:
    for rule in rules:
        if rule.other == person:
            says = answers[rule.answer] + (f": {rule.words}" if rule.words else "")
            yield Record(kind, rule.id, says, rule.source)


def _with_whom(known: Known, person: int, household: object) -> str:
    names = [
        known.people[stay.person].name
        for stay in known.stays
        if stay.household == household and stay.person != person and stay.holds(known.day)
    ]
    return f" with {words.listed(names)}" if names else ""
