"""Figures held against a plain model of their definitions, over random worlds."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

import pytest

from kith.access.actors import MACHINE
from kith.access.gates import acting_as
from kith.kernel import clock
from kith.kernel.clock import local_date
from kith.kernel.workdays import add_months, add_working_days
from kith.oversight import groups, run, windows
from kith.oversight.catalogue import INDICATORS
from kith.oversight.tests.world import NOW, RETURNED, World

pytestmark = pytest.mark.django_db
CHILDREN = 40
FIRST, LAST = date(2025, 4, 1), RETURNED


@dataclass
class Child:
    """What happened to one child, as the model remembers it."""

    person: int
    referred: list[date]
    authorised: list[date | None]
    enquiry: date | None = None
    held: date | None = None
    action: tuple[date, date, date | None] | None = None


@pytest.fixture(autouse=True)
def today():
    with clock.frozen(NOW):
        yield


@pytest.fixture(scope="module", params=range(4))
def lived(request, lasting):
    with lasting():
        yield in_random_ways(Random(request.param))


def in_random_ways(random):
    world = World()
    with clock.frozen(NOW):
        children = [_live(world, random) for _ in range(CHILDREN)]
        world.covered(*(child.person for child in children))
        world.tell()
    return children


def _day(random, first=FIRST, last=LAST):
    return first + timedelta(days=random.randrange((last - first).days + 1))


def _live(world: World, random: Random) -> Child:
    child = Child(world.child(sex=random.choice("MFU")), [], [])
    for referred in sorted({_day(random) for _ in range(random.choice((1, 1, 2)))}):
        episode = world.referral(child.person, referred)
        authorised = referred + timedelta(days=random.randrange(30, 100))
        done = authorised if authorised <= LAST else None
        world.assessment(child.person, episode, referred, done)
        child.referred.append(referred)
        child.authorised.append(done)
    if random.random() < 0.4:
        child.enquiry = _day(random)
        held = child.enquiry + timedelta(days=random.randrange(5, 40))
        child.held = held if held <= LAST else None
        world.conference(child.person, child.enquiry, child.held)
    if random.random() < 0.5:
        made, lasts = _day(random), timedelta(days=random.randrange(60))
        due = made + lasts
        done = made + timedelta(days=random.randrange(90))
        child.action = (made, due, done if done <= LAST else None)
        world.action(child.person, made, due, done=child.action[2])
    return child


def assessments(children: Iterable[Child], first: date, last: date):
    """AS-04 by the book: authorised in the window, or open past its day at its end."""
    in_time = counted = 0
    for child in children:
        for referred, done in zip(child.referred, child.authorised, strict=True):
            limit = add_working_days(referred, 45)
            if done and first <= done <= last:
                counted += 1
                in_time += done <= limit
            elif limit <= last and (done is None or done > last):
                counted += 1
    return in_time, counted


def conferences(children: Iterable[Child], first: date, last: date):
    """TH-07 by the book: held in the window, within fifteen working days of the enquiry."""
    held = [c for c in children if c.held and first <= c.held <= last]
    return sum(c.held <= add_working_days(c.enquiry, 15) for c in held), len(held)


def referred_again(children: Iterable[Child], first: date, last: date):
    """FD-10 by the book: referrals with another in the twelve months before."""
    found = [(c, day) for c in children for day in c.referred if first <= day <= last]
    again = sum(
        any(add_months(day, -12) <= other < day for other in c.referred) for c, day in found
    )
    return again, len(found)


def steps(children: Iterable[Child], first: date, last: date):
    """AC-01 by the book: open at the end of the last day, and of those past their day."""
    open_then = [
        due
        for made, due, done in (c.action for c in children if c.action)
        if made <= last and (done is None or done > last)
    ]
    return sum(due <= last for due in open_then), len(open_then)


BY_THE_BOOK = {
    "AS-04": assessments,
    "TH-07": conferences,
    "FD-10": referred_again,
    "AC-01": steps,
}


@pytest.mark.parametrize("code", BY_THE_BOOK)
def test_every_point_of_the_line_is_the_definition_s(lived, code):
    for point in run.read(INDICATORS[code], RETURNED).points:
        last = point.span.last
        if point.span.closes == NOW + windows.INSTANT:
            last = local_date(NOW) - timedelta(days=1)
        expected = BY_THE_BOOK[code](lived, point.span.first, last)
        assert (point.numerator, point.denominator) == expected


@pytest.mark.parametrize("code", ["AS-04", "TH-07", "TH-08", "FD-10", "AC-01", "VI-01"])
def test_exceptions_lie_within_what_is_counted(lived, code):
    for point in run.read(INDICATORS[code], RETURNED).points:
        assert 0 <= point.numerator <= point.denominator
        assert 0 <= point.exceptions <= point.denominator
        good = point.numerator if INDICATORS[code].better == "up" else point.exceptions
        assert point.exceptions in {point.denominator - good, good}


@pytest.mark.parametrize("code", BY_THE_BOOK)
def test_the_list_holds_as_many_things_as_the_figure_says(lived, code):
    declared = INDICATORS[code]
    point = run.read(declared, RETURNED).points[-1]
    with acting_as(MACHINE):
        behind = run.children(declared, point.span, limit=500).exceptions
    assert sum(len(one.notes) for one in behind) == point.exceptions
    assert len({one.person for one in behind}) == len(behind)


def test_pages_of_the_list_follow_each_other_without_gap_or_repeat(lived):
    declared, span = INDICATORS["AS-04"], windows.ending_on(RETURNED)
    with acting_as(MACHINE):
        whole = run.children(declared, span, limit=500).exceptions
        pages, after = [], None
        while page := run.children(declared, span, limit=3, after=after).exceptions:
            pages += page
            after = (page[-1].since, page[-1].person)
    assert pages == whole
    assert [one.since for one in whole] == sorted(one.since for one in whole)


@pytest.mark.parametrize("code", BY_THE_BOOK)
def test_groups_add_up_to_the_figure_whichever_way_it_is_cut(lived, code):
    point = run.read(INDICATORS[code], RETURNED).points[-1]
    for cut in groups.breakdowns(INDICATORS[code], point.span):
        assert sum(group.numerator for group in cut.groups) == point.numerator
        assert sum(group.denominator for group in cut.groups) == point.denominator
