"""Records through time: what holds on a day, and what was believed at a moment."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.people.rules.mistakes import Mistaken
from kith.people.rules.records import Record, as_at, holding, past, read_end

days = st.dates(date(2020, 1, 1), date(2026, 1, 1))
moments = st.datetimes(datetime(2020, 1, 1), datetime(2026, 1, 1)).map(
    lambda moment: moment.replace(tzinfo=UTC)
)


@st.composite
def records(draw):
    told = draw(moments)
    begun = draw(st.none() | days)
    ended = draw(st.none() | st.integers(0, 800))
    retracted = draw(st.none() | st.integers(0, 800))
    return Record(
        id=draw(st.integers(1, 10**6)),
        what="place",
        kind="home",
        label="Home",
        text="somewhere",
        from_on=begun,
        recorded_at=told,
        until_on=None if ended is None else (begun or told.date()) + timedelta(days=ended),
        ended_at=None if ended is None else told + timedelta(days=ended),
        retracted_at=None if retracted is None else told + timedelta(days=retracted),
        retracted_why="wrong child" if retracted is not None else "",
    )


many = st.lists(records(), max_size=6, unique_by=lambda one: one.id)


@given(many, days)
def test_on_any_day_a_record_holds_or_is_past_or_has_not_begun_or_was_never_so(found, on):
    for one in found:
        here = one in holding(found, on)
        gone = one in past(found, on)
        assert not (here and gone)
        assert (here or gone) <= one.stands
        if one.stands and not here and not gone:
            assert one.from_on is not None
            assert one.from_on > on


@given(many)
def test_what_was_believed_at_the_end_of_time_is_what_is_kept(found):
    assert as_at(found, datetime(2040, 1, 1, tzinfo=UTC)) == found


@given(many, moments)
def test_history_is_what_stood_at_each_moment(found, moment):
    """Kept event by event, the table at a moment is what `as_at` says of it afterwards."""
    then = {}
    events = sorted(
        [(one.recorded_at, 0, "told", one) for one in found]
        + [(one.ended_at, 1, "ended", one) for one in found if one.ended_at]
        + [(one.retracted_at, 2, "retracted", one) for one in found if one.retracted_at],
        key=lambda event: (event[0], event[1], event[3].id),
    )
    for at, _, what, one in events:
        if at > moment:
            break
        if what == "told":
            then[one.id] = replace(
                one, until_on=None, ended_at=None, retracted_at=None, retracted_why=""
            )
        elif what == "ended":
            then[one.id] = replace(then[one.id], until_on=one.until_on, ended_at=one.ended_at)
        else:
            then[one.id] = replace(
                then[one.id], retracted_at=one.retracted_at, retracted_why=one.retracted_why
            )
    assert sorted(as_at(found, moment), key=lambda one: one.id) == [
        then[number] for number in sorted(then)
    ]


@given(many, moments, moments)
def test_looking_back_twice_is_looking_back_once_to_the_earlier_moment(found, one, other):
    assert as_at(as_at(found, max(one, other)), min(one, other)) == as_at(found, min(one, other))


def test_the_day_on_which_something_ends_is_the_first_without_it():
    place = Record(1, "place", "home", "Home", "x", from_on=date(2026, 1, 1),
                   until_on=date(2026, 1, 3))  # fmt: skip
    held = [day for day in range(1, 6) if place.holds(date(2026, 1, day))]
    assert held == [1, 2]


@pytest.mark.parametrize("until", [date(2026, 3, 5), date(2025, 12, 31)])
def test_an_end_is_after_the_beginning_and_not_in_the_future(until):
    with pytest.raises(Mistaken):
        read_end(date(2026, 1, 1), until, date(2026, 3, 4))
    read_end(None, date(2026, 3, 4), date(2026, 3, 4))
