"""A family as it was known at one moment, to one reader: plain rows, ready to be reasoned about."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property

from kith.people.ties.rules import called, partners
from kith.people.ties.rules.ages import Birth, age_words, birth_of
from kith.people.ties.rules.homes import Stay
from kith.people.ties.rules.kin import Pair, Parent, pair, siblings
from kith.people.ties.rules.marks import may_show
from kith.people.ties.rules.twins import IDENTICAL, groups, may_be_twins

Apparent = tuple[int, int, date]


@dataclass(frozen=True)
class Who:
    """One person, as far as a family's picture needs them."""

    id: int
    name: str
    gender: str = ""
    sex: str = ""
    kind: str = "child"
    born: date | None = None
    expected: date | None = None
    died: date | None = None
    apparent: Apparent | None = None
    named: bool = True

    @property
    def side(self) -> str:
        """Female, male, other, or nothing where neither gender nor sex was recorded."""
        return called.side_of(self.gender, self.sex)

    @property
    def birth(self) -> Birth:
        """When they were born, as far as it is known."""
        return birth_of(self.born, self.expected, self.apparent)

    def age(self, day: date) -> str:
        """Return their age in words: "14", "about 40"; nothing where it is not known."""
        return age_words(self.born, self.died, self.apparent, day)


@dataclass(frozen=True)
class Linked:
    """One tie between two people, as `Tie` keeps it."""

    id: int
    a: int
    b: int
    kind: str
    how: str
    from_on: date | None = None
    until_on: date | None = None
    source: str = ""

    def holds(self, day: date) -> bool:
        """Say whether it is true on a day."""
        begun = self.from_on is None or self.from_on <= day
        return begun and (self.until_on is None or day < self.until_on)


@dataclass(frozen=True)
class Unknown:
    """A parent of whom it was said that nobody knows who they are."""

    id: int
    child: int
    which: str
    source: str = ""


@dataclass(frozen=True)
class Felt:
    """What is between two people, and who says so."""

    id: int
    a: int
    b: int
    quality: str
    source: str = ""
    on: date | None = None


@dataclass(frozen=True)
class Lost:
    """A pregnancy or a loss."""

    id: int
    mother: int
    other: int | None
    kind: str
    year: int | None
    agreed: str
    relevant_why: str

    @property
    def is_shown(self) -> bool:
        """Whether it may be drawn: somebody agreed, and it matters here (SPEC I1)."""
        return may_show(self.agreed, self.relevant_why)


@dataclass(frozen=True)
class Marked:
    """What somebody's symbol can show: a `kind` of `marks.MARKS`."""

    id: int
    person: int
    kind: str
    agreed: str
    relevant_why: str
    source: str = ""

    @property
    def is_shown(self) -> bool:
        """Whether it may be drawn."""
        return may_show(self.agreed, self.relevant_why)


@dataclass(frozen=True)
class Rule:
    """Whether somebody may be told, or may safely be rung: the answer, and in words."""

    id: int
    other: int
    answer: str
    words: str
    source: str = ""


@dataclass(frozen=True)
class Known:
    """Everything of one child's family that one reader may see, as known at a moment.

    `marks` are read only for whoever may read of health.
    """

    index: int
    day: date
    at: datetime | None
    people: dict[int, Who]
    ties: tuple[Linked, ...] = ()
    unknown: tuple[Unknown, ...] = ()
    stays: tuple[Stay, ...] = ()
    felt: tuple[Felt, ...] = ()
    lost: tuple[Lost, ...] = ()
    told: tuple[Rule, ...] = ()
    safe: tuple[Rule, ...] = ()
    nudges: dict[int, int] = field(default_factory=dict)
    marks: tuple[Marked, ...] = ()
    tells_health: bool = False  # whether the reader may know of anybody's health at all

    def of_kind(self, *kinds: str) -> Iterator[Linked]:
        """Give the ties of some kinds."""
        return (tie for tie in self.ties if tie.kind in kinds)

    @cached_property
    def parents(self) -> tuple[Parent, ...]:
        """Who is whose parent: birth and adoption for good, the others while they hold."""
        return tuple(
            Parent(tie.a, tie.b, tie.how)
            for tie in self.of_kind("parent")
            if tie.how in ("birth", "adoptive") or tie.holds(self.day)
        )

    @cached_property
    def couples(self) -> dict[Pair, list[partners.Turn]]:
        """Every couple, with the turns of their story."""
        found: dict[Pair, list[partners.Turn]] = {}
        for tie in self.of_kind("partner"):
            turn = partners.Turn(tie.how, tie.from_on, tie.until_on)
            found.setdefault(pair(tie.a, tie.b), []).append(turn)
        return found

    @cached_property
    def siblings(self) -> dict[Pair, str]:
        """Brothers and sisters, worked out."""
        now = {two for two, turns in self.couples.items() if partners.are_a_couple(turns, self.day)}
        return siblings(self.parents, now)

    @cached_property
    def words(self) -> dict[int, str]:
        """What everybody is to the child, the nearest first."""
        stand = ((two, partners.between(turns, self.day)) for two, turns in self.couples.items())
        kin = called.Kin(
            self.parents,
            called.partners_now(stand),
            self.siblings,
            {one: who.side for one, who in self.people.items()},
        )
        reached = called.called(kin, self.index)
        return {one: words for one, words in reached.items() if one in self.people}

    @cached_property
    def twins(self) -> dict[int, frozenset[int]]:
        """With whom each was born, as far as the reader sees them."""
        return groups((tie.a, tie.b) for tie in self.of_kind("twin"))

    @cached_property
    def identical(self) -> frozenset[int]:
        """Those who are identical to somebody."""
        same = (tie for tie in self.of_kind("twin") if tie.how == IDENTICAL)
        return frozenset(one for tie in same for one in (tie.a, tie.b))

    def marked(self, person: int) -> frozenset[str]:
        """Return what somebody's symbol may show."""
        return frozenset(one.kind for one in self.marks if one.person == person and one.is_shown)

    def parents_of(self, child: int) -> list[int]:
        """Return the parents of somebody by birth and adoption, in the order of writing."""
        found = (
            tie.parent
            for tie in self.parents
            if tie.child == child and tie.how in ("birth", "adoptive")
        )
        return list(dict.fromkeys(found))

    def siblings_of(self, person: int) -> frozenset[int]:
        """Return the brothers and sisters who share a parent with somebody by birth or adoption."""
        return frozenset(
            b if person == a else a
            for a, b in self.siblings
            if person in (a, b) and may_be_twins(self.siblings, a, b)
        )

    def partners_of(self, person: int) -> list[int]:
        """Return everybody who is or was a partner of somebody."""
        return [b if a == person else a for a, b in self.couples if person in (a, b)]
