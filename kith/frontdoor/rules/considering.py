"""Other children in a decision (SUPPLEMENT S4): each on a line of their own, and why.

Whether a decision thought of brothers and sisters is judged by its box alone, which everybody
reads: a line is seen only by whoever sees that child, and must leave no other trace.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

CHOICES: Mapping[str, str] = {
    "same": "The same as for this child",
    "own": "A contact of their own",
    "none": "Nothing now, because…",
}
NEEDS_WHY = frozenset({"none"})


@dataclass(frozen=True)
class Thought:
    """What is done for one other child, and why."""

    choice: str
    why: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether it says all that it must: nothing is done only because of something."""
        return self.choice in CHOICES and not (self.choice in NEEDS_WHY and not self.why.strip())


def written(record: Mapping[str, str], boxes: Collection[str]) -> frozenset[str]:
    """Return the boxes of a record in which something stands."""
    return frozenset(key for key in boxes if record.get(key, "").strip())
