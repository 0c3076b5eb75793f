"""What the answers of an agency come to, reckoned once for each way in which they come.

The years hold tens of thousands of answers and some hundred of their kind.
"""

import json
from dataclasses import dataclass
from functools import cache

from kith.demo.years.answering import answers_of
from kith.demo.years.bulk.tables import plain
from kith.frontdoor.rules.agencies import Item, template_called
from kith.frontdoor.rules.answers import Said, Sort, kept, together
from kith.frontdoor.rules.replies import Judged, judge

Way = tuple[str, str]
"""How much is answered, and where it is withheld, the reason."""


@dataclass(frozen=True)
class Taken:
    """An answer as it came, with all that came before it, as records hold both; how it counts."""

    came: str
    kept: str
    judged: Judged
    items: tuple[Item, ...]


@cache
def taken(template: str, conditions: str, ways: tuple[Way, ...]) -> Taken:
    """Return what the last of these answers comes to, under conditions as a request holds them."""
    items = template_called(template).asks(frozenset(json.loads(conditions)))
    came: dict[str, Said] = {}
    whole: dict[str, Said] = {}
    for way in ways:
        came = _came(way, items)
        whole = together(whole, came)
    return Taken(plain(kept(came)), plain(kept(whole)), judge(items, whole), items)


def _came(way: Way, items: tuple[Item, ...]) -> dict[str, Said]:
    how, reason = way
    if how != "refused":
        return answers_of(how, items)
    return {item.key: Said(Sort.WITHHELD, "", reason=reason) for item in items}
