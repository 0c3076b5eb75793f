"""What changed from one picture of a family to the next, in sentences."""

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from kith.people.genogram.family import Family
from kith.people.genogram.sentences import told

Kind = Literal["new", "gone", "changed"]


@dataclass(frozen=True)
class Change:
    """One line that is new, gone or told otherwise; `person` where it is about one."""

    kind: Kind
    words: str
    was: str = ""
    person: int | None = None


def compare(before: Family, after: Family) -> tuple[Change, ...]:
    """Return the changes as the later picture tells of them, then what is gone."""
    return tuple(_changes(told(before), told(after)))


def _changes(before: Mapping[Hashable, str], after: Mapping[Hashable, str]) -> Iterator[Change]:
    for key, words in after.items():
        if key not in before:
            yield Change("new", words, person=_person(key))
        elif before[key] != words:
            yield Change("changed", words, was=before[key], person=_person(key))
    for key, words in before.items():
        if key not in after:
            yield Change("gone", words, person=_person(key))


def _person(key: Hashable) -> int | None:
    return key if isinstance(key, int) else None
