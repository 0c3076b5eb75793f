"""Which contacts stand behind a number of the board: a word in the address, and its condition."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet
from django.db.models.functions import ExtractHour, ExtractIsoWeekDay

from kith.access.actors import Actor
from kith.access.gates import NotHere
from kith.accounts.queries import account_cards
from kith.frontdoor.board.incomplete import recent
from kith.frontdoor.board.rules import DAYS, WEEKS
from kith.frontdoor.board.standing import at_desks, is_late, slug_of
from kith.frontdoor.models import Contact, Decision
from kith.frontdoor.rules.states import OPEN, WORDS
from kith.kernel.clock import LONDON
from kith.web import words
from kith.web.addresses import number_in

MONTH = timedelta(days=31)
STEPS = {slug_of(state): state for state in OPEN}


@dataclass(frozen=True)
class Behind:
    """What a list is called, and what stands on it."""

    heading: str
    rows: QuerySet[Contact]


def behind(actor: Actor, slug: str, now: datetime) -> Behind:
    """Return the contacts behind a number, as this reader sees them; NotHere for any other word."""
    rows, (sort, _, which) = at_desks(actor), slug.partition("-")
    open_ones = rows.filter(closed_at=None)
    named = number_in(which)
    number = -1 if named is None else named
    if slug == "over":
        return Behind("Past a promise", open_ones.filter(is_late(now)))
    if slug == "nobody":
        return Behind("Not yet opened by anybody", open_ones.filter(taken_by=None))
    if slug == "incomplete":
        part = recent(actor, now).filter(incomplete=True).values("contact_id")
        return Behind("Decided without all that matters", rows.filter(id__in=part))
    if slug == "else":
        return Behind("“Something else” was the reason, in 31 days", rows.filter(_says_else(now)))
    if sort == "step" and which in STEPS:
        return Behind(WORDS[STEPS[which]], open_ones.filter(state=STEPS[which].value))
    if sort == "worker":
        return Behind(_name(number), open_ones.filter(taken_by_id=number))
    return _in_time(sort, number, rows.filter(arrived_at__gt=now - timedelta(weeks=WEEKS)))


def _says_else(now: datetime) -> Q:
    """What ended for a reason on no list, or was decided without agreement for one (S15)."""
    since = now - MONTH
    made = Decision.objects.filter(agreement_why="other", decided_at__gte=since)
    ended = Q(closed_reason="other", closed_at__gte=since)
    return ended | Q(id__in=made.values("contact_id"))


def _in_time(sort: str, number: int, rows: QuerySet[Contact]) -> Behind:
    if sort == "day" and 1 <= number <= 7:
        day = ExtractIsoWeekDay("arrived_at", tzinfo=LONDON)
        said = f"Reached us on a {DAYS[number - 1]}"
        return Behind(said, rows.alias(day=day).filter(day=number))
    if sort == "hour" and 0 <= number <= 23:
        hour = ExtractHour("arrived_at", tzinfo=LONDON)
        return Behind(f"Reached us {hour_words(number)}", rows.alias(hour=hour).filter(hour=number))
    raise NotHere


def hour_words(hour: int) -> str:
    """Say an hour of the day: "between 9am and 10am"."""
    winter = datetime(2000, 1, 1, tzinfo=LONDON)
    begins, ends = (words.clock_time(winter + timedelta(hours=one)) for one in (hour, hour + 1))
    return f"between {begins} and {ends}"


def _name(account: int) -> str:
    card = next(iter(account_cards([account])), None)
    if card is None:
        raise NotHere
    return f"With {card.name}"
