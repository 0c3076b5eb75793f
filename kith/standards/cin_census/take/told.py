"""What is kept of one child: who they are, and one fact for each thing that happened."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID


@dataclass(frozen=True)
class Person:
    """What the return says of the child."""

    sex: str
    born: date | None
    expected: date | None
    died: date | None
    ethnicity: str
    upn: str | None
    former_upn: str | None
    disabilities: frozenset[str]


@dataclass(frozen=True)
class Told:
    """One fact as a return tells it: what, on which day, about which piece of work.

    `root` is the same in every return that tells it; `thread` is the piece of work, `parent` the
    referral that it belongs to.
    """

    root: UUID
    name: str
    day: date
    thread: UUID
    parent: UUID | None = None
    data: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Note:
    """A warning: where, whose, and in plain words."""

    line: int
    child: str | None
    words: str


@dataclass(frozen=True)
class Taken:
    """A child that is kept."""

    line: int
    id: str
    person: Person
    facts: tuple[Told, ...]
    warnings: tuple[Note, ...]


@dataclass(frozen=True)
class LeftOut:
    """A child that is not kept, and why."""

    line: int
    child: str | None
    why: str
