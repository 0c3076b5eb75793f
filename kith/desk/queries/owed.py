"""The lists behind Today's counts: late, late already when the return came, not known since it."""

from dataclasses import dataclass
from urllib.parse import quote

from kith.access.actors import Actor
from kith.access.gates import NotHere, query
from kith.accounts.roles import Area, Level
from kith.desk.home import works_here
from kith.desk.lines import names_for, promise_line
from kith.kernel import clock
from kith.promises.queries.lists import (
    BEFORE,
    LATE,
    LISTS,
    SOON,
    TODAY,
    UNKNOWN,
    Mark,
    owed_list_of,
)
from kith.promises.queries.worklist import mine_of
from kith.web.addresses import mark_text
from kith.web.lines import PromiseLine

__all__ = ["LISTS", "OwedPage", "owed_page"]

HEADINGS = {
    LATE: ("What is late", "Everything that you owe and whose day has passed, the oldest first."),
    TODAY: ("Due today", "Everything that you owe by the end of the day, the soonest first."),
    SOON: ("Due in the next 3 days", "What you owe after today, the soonest first."),
    BEFORE: (
        "Late already when the return came",
        "It was due before the return told us of it. It is judged and listed, and nobody is "
        "alerted. Say how it stands where you know.",
    ),
    UNKNOWN: (
        "Not known since the return",
        "It fell due after the last day that the return covers. It is neither late nor alerted "
        "until a later return, or a person, says how it stands.",
    ),
}


@dataclass(frozen=True)
class OwedPage:
    """A page of one list."""

    heading: str
    says: str
    lines: tuple[PromiseLine, ...]
    after: str


@query(Area.CHILD, Level.SUMMARY, reads="owed")
def owed_page(actor: Actor, /, *, which: str, after: Mark | None = None) -> OwedPage:
    """Return a page of one list of what the actor owes; answers are on each promise's page."""
    if not works_here(actor):
        raise NotHere
    found = owed_list_of(mine_of(actor), which, after)
    names, now = names_for(found.lines), clock.now()
    heading, says = HEADINGS[which]
    further = quote(mark_text(*found.after)) if found.after else ""
    lines = tuple(promise_line(one, names, now) for one in found.lines)
    return OwedPage(heading, says, lines, further)
