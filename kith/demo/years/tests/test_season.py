"""Which days are busy, and what being busy does: pure, and held against the figures."""

from collections import Counter
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.demo.years import figures
from kith.demo.years.season import DAY, Season, hands, surge

LAST = date(2026, 11, 25)
THE_LETTER = date(2021, 7, 14)
days = st.dates(date(2019, 1, 1), date(2026, 12, 31))


@pytest.fixture(scope="module")
def season():
    return Season.ending(LAST, 3)


@pytest.mark.parametrize(
    ("years", "first"),
    [
        (1, date(2025, 11, 26)),
        (3, date(2023, 11, 26)),
        (6, date(2020, 11, 25)),
    ],
)
def test_it_is_of_so_many_years_and_ends_on_its_last_day(years, first):
    season = Season.ending(LAST, years)
    assert season.first == first
    assert season.last == LAST
    assert len(season.shares) == (LAST - first).days + 1


def test_three_years_are_about_three_times_a_year_and_the_surge_more(season):
    usual = 3 * figures.CONTACTS_A_YEAR
    assert usual < season.contacts < usual * 1.1


@given(st.floats(0, 0.999999))
def test_every_share_falls_on_a_day_of_the_season(share):
    season = Season.ending(LAST, 3)
    assert season.first <= season.day(share) <= season.last


@given(st.floats(0, 0.99), st.floats(0, 0.99))
def test_more_has_come_by_a_later_day(one, other):
    season = Season.ending(LAST, 3)
    less, more = sorted((one, other))
    assert season.day(less) <= season.day(more)


@pytest.fixture(scope="module")
def drawn(season):
    chance = Random(4)
    return Counter(season.day(chance.random()) for _ in range(200_000))


def test_august_is_calm_and_march_is_busy(drawn):
    calm = sum(many for day, many in drawn.items() if (day.year, day.month) == (2025, 8))
    busy = sum(many for day, many in drawn.items() if (day.year, day.month) == (2025, 3))
    assert 0.5 < calm / busy < 0.72


def test_more_comes_on_a_monday_than_on_a_friday_and_least_at_the_weekend(drawn):
    early = {day: many for day, many in drawn.items() if day < date(2025, 11, 1)}
    of = [sum(many for day, many in early.items() if day.weekday() == n) for n in range(7)]
    assert max(of) == of[0]
    assert of[0] / of[4] == pytest.approx(figures.MONDAY, rel=0.08)
    assert max(of[5:]) < min(of[:5])


# -- The surge ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "more"),
    [
        (date(2020, 10, 5), 0.0),
        (date(2020, 12, 19), figures.SURGE / 2),
        (date(2021, 3, 4), figures.SURGE),
        (date(2021, 7, 14), figures.SURGE),
    ],
)
def test_at_the_letters_moment_the_surge_is_the_letters(day, more):
    assert surge(day, THE_LETTER) == pytest.approx(more, abs=0.01)


@given(days)
def test_the_surge_never_falls_and_is_never_more_than_it_is(day):
    assert 0 <= surge(day, LAST) <= surge(day + DAY, LAST) <= figures.SURGE


@given(days)
def test_hands_are_fewer_than_what_comes(day):
    assert hands(day, LAST) <= surge(day, LAST) or surge(day, LAST) == 0


def test_before_the_surge_the_two_are_even_and_in_it_they_are_not(season):
    assert season.pressure(season.first) == 1
    assert 1.2 < season.pressure(LAST) < 1.25
    whole = LAST - figures.SURGE_IS_WHOLE
    assert season.pressure(whole - timedelta(days=3)) > season.pressure(LAST)


@pytest.mark.parametrize("what", sorted(figures.MISSED))
def test_what_is_missed_is_missed_more_often_under_pressure(what, season):
    calm, busy = season.missed(what, season.first), season.missed(what, LAST)
    assert calm == figures.MISSED[what]
    assert calm < busy <= figures.WORST


# -- The figures themselves -----------------------------------------------------------------------


@pytest.mark.parametrize(
    "weights",
    [
        figures.AGENCIES,
        figures.RAGS,
        figures.OUTSIDE_RAGS,
        *figures.OUTCOMES.values(),
    ],
)
def test_weights_are_shares_of_a_whole(weights):
    assert sum(weights.values()) == pytest.approx(1, abs=0.001)


def test_people_are_of_every_origin_by_the_census_of_2021():
    of = Counter()
    for code, weight in figures.ETHNICITIES.items():
        of[code[0]] += weight
    assert sum(figures.ETHNICITIES.values()) == 100
    assert (of["W"], of["A"], of["B"]) == (37, 37, 11)


def test_months_are_those_of_a_year():
    assert len(figures.MONTHS) == 12
    assert min(figures.MONTHS) == figures.MONTHS[7]
