"""What a decision ought to rest on: by grade and harm, of whom, and what is not there."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.frontdoor.rules import needed
from kith.frontdoor.rules.agencies import template_on
from kith.frontdoor.rules.answers import Said, Sort
from kith.frontdoor.rules.considering import CHOICES, Thought, written
from kith.frontdoor.rules.needed import OURSELVES, About, Heard, basis
from kith.frontdoor.rules.replies import judge
from kith.frontdoor.rules.urgency import RAGS

DAY = date(2026, 3, 2)
ALL_OWN = ("history", "missing", "siblings")
WORDS = Said(Sort.VALUE, "Seen in May, and written down")
KEYS = {code: [one.key for one in template_on(code, DAY).asks()] for code in ("police", "health")}


def about(rag="AMBER", harms=(), work=True):
    return About(rag, tuple(harms), work, DAY)


def heard(agency, answered=None, *, withdrawn=False):
    """An agency that answered these items; without, all of them."""
    asked = template_on(agency, DAY).asks()
    keys = [one.key for one in asked] if answered is None else answered
    judged = judge(asked, dict.fromkeys(keys, WORDS))
    return Heard(agency, agency.title(), asked, judged, "Tuesday", withdrawn)


def missing(*told, own=ALL_OWN, **more):
    return {(one.agency, one.what) for one in basis(about(**more), told, own).gaps}


class TestWhom:
    """Whose answer matters, at which grade, for which harm."""

    @pytest.mark.parametrize(
        ("said", "agencies"),
        [
            ({"rag": "RED"}, {"Police", "Health", "School or college"}),
            ({"rag": "RED", "harms": ["GANG"]},
             {"Police", "Health", "School or college", "Youth justice"}),
            ({"rag": "AMBER", "harms": ["GANG"]}, {"Police", "Health", "School or college"}),
            ({"rag": "AMBER", "work": False}, {"Police", "Health", "School or college"}),
            ({"rag": "GREEN"}, {"Health", "School or college"}),
            ({"rag": "GREEN", "work": False}, set()),
            ({"rag": ""}, set()),
        ],
    )  # fmt: skip
    def test_asking_nobody_leaves_a_gap_for_each_who_matters(self, said, agencies):
        assert missing(**said) == {(one, "Not asked") for one in agencies}

    def test_what_we_must_look_up_ourselves_is_missing_until_it_is_written(self):
        ours = {what for agency, what in missing(own=()) if agency == OURSELVES}
        assert len(ours) == 3
        assert {agency for agency, _ in missing(own=ALL_OWN)} & {OURSELVES} == set()

    def test_the_police_can_tell_of_times_missing_as_well(self):
        told = missing(heard("police", ["1", "2"]), own=("history", "siblings"))
        assert OURSELVES not in {agency for agency, _ in told}


class TestHowMuch:
    """What came of those who were asked."""

    def test_a_blank_that_is_not_critical_leaves_no_gap_and_lowers_the_share(self):
        whole = basis(about(), [heard("police")], ALL_OWN)
        part = basis(about(), [heard("police", set(KEYS["police"]) - {"8"})], ALL_OWN)
        assert whole.gaps == part.gaps
        assert part.complete.share < whole.complete.share

    def test_a_blank_that_is_critical_leaves_one(self):
        assert ("Police", "Only part of the answer came, 7 of 8") in missing(
            heard("police", set(KEYS["police"]) - {"1"})
        )

    def test_no_answer_is_a_gap_with_the_time_at_which_it_is_expected(self):
        (gap,) = (one for one in basis(about(), [heard("police", [])], ALL_OWN).gaps
                  if one.agency == "Police")  # fmt: skip
        assert (gap.what, gap.expected) == ("No answer yet", "Tuesday")

    def test_taking_a_question_back_does_not_answer_it(self):
        assert ("Health", "No longer asked") in missing(heard("health", [], withdrawn=True))
        again = missing(heard("health", [], withdrawn=True), heard("health"))
        assert "Health" not in {agency for agency, _ in again}

    def test_whoever_was_asked_beyond_these_and_asked_no_longer_leaves_none(self):
        assert "Housing" in {agency for agency, _ in missing(heard("housing", []))}
        assert "Housing" not in {one for one, _ in missing(heard("housing", [], withdrawn=True))}

    def test_with_all_of_it_everything_is_there(self):
        told = [heard("police"), heard("health"), heard("education")]
        rests_on = basis(about(), told, ALL_OWN)
        assert rests_on.gaps == ()
        assert rests_on.complete.percent == 100

    @given(
        st.sampled_from(RAGS),
        st.booleans(),
        st.sets(st.sampled_from(KEYS["police"])),
        st.sets(st.sampled_from(KEYS["health"])),
        st.sets(st.sampled_from(ALL_OWN)),
    )
    def test_more_known_is_never_less_complete(self, rag, work, police, health, own):
        before = basis(about(rag, work=work), [], ())
        told = [heard("police", police), heard("health", health)]
        after = basis(about(rag, work=work), told, own)
        assert 0 <= before.complete.percent <= after.complete.percent <= 100
        if not after.gaps:
            assert after.complete.got > 0

    @given(st.sampled_from(RAGS), st.booleans())
    def test_asking_and_hearing_nothing_is_no_better_than_not_asking(self, rag, work):
        nobody = basis(about(rag, work=work), [], ALL_OWN)
        silent = [heard(one, []) for one in ("police", "health", "education")]
        assert len(basis(about(rag, work=work), silent, ALL_OWN).gaps) >= len(nobody.gaps)


def test_what_is_needed_goes_by_the_day():
    later = needed.Edition("needed 2", date(2027, 1, 1), (), ())
    both = (*needed.EDITIONS, later)
    assert needed.edition_on(DAY, both).code == "needed 1"
    assert needed.edition_on(date(2027, 1, 1), both) is later


class TestOthers:
    """Brothers, sisters and others, each thought of."""

    @pytest.mark.parametrize("choice", sorted(CHOICES))
    def test_nothing_is_done_only_because_of_something(self, choice):
        assert Thought(choice).is_whole is (choice != "none")
        assert Thought(choice, "Lives with an aunt").is_whole

    def test_a_box_says_something_only_with_words(self):
        record = {"history": " ", "missing": "Never", "form": "record 1"}
        assert written(record, ALL_OWN) == {"missing"}
