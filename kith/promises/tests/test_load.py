"""Too much for one person is a leader's problem: counted, told once, shown (S13 rule 6)."""

from datetime import date, timedelta
from itertools import takewhile

from hypothesis import given
from hypothesis import strategies as st

from kith.access import testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.kernel import clock
from kith.kernel.workdays import add_working_days, is_working_day
from kith.messages.queries import notices
from kith.people.people import Facts, add_people
from kith.promises.load import weigh
from kith.promises.models import Load
from kith.promises.queries.loads import overloaded
from kith.promises.rules import just_over, over_too_long
from kith.promises.tests.test_escalation import away, on, promised

MONDAY = date(2026, 3, 9)


def children(world, many, owes=promised):
    """Let the worker owe something late to so many children."""
    with acting_as(MACHINE):
        people = add_people([Facts() for _ in range(many)], team=world.team)
    for person in people:
        world.person = person
        owes(world)


def weighed(*days):
    """Weigh on each of these days; return how many were told on each."""
    found = []
    for day in days:
        with clock.frozen(on(day)):
            found.append(weigh())
    return found


def days_from(day, many):
    return [add_working_days(day, n) for n in range(many)]


def test_three_days_over_the_limit_are_told_to_the_manager_once(world):
    children(world, 9)
    assert weighed(*days_from(MONDAY, 5)) == [0, 0, 1, 0, 0]
    (line,) = notices(world.manager)
    assert (line.code, line.count) == ("load", 9)
    assert notices(world.worker) == []


def test_eight_are_fair(world):
    children(world, 8)
    assert weighed(*days_from(MONDAY, 3)) == [0, 0, 0]


def test_a_managers_overflow_goes_to_the_head_of_service(world):
    children(world, 13)
    assert weighed(*days_from(MONDAY, 3))[-1] == 2
    assert [line.count for line in notices(world.leader)] == [13]


def test_two_lines_to_one_child_are_one(world):
    children(world, 5)
    for _ in range(6):
        promised(world)
    weighed(MONDAY)
    assert list(Load.objects.filter(account_id=world.worker.id).values_list("lines")) == [(5,)]


def test_it_is_weighed_once_a_working_day(world):
    children(world, 9)
    weighed(MONDAY, MONDAY, date(2026, 3, 14))
    assert set(Load.objects.values_list("day", flat=True)) == {MONDAY}


def test_what_one_covers_weighs_as_ones_own(world):
    children(world, 9)
    away(world.worker, world.manager)
    weighed(MONDAY)
    assert not Load.objects.filter(account_id=world.worker.id).exists()


def test_those_above_see_who_has_too_much_while_it_lasts(world):
    children(world, 9)
    weighed(*days_from(MONDAY, 4))
    with clock.frozen(on(add_working_days(MONDAY, 3))), acting_as(world.leader):
        (one,) = overloaded()
        assert (one.account, one.lines, one.allowed, one.days) == (world.worker.id, 9, 8, 4)
        assert overloaded(world.team) == [one]
        assert overloaded(world.team + 1) == []


# -- The rule -------------------------------------------------------------------------------------

DAYS = [date(2026, 3, 2) + timedelta(days=n) for n in range(28)]


@given(st.sets(st.sampled_from(DAYS)), st.integers(1, 5))
def test_too_long_begins_on_one_day_and_is_told_on_that_day_alone(over, days):
    for today in filter(is_working_day, DAYS):
        back = [day for day in reversed(DAYS) if day <= today and is_working_day(day)]
        run = len(list(takewhile(over.__contains__, back)))
        known = len(back) > days
        if known:
            assert over_too_long(over, today, days) == (run >= days)
            assert just_over(over, today, days) == (run == days)


def test_weighing_asks_no_more_where_there_are_more_teams(world, django_assert_max_num_queries):
    children(world, 9)
    for name in ("North", "South", "East", "West"):
        team = testing.team(name)
        testing.holding("team_manager", team)
        Load.objects.bulk_create(
            Load(
                account_id=testing.holding("social_worker", team).id,
                team_id=team.pk,
                day=day,
                lines=9,
                allowed=8,
            )
            for day in days_from(MONDAY, 2)
        )
    with clock.frozen(on(days_from(MONDAY, 3)[2])), django_assert_max_num_queries(19):
        weigh()
