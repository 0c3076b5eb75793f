"""Our promises in a family's words: each reader reads what is theirs, and nothing else is said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.desk.family_words import (
    AMONG_US,
    DONE,
    NOT_TO_PARENTS,
    TO_CHILD,
    TO_PARENT,
    TOLD_BY_ANOTHER,
    owner_words,
    says_to,
)
from kith.desk.tests.owing import owed
from kith.promises.kinds import KINDS

kinds = st.sampled_from(sorted(KINDS))
states = st.sampled_from(["open", "kept", "kept_late", "withdrawn", "void"])
names = st.text(alphabet="Amara Obi'é", min_size=1, max_size=12)


@given(st.sampled_from(sorted(AMONG_US)), states, names, st.booleans())
def test_what_is_between_ourselves_is_read_by_no_family(kind, state, name, own):
    assert says_to(owed(kind=kind, state=state), name, own) == ""


@given(st.sampled_from(sorted(NOT_TO_PARENTS)), states, names)
def test_what_is_the_child_s_own_is_read_by_no_parent(kind, state, name):
    promise = owed(kind=kind, state=state)
    assert says_to(promise, name, own=False) == ""
    assert says_to(promise, name, own=True)


@given(st.sampled_from(sorted(TOLD_BY_ANOTHER)), names, st.booleans())
def test_one_thing_is_not_told_twice(kind, name, own):
    assert says_to(owed(kind=kind), name, own) == ""
    assert TOLD_BY_ANOTHER[kind] in TO_CHILD


@given(kinds, states, names, st.booleans())
def test_no_gap_is_left_in_what_a_family_reads(kind, state, name, own):
    said = says_to(owed(kind=kind, state=state), name, own)
    assert not {"{", "}"} & set(said)


@given(st.sampled_from(sorted(set(TO_CHILD) - {"ACTION"})))
def test_a_child_is_spoken_to_and_not_about(kind):
    said = says_to(owed(kind=kind), "Amara", own=True)
    assert "Amara" not in said
    assert not {"case", "assessment", "conference", "referral"} & set(said.lower().split())


@pytest.mark.parametrize("kind", sorted(set(TO_PARENT) - {"HELP-OFFER"}))
def test_a_parent_is_told_of_which_child(kind):
    assert "Amara" in says_to(owed(kind=kind), "Amara", own=False)


@pytest.mark.parametrize("kind", sorted(DONE))
@pytest.mark.parametrize("state", ["kept", "kept_late"])
def test_what_we_did_is_said_in_the_past_to_whom_it_was_promised(kind, state):
    promise = owed(kind=kind, state=state)
    to_parents = "" if kind in NOT_TO_PARENTS else DONE[kind].format(whom="Amara")
    assert says_to(promise, "Amara", own=True) == DONE[kind].format(whom="you")
    assert says_to(promise, "Amara", own=False) == to_parents
    assert says_to(promise, "Amara", own=True) != says_to(owed(kind=kind), "Amara", own=True)


@given(st.text(min_size=1, max_size=40))
def test_an_action_is_said_in_the_very_words_that_were_agreed(what):
    assert says_to(owed(words={"what": what}), "Amara", own=True) == what


@pytest.mark.parametrize(
    ("name", "done", "said"),
    [
        ("Robin", False, "Robin will do this."),
        ("Robin", True, "Robin did this."),
        ("", False, "We will tell you who will do this."),
        ("", True, "We did this."),
    ],
)
def test_who_does_it_is_said_to_a_child_by_name_where_there_is_one(name, done, said):
    assert owner_words(name, done=done) == said
