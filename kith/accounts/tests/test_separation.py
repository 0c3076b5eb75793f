"""Separation of duty (SPEC H1, end): each rule, and that none stands in anybody else's way."""

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


@given(ids, maybe)
def test_nobody_reviews_their_own_access(reviewer, reader):
    assert separation.may_review_access(reviewer, reader) == (reviewer != reader)


def test_each_rule_has_words_for_the_person_who_asked():
    assert set(WHY) == set(Apart)
    assert all(words.endswith(".") for words in WHY.values())
