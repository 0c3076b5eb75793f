"""The borough's front door: every state has a contact, each on its own day, all of it invented."""

from datetime import date

import pytest

from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.cases.queries import around_of
from kith.demo.doorstep import about_somebody_we_work_with, at_the_door, in_the_last_weeks
from kith.demo.doorstep.apart import ANSWER
from kith.demo.sizes import OPENS
from kith.demo.staff import make_staff
from kith.frontdoor.models import Attachment, Considered, Contact, Decision, Reply
from kith.frontdoor.rules.states import State
from kith.kernel import clock
from kith.promises.history import standing
from kith.promises.models import Promise

DAY = date(2026, 4, 1)
MORNING = clock.at_local(DAY, OPENS)

FINISHED = (
    "Malik Deane", "Ria Deane", "Jonah Frey", "Femi Adair", "Skye Merton", "Noah Pryce",
    "Lia Corrie", "Talia Brooke", "Ilya Marsden", "Ezra", "Jodie Marsh", "Rohan Pell",
    "Stefan Ilic", "Oren Vale", "Tamsin Rook", "Priya Sandhu",
)  # fmt: skip

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def door(lasting):
    with lasting(), clock.frozen(MORNING):
        door = at_the_door(make_staff(DAY), DAY)
        in_the_last_weeks(door)
        yield door


def contacts():
    with acting_as(MACHINE):
        return list(Contact.objects.order_by("number"))


def called(name):
    with acting_as(MACHINE):
        return Contact.objects.filter(person__known_as=name).earliest("number")


def told_of(name, begins):
    """Return what is told of a child under names that begin so, the earliest first."""
    with acting_as(MACHINE):
        facts = reversed(standing(called(name).person_id))
    return [one.name.removeprefix(begins) for one in facts if one.name.startswith(begins)]


def of(name, kind):
    with acting_as(MACHINE):
        return list(Promise.objects.filter(person_id=called(name).person_id, kind=kind))


def open_of(name):
    with acting_as(MACHINE):
        return list(Promise.objects.filter(person_id=called(name).person_id, state="open"))


def test_no_screen_of_the_front_door_is_empty(door):
    later = {State.LINKED_OPEN}
    assert {one.state for one in contacts()} == set(State) - later
    assert len(contacts()) >= 30
    with acting_as(MACHINE):
        outcomes = set(Decision.objects.values_list("outcome", flat=True))
    assert {"assess", "early_help", "advice", "other_authority"} <= outcomes


def test_each_came_on_its_own_day_and_nothing_in_the_future(door):
    days = {clock.local_date(one.arrived_at) for one in contacts()}
    assert len(days) >= 7
    assert max(days) == DAY
    assert all(one.arrived_at < MORNING for one in contacts())


def test_what_is_red_was_taken_by_name_and_the_police_were_told(door):
    red = called("Denisa Rusu")
    assert red.rag == "RED"
    with acting_as(MACHINE):
        kept = Promise.objects.filter(episode=red.id, state__in=("kept", "kept_late"))
        assert kept.exists()


def test_something_serious_of_this_morning_still_waits_for_its_discussion_and_is_in_time(door):
    with acting_as(MACHINE):
        owed = Promise.objects.get(kind="T10-SERIOUS-EARLY", state="open")
        assert owed.person_id == called("Denisa Rusu").person_id
        assert owed.due_at > MORNING


@pytest.mark.parametrize("name", ["Tarik Rahmani", "Kemi Bankole"])
def test_what_became_work_has_a_worker_who_has_met_the_child_and_knows_the_family(door, name):
    person = called(name).person_id
    with acting_as(MACHINE):
        around = around_of(person)
        met = Promise.objects.filter(person_id=person, kind="CONTACT", state="kept").count()
        late = Promise.objects.filter(person_id=person, state="open", due_at__lte=MORNING)
        assert around.worker
        assert met >= 2
        assert not late.filter(safety=True).exists()


def test_three_children_of_one_event_have_each_their_own_decision(door):
    he, she, friend = called("Malik Deane"), called("Ria Deane"), called("Jonah Frey")
    assert he.incident == she.incident == friend.incident
    assert [one.state for one in (he, she, friend)] == ["REFERRAL", "HELPED", "CLOSED_ADVICE"]
    with acting_as(MACHINE):
        lines = Considered.objects.filter(decision__contact_id=he.id)
        assert {one.contact for one in lines} == {she.id, friend.id}


def test_who_knew_the_family_gave_the_look_back_and_the_next_saw_it_differently(door):
    assert told_of("Ria Deane", "blind.") == ["asked", "ended", "asked", "given", "talked"]


def test_a_mail_that_named_nobody_is_found_to_be_a_boy_whom_we_work_with(door):
    boy = called("Tarik Rahmani").person_id
    with acting_as(MACHINE):
        mail = Contact.objects.get(person_id=boy, channel="email")
        assert Attachment.objects.filter(contact_id=mail.id, person_id=boy).exists()
    assert (mail.state, mail.agency, mail.child) == ("TAKEN_UP", "health", "known")


def test_what_the_school_told_had_reached_us_already_and_helps_once(door):
    first = called("Ilya Marsden")
    with acting_as(MACHINE):
        again = Contact.objects.get(person_id=first.person_id, state="DUPLICATE_OF")
    assert again.duplicate_of == first.id
    assert again.incident == first.incident
    assert first.state == "HELPED"


def test_a_discussion_that_was_disputed_is_settled_and_held_by_all_three(door):
    """That there was no cause is taken back with the settlement: they meet."""
    assert told_of("Femi Adair", "strategy.") == [
        "asked", "told", "disputed", "resolved", "convened", "held", "reconvened",
    ]  # fmt: skip


def test_who_does_not_answer_is_asked_again_and_the_next_above_them_is_rung(door):
    said = told_of("Lia Corrie", "request.")
    assert said[-4:] == ["returned", "chased", "escalated", "returned"]
    assert not open_of("Lia Corrie")


def test_what_was_asked_apart_stands_in_no_reply(door):
    with acting_as(MACHINE):
        (reply,) = Reply.objects.filter(person_id=called("Skye Merton").person_id)
    assert ANSWER.words not in str(reply.answers)


def test_closed_with_advice_it_was_opened_again_and_is_helped_now(door):
    said = told_of("Jodie Marsh", "contact.")
    assert said.index("decided") < said.index("reopened")
    assert called("Jodie Marsh").state == "HELPED"


def test_what_was_written_down_wrong_is_put_right_and_each_word_on_a_promise_is_there(door):
    assert [one.state for one in of("Tarik Rahmani", "ACTION")] == ["void"]
    states = {one.state for one in of("Kemi Bankole", "ACTION")}
    assert states == {"kept", "kept_late", "void", "withdrawn"}


@pytest.mark.parametrize("theme", FINISHED)
def test_a_word_that_is_finished_leaves_nothing_late_behind(door, theme):
    late = [one for one in open_of(theme) if one.due_at <= MORNING]
    assert late == []


def test_word_of_a_child_who_is_open_goes_to_the_childs_team(door):
    child = called("Kemi Bankole").person_id
    about_somebody_we_work_with(door, child)
    with acting_as(MACHINE):
        latest = Contact.objects.order_by("-number").first()
        assert latest.person_id == child
        assert latest.passed_team_id == around_of(child).team
