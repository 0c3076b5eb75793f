"""Two summaries a working day, to whoever was told of something since the last (S13)."""

from datetime import date, timedelta

import pytest

from kith.kernel import clock
from kith.messages.queries import notices
from kith.promises.queries.reading import numbers
from kith.promises.summaries import latest_summary, summarise, summary_before
from kith.promises.tests.test_escalation import at, on, promised

THURSDAY = date(2026, 3, 5)


def summarised(day, hour, minute):
    with clock.frozen(on(day, hour, minute)):
        return summarise()


MONDAY = date(2026, 3, 9)


def test_one_line_says_how_many_are_new_and_it_comes_once(world):
    promised(world)
    promised(world)
    at(on(MONDAY, 8, 31))
    assert summarised(MONDAY, 8, 44) == 0
    assert summarised(MONDAY, 8, 45) == 1
    assert summarised(MONDAY, 9, 0) == 0
    (line,) = notices(world.manager)
    assert (line.code, line.count) == ("summary", 2)


def test_at_midday_nothing_is_said_twice(world):
    promised(world)
    at(on(MONDAY, 8, 31))
    summarised(MONDAY, 8, 45)
    promised(world)
    at(on(MONDAY, 12))
    summarised(MONDAY, 13, 30)
    assert [line.count for line in notices(world.manager)] == [1, 1]
    assert summarised(date(2026, 3, 10), 8, 45) == 0


def test_whoever_was_told_nothing_gets_nothing(world):
    assert summarised(THURSDAY, 8, 50) == 0
    assert notices(world.manager) == []


@pytest.mark.parametrize(
    ("day", "hour", "minute", "said"),
    [
        (THURSDAY, 8, 44, None),
        (THURSDAY, 8, 45, (8, 45)),
        (THURSDAY, 13, 29, (8, 45)),
        (THURSDAY, 17, 0, (13, 30)),
        (date(2026, 3, 7), 11, 0, None),
    ],
)
def test_the_times_of_the_summaries(db, day, hour, minute, said):
    wanted = said and clock.at_local(day, timedelta(hours=said[0], minutes=said[1]))
    assert latest_summary(on(day, hour, minute), numbers(day)) == wanted


def test_mondays_first_summary_speaks_of_all_since_fridays_last(db):
    rules = numbers(MONDAY)
    assert summary_before(on(MONDAY, 8, 45), rules) == on(date(2026, 3, 6), 13, 30)
    assert summary_before(on(MONDAY, 13, 30), rules) == on(MONDAY, 8, 45)
