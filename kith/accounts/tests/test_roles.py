"""The matrix of roles says what SPEC H1 and the SUPPLEMENT say, and hangs together."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.accounts.levels import Area, Level, Scope, enough, row
from kith.accounts.models import Duty, Kind
from kith.accounts.roles import ROLES, chain, in_force, level_in, scope_of
from kith.kernel.groups import FINDERS, FIVE_OR_MORE, LEADERS

codes = st.sampled_from(sorted(ROLES))
some_roles = st.frozensets(codes, max_size=5)
areas = st.sampled_from(list(Area))
levels = st.sampled_from(list(Level))

FIXED = frozenset(
    re.findall(
        r"\w+",
        """
        front_door mash_manager social_worker nqsw team_manager chair head_of_service
        director auditor missing_coordinator rhi_worker yjs_officer peace_worker
        family_worker edt virtual_school police_partner health_partner school_dsl
        housing_partner probation_partner carer child parent advocate interpreter
        personal_adviser ictg responsible_authority business_support duty_manager
        rota_manager inspector analyst ig_lead sysadmin lead_member machine
        """,
    )
)


def test_every_role_of_h1_and_the_supplement_is_there():
    assert set(ROLES) >= FIXED
    assert set(ROLES) - FIXED == {"adult_partner", "voluntary_partner", "visitor"}


@pytest.mark.parametrize("role", ROLES.values(), ids=lambda role: role.code)
def test_a_manager_can_read_each_role(role):
    assert role.name[0].isupper()
    assert role.sentence.endswith(".")
    assert len(role.sentence) > 25
    assert set(role.may) == set(Area)
    assert role.kind in Kind.values
    assert role.only_on in {"", *Duty.values}


@pytest.mark.parametrize(
    ("code", "letters"),
    [
        ("social_worker", "V C C S V C V V V V S -"),
        ("team_manager", "V D D R V D V V C C V -"),
        ("head_of_service", "D D D V V D V R V V V -"),
        ("director", "S R R R S S S - S V V -"),
        ("auditor", "V V V - - V V S V D V -"),
        ("sysadmin", "- - - - - - - - - - - D"),
    ],
)
def test_rows_that_are_known_by_heart(code, letters):
    assert ROLES[code].may == row(letters)


def test_the_newly_qualified_worker_may_what_a_social_worker_may():
    assert ROLES["nqsw"].may == ROLES["social_worker"].may


def test_a_family_worker_is_a_specialist_worker_without_the_network():
    specialist, family = ROLES["peace_worker"], ROLES["family_worker"]
    assert family.level(Area.NETWORK) is Level.NONE
    others = [area for area in Area if area is not Area.NETWORK]
    assert [family.level(area) for area in others] == [specialist.level(area) for area in others]


@pytest.mark.parametrize("code", ["rota_manager", "analyst", "sysadmin", "lead_member"])
def test_those_who_need_no_child_reach_no_child(code):
    assert ROLES[code].scope is Scope.NONE
    assert ROLES[code].level(Area.CHILD) is Level.NONE


def test_only_leaders_the_duty_team_and_the_product_reach_the_whole_service():
    wide = {code for code, role in ROLES.items() if role.scope is Scope.WIDE}
    assert wide == {"head_of_service", "director", "edt", "machine"}


@pytest.mark.parametrize(
    "role", [r for r in ROLES.values() if r.kind in ("partner", "child", "parent")]
)
def test_nobody_outside_reaches_further_than_a_grant(role):
    assert role.scope <= Scope.OWN


@pytest.mark.parametrize(
    "role", [r for r in ROLES.values() if r.kind in ("partner", "child", "parent")]
)
def test_what_h4_never_shows_to_those_outside(role):
    assert role.level(Area.NETWORK) is Level.NONE
    assert role.level(Area.SUPERVISION) is Level.NONE
    assert role.level(Area.AUDIT) is Level.NONE
    if role.code != "police_partner":
        assert role.level(Area.INTELLIGENCE) is Level.NONE


def test_work_goes_up_from_the_worker_to_the_director():
    assert chain("social_worker") == ("team_manager", "head_of_service", "director")
    assert chain("rhi_worker") == ("missing_coordinator", "head_of_service", "director")
    assert chain("edt") == ("duty_manager", "head_of_service", "director")
    assert chain("director") == ()


@given(codes)
def test_a_chain_never_comes_back_to_where_it_was(code):
    path = (code, *chain(code))
    assert len(set(path)) == len(path)
    assert set(path) <= set(ROLES)


@given(codes)
def test_every_worker_has_the_director_above_except_those_above_whom_nobody_stands(code):
    path = chain(code)
    assert not path or path[-1] == "director"


@given(some_roles, some_roles)
def test_another_role_never_takes_a_right_away(some, more):
    both = some | more
    assert scope_of(both) == max(scope_of(some), scope_of(more))
    for area in Area:
        assert level_in(both, area) == max(level_in(some, area), level_in(more, area))


def test_each_group_of_roles_holds_roles_that_there_are():
    assert set(ROLES) >= LEADERS | FINDERS | FIVE_OR_MORE
    assert {role.code for role in ROLES.values() if role.scope is Scope.NONE} >= FIVE_OR_MORE


def test_no_role_no_right():
    assert scope_of(()) is Scope.NONE
    assert level_in((), Area.CHILD) is Level.NONE


@given(levels, levels)
def test_a_level_includes_those_below_it(have, need):
    assert enough(have, need) == (have >= need)


@given(levels, levels)
def test_a_logged_reason_opens_the_view_to_r_and_to_nobody_else(have, need):
    if have is Level.REASON:
        assert enough(have, need, reason=True) == (need <= Level.VIEW)
    else:
        assert enough(have, need, reason=True) == enough(have, need)


def test_the_duty_team_holds_its_role_only_while_on_the_rota():
    assert in_force("worker", ["edt"]) == frozenset()
    assert in_force("worker", ["edt"], ["edt"]) == {"edt"}
    assert in_force("worker", ["edt", "social_worker"], ["duty_manager"]) == {"social_worker"}


@pytest.mark.parametrize("kind", ["child", "parent", "inspector", "visitor", "machine"])
def test_some_hold_their_role_by_what_they_are(kind):
    assert in_force(kind, []) == {kind}
    assert ROLES[kind].kind == kind


def test_a_role_that_is_no_more_counts_for_nothing():
    assert in_force("worker", ["tea_maker"]) == frozenset()


@given(some_roles, st.frozensets(st.sampled_from(list(Duty.values))))
def test_duty_only_ever_adds(held, duties):
    assert in_force("worker", held) <= in_force("worker", held, duties) <= held


def test_a_row_with_a_letter_too_few_is_refused():
    with pytest.raises(ValueError):
        row("V C C")


def test_letters_and_words_for_the_screen():
    assert [level.letter for level in Level] == ["–", "S", "R", "V", "C", "D"]
    assert len({level.words for level in Level}) == len(Level)
    assert len({area.words for area in Area}) == len(Area)
    assert Scope.WIDE.words == "the whole service"
