"""Two decisions on one contact side by side: do they differ, and would the second do more?"""

from collections.abc import Mapping
from dataclasses import dataclass

# How much help an outcome brings; what is sent elsewhere or ends here brings none from us.
HELP: Mapping[str, int] = {"strategy": 3, "assess": 2, "early_help": 1}


@dataclass(frozen=True)
class Said:
    """One decision in its least: what happens next, and at which level of need."""

    outcome: str
    level: int


def differ(first: Said, second: Said) -> bool:
    """Say whether the two decided differently."""
    return first != second


def does_more(first: Said, second: Said) -> bool:
    """Say whether the second would do more for the child: then a child may be waiting for help.

    More help, or a higher level with no less of it. In doubt the higher holds until we know.
    """
    more = HELP.get(second.outcome, 0) - HELP.get(first.outcome, 0)
    return more > 0 or (more == 0 and second.level > first.level)
