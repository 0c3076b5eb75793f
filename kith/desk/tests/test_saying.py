"""What was said of a promise, what keeps it and what ended it, each in a plain sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.accounts.roles import ROLES
from kith.cases.timeline import known
from kith.desk import saying
from kith.promises.barriers import BARRIERS
from kith.promises.kinds import KINDS
from kith.promises.models import Deed

MARKS = sorted({mark.name for kind in KINDS.values() for mark in kind.keeps})
ENDS = sorted({mark.name for kind in KINDS.values() for mark in kind.ends})
EVERYTHING = {
    "reason": "Moved away",
    "words": "Saw him at home",
    "to": 8,
    "until": "2026-03-10T00:30:00+00:00",
    "on": "2026-03-09",
    "barrier": "partner",
}


@pytest.mark.parametrize(
    ("act", "said"),
    [
        (Deed.WITHDRAW, "Withdrawn: Moved away"),
        (Deed.VOID, "Never owed: Moved away"),
        (Deed.REASSIGN, "Passed on to Kim Odell: Moved away"),
        (Deed.ACCEPT_UNTIL, "Accepted that it waits until 10 March 2026: Moved away"),
        (
            Deed.ATTEST,
            "Said to be done on 9 March 2026, still to be written up: Saw him at home",
        ),
        (Deed.WILL_BY, "Will be done by 9 March 2026."),
        (Deed.CANT, "In the way: waiting for a partner agency. Saw him at home"),
        (Deed.DISPUTE, "This is wrong: Saw him at home"),
        (Deed.VERIFY, "Seen to be kept: Saw him at home"),
        (Deed.ACKNOWLEDGE, "Taken by name."),
        (Deed.UNDO, "Took back what was said before."),
    ],
)
def test_each_deed_is_a_sentence_with_what_was_typed(act, said):
    assert saying.deed(act, EVERYTHING, {8: "Kim Odell"}) == said


def test_no_deed_that_there_is_lacks_its_words():
    unsaid = saying.deed("nonsense", {})
    assert not [one for one in Deed if saying.deed(one, EVERYTHING) == unsaid]


def test_somebody_whose_name_is_not_there_is_a_colleague():
    assert saying.deed(Deed.REASSIGN, EVERYTHING) == "Passed on to a colleague: Moved away"


@pytest.mark.parametrize("act", [Deed.WITHDRAW, Deed.VOID, Deed.DISPUTE, Deed.VERIFY])
@given(blank=st.text(alphabet=" \t\n", max_size=3))
def test_where_nothing_was_typed_that_is_said(act, blank):
    assert saying.deed(act, {"reason": blank, "words": blank}).endswith(": no words")


def test_an_older_word_that_it_was_done_without_a_day_still_reads():
    said = saying.deed(Deed.ATTEST, {"words": "Saw him"})
    assert said == "Said to be done, still to be written up: Saw him"


@pytest.mark.parametrize("barrier", BARRIERS)
def test_what_is_in_the_way_reads_on_after_the_colon(barrier):
    said = saying.deed(Deed.CANT, {"barrier": barrier})
    assert said == f"In the way: {BARRIERS[barrier][0].lower()}{BARRIERS[barrier][1:]}."


def test_a_barrier_that_is_no_longer_known_is_not_said():
    assert saying.deed(Deed.CANT, {"barrier": "weather"}) == "In the way: not said."


@pytest.mark.parametrize("name", MARKS)
def test_what_keeps_a_promise_goes_on_after_it_is_kept_when(name):
    said = saying.kept_when(name)
    assert said[0].islower()
    assert not said.endswith(".")
    assert "_" not in said


@pytest.mark.parametrize("name", ENDS)
def test_what_ends_a_promise_goes_on_after_no_longer_owed(name):
    said = saying.ended_when(name)
    assert said[0].islower()
    assert not said.endswith(".")


def test_every_ending_with_words_of_its_own_can_happen():
    can = {*known(), *ENDS, "corrected", "retracted"}
    assert set(saying.ENDED_WHEN) <= can


@pytest.mark.parametrize("reason", ["The family moved away", "", "child died"])
def test_a_reason_that_somebody_typed_is_no_ending_by_itself(reason):
    assert saying.ended_when(reason) is None


@pytest.mark.parametrize("code", sorted(ROLES))
def test_a_role_in_a_sentence_keeps_its_capitals_only_where_it_is_an_abbreviation(code):
    said, name = saying.role(code), ROLES[code].name
    assert said.lower() == name.lower()
    assert said[0].islower() or name[:2].isupper()


def test_roles_read_as_one_says_them():
    assert saying.role("team_manager") == "team manager"
    assert saying.role("mash_manager") == "MASH practice manager"
