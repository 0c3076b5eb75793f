"""Who plans the rota, and what is still to be planned."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.accounts.levels import Scope
from kith.accounts.models import Duty
from kith.accounts.roles import ROLES
from kith.desk import rules
from kith.kernel.mistakes import Mistake

NOW = datetime(2026, 3, 4, 10, tzinfo=UTC)
roles = st.frozensets(st.sampled_from(sorted(ROLES)), max_size=4)
teams = st.lists(st.integers(1, 9), max_size=3)
spans = st.timedeltas(timedelta(days=-400), timedelta(days=400))


def test_every_duty_says_whose_roles_may_be_on_it():
    assert set(rules.ON_CALL) == set(Duty.values)
    named = {role for held in rules.ON_CALL.values() for role in held} | set(rules.WITH_CHILDREN)
    assert named | rules.PLANNERS <= set(ROLES)


@given(roles, st.sampled_from(Scope), teams)
def test_whoever_plans_shifts_plans_all_cover_and_others_their_own_team_s(held, scope, mine):
    own_team = scope is Scope.TEAM and bool(mine)
    assert rules.plans_shifts(held) == bool(held & rules.PLANNERS)
    assert rules.plans_cover(held, scope, mine) == (rules.plans_shifts(held) or own_team)


@given(spans)
@pytest.mark.parametrize(
    ("check", "field"), [(rules.check_to_come, "ends_at"), (rules.check_not_over, "")]
)
def test_what_is_over_is_neither_planned_nor_ended(check, field, away):
    if away > timedelta():
        check(NOW + away, NOW)
        return
    with pytest.raises(Mistake, match="over already") as wrong:
        check(NOW + away, NOW)
    assert wrong.value.field == field
