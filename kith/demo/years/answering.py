"""What agencies answer: all of it, a part, nothing held."""

from collections.abc import Iterable

from kith.demo.years.words import ANSWERED
from kith.frontdoor.rules.agencies import Item
from kith.frontdoor.rules.answers import Said, Sort

VALUE, NOTHING = Said(Sort.VALUE, ANSWERED), Said(Sort.NONE)
PART = 3
"""So many of an agency's own items are answered in a part of an answer (J7)."""


def answers_of(how: str, asked: Iterable[Item]) -> dict[str, Said]:
    """Return the answer to each item: "full", "nil", "part", or "most": all that matters most."""
    items = list(asked)
    own = [one.key for one in items if not one.common]
    answered = _answered(how, items, own)
    said = NOTHING if how == "nil" else VALUE
    return {
        one.key: VALUE if one.common else said for one in items if one.common or one.key in answered
    }


def _answered(how: str, items: list[Item], own: list[str]) -> set[str]:
    if how == "most":
        return {one.key for one in items if one.critical}
    return set(own[:PART]) if how == "part" else set(own)
