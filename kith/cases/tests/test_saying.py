"""What a person says was kept: agreed, reasoned, and by whom."""

from datetime import date

import pytest

from kith.access import testing
from kith.access.gates import Refused
from kith.accounts.models import Team
from kith.cases.commands import (
    say_kept,
)
from kith.cases.tests.work import TODAY, give, in_team, promised
from kith.kernel.mistakes import Mistake

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("wednesday")]


def test_a_manager_says_that_an_assessment_was_agreed(world, referred):
    say_kept(world.manager, promise=referred.id, on=TODAY)
    assert world.promise("T9").state == "kept"


def test_one_agreement_keeps_both_ways_of_counting(world, referred):
    from uuid import uuid4

    world.tell(world.fact("assessment.started", date(2026, 2, 21), thread=uuid4(), source="return"))
    say_kept(world.manager, promise=referred.id, on=TODAY)
    assert {world.promise(kind).state for kind in ("T9", "T9-CENSUS")} == {"kept"}


def test_nobody_agrees_their_own_work_nor_says_it_without_the_grade(world, referred):
    with pytest.raises(Refused, match="by their role"):
        say_kept(world.worker, promise=referred.id, on=TODAY)
    both = in_team(world, "team_manager")
    testing.holding("social_worker", Team.objects.get(pk=world.team), who=_account(both))
    give(world, both)
    with pytest.raises(Refused, match="own work"):
        say_kept(both, promise=referred.id, on=TODAY)


def _account(actor):
    from kith.accounts.models import Account

    return Account.objects.get(pk=actor.id)


@pytest.mark.parametrize("on", [date(2026, 3, 5), date(2026, 2, 19)])
def test_it_was_neither_in_the_future_nor_before_it_began(world, referred, on):
    with pytest.raises(Mistake) as wrong:
        say_kept(world.manager, promise=referred.id, on=on)
    assert wrong.value.field == "on"


def test_a_closure_is_reasoned_in_words(world):
    world.tell(world.fact("episode.closed", date(2026, 3, 2), source="return"))
    row = world.promise("CLOSURE-REASON")
    with pytest.raises(Mistake) as wrong:
        say_kept(world.manager, promise=row.id, on=TODAY)
    assert wrong.value.field == "reason"
    say_kept(world.manager, promise=row.id, on=TODAY, reason="Moved away with the family")
    assert world.promise("CLOSURE-REASON").state == "kept_late"


def test_what_is_written_up_elsewhere_is_not_said_here(world):
    promised(world)
    with pytest.raises(Refused, match="Write it up"):
        say_kept(world.manager, promise=world.promise("ACTION").id, on=TODAY)
