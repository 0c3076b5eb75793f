"""The steps of a case: assess, plan, enquire, protect, close; each keeps the rules of its module.

Dates in order, within the collection year or open, no two of a kind at once, nothing after a
closure. Rule numbers stand where they decide.
"""

from datetime import date
from random import Random

from kith.kernel.workdays import add_months, add_working_days
from kith.standards.cin_census.generator.cases import (
    DAY,
    Assessment,
    Enquiry,
    Episode,
    Plan,
    Protection,
    Window,
)
from kith.standards.cin_census.generator.chance import day_between, often, upto


def assess(rng: Random, window: Window, episode: Episode) -> None:
    """Add the assessment that a referral leads to, counted from the referral's receipt."""
    start = episode.referral + upto(rng, 3) * DAY
    if start <= window.end:
        _add_assessment(rng, window, episode, start, episode.referral)


def assess_again(
    rng: Random, window: Window, episode: Episode, earliest: date | None = None
) -> None:
    """Add an assessment later on, that is counted from its own start."""
    start = day_between(rng, earliest or window.start, window.end - 20 * DAY)
    _add_assessment(rng, window, episode, start, start)


def _add_assessment(
    rng: Random, window: Window, episode: Episode, start: date, counted_from: date
) -> None:
    done = max(start, add_working_days(counted_from, _assessment_days(rng)))
    if done > window.end:
        done = window.end
        if start >= window.assessments_open_from:
            episode.assessments.append(Assessment(start, _reviewed(rng, start, window.end)))
            return
    episode.assessments.append(Assessment(start, _reviewed(rng, start, done), done))


def _assessment_days(rng: Random) -> int:
    """Return working days to authorise: half by 36, 84 % by 45."""
    chance = rng.random()
    if chance < 0.5:
        return 8 + int(28.99 * (chance / 0.5) ** 0.5)
    if chance < 0.84:
        return 37 + int(8.99 * (chance - 0.5) / 0.34)
    return 46 + int(30 * ((chance - 0.84) / 0.16) ** 2)


def _reviewed(rng: Random, start: date, by: date) -> date | None:
    day = add_working_days(start, 5 + upto(rng, 6))
    return day if day <= by and often(rng, 0.75) else None


def enquire(
    rng: Random,
    window: Window,
    episode: Episode,
    *,
    conference: bool,
    after: date | None = None,
) -> None:
    """Add an enquiry after the last one; its conference mostly within 15 working days."""
    if not episode.assessments:
        return  # 2991Q: an enquiry has an assessment beside it
    ends = [e.conference or e.start for e in episode.enquiries]
    earliest = max([after or episode.assessments[0].start, *(end + DAY for end in ends)])
    start = earliest + upto(rng, 8) * DAY
    if start > window.end:
        return
    target = add_working_days(start, 15) if conference or often(rng, 0.8) else None
    enquiry = Enquiry(start, target, not_required=not conference)
    if conference:
        held = add_working_days(start, 9 + upto(rng, 6) if often(rng, 0.85) else 16 + upto(rng, 9))
        if held > window.end and start < window.enquiries_open_from:
            held = _last_working_day(window.end)
        enquiry.conference = held if held <= window.end else None
    episode.enquiries.append(enquiry)


def _last_working_day(day: date) -> date:
    return add_working_days(day + DAY, -1)


def protect(rng: Random, window: Window, episode: Episode, start: date, previous: int) -> None:
    """Add a child protection plan with its reviews: the first due in 3 months, then every 6."""
    plan = Protection(start, previous=previous)
    episode.protections.append(plan)
    review = _review(rng, start, 3)
    while review <= window.end:
        plan.reviews.append(review)
        if review >= window.start and often(rng, 0.3):
            end = day_between(rng, review, review + 10 * DAY)
            plan.end = end if end <= window.end else None
            if plan.end:
                return
        review = _review(rng, review, 6)


def _review(rng: Random, since: date, months: int) -> date:
    """Return when a review is held: mostly in the weeks before it is due, some after."""
    limit = add_months(since, months)
    day = limit + (1 + upto(rng, 27)) * DAY if often(rng, 0.12) else limit - upto(rng, 24) * DAY
    return max(since + DAY, _last_working_day(day))


def return_to_conference(rng: Random, window: Window, episode: Episode) -> None:
    """Add a new enquiry, conference and plan after one that ended."""
    ended = episode.last
    start = ended + (10 + upto(rng, 40)) * DAY
    held = add_working_days(start, 12 + upto(rng, 4))
    if held < window.end:
        episode.enquiries.append(Enquiry(start, add_working_days(start, 15), held))
        protect(rng, window, episode, held, episode.protections[-1].previous + 1)


def plan(rng: Random, window: Window, episode: Episode) -> None:
    """Add a child in need plan, once nothing else is open (4001, 4014, 4016)."""
    if episode.open_work:
        return
    start = episode.last + (1 + upto(rng, 9)) * DAY
    if start > window.end:
        return
    end = start + (25 + upto(rng, 180)) * DAY
    episode.plans.append(Plan(start, end if end <= window.end else None))


def close(rng: Random, window: Window, episode: Episode, reason: str | None = None) -> None:
    """Close the episode after its last activity, if nothing is open and the year has room."""
    day = max(window.start, episode.last) + upto(rng, 6) * DAY
    if not episode.open_work and day <= window.end:
        episode.closed, episode.reason = day, reason or "RC7"
