"""The mark by which a child's page knows that there is news."""

from datetime import date

import pytest

from kith.access import testing
from kith.access.acting import acting_as
from kith.access.gates import NotHere
from kith.promises.ledger import act, retraction
from kith.promises.models import Deed
from kith.promises.queries.live import child_version
from kith.promises.testing import a_world

pytestmark = pytest.mark.django_db


def test_it_changes_with_a_fact_a_correction_and_an_answer_and_not_otherwise(world):
    marks = [child_version(world.leader, person=world.person)]
    (fact,) = world.tell(world.fact("referral.received", date(2026, 2, 2)))
    marks.append(child_version(world.leader, person=world.person))
    with acting_as(world.leader):
        act(world.promise("T9"), Deed.WILL_BY, {"on": "2026-03-09"})
    marks.append(child_version(world.leader, person=world.person))
    with acting_as(world.leader):
        wrong = retraction(fact, rationale="another child")
    world.tell(wrong)
    marks.append(child_version(world.leader, person=world.person))
    assert len(set(marks)) == 4
    a_world().tell()
    assert child_version(world.leader, person=world.person) == marks[-1]


def test_of_a_child_whom_one_does_not_see_there_is_no_mark(world):
    with pytest.raises(NotHere):
        child_version(testing.holding("social_worker"), person=world.person)
