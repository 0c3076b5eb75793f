"""Which answers somebody is offered: of their own work, of their team's, or none at all."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.access.actors import Actor
from kith.accounts.roles import ROLES, Area, Level, Scope, chain
from kith.cases.said import BY_A_MANAGER
from kith.desk.answering.drawing import drawn
from kith.desk.answering.forms import Did, SaidKept, SaidWhy, Take
from kith.desk.answering.giving import _ACTS
from kith.desk.answering.ways import (
    DEEDS,
    VISIT,
    WAYS,
    answers_for,
    decisions_for,
    form_of,
    may_take,
)
from kith.desk.tests.owing import KIM, NOW, ROBIN, ends, owed
from kith.promises.kinds import KINDS

STATES = ("open", "kept", "kept_late", "withdrawn", "void")
states, kinds = st.sampled_from(STATES), st.sampled_from(sorted(KINDS))
roles = st.sampled_from(sorted(ROLES))


def somebody(*held, number=ROBIN):
    return Actor(number, "Robin Hale", "worker", frozenset(held), (1,), Scope.TEAM)


WORKER, MANAGER = somebody("social_worker"), somebody("team_manager", number=KIM)


# -- The table itself -----------------------------------------------------------------------------


def test_every_way_can_be_given():
    assert set(WAYS) == {*_ACTS, "did"}
    assert {code for code, way in WAYS.items() if way.decides} == set(DEEDS)


def test_taking_it_by_name_is_one_tap_and_every_other_way_asks_something():
    assert [code for code, way in WAYS.items() if not way.asks] == ["take"]
    assert WAYS["take"].form is Take


@pytest.mark.parametrize("code", sorted(KINDS))
def test_what_was_done_is_asked_in_the_words_of_the_promise(code):
    kind, form = KINDS[code], form_of("did", code)
    if not kind.limit:
        assert form is Did
    elif kind.keeps[0].name == "closure.reasoned":
        assert form is SaidWhy
    else:
        assert form is SaidKept


@pytest.mark.parametrize("kind", ["ACTION", "T9"])
@pytest.mark.parametrize("code", sorted(set(WAYS) - {"did"}))
def test_every_other_way_asks_the_same_whatever_was_promised(code, kind):
    assert form_of(code, kind) is WAYS[code].form


# -- Whoever owes it ------------------------------------------------------------------------------


def test_an_action_is_answered_by_whoever_owes_it():
    assert answers_for(WORKER, owed()) == ("did", "will", "cant", "wrong")


def test_a_visit_is_recorded_or_said_to_be_done_and_written_up_later():
    visit = owed(kind="CONTACT")
    assert answers_for(WORKER, visit) == (VISIT, "done", "will", "cant", "wrong")


def test_it_is_said_only_once_that_it_will_be_written_up():
    said = owed(kind="CONTACT", attested_until=NOW + timedelta(days=2))
    assert "done" not in answers_for(WORKER, said)
    assert VISIT in answers_for(WORKER, said)


@pytest.mark.parametrize("kind", sorted(BY_A_MANAGER))
def test_a_manager_s_judgement_is_not_said_by_whoever_owes_the_work(kind):
    assert "did" in answers_for(MANAGER, owed(kind=kind), said={kind})
    assert "did" not in answers_for(WORKER, owed(kind=kind), said={kind})
    assert "did" not in answers_for(MANAGER, owed(kind=kind))


@given(kinds, st.sampled_from(STATES[1:]), roles)
def test_what_has_ended_can_only_be_said_to_be_wrong(kind, state, role):
    ended = owed(kind=kind, state=state)
    assert answers_for(somebody(role), ended, said={kind}) == ("wrong",)
    assert answers_for(somebody(role), ended, said={kind}, wrong=False) == ()


@given(kinds, states, roles)
def test_who_may_not_write_of_children_answers_nothing_but_that_it_is_wrong(kind, state, role):
    actor = somebody(role)
    offered = answers_for(actor, owed(kind=kind, state=state), said={kind})
    assert offered[-1] == "wrong"
    assert len(set(offered)) == len(offered)
    assert actor.may(Area.CHILD, Level.CREATE) or offered == ("wrong",)
    assert set(offered) <= {*WAYS, VISIT}
    assert not set(offered) & set(DEEDS)


# -- Whoever decides ------------------------------------------------------------------------------


def test_a_manager_decides_on_what_a_worker_of_theirs_owes():
    assert decisions_for(MANAGER, owed()) == ("withdraw", "void", "pass", "wait")


def test_what_was_kept_can_be_seen_to_be_kept_and_nothing_else():
    assert decisions_for(MANAGER, owed(state="kept")) == ("saw",)
    assert decisions_for(MANAGER, owed(state="withdrawn")) == ()


@given(kinds, states, roles)
def test_nobody_decides_on_what_they_owe_or_owed_before(kind, state, role):
    mine = owed(kind=kind, state=state, owner=ROBIN, owner_role="social_worker")
    before = owed(kind=kind, state=state, owner=KIM, also_owner=ROBIN, owner_role="social_worker")
    assert decisions_for(somebody(role), mine) == ()
    assert decisions_for(somebody(role), before) == ()


@given(states, roles, roles)
def test_who_decides_stands_above_the_role_that_owes(state, role, owner_role):
    promise = owed(state=state, owner=None, owner_role=owner_role)
    if decisions_for(somebody(role), promise):
        assert role in chain(owner_role)


# -- Taking it by name ----------------------------------------------------------------------------


def test_a_colleague_takes_by_name_what_is_late():
    assert may_take(MANAGER, owed(-1), NOW, mine=False)


@pytest.mark.parametrize(
    ("promise", "mine"),
    [
        (owed(1), False),
        (owed(-1), True),
        (owed(-1, acknowledged_at=NOW), False),
        (owed(-1, state="kept_late"), False),
        (owed(-1, known_until=ends(NOW.date() - timedelta(days=20))), False),
    ],
)
def test_nobody_takes_what_is_not_late_is_theirs_or_was_taken(promise, mine):
    assert not may_take(MANAGER, promise, NOW, mine=mine)


# -- On the line ----------------------------------------------------------------------------------


def test_the_first_answer_stands_out_only_where_it_says_that_it_was_done():
    first = drawn(WORKER, owed(), ["did", "will", "cant"])
    assert [one.first for one in first] == [True, False, False]
    assert not any(one.first for one in drawn(WORKER, owed(), ["will", "did"]))


def test_a_visit_leads_to_its_page_with_the_plan_that_it_keeps():
    (visit,) = drawn(WORKER, owed(kind="CONTACT", thread="a-plan"), [VISIT])
    assert visit.href == "/child/1/contact/?plan=a-plan"
    assert (visit.post, visit.ask) == ("", None)


def test_two_lines_on_one_page_never_share_an_id_of_a_box():
    one, other = (drawn(WORKER, owed(number=n), ["did"])[0] for n in (1, 2))
    assert one.post != other.post
    assert not {box.id_for_label for box in one.ask} & {box.id_for_label for box in other.ask}


def test_it_is_passed_on_to_those_who_were_named_and_to_nobody_by_default():
    (answer,) = drawn(MANAGER, owed(), ["pass"], people=[(3, "Jo Marsh")])
    assert list(answer.ask.fields["to"].choices) == [("", "Choose somebody"), (3, "Jo Marsh")]
