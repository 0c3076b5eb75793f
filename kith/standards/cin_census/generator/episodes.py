"""One referral and what follows from it, as dates: the shapes that a case can take.

Each is put together from the steps, which keep the census rules; what a shape itself must keep is
said where it does.
"""

from collections.abc import Callable
from datetime import date
from random import Random

from kith.kernel.workdays import add_working_days
from kith.standards.cin_census.generator import steps as step
from kith.standards.cin_census.generator.cases import DAY, Assessment, Episode, Plan, Window
from kith.standards.cin_census.generator.chance import day_between, often, upto

Shape = Callable[[Random, Window, date], Episode]


def no_further_action(_rng: Random, _window: Window, referral: date) -> Episode:
    """A referral that goes no further."""
    return Episode(referral, nfa=True)


def assessed(rng: Random, window: Window, referral: date) -> Episode:
    """Assessed, and closed after it or still open."""
    episode = Episode(referral)
    step.assess(rng, window, episode)
    first = episode.assessments[0] if episode.assessments else None
    if first and first.authorised and often(rng, 0.85):
        step.close(rng, window, episode, "RC8")
        first.none_found = episode.closed is not None and often(rng, 0.25)  # 8873Q
    return episode


def planned(rng: Random, window: Window, referral: date) -> Episode:
    """Assessed, then a child in need plan, perhaps a second, perhaps closed."""
    episode = Episode(referral)
    step.assess(rng, window, episode)
    step.plan(rng, window, episode)
    if often(rng, 0.15):
        step.plan(rng, window, episode)
    if often(rng, 0.7):
        step.close(rng, window, episode)
    return episode


def assessed_again(rng: Random, window: Window, referral: date) -> Episode:
    """Assessed twice, the first time with nothing found (8873Q asks only of one assessment)."""
    episode = assessed(rng, window, referral)
    first = episode.assessments[0] if episode.assessments else None
    if first and first.authorised and first.authorised < window.end - 30 * DAY:
        episode.closed = episode.reason = None
        first.none_found = often(rng, 0.5)
        step.assess_again(rng, window, episode, first.authorised + DAY)
        if often(rng, 0.5):
            step.close(rng, window, episode)
    return episode


def carried_over(rng: Random, window: Window, _referral: date) -> Episode:
    """Begun before the year, and the assessment authorised in it; then anything may follow."""
    episode = Episode(window.start - (1 + upto(rng, 29)) * DAY)
    start = min(window.start - DAY, episode.referral + upto(rng, 3) * DAY)
    authorised = window.start + upto(rng, 25) * DAY
    episode.assessments.append(Assessment(start, None, authorised))
    if often(rng, 0.3):
        step.enquire(rng, window, episode, conference=False)
    if often(rng, 0.4):
        step.plan(rng, window, episode)
    if often(rng, 0.8):
        step.close(rng, window, episode)
    return episode


def enquired(rng: Random, window: Window, referral: date) -> Episode:
    """An enquiry that needed no conference; a plan in half of them."""
    episode = Episode(referral)
    step.assess(rng, window, episode)
    step.enquire(rng, window, episode, conference=False)
    if often(rng, 0.5):
        step.plan(rng, window, episode)
    if often(rng, 0.6):
        step.close(rng, window, episode)
    return episode


def protected(rng: Random, window: Window, referral: date) -> Episode:
    """An enquiry, a conference, and mostly a child protection plan; sometimes a second enquiry."""
    episode = Episode(referral)
    step.assess(rng, window, episode)
    if often(rng, 0.2):
        step.enquire(rng, window, episode, conference=False)
    step.enquire(rng, window, episode, conference=True)
    held = episode.enquiries[-1].conference if episode.enquiries else None
    if held and often(rng, 0.87):
        step.protect(rng, window, episode, held, previous=max(0, upto(rng, 5) - 3))
    if held and often(rng, 0.6):
        step.plan(rng, window, episode)
    if often(rng, 0.4):
        step.close(rng, window, episode)
    return episode


def stepped_up(rng: Random, window: Window, referral: date) -> Episode:
    """From a child in need plan to child protection: the one ends as the other begins (4017)."""
    episode = Episode(referral)
    step.assess(rng, window, episode)
    step.plan(rng, window, episode)
    if not episode.plans:
        return episode
    plan = episode.plans[0]
    step.enquire(rng, window, episode, conference=True, after=plan.start + 10 * DAY)
    held = episode.enquiries[-1].conference if episode.enquiries else None
    if held:
        plan.end = held if plan.end is None else min(plan.end, held)
        step.protect(rng, window, episode, held, previous=0)
    return episode


def stepped_down(rng: Random, window: Window, referral: date) -> Episode:
    """From child protection to a child in need plan, on one day or a few days later (4016)."""
    episode = long_protected(rng, window, referral)
    ended = episode.protections[-1].end
    if ended and not episode.plans and not episode.closed and not episode.open_work:
        start = ended + (0 if often(rng, 0.6) else upto(rng, 5)) * DAY
        if episode.last <= start <= window.end:
            episode.plans.append(Plan(start))
    return episode


def moved_in(rng: Random, window: Window, referral: date) -> Episode:
    """A child who came with a plan: a conference here without an enquiry of our own (2885)."""
    episode = Episode(referral)
    step.assess(rng, window, episode)
    held = add_working_days(referral, 8 + upto(rng, 8))
    if held <= window.end:
        episode.conference = held
    if episode.conference and often(rng, 0.85):
        step.protect(rng, window, episode, held, previous=1 + upto(rng, 1))
    return episode


def long_protected(rng: Random, window: Window, referral: date) -> Episode:
    """On a plan since before the year; its conference lies before what this return covers."""
    first = day_between(rng, referral + 20 * DAY, window.start - 20 * DAY)
    episode = Episode(min(referral, first))
    step.protect(rng, window, episode, add_working_days(first, 1), previous=upto(rng, 1))
    if often(rng, 0.5):
        step.assess_again(rng, window, episode)
    if often(rng, 0.5):
        step.plan(rng, window, episode)
        step.close(rng, window, episode)
    elif episode.assessments and episode.protections[0].end and often(rng, 0.4):
        step.return_to_conference(rng, window, episode)
    return episode


def long_planned(rng: Random, window: Window, referral: date) -> Episode:
    """A child in need since before the year, perhaps assessed again, perhaps closed."""
    episode = Episode(referral)
    start = day_between(rng, referral + 30 * DAY, window.start - DAY)
    end = day_between(rng, max(window.start, start + DAY), window.end)
    episode.plans.append(Plan(start, end if often(rng, 0.6) else None))
    if often(rng, 0.5):
        step.assess_again(rng, window, episode)
    if often(rng, 0.7):
        step.close(rng, window, episode)
    return episode


def died(rng: Random, window: Window, referral: date) -> Episode:
    """A child who died while we worked with them: everything ends by then (4009Q, 8920)."""
    episode = Episode(referral)
    step.assess(rng, window, episode)
    if often(rng, 0.4):
        step.plan(rng, window, episode)
    if episode.plans and episode.plans[-1].end is None and episode.last < window.end:
        latest = min(window.end, episode.last + 60 * DAY)
        episode.plans[-1].end = day_between(rng, episode.last + DAY, latest)
    if not episode.open_work and episode.last <= window.end:
        latest = min(window.end, episode.last + 40 * DAY)
        day = episode.last if episode.plans else day_between(rng, episode.last, latest)
        episode.closed, episode.reason = day, "RC2"
    return episode
