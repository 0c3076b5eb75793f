"""The front door's figures by the book: read from what happened, one thing after the other.

Nothing here knows of promises or of SQL. A span is looked at from its end: what happened later is
not known yet, except that a missed day was missed whichever way it ended.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from kith.kernel.clock import local_date, local_midnight
from kith.kernel.workdays import add_months, age_on, due, end_of_day, mash_due
from kith.oversight.tests.door.lives import Child, Word
from kith.oversight.windows import Span

Count = tuple[int, int]
DAYS = "working days"


def words(children: Iterable[Child]) -> Iterator[Word]:
    return (one for child in children for one in child.words)


def in_time(
    things: Iterable[tuple[datetime, datetime | None, datetime | None]], span: Span
) -> Count:
    """Count what fell due in a span: (due, done, ended). Ended before its day, it is not asked."""
    hits = counted = 0
    for limit, done, ended in things:
        if not span.opens <= limit < span.closes:
            continue
        gone = ended is not None and (done is None or ended < done)
        if gone and ended < limit:
            continue
        counted += 1
        hits += done is not None and done < limit and not gone
    return hits, counted


def decided(one: Word) -> tuple[datetime, datetime | None, None]:
    return due(one.arrived, 1, DAYS), one.decided, None


def fd_02(children, span):
    return in_time((decided(one) for one in words(children) if one.referral), span)


def fd_02b(children, span):
    return in_time((decided(one) for one in words(children) if one.professional), span)


def earliest(*moments: datetime | None) -> datetime | None:
    return min((one for one in moments if one is not None), default=None)


def fd_03(children, span):
    return in_time(
        (
            (mash_due(one.rag, one.graded), earliest(one.closed, one.decided), None)
            for one in words(children)
            if one.asked
        ),
        span,
    )


def fd_05(children, span):
    return in_time(
        (
            (mash_due(one.rag, asked.sent), asked.answers[0][0] if asked.answers else None,
             asked.taken_back)
            for one in words(children)
            for asked in one.requests
        ),
        span,
    )  # fmt: skip


def fd_06(children, span):
    first = [asked.answers[0] for one in words(children) for asked in one.requests if asked.answers]
    came = [state for at, state in first if span.opens <= at < span.closes and state != "REFUSED"]
    return sum(state in ("FULL", "NIL") for state in came), len(came)


def fd_07(children, span):
    made = [
        one for one in words(children) if one.referral and span.opens <= one.decided < span.closes
    ]
    return sum(one.incomplete for one in made), len(made)


def fd_08(children, span):
    gaps = (one for one in words(children) if one.incomplete and one.decided)
    looks = ((due(one.decided, 2, DAYS), one.again if one.filled else None, None) for one in gaps)
    return in_time(looks, span)


def seen_due(one: Word) -> datetime:
    if one.see == "RED":
        return end_of_day(local_date(one.arrived))
    return due(one.arrived, 3 if one.see == "AMBER" else 7, DAYS)


def fd_11(children, span):
    owed = (one for one in words(children) if one.referral)
    return in_time(((seen_due(one), one.seen, one.ended) for one in owed), span)


def fd_13(children, span):
    owed = (one for one in words(children) if one.decided and one.professional)
    return in_time(((due(one.decided, 3, DAYS), one.told, None) for one in owed), span)


def fd_14(children, span):
    hits = counted = 0
    for child in children:
        for one in child.words:
            if one.graded is None or age_on(child.born, local_date(one.graded)) < 10:
                continue
            if span.opens <= due(one.graded, 1, DAYS) < span.closes:
                counted += 1
                hits += one.screened is not None and one.screened < span.closes
    return hits, counted


def fd_16(children, span):
    now = span.closes
    unread = [
        one.arrived + timedelta(hours=1)
        for one in words(children)
        if one.inbox and one.arrived < now and (one.opened is None or one.opened >= now)
    ]
    return sum(limit <= now for limit in unread), len(unread)


def fd_12(children, span):
    now = span.closes
    since = local_midnight(add_months(local_date(now), -12))
    hits = counted = 0
    for child in children:
        told = [one for one in child.words if since <= one.arrived < now]
        if len(told) < 3:
            continue
        counted += 1
        begun = any(
            since <= moment < now
            for one in child.words
            if one.referral
            for moment in (one.arrived, one.decided)
        )
        looked = any(one.looked and since <= one.looked < now for one in child.words)
        hits += not (begun or looked)
    return hits, counted


def talk_due(one: Word) -> datetime:
    talk = one.talk
    if not talk.serious:
        return due(talk.since, 3, DAYS)
    early = (talk.since - local_midnight(local_date(talk.since))) < timedelta(hours=15)
    return end_of_day(local_date(talk.since)) if early else talk.since + timedelta(hours=24)


def talks(children, span, *, serious_only):
    hits = counted = 0
    for one in words(children):
        if one.talk is None or (serious_only and not one.talk.serious):
            continue
        limit = talk_due(one)
        if not span.opens <= limit < span.closes:
            continue
        counted += 1
        hits += is_answered(one.talk, limit)
    return hits, counted


def is_answered(talk, limit):
    """Held in time; or declined in time, after a serious incident with a head's yes to it."""
    if talk.held is not None and talk.held < limit:
        return True
    declined = talk.declined is not None and talk.declined < limit
    return declined and (not talk.serious or talk.stands)


def th_01(children, span):
    return talks(children, span, serious_only=False)


def th_02(children, span):
    return talks(children, span, serious_only=True)


def th_03(children, span):
    now = span.closes
    open_ones = [
        one
        for one in words(children)
        if one.talk and one.talk.serious and one.talk.since < now
        and (earliest(one.talk.held, one.talk.declined) or now) >= now
    ]  # fmt: skip
    return len(open_ones), len(open_ones)


def th_04(children, span):
    held = [
        one.talk
        for one in words(children)
        if one.talk and one.talk.held and span.opens <= one.talk.held < span.closes
    ]
    return sum(not talk.inquorate for talk in held), len(held)


def fd_01(children, span):
    moments = sorted(one.arrived for one in words(children))
    year = timedelta(days=364)
    years = [n for n in (1, 2, 3) if moments[0] < span.opens - n * year + timedelta(days=7)]
    before = sum(
        span.opens - n * year <= at < span.closes - n * year for n in years for at in moments
    )
    return (
        sum(span.opens <= at < span.closes for at in moments),
        before // len(years) if years else 0,
    )


def in_danger(child: Child, now: datetime) -> bool:
    """Open work, and the last screen says yes or something serious happened in 90 days."""
    open_ones = [
        one
        for one in child.words
        if one.referral and one.arrived < now and not (one.ended and one.ended < now)
    ]
    screens = sorted(
        (one.screened, one.specialist) for one in child.words if one.screened and one.screened < now
    )
    serious = any(
        one.talk and one.talk.serious and now - timedelta(days=90) <= one.talk.since < now
        for one in child.words
    )
    return bool(open_ones) and (bool(screens and screens[-1][1]) or serious)


def stands(since: datetime, done: datetime | None, now: datetime) -> bool:
    return since < now and (done is None or done >= now)


def worker_owed(child: Child, now: datetime) -> list[datetime]:
    """When a worker was due for each piece of work that still waits for one."""
    return [
        end_of_day(local_date(one.decided)) if one.rag == "RED" else due(one.decided, 1, DAYS)
        for one in child.words
        if one.referral and stands(one.decided, earliest(one.allocated, one.ended), now)
    ]


def al_02(children, span):
    now, hits, counted = span.closes, 0, 0
    for child in children:
        if not in_danger(child, now):
            continue
        counted += 1
        owed = worker_owed(child, now)
        held = any(one.allocated and one.allocated < now for one in child.words)
        hits += any(limit <= now for limit in owed) or not (owed or held)
    return hits, counted


def late_for(child: Child, now: datetime) -> bool:
    limits = worker_owed(child, now)
    for one in child.words:
        if one.referral and stands(one.arrived, earliest(one.seen, one.ended), now):
            limits.append(seen_due(one))
        talk = one.talk
        if talk and stands(talk.since, earliest(talk.held, talk.declined), now):
            limits.append(talk_due(one))
    return any(limit <= now for limit in limits)


def ca_05(children, span):
    danger = [child for child in children if in_danger(child, span.closes)]
    return sum(late_for(child, span.closes) for child in danger), len(danger)


BY_THE_BOOK = {
    "FD-01": fd_01, "FD-02": fd_02, "FD-02b": fd_02b, "FD-03": fd_03, "FD-05": fd_05,
    "FD-06": fd_06, "FD-07": fd_07, "FD-08": fd_08, "FD-11": fd_11, "FD-12": fd_12,
    "FD-13": fd_13, "FD-14": fd_14,
    "FD-16": fd_16, "TH-01": th_01, "TH-02": th_02, "TH-03": th_03, "TH-04": th_04,
    "AL-02": al_02, "CA-05": ca_05,
}  # fmt: skip
