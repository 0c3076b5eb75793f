"""What can be done at the front door, and what cannot, in the words that somebody would read."""

from datetime import timedelta
from uuid import uuid4

import pytest

from kith.access import testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.access.audit import sees
from kith.access.gates import NotHere, Refused
from kith.accounts.models import Team
from kith.cases.timeline import sentence
from kith.frontdoor import commands as do
from kith.frontdoor.commands import About
from kith.frontdoor.models import Screen
from kith.frontdoor.rules.screen import Answer, Said
from kith.frontdoor.testing import a_desk
from kith.frontdoor.timeline import TELLERS
from kith.kernel import clock
from kith.kernel.mistakes import Mistake
from kith.promises.history import standing

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk():
    return a_desk()


def seen_by(actor, person):
    with acting_as(actor):
        return sees(person)


def told_of(desk, person=None):
    with acting_as(MACHINE):
        return [one.name for one in standing(person or desk.world.person)]


class TestArriving:
    def test_the_desk_sees_a_child_of_another_team_from_now_on(self, desk):
        assert not seen_by(desk.worker, desk.world.person)
        desk.arrives()
        assert seen_by(desk.worker, desk.world.person)
        assert seen_by(desk.manager, desk.world.person)

    def test_a_child_who_is_hidden_is_not_taken_in_by_a_number(self, desk):
        testing.restricted(desk.world.person, "R3")
        with pytest.raises(NotHere):
            desk.arrives()
        assert not seen_by(desk.worker, desk.world.person)

    def test_nobody_takes_in_for_a_desk_that_is_not_theirs(self, desk):
        stranger = testing.holding("front_door")
        with pytest.raises(NotHere):
            desk.arrives(by=stranger)

    def test_a_social_worker_does_not_take_in(self, desk):
        with pytest.raises(Refused):
            desk.arrives(by=desk.world.worker)

    @pytest.mark.parametrize(
        ("wrong", "field"),
        [
            ({"channel": "pigeon", "agency": "police"}, "channel"),
            ({"agency": "nobody"}, "agency"),
            ({"safe_now": "perhaps"}, "safe_now"),
            ({"dangers": ("rain",)}, "dangers"),
            ({"what_happened": "  "}, "what_happened"),
            ({"channel": "no_child", "agency": "police"}, "who"),
        ],
    )
    def test_what_cannot_be_is_said_in_its_box_and_nothing_is_half_written(
        self, desk, wrong, field
    ):
        with pytest.raises(Mistake) as said:
            desk.arrives(**wrong)
        assert said.value.field == field
        assert told_of(desk) == []

    def test_it_cannot_have_reached_us_after_now_nor_about_nobody(self, desk):
        with pytest.raises(Mistake, match="after now"):
            desk.arrives(clock.now() + timedelta(minutes=1))
        with pytest.raises(Mistake, match="who the child is"):
            do.arrive(desk.worker, arrival=desk.arrival(), children=[])

    def test_arrival_and_opening_are_two_facts(self, desk):
        early = clock.now() - timedelta(hours=3)
        contact = desk.arrives(early, channel="police", agency="police")
        row = desk.row(contact)
        assert row.arrived_at == early < row.opened_at
        assert desk.promise("FD-16", contact).state == "kept_late"

    def test_a_child_without_a_name_is_on_the_ledger_too(self, desk):
        contact = desk.arrives(about=About(who="A boy of perhaps 13 at the bus stop"))
        row = desk.row(contact)
        assert row.child == "unknown"
        assert desk.promise("UNKNOWN", contact).person_id == row.person_id
        do.accept_unknown(desk.manager, contact=contact, why="Nobody at school knows him")
        assert desk.promise("UNKNOWN", contact).state == "kept"
        with pytest.raises(Mistake, match="know already"):
            do.accept_unknown(desk.manager, contact=contact, why="Nor does the youth club")


class TestTriage:
    def test_only_a_manager_says_that_it_looks_less_urgent(self, desk):
        contact = desk.graded("AMBER")
        with pytest.raises(Refused, match="Only a manager"):
            do.grade_contact(desk.worker, contact=contact, rag="GREEN", why="He is home")
        do.grade_contact(desk.manager, contact=contact, rag="GREEN", why="He is home")
        row = desk.row(contact)
        assert (row.rag, row.clock_rag) == ("GREEN", "AMBER")

    def test_a_grade_has_a_reason_and_is_one_of_three(self, desk):
        contact = desk.arrives()
        with pytest.raises(Mistake, match="how urgent"):
            do.grade_contact(desk.worker, contact=contact, rag="BLUE", why="x")
        with pytest.raises(Mistake, match="this urgent"):
            do.grade_contact(desk.worker, contact=contact, rag="RED", why=" ")

    def test_what_is_decided_is_reopened_and_not_graded(self, desk):
        contact = desk.decided("advice")
        with pytest.raises(Mistake, match="reopen"):
            do.grade_contact(desk.worker, contact=contact, rag="RED", why="New word")
        do.reopen(desk.worker, contact=contact, words="He was hurt")
        do.grade_contact(desk.worker, contact=contact, rag="RED", why="New word")
        assert desk.row(contact).closed_at is None

    def test_whoever_grades_it_has_opened_it(self, desk):
        about = [About(desk.world.person)]
        desk.arrives()
        (contact,) = do.arrive(MACHINE, arrival=desk.arrival(channel="email"), children=about)
        assert desk.row(contact).opened_at is None
        do.grade_contact(desk.worker, contact=contact, rag="GREEN", why="No hurry")
        assert desk.row(contact).opened_at is not None

    def test_the_first_name_has_it(self, desk):
        contact = desk.graded("RED")
        do.acknowledge(desk.manager, contact=contact)
        assert desk.promise("RED-TAKEN", contact).state == "kept"

    def test_help_was_called(self, desk):
        contact = desk.arrives(safe_now="no")
        do.tell_of_danger(desk.worker, contact=contact, whom="Sergeant Vale, 14:10")
        assert desk.promise("T1", contact).state == "kept"

    def test_what_nobody_asked_is_one_task_which_a_second_screen_ends(self, desk):
        contact = desk.graded()
        unasked = {
            **{f"g{n}": Said(Answer.NOT_ASKED) for n in (1, 2, 3)},
            **{f"q{n}": Said(Answer.NOT_ASKED) for n in range(1, 13)},
        }
        assert do.screen_child(desk.worker, contact=contact, answers=unasked).gap
        assert desk.promise("SCREEN-GAP", contact).state == "open"
        asked = {key: Said(Answer.ASKED, "School") for key in unasked}
        do.screen_child(desk.worker, contact=contact, answers=asked)
        assert desk.promise("SCREEN-GAP", contact).state == "kept"

    def test_against_the_list_a_manager_alone_decides(self, desk):
        contact = desk.graded()
        said = {
            **{f"g{n}": Said(Answer.YES, "School") for n in (1, 2, 3)},
            **{f"q{n}": Said(Answer.YES, "School") for n in range(1, 13)},
        }
        with pytest.raises(Refused, match="Only a manager"):
            do.screen_child(desk.worker, contact=contact, answers=said, otherwise="No need")
        do.screen_child(desk.manager, contact=contact, answers=said, otherwise="PEACE is on it")
        with acting_as(MACHINE):
            assert Screen.objects.get().result == "positive"


class TestRouting:
    def test_asking_back_leaves_it_open_and_graded(self, desk):
        contact = desk.graded()
        do.ask_back(desk.worker, contact=contact, missing=("identity",))
        row = desk.row(contact)
        assert (row.state, row.rag, row.closed_at) == ("RETURNED_FOR_INFO", "AMBER", None)
        desk.decided("assess", contact)
        assert desk.promise("RETURNED", contact).state == "kept"

    def test_what_was_asked_for_may_come(self, desk):
        contact = desk.graded()
        with pytest.raises(Mistake, match="what is missing"):
            do.ask_back(desk.worker, contact=contact, missing=("weather",))
        do.ask_back(desk.worker, contact=contact, missing=("context",), words="Which car?")
        do.complete(desk.worker, contact=contact, words="A grey one")
        assert desk.row(contact).state == "TRIAGED"

    def test_a_child_with_nobody_cannot_be_passed_on(self, desk):
        contact = desk.graded(about=About(known_as="Noor"))
        with pytest.raises(Mistake, match="No team works with this child"):
            do.pass_on(desk.worker, contact=contact)

    def test_before_it_is_graded_it_goes_nowhere(self, desk):
        contact = desk.arrives()
        for step in (do.pass_on,):
            with pytest.raises(Mistake, match="cannot be done now"):
                step(desk.worker, contact=contact)

    def test_the_night_leaves_it_and_the_morning_takes_it_by_name(self, desk):
        fresh, graded = desk.arrives(), desk.graded()
        for contact, back in ((fresh, "RECEIVED"), (graded, "TRIAGED")):
            do.leave_for_morning(desk.worker, contact=contact, done="Rang him", left="See him")
            assert desk.row(contact).state == "WITH_EDT"
            do.take_over(desk.worker, contact=contact)
            assert desk.row(contact).state == back

    def test_the_same_word_twice_goes_on_as_one(self, desk):
        first, second = desk.graded(), desk.arrives()
        do.mark_duplicate(desk.worker, contact=second, of=first, why="The same call")
        assert desk.row(second).state == "DUPLICATE_OF"
        assert desk.promise("T2", second).state == "void"
        with pytest.raises(NotHere):
            do.mark_duplicate(desk.worker, contact=first, of=uuid4(), why="x")

    def test_it_is_not_the_same_where_the_child_is_another(self, desk):
        mine = desk.arrives()
        other = desk.arrives(about=About(known_as="Noor"))
        with pytest.raises(Mistake, match="the same child"):
            do.mark_duplicate(desk.worker, contact=other, of=mine, why="x")

    def test_where_a_child_is_meant_nobody_owns_it_as_a_place(self, desk):
        with pytest.raises(Mistake, match="A child is meant"):
            do.own_no_child(desk.worker, contact=desk.graded(), owner="Jo", what="x")


class TestDeciding:
    @pytest.mark.parametrize(
        ("wrong", "field"),
        [
            ({"level": 5}, "level"),
            ({"because": "Threshold not met."}, "because"),
            ({"sentences": ("9.9",)}, "sentences"),
            ({"reason": "tired"}, "reason"),
            ({"to_team": 10**12}, "to_team"),
        ],
    )
    def test_what_cannot_be_decided_is_said_in_its_box(self, desk, wrong, field):
        with pytest.raises(Mistake) as said:
            desk.decided("assess", **wrong)
        assert said.value.field == field

    def test_an_outcome_is_one_of_the_list_and_elsewhere_is_somewhere(self, desk):
        with pytest.raises(Mistake, match="what happens next"):
            desk.decided("forget")
        with pytest.raises(Mistake, match="to whom"):
            desk.decided("other_authority", where="")

    def test_a_front_door_worker_does_not_decide(self, desk):
        with pytest.raises(Refused):
            do.decide(desk.worker, contact=desk.graded(), deciding=desk.deciding("advice"))

    def test_our_work_is_handed_to_a_team_that_then_sees_the_child(self, desk):
        other = testing.team("Assessment")
        manager = testing.holding("team_manager", Team.objects.get(pk=other.pk))
        contact = desk.decided("assess", to_team=other.pk)
        assert seen_by(manager, desk.world.person)
        assert desk.promise("T6", contact).team_id == other.pk
        assert desk.promise("T7B-AMBER", contact).team_id == other.pk

    def test_word_of_an_open_child_begins_no_second_episode(self, desk):
        desk.decided("assess")
        second = desk.decided("assess", desk.graded())
        assert desk.promises("T9", second) == []

    def test_the_third_time_without_help_another_manager_looks(self, desk):
        desk.decided("nothing_more")
        desk.decided("advice")
        third = desk.decided("nothing_more")
        assert desk.promise("THIRD", third).state == "open"
        with pytest.raises(Refused, match="Another manager"):
            do.second_look(desk.manager, contact=third, words="Fine")
        other = testing.holding("mash_manager", Team.objects.get(pk=desk.team))
        do.second_look(other, contact=third, words="We must meet her")
        assert desk.promise("THIRD", third).state == "kept"

    def test_help_in_between_is_help(self, desk):
        desk.decided("nothing_more")
        desk.decided("assess")
        third = desk.decided("nothing_more")
        assert desk.promises("THIRD", third) == []

    def test_sent_is_not_taken(self, desk):
        contact = desk.decided("other_authority", where="Marlow Vale")
        assert desk.row(contact).closed_at is None
        do.taken_elsewhere(desk.worker, contact=contact, by="P. Lind, duty desk")
        assert desk.row(contact).state == "TAKEN_ELSEWHERE"
        assert desk.promise("SENT", contact).state == "kept"

    def test_nothing_is_looked_at_again_before_it_is_decided(self, desk):
        with pytest.raises(Mistake, match="Nothing was decided"):
            do.redecide(desk.manager, contact=desk.graded(), because="Hm")

    def test_the_public_are_not_owed_an_answer_and_an_agency_is(self, desk):
        public = desk.decided("advice", desk.graded(agency="public"))
        school = desk.decided("advice", desk.graded(agency="education"))
        assert desk.promises("T5", public) == []
        do.tell_referrer(desk.worker, contact=school, how="telephone", words="We advised")
        assert desk.promise("T5", school).state == "kept"


@pytest.mark.parametrize("name", sorted(TELLERS))
def test_each_fact_is_a_sentence_for_a_family(name):
    said = sentence(name, {})
    assert said[0].isupper()
    assert said.endswith(".")
    assert "overdue" not in said


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        (
            "contact.arrived",
            {"channel": "police"},
            "Word about the child reached us from the police.",
        ),
        ("contact.graded", {"rag": "AMBER"}, "We decided that this needs us soon."),
        (
            "contact.decided",
            {"outcome": "advice", "incomplete": True},
            "It was decided: advice was enough. Some of what matters was still missing.",
        ),
        (
            "contact.redecided",
            {"changed": True, "outcome": "assess"},
            "We looked again and changed it. It was decided: we find out with the child what would "
            "help.",
        ),
        ("contact.redecided", {}, "We looked again at the decision, and it stands."),
    ],
)
def test_a_fact_says_what_it_holds(name, data, words):
    assert sentence(name, data) == words
