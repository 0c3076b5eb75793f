"""The forms of asking and answering: what they need, what they refuse, what a command gets."""

from datetime import date

import pytest

from kith.frontdoor.forms import steps as ask
from kith.frontdoor.forms.asking import AskForm
from kith.frontdoor.forms.replying import ItemsForm, ReplyForm
from kith.frontdoor.forms.steps.grading import TapForm
from kith.frontdoor.moves import MOVES
from kith.frontdoor.queries.asking import Choosing
from kith.frontdoor.rules.agencies import template_on
from kith.frontdoor.rules.answers import Said, Sort
from kith.frontdoor.rules.replies import State, judge
from kith.kernel import clock

TODAY = date(2026, 3, 2)
POLICE = template_on("police", TODAY).asks()
ASKED = {"usual": ["police"], "tells": "A boy of 15 with bruises", "legal": "safeguard"}


@pytest.fixture(autouse=True)
def noon():
    with clock.frozen(clock.local_midnight(TODAY)):
        yield


def asks(said=None, *, rag="AMBER", desks=None, decides=False, asked=()):
    choosing = Choosing(rag, desks or {}, frozenset(asked), "Two men wait for him", decides)
    return AskForm(said, choosing=choosing)


def replies(said, before=None, form=ReplyForm):
    sent = {"by_name": "PC Lane", "how": "telephone", **said}
    return form(sent, asks=POLICE, before=before or {})


def answers(said):
    form = replies(said)
    assert form.is_valid(), form.errors
    return form.answers()


class TestAsking:
    def test_the_usual_ones_are_ticked_but_for_those_who_are_asked_already(self):
        assert asks(rag="GREEN").fields["usual"].initial == ["health", "education"]
        assert asks(rag="GREEN", asked=["health"]).fields["usual"].initial == ["education"]

    def test_what_reached_us_stands_there_to_be_shortened(self):
        assert asks()["tells"].value() == "Two men wait for him"

    def test_a_line_why_is_how_others_are_asked(self):
        form = asks({**ASKED, "why_housing": " Men stay in the flat ", "why_camhs": " "})
        assert form.is_valid()
        assert form.asking().agencies == {"police": "", "housing": "Men stay in the flat"}

    def test_which_desk_is_asked_only_where_there_are_several(self):
        form = asks({**ASKED, "desk_police": "2"}, desks={"police": [(1, "East"), (2, "West")]})
        assert form.is_valid()
        assert form.asking().desks == {"police": 2}
        assert "desk_police" not in asks(desks={"police": [(1, "East")]}).fields

    @pytest.mark.parametrize(
        ("box", "typed"),
        [("usual", ["housing"]), ("tells", " "), ("legal", "because"), ("conditions", ["apart"])],
    )
    def test_what_cannot_be_is_said_in_its_own_box(self, box, typed):
        assert set(asks({**ASKED, box: typed}).errors) == {box}

    def test_what_only_some_read_is_asked_elsewhere_and_a_manager_is_told_where(self):
        assert not asks({**ASKED, "conditions": ["apart"]}, decides=True).is_valid()
        assert "a page of its own" in asks(decides=True).fields["conditions"].help_text
        assert asks().fields["conditions"].help_text == ""

    def test_at_green_agreement_stands_in_sight_and_else_it_is_folded(self):
        assert "agreement" in [one.name for one in asks(rag="GREEN").first]
        assert "agreement" not in [one.name for one in asks(rag="RED").first]

    def test_at_red_hardly_anybody_needs_a_line(self):
        assert asks(rag="RED").beyond == ("authority", "voluntary")


class TestAnswering:
    def test_blanks_are_left_out(self):
        assert answers({"words_1": "Harmed in May", "words_2": " n/k "}) == {
            "1": Said(Sort.VALUE, "Harmed in May")
        }

    def test_each_way_takes_what_goes_with_it(self):
        by = {"by_2-day": "4", "by_2-month": "3", "by_2-year": "2026"}
        said = answers({"way_1": "none", "way_2": "cannot", **by, "way_3": "withheld",
                        "reason_3": "court"})  # fmt: skip
        assert said["1"] == Said(Sort.NONE)
        assert said["2"].by == date(2026, 3, 4)
        assert said["3"].reason == "court"

    def test_what_goes_with_another_way_is_not_kept(self):
        said = answers({"words_1": "Harmed in May", "reason_1": "court"})
        assert said["1"] == Said(Sort.VALUE, "Harmed in May")

    @pytest.mark.parametrize(
        ("said", "box"),
        [
            ({"way_1": "cannot"}, "by_1"),
            ({"way_1": "withheld"}, "reason_1"),
            ({"way_1": "cannot", "by_1-day": "1", "by_1-month": "3", "by_1-year": "2026"}, "by_1"),
            ({"way_1": "sometimes"}, "way_1"),
            ({"words_1": "x" * 1001}, "words_1"),
            ({"by_name": " "}, "by_name"),
            ({"how": "page"}, "how"),
        ],
    )
    def test_what_cannot_be_is_said_in_its_own_box(self, said, box):
        assert set(replies(said).errors) == {box}

    def test_what_was_answered_before_stands_in_its_boxes(self):
        before = {"1": Said(Sort.VALUE, "Harmed in May"), "2": Said(Sort.NONE)}
        form = ItemsForm(asks=POLICE, before=before)
        assert form["words_1"].value() == "Harmed in May"
        assert form["way_2"].value() == "none"

    def test_a_day_or_a_reason_that_was_given_is_not_folded_away(self):
        form = replies({"way_1": "cannot", "way_2": "none"})
        form.is_valid()
        opened = {one.item.key for one in form.questions if one.open}
        assert opened == {"1"}

    def test_everything_answered_is_a_full_answer(self):
        said = answers({f"words_{item.key}": "Harmed in May" for item in POLICE})
        assert judge(POLICE, said).state is State.FULL


WELL = {
    ask.ChaseForm: {"said": "PC Lane: by four"},
    ask.RingForm: {"whom": "Ida Voss", "said": "She looks herself"},
    ask.WithdrawForm: {"why": "Another boy"},
    ask.RefuseForm: {"by_name": "DS Hale", "reason": "covert"},
}


@pytest.mark.parametrize("form", WELL, ids=lambda one: one.__name__)
def test_what_a_move_needs_is_enough_and_each_of_it_is_needed(form):
    assert form(WELL[form]).is_valid()
    for box in WELL[form]:
        assert set(form({**WELL[form], box: " "}).errors) == {box}


def test_every_move_has_a_form_that_is_tried_here():
    assert {one.form for one in MOVES} == WELL.keys() | {ReplyForm, TapForm}
