"""The small forms of the front door: steps, what is held, and the children who were shaken."""

from datetime import date, timedelta

import pytest

from kith.frontdoor.forms import steps as ask
from kith.frontdoor.forms.asking import AskForm
from kith.frontdoor.forms.decision import DecideForm, RedecideForm
from kith.frontdoor.forms.screen import ScreenForm
from kith.frontdoor.rules import ripple
from kith.frontdoor.rules.outcomes import STRATEGY_DECLINED
from kith.frontdoor.steps import STEPS, TALKS
from kith.kernel import clock

NOON = clock.at_local(date(2026, 3, 2), timedelta(hours=12))


@pytest.fixture(autouse=True)
def noon():
    with clock.frozen(NOON):
        yield


def without(said, *names):
    return {key: value for key, value in said.items() if key not in names}


def wrong(form):
    """Return the boxes that are wrong."""
    return set(form.errors)


def made(form):
    assert form.is_valid(), form.errors
    return form


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
    ask.SourceForm: {"agency": "education", "words": "She rang from the school"},
    ask.AskedAgainForm: {"how": "email", "words": "Which car was it?"},
    ask.ChildAnsweredForm: {"way": "A text about maths", "words": "We heard you"},
    ask.AdvocateForm: {"by": "Noor Castell", "words": "They met at school"},
    ask.DecideHereForm: {"by": "Freya Osei", "words": "He goes home with his aunt"},
    ask.NoAdvocateForm: {"why": "I have my aunt"},
    ask.WhyForm: {"why": "Nobody knows him"},
    ask.OwnerForm: {"owner": "Jo Ash", "what": "Walk there"},
    ask.ReopenForm: {"words": "He did not come home"},
    ask.LookForm: {"words": "We must meet her"},
    ask.ArrivedForm: {"how": "email"},
    ask.TellForm: {"how": "email", "words": "We see him"},
    ask.NextStepForm: {"evidence": "The aunt rang back"},
    ask.TakenForm: {"by": "P. Lind"},
    ask.AcceptHelpForm: {"service": "Mentors", "by": "Jo"},
    ask.MetForm: {"words": "They walked the dog"},
    ask.RefusedForm: {"words": "Not now"},
    ask.EndForm: {"how": "met", "words": "Back at school"},
    ask.IncidentForm: {"sort": "violence", "what": "Stabbed in the leg"},
    ask.AskStrategyForm: {"kind": "standard", "why": "He is afraid", "asks": "police"},
    ask.LookAtNoneForm: {"stands": "yes", "words": "He fell, and was seen to"},
    ask.HeardForm: {"words": "PC Vale, by telephone"},
    ask.DeclinedForm: {"reason": "no_cause", "because": "He was at home"},
    ask.DisputeForm: {"who": "Police", "why": "He was not"},
    ask.StandsForm: {"words": "They heard why"},
    ask.ResolveForm: {"settles": "meet", "words": "We meet today"},
    ask.RippleForm: {"step": "ripple.safe", "words": "At his aunt’s"},
    ask.ConsideredForm: {"step": "ripple.panel", "answer": "no", "words": "He gets better"},
}
NEEDS = [(form, box) for form, said in WELL.items() for box in said]
CHOICES = [(form, box) for form, box in NEEDS if box in ("rag", "how", "sort", "kind", "reason",
                                                        "step", "missing")]  # fmt: skip


def test_other_word_is_offered_where_there_is_some():
    near = [("1", "Contact 2041")]
    said = {"sort": "violence", "what": "Stabbed"}
    assert "same" not in ask.IncidentForm(said).fields
    told = made(ask.IncidentForm({**said, "same": ["1"]}, near=near)).cleaned_data
    assert told["same"] == ["1"]
    same = {"same": ["1"], "why": "The same street"}
    made(ask.SameEventForm(same, near=near))
    assert wrong(ask.SameEventForm(same)) == {"same"}
    assert "No other word" in ask.SameEventForm().fields["same"].help_text
    assert wrong(ask.SameEventForm({}, near=near)) == {"same", "why"}


def test_a_look_says_until_when_it_goes_on_or_that_it_ends():
    lines = [("1", "Kit M")]
    said = {"linked": "1", "words": "He sleeps again", "goes_on": "no"}
    assert made(ask.LookAgainForm(said, lines=lines)).last() is None
    on = {**said, "goes_on": "yes"}
    assert wrong(ask.LookAgainForm(on, lines=lines)) == {"until"}
    day = {"until-day": "1 May 2026", "until-month": "", "until-year": ""}
    assert made(ask.LookAgainForm(on | day, lines=lines)).last() == date(2026, 5, 1)
    assert made(ask.LookAgainForm(said | day, lines=lines)).last() is None
    assert wrong(ask.LookAgainForm(said)) == {"linked"}


def test_when_it_reached_us_is_a_day_and_a_time_with_what_shows_it():
    day = {"arrived_on-day": "1", "arrived_on-month": "5", "arrived_on-year": "2025"}
    said = {**day, "arrived_at": "9:15", "evidence": "A stamp", "why": "Misread"}
    told = made(ask.MomentForm(said)).moment()
    assert (told["at"], told["evidence"]) == (
        clock.at_local(date(2025, 5, 1), timedelta(hours=9.25)),
        "A stamp",
    )
    assert wrong(ask.MomentForm({})) == {"arrived_on", "arrived_at", "evidence", "why"}


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
        apart |= {ask.KnownShakenForm, ask.IdentifyForm, ask.SameEventForm, ask.PartEventForm}
        apart |= {ask.LookAgainForm, ask.MomentForm, ask.ConvenedForm}
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

    def test_it_is_called_for_a_moment_too(self):
        called = without(HELD, "because", "s47")
        assert made(ask.ConvenedForm(called)).moment() == NOON - timedelta(hours=1, minutes=45)
        assert wrong(ask.ConvenedForm({})) == {"on", "at", "who"}

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
