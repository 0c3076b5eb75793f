"""Each form of the front door: what it needs, what it answers to nonsense, what a command gets.

No database: a form judges words alone.
"""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.frontdoor.forms.decision import DecideForm, RedecideForm
from kith.frontdoor.forms.intake import BY_ITSELF, IntakeForm, at_first
from kith.frontdoor.forms.screen import ScreenForm
from kith.frontdoor.queries.deciding import Opening
from kith.frontdoor.rules.channels import CHANNELS, edition_on
from kith.frontdoor.rules.harms import HARMS
from kith.frontdoor.rules.outcomes import OUTCOMES
from kith.frontdoor.rules.screen import Answer
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
    def test_what_is_wrong_is_listed_in_the_order_of_the_page(self, channel):
        form = intake({}, channel)
        drawn = [f"#{box.id_for_label or box.auto_id + '_0'}" for box in form.drawn]
        places = [drawn.index(problem.href) for problem in form.problems]
        assert len(places) > 2
        assert places == sorted(places)

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
        asks = edition_on(channel, date(2026, 3, 2)).every
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


def decide_form(said, form=DecideForm, **more):
    opening = Opening(teams=((9, "North"),), owners=((7, "Una Kessler"),), **more)
    return form(said, on=date(2026, 3, 2), opening=opening)


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
        said = DECISION | day | {"to_team": "9", "next_owner": "7"}
        deciding = made(decide_form(said)).deciding()
        assert (deciding.next_by, deciding.to_team) == (date(2026, 3, 5), 9)
        assert deciding.next_owner == 7

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
