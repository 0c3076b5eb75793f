"""What of the queue is asked for: filters and a place in it, as they stand in an address.

Nothing of it names anybody: codes, moments and numbers of contacts alone. What cannot be read is
left out, so that no address breaks the page.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from kith.frontdoor.rules.channels import CHANNELS
from kith.frontdoor.rules.states import OPEN
from kith.frontdoor.rules.urgency import RAGS
from kith.web.addresses import mark_text, moment_in, number_in, read_mark

UNGRADED = "none"
MINE, NOBODYS = "mine", "nobody"
OFFERED: Mapping[str, frozenset[str]] = {
    "rag": frozenset({*RAGS, UNGRADED}),
    "step": frozenset(one.value for one in OPEN),
    "channel": frozenset(CHANNELS),
    "whose": frozenset({MINE, NOBODYS}),
}


@dataclass(frozen=True, order=True)
class Place:
    """A place in the queue: which part, when it is due, the contact's number."""

    part: int
    due_at: datetime
    number: int


@dataclass(frozen=True)
class Filters:
    """Filters, and the place after which a page begins.

    `at` is when the first page was drawn: what was late then stays in the part for what is late, so
    that nothing is missed between two pages.
    """

    rag: str = ""
    step: str = ""
    channel: str = ""
    whose: str = ""
    at: datetime | None = None
    after: Place | None = None

    @property
    def filters(self) -> dict[str, str]:
        """The filters that are set, by name."""
        return {name: getattr(self, name) for name in OFFERED if getattr(self, name)}

    def text(self) -> str:
        """Return it as it stands in an address after the question mark."""
        told = dict(self.filters)
        if self.after and self.at:
            one = self.after
            place = f"{one.part}~{mark_text(one.due_at, one.number)}"
            told |= {"at": self.at.isoformat(), "after": place}
        return urlencode(told)

    def further(self, at: datetime, after: Place) -> "Filters":
        """Return what asks for the page after a place."""
        return replace(self, at=at, after=after)


def read(params: Mapping[str, str]) -> Filters:
    """Return what an address asks for; whatever is none of what is offered is not asked for."""
    filters: dict[str, Any] = {
        name: params.get(name, "") for name, codes in OFFERED.items() if params.get(name) in codes
    }
    at, after = moment_in(params.get("at", "")), _place(params.get("after", ""))
    found = Filters(**filters)
    return found.further(at, after) if at and after else found


def _place(text: str) -> Place | None:
    part, _, rest = text.partition("~")
    number, mark = number_in(part, 1), read_mark(rest, number_in)
    return Place(number, *mark) if number is not None and mark else None
