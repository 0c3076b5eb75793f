"""Putting right what was written down, and taking it back."""

from datetime import date, timedelta

import pytest

from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.access.gates import NotHere, Refused
from kith.cases.commands import (
    Corrected,
    correct_fact,
    retract_fact,
    take_back,
)
from kith.cases.queries import timeline
from kith.cases.tests.work import NOW, TODAY, promised, rhythm
from kith.kernel import clock
from kith.kernel.mistakes import Mistake

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("wednesday")]


def test_a_correction_moves_the_promise_with_it_and_says_why(world):
    thread = rhythm(world)
    before = world.promise("CONTACT").due_at
    correct_fact(world.worker, fact=thread, to=Corrected(date(2026, 3, 3), {}), why="Wrong day")
    assert world.promise("CONTACT").due_at > before
    (told,) = timeline(world.worker, person=world.person)
    assert (told.on, told.corrected) == (date(2026, 3, 3), "Wrong day")


def test_a_version_that_is_no_longer_the_newest_is_not_there_to_correct(world):
    thread = promised(world)
    to = Corrected(TODAY, {"what": "Ring the college"})
    newest = correct_fact(world.worker, fact=thread, to=to, why="A slip")
    with pytest.raises(NotHere):
        correct_fact(world.worker, fact=thread, to=to, why="Again")
    with pytest.raises(Mistake, match="Nothing was changed"):
        correct_fact(world.worker, fact=newest, to=to, why="Again")


def test_a_promise_that_began_with_a_mistake_is_void(world):
    thread = promised(world)
    retract_fact(world.worker, fact=thread, why="Another child's")
    assert world.promise("ACTION").state == "void"


def test_what_a_return_told_is_corrected_by_a_manager_and_not_taken_out(world, referred):
    with acting_as(MACHINE):
        fact = referred.start_fact
    to = Corrected(date(2026, 2, 19), {})
    with pytest.raises(Refused, match="or a manager"):
        correct_fact(world.worker, fact=fact, to=to, why="x")
    with pytest.raises(Refused, match="cannot be taken out"):
        retract_fact(world.manager, fact=fact, why="x")
    correct_fact(world.manager, fact=fact, to=to, why="The form says so")


def test_taking_back_is_for_ten_minutes_and_for_one_s_own(world):
    thread = promised(world)
    with pytest.raises(NotHere):
        take_back(world.manager, fact=thread)
    with clock.frozen(NOW + timedelta(minutes=11)), pytest.raises(Refused, match="ten minutes"):
        take_back(world.worker, fact=thread)
    take_back(world.worker, fact=thread)
    assert timeline(world.worker, person=world.person) == []
