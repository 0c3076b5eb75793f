"""Separation of duty (SPEC H1, end): each rule, and that none stands in anybody else's way."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.accounts import separation
from kith.accounts.separation import WHY, Apart

ids = st.integers(min_value=1, max_value=50)
maybe = st.none() | ids


@given(ids, maybe, st.lists(maybe, max_size=4))
def test_nobody_approves_their_own_work(actor, author, others):
    hands = {author, *others}
    assert separation.may_approve(actor, author, *others) == (actor not in hands)


@given(ids)
def test_work_without_a_known_author_may_be_approved(actor):
    assert separation.may_approve(actor, None)


@given(ids, st.lists(maybe, max_size=3), maybe)
def test_the_interviewer_is_neither_carer_nor_allocated_worker(worker, carers, allocated):
    alone = worker not in {*carers, allocated}
    assert separation.may_interview(worker, carers=carers, allocated=allocated) == alone
    assert separation.independent(worker, carers=carers, allocated=allocated) == alone


@given(ids)
def test_a_child_may_choose_somebody_they_know_who_is_not_independent(worker):
    assert separation.may_interview(worker, carers=[], allocated=worker, child_asked=True)
    assert not separation.independent(worker, carers=[], allocated=worker)


@pytest.mark.parametrize(
    "rule",
    [
        separation.may_moderate,
        separation.may_decide_not_carried_out,
        separation.may_approve_not_sharing,
        separation.may_chair_nrm,
        separation.may_review_access,
    ],
)
@given(one=ids, other=maybe)
def test_one_may_not_do_both(rule, one, other):
    assert rule(one, other) == (one != other)


@given(ids, st.lists(maybe, max_size=5))
def test_nobody_works_with_the_record_of_somebody_they_know(account, known):
    assert separation.may_work_with(account, known) == (account not in known)


@pytest.mark.parametrize("act", sorted(separation.COSIGNED))
def test_a_newly_qualified_worker_does_not_decide_child_protection_alone(act):
    assert separation.needs_second_signature({"nqsw"}, act)
    assert not separation.needs_second_signature({"social_worker"}, act)
    assert not separation.needs_second_signature({"nqsw", "team_manager"}, act)
    assert not separation.needs_second_signature({"nqsw"}, "visit.recorded")


def test_each_rule_has_words_for_the_person_who_asked():
    assert set(WHY) == set(Apart)
    assert all(words.endswith(".") for words in WHY.values())
