"""What agencies are asked, and what their answers amount to: nobody declares one complete."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.frontdoor.rules import asking, replies
from kith.frontdoor.rules.agencies import APART, ASKED, TEMPLATES, template_called, template_on
from kith.frontdoor.rules.answers import SORT_WORDS, Said, Sort, kept, read, together
from kith.frontdoor.rules.channels import AGENCIES
from kith.frontdoor.rules.replies import State, judge
from kith.frontdoor.rules.urgency import RAGS

DAY = date(2021, 7, 14)
POLICE = template_on("police", DAY).asks()
HELD = Said(Sort.VALUE, "Two reports in May, no charge")
NOTHING = Said(Sort.NONE)
LATER = Said(Sort.CANNOT, by=date(2021, 7, 16))


def all_with(said):
    return {one.key: said for one in POLICE}


class TestTemplates:
    def test_every_agency_that_can_be_asked_has_one_with_a_critical_item(self):
        assert set(ASKED) <= set(AGENCIES)
        for one in TEMPLATES:
            assert sum(item.critical for item in one.own) >= 2, one.code
            assert len({item.key for item in one.every}) == len(one.every)

    def test_a_template_is_found_by_its_day_and_by_its_name(self):
        assert template_on("police", DAY).code == "police/1"
        assert template_called("police/1").agency == "police"
        with pytest.raises(LookupError, match="Nothing was asked of police"):
            template_on("police", date(1999, 1, 1))

    def test_a_conditional_item_is_asked_only_where_its_condition_holds(self):
        police = template_on("police", DAY)
        assert len(police.asks(["exploitation"])) == len(police.asks()) + 1
        health = template_on("health", DAY)
        asked = {one.key for one in health.asks([APART])} - {one.key for one in health.asks()}
        assert asked == {"9"}

    def test_the_three_that_are_common_come_first(self):
        assert [one.key for one in POLICE[:3]] == ["c1", "c2", "c3"]
        assert [one.label[:9] for one in POLICE if one.critical]


class TestCounting:
    def test_three_of_eight_is_a_part(self):
        """J7."""
        answers = {"1": HELD, "2": HELD, "5": NOTHING}
        judged = judge(POLICE, answers)
        assert (judged.state, judged.got, judged.of) == (State.PARTIAL, 3, 8)
        assert "3" in judged.open
        assert "c1" in judged.open

    @pytest.mark.parametrize("words", ["n/k", "N.K.", " not known ", "see attached", "-", "", "??"])
    def test_not_known_in_a_box_is_a_blank(self, words):
        """J31."""
        assert Said(Sort.VALUE, words).is_blank
        assert judge(POLICE, {**all_with(HELD), "3": Said(Sort.VALUE, words)}).open == ("3",)

    def test_nothing_held_after_a_search_counts_where_the_search_is_described(self):
        """J31."""
        searched = {"c1": HELD, "c2": HELD, "c3": HELD}
        judged = judge(POLICE, {**all_with(NOTHING), **searched})
        assert (judged.state, judged.open, judged.weight) == (State.NIL, (), judged.whole)
        undescribed = {key: one for key, one in all_with(NOTHING).items() if key != "c2"}
        assert judge(POLICE, undescribed).state is State.PARTIAL

    def test_one_that_is_put_off_makes_it_a_part(self):
        judged = judge(POLICE, {**all_with(HELD), "4": LATER})
        assert (judged.state, judged.open) == (State.PARTIAL, ("4",))

    def test_to_withhold_needs_a_legal_reason(self):
        assert Said(Sort.WITHHELD).is_blank
        assert not Said(Sort.WITHHELD, reason="court").is_blank

    @pytest.mark.parametrize("reason", ["covert", "other"])
    def test_some_reasons_need_a_word_more(self, reason):
        assert Said(Sort.WITHHELD, reason=reason).is_blank
        assert Said(Sort.WITHHELD, "n/k", reason=reason).is_blank
        assert not Said(Sort.WITHHELD, "DS Hale", reason=reason).is_blank

    def test_what_is_withheld_is_refused(self):
        refused = judge(POLICE, all_with(Said(Sort.WITHHELD, reason="court")))
        assert refused.state is State.REFUSED

    def test_without_a_word_it_has_not_come(self):
        assert judge(POLICE, {}).state is State.SENT
        assert judge(POLICE, all_with(Said(Sort.VALUE, "n/k"))).state is State.SENT

    def test_a_critical_item_weighs_as_much_as_three(self):
        one, three = judge(POLICE, {"5": HELD}), judge(POLICE, {"1": HELD})
        assert (one.weight, three.weight) == (1, 3)


SAID = st.one_of(
    st.builds(Said, st.just(Sort.VALUE), st.sampled_from(["n/k", "", "He was there twice"])),
    st.builds(Said, st.just(Sort.NONE)),
    st.builds(Said, st.just(Sort.CANNOT), by=st.sampled_from([None, DAY])),
    st.builds(Said, st.just(Sort.WITHHELD), reason=st.sampled_from(["", "court", "nonsense"])),
)
ANSWERS = st.dictionaries(st.sampled_from([one.key for one in POLICE]), SAID)


@given(ANSWERS)
def test_full_means_that_nothing_is_open_and_a_part_that_something_is(answers):
    judged = judge(POLICE, answers)
    whole = judged.state in {State.FULL, State.NIL, State.REFUSED}
    assert whole == (judged.open == ())
    assert 0 <= judged.got <= judged.of
    assert 0 <= judged.weight <= judged.whole
    assert (judged.weight == judged.whole) == whole


@given(ANSWERS, ANSWERS)
def test_what_comes_later_never_takes_an_answer_away(before, now):
    assert set(judge(POLICE, together(before, now)).open) <= set(judge(POLICE, before).open)


@given(ANSWERS)
def test_an_answer_is_read_as_it_was_kept(answers):
    assert read(kept(answers)) == answers


class TestWhomToAsk:
    def test_more_are_asked_as_it_grows_more_urgent(self):
        green, amber, red = (asking.usual(rag) for rag in RAGS)
        assert green == {"education", "health"}
        assert green < amber < red
        assert asking.usual("") == frozenset()

    def test_whoever_is_beyond_the_usual_needs_a_line(self):
        assert asking.without_reason("AMBER", {"police": "", "housing": " "}) == ("housing",)
        assert asking.without_reason("AMBER", {"housing": "Men stay in the flat"}) == ()

    def test_at_green_one_asks_with_agreement_or_says_why_not(self):
        assert not asking.is_agreed("GREEN", "not_yet", "")
        assert asking.is_agreed("GREEN", "given", "")
        assert asking.is_agreed("GREEN", "unsafe", "danger")
        assert asking.is_agreed("RED", "refused", "")

    def test_conditions_follow_from_harm_and_age(self):
        assert asking.conditions_of(["CCE"], 16, []) == {"exploitation", "sixteen"}
        assert asking.conditions_of(["ONL"], 15, ["looked_after"]) == {"looked_after"}
        assert asking.conditions_of([], None, []) == frozenset()

    def test_nothing_asked_is_nothing_missing(self):
        assert asking.Completeness(0, 0).share == 1
        assert asking.Completeness(3, 12).share == 0.25


def test_every_state_and_way_of_answering_has_its_words():
    assert set(replies.STATE_WORDS) == set(State)
    assert set(SORT_WORDS) == set(Sort) - {Sort.APART}  # which nobody chooses
