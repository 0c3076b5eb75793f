"""The judgements of the front door, over everything that could be asked of them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.frontdoor.rules import channels, ladder, outcomes, record, ripple, screen, urgency
from kith.frontdoor.rules.asks import Edition
from kith.frontdoor.rules.states import (
    CLOSED,
    DECIDABLE,
    OPEN,
    STEPS,
    UNGRADED,
    WAITING,
    WORDS,
    NotNow,
    State,
    after,
)
from kith.frontdoor.timeline import TELLERS

DAY = date(2026, 3, 2)
LIST = screen.edition_on(DAY)
EVERY = (*LIST.gate, *LIST.twelve)
LIMITS = screen.Limits()
answers = st.builds(
    screen.Said,
    st.sampled_from(list(screen.Answer)),
    st.sampled_from(["", "His mother", "School"]),
    st.booleans(),
)
filled = st.fixed_dictionaries({}, optional={one.key: answers for one in EVERY})
rags = st.sampled_from(urgency.RAGS)


class TestStates:
    """How a contact may go."""

    @given(st.lists(st.sampled_from(sorted(STEPS)), max_size=25))
    def test_whatever_is_done_in_whatever_order_nothing_ends_but_by_a_named_act(self, steps):
        state = State.RECEIVED
        for step in steps:
            try:
                now = after(step, state)
            except NotNow:
                continue
            if now in CLOSED and state not in CLOSED:
                assert STEPS[step].fact or step == "own_no_child"
            state = now

    def test_asking_for_what_is_missing_never_ends_anything(self):
        for state in STEPS["ask_back"].since:
            assert after("ask_back", state) in OPEN
        leaving = {
            name for name, one in STEPS.items()
            if State.RETURNED_FOR_INFO in one.since and one.to in CLOSED
        }  # fmt: skip
        named = {"decide_referral", "decide_advice", "decide_nothing", "duplicate"}
        assert leaving == named | {"own_no_child"}

    def test_from_wherever_it_stands_there_is_a_way_to_an_end(self):
        for state in OPEN:
            assert ends_from(state), state

    def test_every_state_can_be_reached(self):
        reached, fresh = set(), {State.RECEIVED}
        while fresh:
            reached |= fresh
            fresh = {to for one in reached for to in following(one)} - reached
        assert reached == set(State)

    def test_nothing_is_decided_before_it_is_graded(self):
        for name in (one for one in STEPS if one.startswith("decide_")):
            assert STEPS[name].since == DECIDABLE
            assert not STEPS[name].since & UNGRADED

    def test_sent_and_offered_are_open_until_somebody_takes_it_by_name(self):
        assert WAITING <= OPEN
        assert after("decide_help", State.TRIAGED) is State.HELP_OFFERED
        assert after("decide_elsewhere", State.TRIAGED) is State.SENT_ON

    def test_what_cannot_be_done_now_says_where_it_stands(self):
        with pytest.raises(NotNow, match="a service helps"):
            after("grade", State.HELPED)

    def test_every_state_has_words_and_every_fact_a_sentence(self):
        assert set(WORDS) == set(State)
        assert {one.fact for one in STEPS.values() if one.fact} <= TELLERS.keys()

    def test_each_outcome_is_a_step(self):
        assert {one.step for one in outcomes.OUTCOMES.values()} <= STEPS.keys()


def following(state):
    return {one.to or state for one in STEPS.values() if state in one.since}


def ends_from(state):
    reached, fresh = set(), {state}
    while fresh:
        reached |= fresh
        fresh = {to for one in reached for to in following(one)} - reached
    return reached & CLOSED


class TestUrgency:
    """How urgent, on one clock."""

    @given(st.lists(rags, min_size=1, max_size=12))
    def test_on_one_clock_it_only_ever_becomes_more_urgent(self, said):
        governs, before = "", -1
        for rag in said:
            now = urgency.grade(governs, rag)
            assert now.said == rag
            assert urgency.RAGS.index(now.governs) >= before
            assert now.restarts is (urgency.RAGS.index(now.governs) > before)
            governs, before = now.governs, urgency.RAGS.index(now.governs)
        assert governs == max(said, key=urgency.RAGS.index)

    @given(st.sampled_from(sorted(urgency.SAFE)), st.sets(st.sampled_from(sorted(urgency.DANGERS))))
    def test_any_sign_of_danger_may_be_red(self, safe, dangers):
        assert urgency.may_be_red(safe, dangers) is (safe == "no" or bool(dangers))

    def test_there_are_three_grades(self):
        with pytest.raises(ValueError, match="PURPLE"):
            urgency.grade("RED", "PURPLE")
        assert set(urgency.RAG_WORDS) == set(urgency.RAGS)
        assert urgency.worse("", "GREEN") == "GREEN"


class TestScreen:
    """The three questions and the twelve."""

    @given(filled)
    def test_it_is_done_only_when_each_question_asked_has_an_answer(self, said):
        result = screen.screen(LIST, said, LIMITS)
        gate_no = all(
            one.key in said and said[one.key].answer is screen.Answer.NO for one in LIST.gate
        )
        asked = LIST.gate if gate_no else EVERY
        whole = all(
            one.key in said
            and (said[one.key].answer is not screen.Answer.NO or said[one.key].source)
            for one in asked
        )
        if gate_no or all(one.key in said for one in LIST.gate):
            assert result.done is whole
        assert result.word == (
            "unfinished" if not result.done else "positive" if result.specialist else "negative"
        )

    @given(filled)
    def test_one_critical_or_three_yes_ask_for_a_specialist(self, said):
        result = screen.screen(LIST, said, LIMITS)
        yes = [one for one in LIST.twelve
               if one.key in said and said[one.key].answer is screen.Answer.YES]  # fmt: skip
        critical = [one for one in yes if one.critical and said[one.key].critical]
        wanted = result.needs_twelve and (bool(critical) or len(yes) >= 3)
        assert result.specialist is wanted
        assert bool(result.reasons) is wanted

    @given(filled)
    def test_four_that_nobody_asked_make_one_task(self, said):
        result = screen.screen(LIST, said, LIMITS)
        assert result.gap is (len(result.not_asked) >= 4)

    @given(filled, st.sampled_from([one.key for one in EVERY]), st.text(max_size=20))
    def test_who_said_so_decides_nothing(self, said, key, source):
        if key not in said:
            return
        other = said | {key: screen.Said(said[key].answer, source or "x", said[key].critical)}
        one, two = screen.screen(LIST, said, LIMITS), screen.screen(LIST, other, LIMITS)
        assert (one.specialist, one.gap) == (two.specialist, two.gap)

    def test_three_noes_with_somebody_who_said_so_are_a_screen(self):
        said = {one.key: screen.Said(screen.Answer.NO, "School") for one in LIST.gate}
        result = screen.screen(LIST, said, LIMITS)
        assert (result.done, result.needs_twelve, result.word) == (True, False, "negative")

    def test_nobody_is_screened_on_what_they_are(self):
        """No question asks for it, and nothing but answers goes in."""
        words = " ".join(f"{one.words} {one.critical} {one.note}" for one in EVERY).lower()
        for never in ("ethnic", "race", "postcode", "cloth", "music", "nationality", "religion"):
            assert never not in words
        assert "names" not in words

    @pytest.mark.parametrize(
        ("age", "sign", "due"),
        [(9, False, False), (9, True, True), (10, False, True), (None, False, True)],
    )
    def test_from_ten_on_or_with_any_sign(self, age, sign, due):
        assert screen.is_due(age, sign, 10) is due


class TestRecord:
    """What makes a reason a reason."""

    @pytest.mark.parametrize(
        "words",
        ["", "NFA", "Threshold not met.", "No further action. As discussed.", "See notes, tbc"],
    )
    def test_what_fits_any_child_is_no_reason(self, words):
        assert not record.gives_a_reason(words)

    def test_a_sentence_about_this_child_is(self):
        assert record.gives_a_reason("He is afraid of the men who wait at the gate.")
        assert record.gives_a_reason("Threshold not met: his uncle now fetches him each day.")

    def test_no_box_is_asked_twice(self):
        keys = [box.key for box in (*record.edition_on(DAY).boxes, *record.BEFORE)]
        assert len(set(keys)) == len(keys)

    def test_what_was_written_in_a_box_that_is_asked_no_longer_still_reads(self):
        said = {"form": "record 1", "told_how": "By letter", "told_child": "On Monday"}
        assert record.read(said) == (
            ("How is the child told, by whom and when?", "On Monday"),
            ("How are child, parents and referrer told, and when?", "By letter"),
        )


class TestLadder:
    """Levels in numbered sentences."""

    def test_each_sentence_has_its_own_number_under_its_level(self):
        one = ladder.ladder_on(DAY)
        numbered = ladder.sentences(one)
        assert len(numbered) == sum(len(rung.sentences) for rung in one.rungs)
        assert [rung.level for rung in one.rungs] == [1, 2, 3, 4]

    @given(st.sets(st.sampled_from(sorted(ladder.sentences(ladder.ladder_on(DAY))))))
    def test_the_highest_level_cited_counts(self, numbers):
        assert ladder.level_of(numbers) == max((int(one[0]) for one in numbers), default=0)


class TestChannels:
    """How word reaches us."""

    @pytest.mark.parametrize("code", sorted(channels.CHANNELS))
    def test_each_channel_has_questions_from_the_first_day_on(self, code):
        edition = channels.edition_on(code, DAY)
        assert edition.asks
        assert channels.edition_called(edition.code) == edition
        keys = [ask.key for ask in edition.every]
        assert len(set(keys)) == len(keys)

    def test_a_newer_edition_takes_over_on_its_day(self):
        newer = Edition("telephone", 3, DAY, ())
        both = (*channels.EDITIONS, newer)
        assert channels.edition_on("telephone", DAY, both) is newer
        assert channels.edition_on("telephone", date(2026, 3, 1), both).number == 2
        with pytest.raises(LookupError, match="telephone"):
            channels.edition_on("telephone", date(2001, 1, 1))

    @pytest.mark.parametrize(
        ("channel", "agency", "inbox"),
        [("police", "police", "police"), ("email", "camhs", "health"), ("edt", "council", "edt"),
         ("telephone", "education", "")],
    )  # fmt: skip
    def test_whose_inbox_it_came_through(self, channel, agency, inbox):
        assert channels.inbox_of(channel, agency) == inbox

    def test_a_child_a_family_and_the_public_are_no_agency(self):
        said = {one for one in channels.AGENCIES if not channels.is_professional(one)}
        assert said == {"child", "family", "public"}


def test_a_discussion_needs_its_three_partners():
    assert ripple.is_quorate(frozenset({"social_care", "police", "health", "school"}))
    assert not ripple.is_quorate(frozenset({"social_care", "police"}))
    assert set(ripple.STEPS) <= TELLERS.keys()


def test_each_list_of_reasons_ends_with_other():
    lists = (
        outcomes.CLOSED_REASONS, outcomes.MISSING, outcomes.NOT_ASKED, outcomes.LATE_WHY,
        outcomes.STRATEGY_DECLINED, outcomes.ROUTES,
    )  # fmt: skip
    assert all(list(one)[-1] == "other" for one in lists)
