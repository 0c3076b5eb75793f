"""The night's work: told, weighed, swept, sealed; safe to repeat."""

from datetime import date

import pytest

from kith.desk import nightly, tasks
from kith.kernel import clock
from kith.messages.queries import notices
from kith.promises.testing import a_world
from kith.promises.tests.test_escalation import on, promised

pytestmark = pytest.mark.django_db
MONDAY = date(2026, 3, 9)


def test_it_tells_what_has_fallen_due_and_seals_the_log():
    with clock.frozen(on(date(2026, 3, 4))):
        promised(a_world())
    with clock.frozen(on(MONDAY)):
        night = nightly.run()
        assert (night.told, night.overloads) == (1, 0)
        assert night.sealed > 0
        assert str(night).startswith("Told 1, and 0 of somebody with too much;")
        assert nightly.run().told == 0


def test_the_jobs_do_the_same_by_themselves():
    with clock.frozen(on(date(2026, 3, 4))):
        world = a_world()
        promised(world)
    with clock.frozen(on(MONDAY, 8, 40)):
        tasks.tell_the_next(0)
    with clock.frozen(on(MONDAY, 9)):
        tasks.tell_summaries(0)
        tasks.tell_summaries(0)
        assert [line.count for line in notices(world.manager)] == [1]
        tasks.every_night(0)
