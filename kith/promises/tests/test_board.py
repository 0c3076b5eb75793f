"""What a manager and a head of service see of what is late: true counts, causes, children."""

from datetime import date, timedelta

import pytest

from kith.access import testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.access.gates import NotHere, Refused
from kith.kernel import clock
from kith.people.people import Facts, add_people
from kith.promises.barriers import BARRIERS
from kith.promises.commands import cannot
from kith.promises.queries import board, causes
from kith.promises.queries.waiting import told_lately, waiting_children
from kith.promises.tests.test_escalation import TODAY, at, away, on, promised, returned, safe

LATER = date(2026, 3, 23)


@pytest.fixture(autouse=True)
def _later():
    with clock.frozen(on(LATER)):
        yield


def other_child(world):
    """Move the world on to another child of its team."""
    with acting_as(MACHINE):
        (world.person,) = add_people([Facts()], team=world.team)
        return world.person


def read(world):
    return board(world.manager, team=world.team)


# -- The board ------------------------------------------------------------------------------------


def test_a_worker_is_one_row_with_what_is_late_of_safety_and_the_rest(world):
    world.tell(world.fact("child.allocated", TODAY, data={"worker": world.worker.id, "role": "x"}))
    promised(world)
    safe(world, date(2026, 3, 10))
    (row,) = read(world).workers
    assert (row.id, row.children, row.late_safety, row.late_other, row.visits_late) == (
        world.worker.id, 1, 1, 1, 1,
    )  # fmt: skip
    assert not row.away


def test_who_is_away_is_said_with_who_covers(world):
    colleague = testing.holding("social_worker")
    away(world.worker, colleague)
    (row,) = read(world).workers
    assert row.away
    assert row.covered_by


def test_children_come_with_safety_first_then_the_longest_wait(world):
    promised(world, due=date(2026, 2, 2))
    long_ago = world.person
    lately = other_child(world)
    promised(world, due=date(2026, 3, 2))
    in_danger = other_child(world)
    safe(world, date(2026, 3, 10))
    people = [one.person for one in read(world).children.bundles]
    assert people == [in_danger, long_ago, lately]


def test_what_does_not_fit_is_counted_and_never_hidden(world):
    for _ in range(14):
        other_child(world)
        promised(world)
    page = read(world)
    assert (len(page.children.bundles), page.children.more, page.late_children) == (12, 2, 14)
    assert page.children.oldest_days == 20


def test_three_lines_behind_one_cause_are_one_line_and_no_count_changes(world):
    """J38: the worker is off; the manager sees one cause with everything behind it."""
    for _ in range(3):
        other_child(world)
        promised(world)
    before = read(world)
    away(world.worker, None)
    after = read(world)
    assert [len(one.lines) for one in after.causes] == [3]
    assert after.children.bundles == ()
    assert (after.late_lines, after.late_children) == (before.late_lines, before.late_children)


def test_fifteen_late_promises_to_six_children_are_six_lines(world):
    """J39."""
    for number in range(6):
        other_child(world)
        for _ in range(3 if number < 4 else 2 if number < 5 else 1):
            promised(world)
    page = read(world)
    assert (page.late_lines, len(page.children.bundles)) == (15, 6)


def test_what_nobody_can_know_and_what_was_late_before_are_counted_apart(world):
    returned(world, date(2026, 3, 3))
    page = read(world)
    assert (page.late_lines, page.before_import, page.without_worker) == (0, 1, 1)


def test_a_team_is_shown_to_those_who_answer_for_it(world):
    assert board(world.leader, team=world.team).team == world.team
    with pytest.raises(NotHere):
        board(testing.holding("team_manager"), team=world.team)
    with pytest.raises(Refused):
        board(world.worker, team=world.team)


def test_however_many_are_late_the_board_asks_as_many_questions(world, questions):
    promised(world)
    few = questions(lambda: read(world))
    for _ in range(12):
        other_child(world)
        promised(world)
    assert questions(lambda: read(world)) == few <= 30


# -- Waiting for a worker -------------------------------------------------------------------------


def test_a_child_without_a_worker_waits_until_there_is_one(world):
    returned(world, date(2026, 3, 3))
    with acting_as(world.manager):
        (one,) = waiting_children(world.team)
    assert (one.person, one.open_promises) == (world.person, 1)
    world.tell(world.fact("child.allocated", TODAY, data={"worker": world.worker.id, "role": "x"}))
    with acting_as(world.manager):
        assert waiting_children(world.team) == []


def test_what_was_told_in_the_last_day_is_new(world):
    promised(world)
    at(on(LATER))
    with acting_as(world.manager):
        assert told_lately(world.team) == 1
    with clock.frozen(on(LATER + timedelta(days=2))), acting_as(world.manager):
        assert told_lately(world.team) == 0


# -- The service ----------------------------------------------------------------------------------


def test_causes_come_before_children(world):
    blocked = promised(world)
    testing.known_to(world.worker, world.person)
    cannot(world.worker, promise=blocked.id, barrier="partner")
    other_child(world)
    promised(world)
    page = causes(world.leader)
    assert [(row.what, row.lines) for row in page.by_barrier] == [(BARRIERS["partner"], 1)]
    assert [(row.what, row.lines, row.child_count) for row in page.by_team] == [("North", 2, 2)]
    assert page.by_kind[0].lines == 2
    assert (page.lines, page.children) == (2, 2)
    assert page.by_absence == ()


def test_absence_is_a_cause(world):
    promised(world)
    away(world.worker, None)
    (row,) = causes(world.leader).by_absence
    assert (row.lines, row.oldest_days) == (1, 20)


def test_every_late_promise_of_safety_has_its_child_on_the_list(world):
    safe(world, date(2026, 3, 10))
    assert causes(world.leader).safety_children == (world.person,)


def test_a_hidden_child_is_behind_no_cause(world):
    promised(world)
    testing.restricted(world.person, "R3", world.manager)
    assert causes(world.leader).lines == 0
    assert read(world).late_lines == 1


def test_only_who_answers_for_the_service_sees_its_causes(world):
    with pytest.raises(Refused):
        causes(world.worker)
