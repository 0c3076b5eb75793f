"""The whole story of a child, and the story of what they say of themselves."""

from dataclasses import dataclass
from urllib.parse import quote

from kith.access.actors import Actor
from kith.access.gates import query
from kith.accounts.roles import Area, Level
from kith.cases.queries import PAGE, Mark, told_of
from kith.desk.queries.child import Head, head_of, moment_of
from kith.people.queries import details, story
from kith.people.rules import DETAILS
from kith.web import words
from kith.web.addresses import mark_text
from kith.web.lines import Moment


@dataclass(frozen=True)
class Happened:
    """A page of what happened; `earlier` is where the next page begins."""

    head: Head
    moments: tuple[Moment, ...]
    earlier: str
    first: bool


@dataclass(frozen=True)
class DetailsPage:
    """The details as they stand, and every change to them."""

    head: Head
    rows: tuple[tuple[str, str], ...]
    changes: tuple[Moment, ...]


@query(Area.CHILD, Level.VIEW, reads="what happened")
def happened_page(actor: Actor, /, *, person: int, before: Mark | None = None) -> Happened:
    """Return a page of what happened with a child, newest first."""
    head = head_of(actor, person)
    told = told_of(person, before=before, most=PAGE + 1)
    shown = told[:PAGE]
    earlier = quote(mark_text(*shown[-1].mark)) if len(told) > PAGE else ""
    moments = tuple(moment_of(one, actor) for one in shown)
    return Happened(head, moments, earlier, before is None)


@query(Area.CHILD, Level.VIEW, reads="details")
def details_page(actor: Actor, /, *, person: int) -> DetailsPage:
    """Return a child's details with their history."""
    head = head_of(actor, person)
    now = details(actor, person=person)
    changes = tuple(
        Moment(
            title=f"{one.field}: {one.new or 'taken out'}",
            at=words.moment(one.at),
            when=one.at.isoformat(),
            by=one.by,
            text=f"Before, it said: {one.old}" if one.old else "",
        )
        for one in story(actor, person=person)
    )
    rows = tuple((label, now.values.get(key, "") or "Not said") for key, label in DETAILS.items())
    return DetailsPage(head, rows, changes)
