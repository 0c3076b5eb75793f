"""Days and times as people type them."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.web.forms.days import MONTHS, Unread, read_day, read_time

TODAY = date(2025, 4, 2)  # a Wednesday
days = st.dates(date(1948, 1, 1), date(2099, 12, 31))


def read(*parts):
    return read_day(*parts, today=TODAY)


@given(days)
def test_a_day_in_three_boxes_is_that_day(day):
    assert read(str(day.day), str(day.month), str(day.year)) == day
    assert read(f"{day.day:02}", MONTHS[day.month - 1], str(day.year)) == day
    assert read(f" {day.day} ", MONTHS[day.month - 1][:3].upper(), str(day.year)) == day


@given(days)
def test_a_whole_day_may_be_typed_or_pasted_into_the_first_box(day):
    for typed in (
        f"{day.day}/{day.month}/{day.year}",
        f"{day.day}.{day.month:02}.{day.year}",
        f"{day.day} {MONTHS[day.month - 1].title()} {day.year}",
        day.isoformat(),
    ):
        assert read(typed, "", "") == day


@given(st.integers(0, 99))
def test_two_figures_mean_the_latest_such_year_up_to_next_year(figures):
    year = read("1", "1", f"{figures:02}").year
    assert year % 100 == figures
    assert TODAY.year + 1 - 100 < year <= TODAY.year + 1


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("today", TODAY),
        ("Yesterday", date(2025, 4, 1)),
        ("tomorrow", date(2025, 4, 3)),
        ("monday", date(2025, 3, 31)),
        ("last Wednesday", date(2025, 3, 26)),
        ("next wednesday", date(2025, 4, 9)),
        ("next thursday", date(2025, 4, 3)),
        ("3rd march 2025", date(2025, 3, 3)),
        ("3 mar 25", date(2025, 3, 3)),
    ],
)
def test_words_for_days_are_read(typed, day):
    assert read(typed, "", "") == day


@pytest.mark.parametrize(
    ("parts", "words", "wrong"),
    [
        (("31", "2", "2025"), "There is no 31 February 2025", ("day", "month", "year")),
        (("3", "", "2025"), "Give the month as well", ("month",)),
        (("", "3", ""), "Give the day and the year as well", ("day", "year")),
        (("3", "13", "2025"), "Write the month as a number from 1 to 12, or as a word", ("month",)),
        (("3", "ma", "2025"), "Write the month as a number from 1 to 12, or as a word", ("month",)),
        (("x", "3", "2025"), "Write the day in figures", ("day",)),
        (("3", "3", "202"), "Write the year with four figures, like 2025", ("year",)),
        (("12 march", "", ""), "Give the year as well", ("year",)),
        (
            ("some time in march or so", "", ""),
            "Write the day, the month and the year, like 12 March 2025",
            ("day", "month", "year"),
        ),
    ],
)
def test_what_cannot_be_read_is_explained_and_the_box_is_marked(parts, words, wrong):
    with pytest.raises(Unread) as caught:
        read(*parts)
    assert caught.value.words == words
    assert caught.value.parts == wrong


@given(st.text(max_size=12), st.text(max_size=6), st.text(max_size=6))
def test_anything_typed_is_a_day_or_is_explained(day, month, year):
    try:
        found = read(day, month, year)
    except Unread as problem:
        found = problem
    assert isinstance(found, date) or found.words


@given(st.times().map(lambda t: t.replace(second=0, microsecond=0)))
def test_a_time_is_read_however_it_is_written(at):
    assert read_time(f"{at:%H:%M}") == at
    assert read_time(f"{at:%H.%M}") == at
    assert read_time(f"{at:%H%M}") == at
    assert read_time(f"{at:%I:%M}{at:%p}".lower()) == at


def test_short_and_named_times():
    assert read_time("9am") == time(9)
    assert read_time("12am") == time(0)
    assert read_time("12 pm") == time(12)
    assert read_time("Midday") == time(12)
    assert read_time("midnight") == time(0)


@pytest.mark.parametrize("typed", ["9", "25:00", "13pm", "0am", "10:70", "soon", ""])
def test_what_is_no_time_is_explained(typed):
    with pytest.raises(Unread):
        read_time(typed)
