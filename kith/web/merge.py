"""Two people changed one record: put both changes together, field by field. Pure.

A field that only one of them changed takes that change. A field that both changed in different
ways is a conflict: a person decides it, never the clock.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

Values = Mapping[str, Any]


class Side(StrEnum):
    """Whose value a field took."""

    NEITHER = "neither"
    MINE = "mine"
    THEIRS = "theirs"
    BOTH = "both"


@dataclass(frozen=True)
class Conflict:
    """One field that both changed: what it was, and what each wants it to be."""

    was: Any
    mine: Any
    theirs: Any


@dataclass(frozen=True)
class Merged:
    """The fields that could be put together, whose each is, and those that a person decides."""

    values: dict[str, Any] = field(default_factory=dict)
    conflicts: dict[str, Conflict] = field(default_factory=dict)
    sides: dict[str, Side] = field(default_factory=dict)

    @property
    def is_whole(self) -> bool:
        """Say whether nothing is left to decide."""
        return not self.conflicts


def side_of(was: Any, mine: Any, theirs: Any) -> Side | None:
    """Say whose value a field takes; None where a person must decide."""
    if mine == theirs:
        return Side.NEITHER if mine == was else Side.BOTH
    if mine == was:
        return Side.THEIRS
    return Side.MINE if theirs == was else None


def merge(base: Values, mine: Values, theirs: Values) -> Merged:
    """Merge two versions that both began from `base`; a field left out is a field unchanged."""
    merged = Merged()
    for name in [*base, *(set(mine) | set(theirs)) - set(base)]:
        was = base.get(name)
        ours, others = mine.get(name, was), theirs.get(name, was)
        side = side_of(was, ours, others)
        if side is None:
            merged.conflicts[name] = Conflict(was, ours, others)
        else:
            merged.sides[name] = side
            merged.values[name] = others if side is Side.THEIRS else ours
    return merged
