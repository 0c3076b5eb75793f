"""A disagreement of two who must think together: when it is open, and how it can be settled."""

from collections.abc import Iterable, Mapping
from typing import Protocol

ABOUT = "contact.disputed"
SETTLES: Mapping[str, str] = {
    "strategy.disputed": "strategy.resolved",
    ABOUT: "contact.resolved",
}
MEET = "meet"
SETTLED: Mapping[str, str] = {
    MEET: "They meet: it is owed from now on",
    "stands": "It stands as it is",
}


class Said(Protocol):
    """Something that was said, with its place among all that was."""

    @property
    def name(self) -> str:
        """What it is."""

    @property
    def number(self) -> int:
        """The later, the greater."""


def is_open(disputed: str, said: Iterable[Said]) -> bool:
    """Say whether somebody disagreed since it was last settled: one may disagree again."""
    last = {one.name: one.number for one in sorted(said, key=lambda one: one.number)}
    return last.get(disputed, 0) > last.get(SETTLES[disputed], 0)
