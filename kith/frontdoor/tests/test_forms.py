"""Each form of the front door: what it needs, what it answers to nonsense, what a command gets.

No database: a form judges words alone.
"""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.frontdoor.forms import steps as ask
from kith.frontdoor.forms.asking import AskForm
from kith.frontdoor.forms.decision import DecideForm, RedecideForm
from kith.frontdoor.forms.intake import BY_ITSELF, HARMS, IntakeForm, at_first
from kith.frontdoor.forms.screen import ScreenForm
from kith.frontdoor.rules import ripple
from kith.frontdoor.rules.channels import CHANNELS, CORE_MORE, edition_on
from kith.frontdoor.rules.outcomes import OUTCOMES, STRATEGY_DECLINED
from kith.frontdoor.rules.screen import Answer
from kith.frontdoor.steps import STEPS, TALKS
from kith.kernel import clock

NOON = clock.at_local(date(2026, 3, 2), timedelta(hours=12))
TODAY = {"arrived_on-day": "2", "arrived_on-month": "3", "arrived_on-year": "2026"}
WORD = {
    "known_as": "Sam",
    "what_happened": "Two men wait for him outside school.",
    "safe_now": "yes",
    "agency": "education",
    "arrived_at": "11:40",
    **TODAY,
}
DECISION = {
    "outcome": "assess",
    "level": "3",
    "because": "He owes money to men whom he is afraid of.",
}
CHANNEL_CODES = sorted(CHANNELS)


@pytest.fixture(autouse=True)
def noon():
    with clock.frozen(NOON):
        yield


def intake(said, channel="telephone", *, chosen=False):
    return IntakeForm(said, edition=edition_on(channel, date(2026, 3, 2)), chosen=chosen)


def without(said, *names):
    return {key: value for key, value in said.items() if key not in names}


def wrong(form):
    """Return the boxes that are wrong."""
    return set(form.errors)


class TestTakingIn:
    """The intake form."""

    @pytest.mark.parametrize("channel", CHANNEL_CODES)
    def test_the_least_that_can_be_said_is_enough_on_every_channel(self, channel):
        least = WORD | {"who": "A boy in a green coat"}
        form = intake(least, channel)
        assert form.is_valid(), form.errors
        arrival = form.arrival(7)
        assert (arrival.channel, arrival.team) == (channel, 7)
        assert arrival.arrived_at == clock.at_local(
            date(2026, 3, 2), timedelta(hours=11, minutes=40)
        )

    @pytest.mark.parametrize("channel", CHANNEL_CODES)
    def test_nothing_said_asks_for_the_least_and_for_no_more(self, channel):
        asked = wrong(intake({}, channel))
        always = {"what_happened", "safe_now", "agency", "arrived_on", "arrived_at"}
        assert asked - always <= {"known_as", "who"}
        assert always <= asked
        assert len(asked) == len(always) + 1

    @pytest.mark.parametrize("channel", CHANNEL_CODES)
    def test_each_box_is_drawn_once_and_none_is_lost(self, channel):
        form = intake(WORD, channel)
        drawn = [box.name for box in form.first]
        drawn += [box.name for fold in form.rest for box in fold.boxes]
        assert sorted(drawn) == sorted(form.fields)

    @pytest.mark.parametrize("channel", CHANNEL_CODES)
    def test_where_it_came_by_itself_one_is_asked_when(self, channel):
        in_sight = {box.name for box in intake(WORD, channel).first}
        assert ("arrived_at" in in_sight) is (channel in BY_ITSELF)

    def test_a_chosen_child_is_not_asked_for_again(self):
        form = intake(without(WORD, "known_as"), chosen=True)
        assert form.is_valid(), form.errors
        assert {"known_as", "born", "who"}.isdisjoint(form.fields)
        (child,) = form.children(41)
        assert (child.person, child.known_as, child.nobody) == (41, "", False)

    @pytest.mark.parametrize(
        ("box", "typed", "words"),
        [
            ("safe_now", "perhaps", "valid choice"),
            ("agency", "the_press", "valid choice"),
            ("dangers", ["rain"], "valid choice"),
            ("harms", ["FOO"], "valid choice"),
            ("told_child", "sort of", "valid choice"),
            ("arrived_at", "noonish", "time"),
            ("arrived_at", "25:61", "time"),
            ("known_as", "x" * 101, "100"),
            ("call_back", "0" * 121, "120"),
            ("where_now", "x" * 501, "500"),
            ("what_happened", "x" * 4001, "4000"),
            ("asked_read_back", "perhaps", "valid choice"),
            ("asked_call_ended", "x" * 201, "200"),
        ],
    )
    def test_what_cannot_be_is_said_in_its_own_box(self, box, typed, words):
        form = intake(WORD | {box: typed})
        assert wrong(form) == {box}
        assert words in " ".join(form.errors[box])

    @pytest.mark.parametrize("day", ["3", "40", "yesterday-ish"])
    def test_a_day_that_has_not_come_or_is_none(self, day):
        assert wrong(intake(WORD | {"arrived_on-day": day})) == {"arrived_on"}

    def test_nobody_was_born_tomorrow(self):
        born = {"born-day": "3", "born-month": "3", "born-year": "2026"}
        assert wrong(intake(WORD | born)) == {"born"}

    def test_a_fold_with_something_wrong_in_it_is_open_and_an_empty_one_is_not(self):
        form = intake(WORD | {"told_child": "sort of"})
        assert not form.is_valid()
        knows, around, *_ = form.rest
        assert (knows.open, around.open) == (True, False)

    def test_blanks_are_no_name_and_no_description(self):
        form = intake(WORD | {"known_as": "   ", "who": "\n"})
        assert wrong(form) == {"known_as"}
        assert "how they might be found" in form.errors["known_as"][0]

    def test_about_a_place_one_says_which(self):
        form = intake(without(WORD, "known_as"), "no_child")
        assert wrong(form) == {"who"}
        (place,) = made(intake(WORD | {"who": "The arcade"}, "no_child")).children(None)
        assert (place.nobody, place.person, place.who) == (True, None, "The arcade")

    def test_about_a_place_nobodys_own_words_and_no_agreement_are_asked_for(self):
        boxes = intake(WORD, "no_child").fields
        assert {"childs_words", "told_child", "told_parent", "also"}.isdisjoint(boxes)

    @given(st.lists(st.sampled_from(["Ayo", " Kit ", "", "   ", "Noor Adeyemi"]), max_size=8))
    def test_each_line_with_a_name_is_another_child_and_blank_ones_are_none(self, lines):
        form = made(intake(WORD | {"also": "\n".join(lines)}))
        first, *others = form.children(None)
        assert first.known_as == "Sam"
        assert [one.known_as for one in others] == [one.strip() for one in lines if one.strip()]

    @given(st.sets(st.sampled_from(sorted(HARMS))), st.sets(st.sampled_from(["weapon", "threat"])))
    def test_what_was_ticked_is_what_the_command_gets(self, harms, dangers):
        form = made(intake(WORD | {"harms": sorted(harms), "dangers": sorted(dangers)}))
        arrival = form.arrival(1)
        assert (set(arrival.harms), set(arrival.dangers)) == (harms, dangers)
        assert arrival.may_be_red is bool(dangers)

    @pytest.mark.parametrize("channel", CHANNEL_CODES)
    def test_what_the_channel_asks_reaches_the_command_by_its_key(self, channel):
        asks = (*edition_on(channel, date(2026, 3, 2)).asks, *CORE_MORE)
        typed = {f"asked_{one.key}": one.options[-1][0] if one.options else one.key
                 for one in asks}  # fmt: skip
        arrival = made(intake(WORD | {"who": "The arcade"} | typed, channel)).arrival(1)
        assert arrival.asked == {key.removeprefix("asked_"): said for key, said in typed.items()}

    def test_a_new_form_opens_with_the_clock_on_the_wall(self):
        opened = at_first(NOON, "police")
        assert (opened["arrived_on"], opened["agency"]) == (date(2026, 3, 2), "police")
        assert opened["arrived_at"].hour == 12

    @given(
        st.dictionaries(
            st.sampled_from([*WORD, "born-day", "born-year", "also", "who", "evidence"]),
            st.text(max_size=60),
        ),
        st.dictionaries(
            st.sampled_from(["dangers", "harms"]), st.lists(st.text(max_size=9), max_size=3)
        ),
    )
    def test_whatever_is_typed_is_taken_or_answered_in_words(self, typed, ticked):
        form = intake(typed | ticked)
        assert form.is_valid() is not bool(form.problems)
        assert all(problem.words.strip() for problem in form.problems)


def made(form):
    assert form.is_valid(), form.errors
    return form


def screen_form(said, *, may_decide=False):
    return ScreenForm(said, on=date(2026, 3, 2), may_decide=may_decide)


class TestScreening:
    """The screen as a form: it keeps what was answered; the rule says what is missing."""

    def test_an_empty_screen_has_no_answers(self):
        assert made(screen_form({})).answers() == {}

    @pytest.mark.parametrize("answer", list(Answer))
    def test_each_of_the_four_answers_can_be_given(self, answer):
        said = {"g1": answer.value, "g1_source": "His mother"}
        (one,) = made(screen_form(said)).answers().values()
        assert (one.answer, one.source, one.critical) == (answer, "His mother", False)

    def test_there_is_no_fifth(self):
        assert wrong(screen_form({"g1": "maybe"})) == {"g1"}

    def test_the_critical_form_is_ticked_beside_its_question(self):
        answers = made(screen_form({"q4": "yes", "q4_critical": "on"})).answers()
        assert answers["q4"].critical
        assert "q8_critical" not in screen_form({}).fields

    def test_a_tick_without_an_answer_is_no_answer(self):
        assert made(screen_form({"q4_critical": "on"})).answers() == {}

    def test_deciding_otherwise_is_asked_of_managers_alone(self):
        assert "otherwise" not in screen_form({}).fields
        assert "otherwise" in screen_form({}, may_decide=True).fields

    def test_the_three_are_in_sight_and_the_twelve_folded(self):
        form = screen_form({}, may_decide=True)
        asked = {name for name in form.fields if name[0] in "gq" and "_" not in name}
        first = {box.name for box in form.first}
        assert asked & first == {"g1", "g2", "g3"}
        twelve, _ = form.rest
        assert {box.name for box in twelve.boxes} >= {f"q{n}" for n in range(1, 13)}
        assert not twelve.open


def decide_form(said, form=DecideForm, teams=((9, "North"),)):
    return form(said, on=date(2026, 3, 2), teams=teams)


class TestDeciding:
    """The decision: three boxes and no more."""

    def test_three_boxes_are_all_that_a_decision_needs(self):
        assert wrong(decide_form({})) == {"outcome", "level", "because"}
        deciding = made(decide_form(DECISION)).deciding()
        assert (deciding.outcome, deciding.level, deciding.sentences) == ("assess", 3, ())
        assert (deciding.to_team, deciding.next_by, deciding.reason) == (None, None, "")

    @pytest.mark.parametrize("outcome", sorted(OUTCOMES))
    def test_each_outcome_can_be_chosen(self, outcome):
        assert made(decide_form(DECISION | {"outcome": outcome})).deciding().outcome == outcome

    @pytest.mark.parametrize(
        ("box", "typed"),
        [
            ("outcome", "forget"),
            ("level", "5"),
            ("level", "three"),
            ("sentences", ["3.2", "9.9"]),
            ("to_team", "10"),
            ("to_team", "north"),
            ("reason", "tired"),
            ("because", "x" * 4001),
            ("next_step", "x" * 301),
            ("box_history", "x" * 4001),
        ],
    )
    def test_what_cannot_be_decided_is_said_in_its_own_box(self, box, typed):
        assert wrong(decide_form(DECISION | {box: typed})) == {box}

    def test_the_boxes_of_the_record_reach_the_command_by_their_keys(self):
        form = decide_form({})
        typed = {f"box_{key}": f"said of {key}" for key in form.boxes}
        record = made(decide_form(DECISION | typed)).deciding().record
        assert record == {key: f"said of {key}" for key in form.boxes}

    def test_the_next_step_has_a_day(self):
        day = {"next_by-day": "5", "next_by-month": "3", "next_by-year": "2026"}
        deciding = made(decide_form(DECISION | day | {"to_team": "9"})).deciding()
        assert (deciding.next_by, deciding.to_team) == (date(2026, 3, 5), 9)

    def test_each_box_is_drawn_once(self):
        for form in (decide_form({}), decide_form({}, RedecideForm)):
            drawn = [box.name for box in form.first]
            drawn += [box.name for fold in form.rest for box in fold.boxes]
            assert sorted(drawn) == sorted(form.fields)

    def test_where_it_stands_nothing_is_said_anew(self):
        again = {"stands": "yes", "what_came": "The nurse wrote"}
        assert made(decide_form(again, RedecideForm)).cleaned_data["stands"] == "yes"

    def test_where_it_changes_it_is_said_like_the_first(self):
        again = {"stands": "no", "what_came": "He was hurt"}
        assert wrong(decide_form(again, RedecideForm)) == {"outcome", "level", "because"}
        assert made(decide_form(again | DECISION, RedecideForm)).deciding().outcome == "assess"

    def test_whether_it_stands_is_answered(self):
        assert wrong(decide_form({}, RedecideForm)) == {"stands", "what_came"}


# Each form of a step with what it needs, said once well.
WELL = {
    ask.GradeForm: {"rag": "RED", "why": "He is hurt"},
    ask.DangerForm: {"whom": "Sergeant Vale, 14:10"},
    ask.TakeUpForm: {"words": "We see him today"},
    ask.AskBackForm: {"missing": ["context"]},
    ask.CameForm: {"words": "A grey car"},
    ask.AssessedForm: {"words": "He is made to carry; a plan follows"},
    ask.CloseForm: {"why": "We know enough"},
    ask.MorningForm: {"done": "Rang him", "left": "See him"},
    ask.IdentifyForm: {"known_as": "Noor", "words": "The school rang"},
    ask.WhyForm: {"why": "Nobody knows him"},
    ask.OwnerForm: {"owner": "Jo Ash", "what": "Walk there"},
    ask.ReopenForm: {"words": "He did not come home"},
    ask.LookForm: {"words": "We must meet her"},
    ask.ArrivedForm: {"how": "email"},
    ask.TellForm: {"how": "email", "words": "We see him"},
    ask.TakenForm: {"by": "P. Lind"},
    ask.AcceptHelpForm: {"service": "Mentors", "by": "Jo"},
    ask.MetForm: {"words": "They walked the dog"},
    ask.RefusedForm: {"words": "Not now"},
    ask.EndForm: {"how": "met", "words": "Back at school"},
    ask.IncidentForm: {"sort": "violence", "what": "Stabbed in the leg"},
    ask.AskStrategyForm: {"kind": "standard", "why": "He is afraid"},
    ask.DeclinedForm: {"reason": "no_cause", "because": "He was at home"},
    ask.DisputeForm: {"who": "Police", "why": "He was not"},
    ask.ResolveForm: {"words": "We meet today"},
    ask.RippleForm: {"step": "ripple.safe", "words": "At his aunt’s"},
}
NEEDS = [(form, box) for form, said in WELL.items() for box in said]
CHOICES = [(form, box) for form, box in NEEDS if box in ("rag", "how", "sort", "kind", "reason",
                                                        "step", "missing")]  # fmt: skip


class TestSteps:
    """A line or two for each step."""

    @pytest.mark.parametrize("form", WELL, ids=lambda one: one.__name__)
    def test_what_it_needs_is_enough(self, form):
        assert made(form(WELL[form])).cleaned_data.items() >= WELL[form].items()

    @pytest.mark.parametrize(("form", "box"), NEEDS)
    def test_without_one_of_its_boxes_that_box_is_asked_for(self, form, box):
        assert wrong(form(without(WELL[form], box))) == {box}

    @pytest.mark.parametrize(("form", "box"), CHOICES)
    def test_what_is_not_on_a_list_is_not_taken(self, form, box):
        assert wrong(form(WELL[form] | {box: ["none of these"]})) == {box}

    @pytest.mark.parametrize("form", WELL, ids=lambda one: one.__name__)
    def test_blanks_are_nothing(self, form):
        blank = {box: "  \t " for box in WELL[form]}
        assert wrong(form(blank)) == set(WELL[form])

    def test_a_tap_asks_for_nothing(self):
        assert made(ask.TapForm({})).cleaned_data == {}

    def test_every_form_that_a_step_opens_is_tried_here(self):
        opened = {one.form for one in (*STEPS, *TALKS)}
        apart = {ask.TapForm, ask.DuplicateForm, ask.FirstMetForm, ask.HeldForm, ask.ShakenForm}
        assert opened - apart - {ScreenForm, DecideForm, RedecideForm, AskForm} == WELL.keys()

    def test_the_same_as_one_of_those_shown(self):
        earlier = [("a", "41, 2 March")]
        said = {"of": "a", "why": "The same call"}
        assert ask.DuplicateForm(said, earlier=earlier).is_valid()
        assert wrong(ask.DuplicateForm(said | {"of": "b"}, earlier=earlier)) == {"of"}
        assert wrong(ask.DuplicateForm({}, earlier=earlier)) == {"of", "why"}

    def test_every_reason_why_there_is_no_discussion_can_be_chosen(self):
        for reason in STRATEGY_DECLINED:
            assert ask.DeclinedForm({"reason": reason, "because": "He was at home"}).is_valid()


HELD = {
    "on-day": "2", "on-month": "3", "on-year": "2026", "at": "10:15", "who": ["police"],
    "because": "A joint enquiry", "s47": "joint",
}  # fmt: skip


class TestHeld:
    """A strategy discussion was held."""

    def test_the_moment_is_the_day_and_the_time_in_london(self):
        at = made(ask.HeldForm(HELD)).moment()
        assert at == NOON - timedelta(hours=1, minutes=45)

    def test_in_summer_as_well(self):
        with clock.frozen(clock.at_local(date(2026, 7, 1), timedelta(hours=12))):
            summer = HELD | {"on-day": "1", "on-month": "7"}
            at = made(ask.HeldForm(summer)).moment()
            assert clock.now() - at == timedelta(hours=1, minutes=45)

    @pytest.mark.parametrize(
        ("box", "typed"),
        [("on-day", "3"), ("at", "teatime"), ("who", ["the press"]), ("s47", "later"),
         ("because", "")],
    )  # fmt: skip
    def test_what_cannot_be_is_said_in_its_own_box(self, box, typed):
        assert wrong(ask.HeldForm(HELD | {box: typed})) == {box.split("-")[0]}

    def test_everybody_who_counts_can_be_ticked(self):
        assert set(ripple.WHO) >= ripple.QUORUM
        assert ask.HeldForm(HELD | {"who": sorted(ripple.WHO)}).is_valid()


class TestShaken:
    """Six children at a time."""

    def test_blank_rows_are_none(self):
        assert made(ask.ShakenForm({})).rows() == []

    @pytest.mark.parametrize("box", ["label3", "decision3"])
    def test_no_row_in_which_something_was_typed_is_lost(self, box):
        (row,) = made(ask.ShakenForm({box: "Kit M"})).rows()
        assert "Kit M" in row

    def test_six_rows_come_in_their_order(self):
        said = {f"label{n}": f"Child {n}" for n in range(1, 7)} | {"tie2": "friend"}
        rows = made(ask.ShakenForm(said)).rows()
        assert [label for label, _, _ in rows] == [f"Child {n}" for n in range(1, 7)]
        assert rows[1][1] == "friend"

    def test_a_tie_is_one_of_the_list(self):
        assert wrong(ask.ShakenForm({"label1": "Kit M", "tie1": "cousin"})) == {"tie1"}
