"""The ways of a contact and the judgements beside it, as properties: pure, and tried at random."""

from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from kith.frontdoor.rules import ladder, outcomes, record, screen, urgency
from kith.frontdoor.rules.states import (
    CLOSED,
    DECIDABLE,
    DECIDED,
    OPEN,
    STEPS,
    UNGRADED,
    WAITING,
    NotNow,
    State,
    after,
)

DAY = date(2026, 3, 2)
LIST = screen.edition_on(DAY)
EVERY = (*LIST.gate, *LIST.twelve)
GATE, TWELVE = LIST.gate, LIST.twelve
CRITICAL = [one for one in TWELVE if one.critical]
YES, NO = screen.Answer.YES, screen.Answer.NO
ASKED, NOT_ASKED = screen.Answer.ASKED, screen.Answer.NOT_ASKED
DECISIONS = {name for name in STEPS if name.startswith("decide_")}
ENDS = {name for name, one in STEPS.items() if one.to in CLOSED}


class AContact(RuleBasedStateMachine):
    """One contact in the hands of people who do anything in any order."""

    def __init__(self):
        super().__init__()
        self.state, self.governs, self.told = State.RECEIVED, "", []

    @rule(step=st.sampled_from(sorted(STEPS)))
    def try_something(self, step):
        before = self.state
        try:
            self.state = after(step, before)
        except NotNow:
            assert before not in STEPS[step].since
            return
        self.told.append((step, before, self.state))

    @precondition(lambda self: self.state in UNGRADED | DECIDABLE)
    @rule(rag=st.sampled_from(urgency.RAGS))
    def say_how_urgent(self, rag):
        before = self.governs
        self.governs = urgency.grade(self.governs, rag).governs
        assert urgency.worse(before, self.governs) == self.governs

    @precondition(lambda self: self.state is State.RETURNED_FOR_INFO)
    @rule()
    def nothing_ever_comes(self):
        """Who told us never answers: it is decided without, and not closed by that."""
        assert self.state in OPEN
        assert all(after(step, self.state) for step in DECISIONS)

    @invariant()
    def every_end_was_somebodys_act(self):
        if self.state in CLOSED:
            last = next(one for one in reversed(self.told) if one[1] in OPEN)
            assert last[0] in ENDS

    @invariant()
    def somebody_can_always_do_the_next_thing(self):
        if self.state is not State.NO_CHILD:
            assert any(self.state in one.since for one in STEPS.values())


TestAContact = AContact.TestCase


class TestEnds:
    """Which acts end a contact, from where."""

    @pytest.mark.parametrize("state", sorted(WAITING))
    def test_what_waits_for_others_is_closed_by_a_name_alone(self, state):
        ends = {name for name, one in STEPS.items() if state in one.since and one.to in CLOSED}
        assert (
            ends
            == {
                State.SENT_ON: {"taken_elsewhere"},
                State.HELP_OFFERED: {"help_taken_up"},
            }[state]
        )

    @pytest.mark.parametrize("state", sorted(CLOSED - {State.NO_CHILD}))
    def test_every_end_about_a_child_can_be_opened_again(self, state):
        assert after("reopen", state) is State.REOPENED
        assert State.REOPENED in DECIDABLE

    def test_a_way_ends_with_no_child_only_where_none_is_meant(self):
        with pytest.raises(NotNow):
            after("reopen", State.NO_CHILD)

    @pytest.mark.parametrize("step", sorted(DECISIONS))
    @pytest.mark.parametrize("state", sorted(frozenset(State) - DECIDABLE))
    def test_a_decision_is_made_once_and_then_looked_at_again(self, step, state):
        with pytest.raises(NotNow):
            after(step, state)

    @pytest.mark.parametrize("step", sorted(DECISIONS))
    def test_wherever_a_decision_leads_it_can_be_looked_at_again(self, step):
        assert STEPS[step].to in DECIDED

    def test_what_was_taken_elsewhere_can_be_looked_at_again_as_well(self):
        assert after("taken_elsewhere", State.SENT_ON) in DECIDED
        assert after("help_taken_up", State.HELP_OFFERED) in DECIDED

    def test_the_night_comes_back_to_where_it_stood(self):
        for state in (State.RECEIVED, *DECIDABLE):
            assert after("leave_for_morning", state) is State.WITH_EDT
        assert after("take_over", State.WITH_EDT) in UNGRADED
        assert after("take_over_graded", State.WITH_EDT) in DECIDABLE

    @pytest.mark.parametrize("step", ["open", "acknowledge", "regrade"])
    def test_opening_taking_and_grading_again_move_nothing(self, step):
        assert {state for state in STEPS[step].since if after(step, state) is not state} == set()

    def test_work_begins_with_two_outcomes_and_help_with_three(self):
        work = {code for code, one in outcomes.OUTCOMES.items() if one.work}
        helps = {code for code, one in outcomes.OUTCOMES.items() if one.helps}
        assert work == {"strategy", "assess"}
        assert helps == work | {"early_help"}


class TestUrgent:
    """How urgent it is."""

    @given(st.lists(st.sampled_from(urgency.RAGS), min_size=1), st.randoms())
    def test_in_whatever_order_it_is_said_the_most_urgent_governs(self, said, random):
        shuffled = random.sample(said, len(said))
        assert governs(said) == governs(shuffled)

    @given(st.lists(st.sampled_from(urgency.RAGS), min_size=1))
    def test_no_clock_starts_more_often_than_there_are_grades(self, said):
        clock, starts = "", 0
        for rag in said:
            now = urgency.grade(clock, rag)
            clock, starts = now.governs, starts + now.restarts
        assert 1 <= starts <= len(urgency.RAGS)

    @given(st.sampled_from(["", *urgency.RAGS]), st.sampled_from(["", *urgency.RAGS]))
    def test_the_worse_of_two_is_one_of_the_two_from_either_side(self, one, other):
        assert urgency.worse(one, other) == urgency.worse(other, one)
        assert urgency.worse(one, other) in {one, other}

    def test_not_known_is_no_sign_of_danger_and_no_is(self):
        assert not urgency.may_be_red("not_known", ())
        assert not urgency.may_be_red("yes", ("a sign of the stars",))
        assert urgency.may_be_red("no", ())


def governs(said):
    now = ""
    for rag in said:
        now = urgency.grade(now, rag).governs
    return now


def every_one(answer, **other):
    """All fifteen questions answered in one way, but for some."""
    said = {one.key: screen.Said(answer, "School") for one in EVERY}
    return said | {key: screen.Said(value, "School") for key, value in other.items()}


def screened(said, **limits):
    return screen.screen(LIST, said, screen.Limits(**limits))


class TestTheThreeAndTheTwelve:
    """What a screen indicates, case by case."""

    @pytest.mark.parametrize("opens", [YES, ASKED, NOT_ASKED])
    @pytest.mark.parametrize("key", [one.key for one in GATE])
    def test_any_of_the_three_that_is_not_a_no_opens_the_twelve(self, key, opens):
        result = screened({one.key: screen.Said(NO, "School") for one in GATE} | {
            key: screen.Said(opens)
        })  # fmt: skip
        assert result.needs_twelve
        assert result.missing == tuple(one.key for one in TWELVE)
        assert result.word == "unfinished"

    @pytest.mark.parametrize("one", CRITICAL, ids=lambda one: one.key)
    def test_each_critical_form_alone_asks_for_a_specialist(self, one):
        said = every_one(NO, g1=YES) | {one.key: screen.Said(YES, "Police", critical=True)}
        result = screened(said)
        assert result.specialist
        assert result.reasons == (one.critical,)

    @pytest.mark.parametrize("answer", [NO, ASKED, NOT_ASKED])
    def test_a_critical_form_counts_only_under_a_yes(self, answer):
        said = every_one(NO, g1=YES) | {"q4": screen.Said(answer, "Police", critical=True)}
        assert not screened(said).specialist

    def test_one_question_has_no_critical_form_and_ticking_it_changes_nothing(self):
        (plain,) = [one for one in TWELVE if not one.critical]
        said = every_one(NO, g1=YES) | {plain.key: screen.Said(YES, "School", critical=True)}
        assert not screened(said).specialist

    @pytest.mark.parametrize(("yes", "wanted"), [(0, False), (2, False), (3, True), (12, True)])
    def test_three_yes_among_the_twelve_ask_for_a_specialist(self, yes, wanted):
        said = every_one(NO, g1=YES, **{one.key: YES for one in TWELVE[:yes]})
        assert screened(said).specialist is wanted

    def test_the_three_themselves_are_not_counted_among_the_twelve(self):
        assert not screened(every_one(NO, g1=YES, g2=YES, g3=YES, q1=YES, q2=YES)).specialist

    @pytest.mark.parametrize(("unasked", "task"), [(3, False), (4, True), (12, True)])
    def test_from_four_that_nobody_asked_there_is_one_task(self, unasked, task):
        said = every_one(NO, g1=YES, **{one.key: NOT_ASKED for one in TWELVE[:unasked]})
        result = screened(said)
        assert result.gap is task
        assert result.not_asked == tuple(one.key for one in TWELVE[:unasked])

    def test_asked_and_not_known_is_no_task(self):
        result = screened(every_one(ASKED))
        assert (result.done, result.gap, result.not_asked) == (True, False, ())

    def test_how_many_is_the_dated_rules_and_not_the_screens(self):
        said = every_one(NO, g1=YES, q1=YES, q2=NOT_ASKED)
        assert screened(said, yes=1).specialist
        assert screened(said, not_asked=1).gap
        assert not screened(said).specialist

    @pytest.mark.parametrize("source", ["", " ", "\t"])
    def test_a_no_is_somebodys_no(self, source):
        result = screened(every_one(NO) | {"g2": screen.Said(NO, source)})
        assert result.missing == ("g2",)

    @pytest.mark.parametrize("answer", [YES, ASKED, NOT_ASKED])
    def test_whatever_is_not_a_no_needs_nobody_behind_it(self, answer):
        assert screened({one.key: screen.Said(answer) for one in EVERY}).done

    def test_answers_among_the_twelve_say_nothing_where_the_three_are_no(self):
        said = every_one(YES) | {one.key: screen.Said(NO, "Home") for one in GATE}
        result = screened(said)
        assert (result.done, result.specialist, result.needs_twelve) == (True, False, False)

    def test_nothing_answered_is_nothing_indicated(self):
        result = screened({})
        assert result.missing == tuple(one.key for one in GATE)
        assert (result.done, result.specialist, result.gap) == (False, False, False)

    def test_what_is_known_already_asks_before_the_rest_is_known(self):
        """A critical yes is seen at once; the screen is not done by it."""
        said = {"g1": screen.Said(YES), "q4": screen.Said(YES, critical=True)}
        result = screened(said)
        assert result.specialist
        assert not result.done

    def test_a_later_list_takes_over_on_its_day(self):
        newer = screen.Edition("list 2", DAY, GATE, TWELVE[:3])
        both = (*screen.EDITIONS, newer)
        assert screen.edition_on(DAY, both) is newer
        assert screen.edition_on(date(2026, 3, 1), both) is LIST

    @pytest.mark.parametrize(
        ("age", "sign", "due"),
        [(0, False, False), (9, True, True), (10, False, True), (17, False, True)],
    )
    def test_from_which_age_is_a_number_of_the_rule(self, age, sign, due):
        assert screen.is_due(age, sign, 10) is due
        assert screen.is_due(age, sign, 0)


class TestReasons:
    """A reason is about this child."""

    own = st.lists(
        st.sampled_from(["his", "uncle", "fetches", "him", "home", "from", "school", "daily"]),
        min_size=record.FEWEST_WORDS,
        max_size=12,
    ).map(" ".join)

    @given(st.lists(st.sampled_from(record.TEMPLATES), min_size=1, max_size=6))
    def test_no_number_of_stock_phrases_makes_a_reason(self, stock):
        assert not record.gives_a_reason(". ".join(stock).upper())

    @given(own, st.sampled_from(record.TEMPLATES))
    def test_a_stock_phrase_beside_a_reason_takes_nothing_from_it(self, own, stock):
        assert record.gives_a_reason(own)
        assert record.gives_a_reason(f"{stock.title()}: {own}!")

    @given(st.text(alphabet=" .,;:-–!?…\n\t", max_size=40))
    def test_marks_and_blanks_are_no_reason(self, text):
        assert not record.gives_a_reason(text)

    @given(st.lists(st.booleans()))
    def test_those_without_help_are_counted(self, helped):
        assert record.is_without_help(helped) == Counter(helped)[False]


class TestRungs:
    """The ladder that a decision cites."""

    def test_nothing_cited_is_no_level(self):
        assert ladder.level_of([]) == 0

    def test_each_level_has_signs_and_says_what_we_do(self):
        for rung in ladder.ladder_on(DAY).rungs:
            assert rung.sentences
            assert rung.response
            assert all(one.number.startswith(f"{rung.level}.") for one in rung.sentences)

    def test_a_partnerships_own_takes_over_on_its_day(self):
        ours = ladder.ladder_on(DAY)
        theirs = ladder.Ladder("theirs", DAY, ours.rungs[:1], ())
        assert ladder.ladder_on(DAY, (ours, theirs)) is theirs
        assert ladder.ladder_on(date(2026, 3, 1), (ours, theirs)) is ours
