"""AL-02 and CA-05: children in danger outside home to whom something is owed now."""

from datetime import timedelta

import pytest

from kith.access.actors import MACHINE
from kith.access.gates import acting_as
from kith.access.testing import known_to
from kith.cases.allocation import allocate
from kith.cases.commands import Action, promise_action
from kith.frontdoor import commands
from kith.frontdoor.rules.screen import Answer, Said
from kith.oversight.tests.door.desk import (
    MONDAY,
    at,
    behind,
    child,
    counted,
    hours,
    new_desk,
    notes,
)
from kith.promises.history import standing

pytestmark = pytest.mark.django_db
LATER = MONDAY + timedelta(days=21)
SIGNS = {
    **{f"g{n}": Said(Answer.YES, "School") for n in (1, 2, 3)},
    **{f"q{n}": Said(Answer.YES, "School") for n in range(1, 13)},
}
NO_SIGNS = {f"g{n}": Said(Answer.NO, "Home") for n in (1, 2, 3)}


@pytest.fixture
def desk():
    return new_desk()


def referred(desk, answers=SIGNS, rag="AMBER", outcome="assess"):
    """Let a child's contact be screened and become our work; return the child."""
    with at(MONDAY):
        contact = desk.graded(rag, about=child())
        commands.screen_child(desk.worker, contact=contact, answers=answers)
        desk.decided(outcome, contact, to_team=desk.world.team)
        return desk.row(contact).person_id


def gets_a_worker(desk, person, when):
    with at(when):
        named = {"person": person, "worker": desk.world.worker.id, "team": desk.world.team}
        known_to(desk.world.manager, person)
        allocate(desk.world.manager, **named, why="Knows the school", on=when.date())


def test_who_is_in_danger_outside_home(desk):
    referred(desk)
    referred(desk, NO_SIGNS)
    referred(desk, outcome="advice")
    assert counted("CA-05", MONDAY + hours(2)) == (0, 1)


def test_a_serious_incident_puts_a_child_in_danger_for_ninety_days(desk):
    with at(MONDAY):
        contact = desk.graded("RED", about=child())
        desk.decided("assess", contact)
        commands.report_incident(desk.worker, contact=contact, sort="violence", what="Cut")
    assert counted("AL-02", MONDAY + timedelta(days=89))[1] == 1
    assert counted("AL-02", MONDAY + timedelta(days=91))[1] == 0


def test_the_last_screen_says_whether_a_child_is_in_danger(desk):
    person = referred(desk)
    assert counted("CA-05", LATER)[1] == 1
    with at(MONDAY + hours(3)):
        contact = desk.graded(about=commands.About(person=person))
        commands.screen_child(desk.worker, contact=contact, answers=NO_SIGNS)
    assert counted("CA-05", LATER)[1] == 0


def test_without_a_worker_past_the_time_a_child_is_named(desk):
    person = referred(desk)
    assert counted("AL-02", MONDAY + hours(2)) == (0, 1)
    assert counted("AL-02", MONDAY + timedelta(days=2)) == (1, 1)
    assert notes("AL-02", LATER) == ["a worker was due by 3 March 2026"]
    gets_a_worker(desk, person, MONDAY + timedelta(days=3))
    assert counted("AL-02", LATER) == (0, 1)


def test_when_a_worker_goes_and_nobody_is_named_the_child_counts_at_once(desk):
    person = referred(desk)
    gets_a_worker(desk, person, MONDAY + hours(1))
    assert counted("AL-02", MONDAY + timedelta(days=3)) == (0, 1)
    with at(MONDAY + timedelta(days=4)):
        _worker_goes(desk, person)
    assert counted("AL-02", MONDAY + timedelta(days=4, hours=1)) == (1, 1)
    assert notes("AL-02", LATER) == ["nobody is named"]


def _worker_goes(desk, person):
    with acting_as(MACHINE):
        (held,) = standing(person, names=["child.allocated"])
    when = MONDAY + timedelta(days=4)
    told = {"person": person, "thread": held.thread, "parent": held.parent, "day": False}
    desk.world.tell(desk.world.fact("allocation.ended", when, **told))


def test_a_child_waits_for_a_first_meeting_a_worker_a_discussion(desk):
    person = referred(desk)
    gets_a_worker(desk, person, MONDAY + hours(1))
    assert counted("CA-05", MONDAY + timedelta(days=3)) == (0, 1)
    assert counted("CA-05", MONDAY + timedelta(days=4)) == (1, 1)
    assert notes("CA-05", LATER) == ["1 owed, the first since 5 March 2026"]


def test_an_important_step_past_its_day_counts_and_another_does_not(desk):
    person = referred(desk)
    gets_a_worker(desk, person, MONDAY + hours(1))
    day, owner = MONDAY.date(), desk.world.worker.id
    with at(MONDAY + hours(2)):
        for priority in (True, False):
            action = Action("Ring the school", "Monday is safe", day, day, owner, priority)
            promise_action(desk.world.worker, person=person, action=action)
    assert counted("CA-05", MONDAY + timedelta(days=1)) == (1, 1)
    assert notes("CA-05", MONDAY + timedelta(days=1)) == ["1 owed, the first since 2 March 2026"]


def test_the_longest_wait_comes_first(desk):
    later = referred(desk)
    with at(MONDAY):
        contact = desk.graded("RED", about=child())
        commands.screen_child(desk.worker, contact=contact, answers=SIGNS)
        desk.decided("assess", contact)
        sooner = desk.row(contact).person_id
    assert [one.person for one in behind("CA-05", LATER).exceptions] == [sooner, later]
