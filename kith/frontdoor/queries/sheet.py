"""The sheet for a talk between two leads: what an agency answered, and what we asked late."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from kith.access.actors import Actor
from kith.access.gates import NotHere, query
from kith.accounts.roles import Area, Level
from kith.frontdoor.asked import items_of
from kith.frontdoor.models import Contact, Request
from kith.frontdoor.queries.quality import held_between
from kith.frontdoor.rules.agencies import ASKED
from kith.frontdoor.rules.agencies.shapes import KEPT_APART
from kith.frontdoor.rules.answers import read
from kith.frontdoor.rules.channels import AGENCIES
from kith.frontdoor.rules.quality import Line, compared
from kith.frontdoor.rules.replies import SETTLED, State, judge
from kith.frontdoor.rules.sheet import RequestCount, Sheet, sheet
from kith.kernel import clock
from kith.kernel.workdays import Unit, due
from kith.web import words

WEEKS, MOST = 13, 5_000


@dataclass(frozen=True)
class SheetPage:
    """One agency's sheet, and since when it counts."""

    code: str
    words: str
    since: str
    until: str
    sheet: Sheet
    quality: tuple[Line, ...] = ()


@query(Area.CONTACT, Level.DECIDE, reads="agency sheet")
def sheet_page(actor: Actor, /, *, agency: str) -> SheetPage:
    """Return the sheet of an agency over the last 13 weeks: three queries."""
    if agency not in ASKED:
        raise NotHere
    now = clock.now()
    since = now - timedelta(weeks=WEEKS)
    asked = Request.objects.filter(agency=agency, asked_at__gte=since)
    rows = list(asked.exclude(state=State.WITHDRAWN).order_by("asked_at")[:MOST])
    contacts = Contact.objects.filter(id__in={one.contact_id for one in rows})
    arrived = dict(contacts.values_list("id", "arrived_at"))
    told = (_told(one, arrived[one.contact_id]) for one in rows if one.contact_id in arrived)
    quality = compared(agency, held_between(since, now))
    days = words.day(since), words.day(now)
    return SheetPage(agency, AGENCIES[agency], *days, sheet(told), quality)


def _told(one: Request, arrived: datetime) -> RequestCount:
    came = one.first_answer_at
    return RequestCount(
        state=one.state,
        in_time=came is not None and came < one.due_at,
        took=came - one.asked_at if came else None,
        asked_after=one.asked_at - arrived,
        asked_late=one.asked_at >= due(arrived, 1, Unit.WORKING_DAYS),
        open=_left(one) if came and one.state not in SETTLED else (),
    )


def _left(one: Request) -> tuple[str, ...]:
    """Return what an answer left open; in one that settles its request nothing is."""
    labels = {item.key: item.label for item in items_of(one)}
    left = judge(items_of(one), read(one.answers)).open
    return tuple(labels[key] for key in left if labels[key] != KEPT_APART)
