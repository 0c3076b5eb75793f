"""Asking others about a child: who, why, what came back, and what came too late."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kith.access import testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.access.gates import NotHere
from kith.frontdoor import commands as do
from kith.frontdoor.commands import Asking, Replying
from kith.frontdoor.gaps import basis_of
from kith.frontdoor.models import Partner, Reply, Request
from kith.frontdoor.rules.answers import Said, Sort
from kith.frontdoor.rules.replies import State
from kith.frontdoor.testing import LOOKED_UP, a_desk, full_answer
from kith.kernel import clock
from kith.kernel.mistakes import Mistake
from kith.promises.history import standing

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk():
    return a_desk()


def request_of(number):
    with acting_as(MACHINE):
        return Request.objects.select_related("partner").get(id=number)


def told_of(desk):
    with acting_as(MACHINE):
        return [one.name for one in standing(desk.world.person)]


def gaps(desk, contact):
    """Return what was asked for and is not there."""
    with acting_as(MACHINE):
        found = basis_of(desk.row(contact), work=True, own=LOOKED_UP).gaps
    return [(one.agency, one.what) for one in found if one.what != "Not asked"]


def answer(desk, contact, request, **answers):
    said = {key.removeprefix("i"): one for key, one in answers.items()}
    replying = Replying(said, "PC Lane", "Safeguarding desk", "x 204")
    return do.record_reply(desk.worker, contact=contact, request=request, replying=replying)


class TestAsking:
    def test_each_agency_has_a_request_of_its_own_with_a_limit_by_the_grade(self, desk):
        contact, made = desk.asked(["police", "education"])
        assert desk.row(contact).state == "MASH_GATHER"
        assert [request_of(one).agency for one in made] == ["police", "education"]
        promises = desk.promises("AGENCY-AMBER", contact)
        assert [one.due_at for one in promises] == [request_of(one).due_at for one in made]
        assert {one.words["asked"] for one in promises} == {"Police", "School or college"}

    def test_what_they_were_told_of_the_child_is_kept_word_for_word(self, desk):
        _, (made,) = desk.asked(["police"], tells="Seen in a grey car with men.")
        one = request_of(made)
        assert one.tells == "Seen in a grey car with men."
        assert set(one.who) == {"name", "born"}
        assert (one.of, one.template) == (8, "police/1")

    def test_beyond_the_usual_a_line_is_asked_for(self, desk):
        contact = desk.graded("GREEN")
        with pytest.raises(Mistake, match="Say in a line why we ask: Police"):
            desk.asks(contact, ["police"], agreement="given")
        _, (made,) = desk.asked({"police": "A knife was seen"}, contact, agreement="given")
        assert request_of(made).because == "A knife was seen"

    def test_at_green_agreement_comes_first_or_a_reason(self, desk):
        contact = desk.graded("GREEN")
        with pytest.raises(Mistake, match="with agreement"):
            desk.asks(contact, ["health"])
        desk.asks(contact, ["health"], agreement="not_yet", agreement_why="danger")

    @pytest.mark.parametrize(
        ("said", "words"),
        [
            ({"agencies": {}}, "Choose whom we ask"),
            ({"agencies": {"nobody": ""}}, "Choose whom we ask"),
            ({"tells": " "}, "Enter what they may know"),
            ({"legal": ""}, "on what ground"),
            ({"agreement": "perhaps"}, "how it stands with agreement"),
            ({"agreement_why": "because"}, "a reason from the list"),
            ({"conditions": ["never"]}, "among the conditions"),
            ({"conditions": ["apart"]}, "among the conditions"),
        ],
    )
    def test_what_is_missing_is_asked_for(self, desk, said, words):
        contact = desk.graded("AMBER")
        asking = Asking(
            **{"agencies": {"police": ""}, "tells": "A car", "legal": "safeguard", **said}
        )
        with pytest.raises(Mistake, match=words):
            do.ask_agencies(desk.worker, contact=contact, asking_=asking)
        assert desk.row(contact).state == "TRIAGED"

    def test_nobody_is_asked_twice_at_once(self, desk):
        contact, (made,) = desk.asked(["police"])
        with pytest.raises(Mistake, match="asked already"):
            desk.asks(contact, ["police"])
        do.withdraw(desk.worker, contact=contact, request=made, why="It was the wrong force")
        desk.asks(contact, ["police"])

    def test_of_several_desks_one_is_chosen(self, desk):
        first, second = (
            Partner.objects.create(agency="education", name=name, mailbox="a@b.example")
            for name in ("Oakfield", "Marlow High")
        )
        contact = desk.graded("AMBER")
        with pytest.raises(Mistake, match="Choose which: School"):
            desk.asks(contact, ["education"])
        with pytest.raises(Mistake, match="from the list"):
            desk.asks(contact, ["education"], desks={"education": second.pk + 1})
        (made,) = desk.asks(contact, ["education"], desks={"education": second.pk})
        assert request_of(made).partner.name == "Marlow High"
        assert request_of(made).partner_id != first.pk

    def test_however_many_are_asked_the_database_is_asked_as_often(self, desk):
        counted = []
        for agencies in (["police"], ["police", "health", "education", "housing", "probation"]):
            contact = desk.graded()
            with CaptureQueriesContext(connection) as queries:
                desk.asks(contact, dict.fromkeys(agencies, "He goes there often"))
            counted.append(len(queries))
        assert counted[0] == counted[1]

    def test_nobody_asks_about_no_child(self, desk):
        about = do.About(nobody=True, who="The arches behind the station")
        contact = desk.arrives(about=about, channel="no_child")
        do.grade_contact(desk.worker, contact=contact, rag="AMBER", why="Children go there")
        with pytest.raises(Mistake, match="about no child"):
            desk.asks(contact, ["police"])

    def test_asked_again_more_urgently_they_have_less_time(self, desk):
        contact, (made,) = desk.asked(["police"])
        before = request_of(made).due_at
        do.grade_contact(desk.worker, contact=contact, rag="RED", why="He was seen with a knife")
        one = request_of(made)
        assert (one.rag, one.due_at < before) == ("RED", True)
        assert desk.promise("AGENCY-AMBER", contact).state == "void"
        assert desk.promise("AGENCY-RED", contact).due_at == one.due_at


class TestAnswering:
    def test_a_part_is_a_part_and_the_rest_is_still_owed(self, desk):
        contact, (made,) = desk.asked(["police"])
        held = Said(Sort.VALUE, "Harmed in May")
        judged = answer(desk, contact, made, i1=held, i2=held, i5=Said(Sort.NONE))
        assert (judged.state, judged.got, judged.of) == (State.PARTIAL, 3, 8)
        assert desk.promise("AGENCY-AMBER", contact).state == "kept"
        assert desk.promise("AGENCY-REST", contact).state == "open"
        assert gaps(desk, contact) == [("Police", "Only part of the answer came, 3 of 8")]
        assert "mash.closed" not in told_of(desk)

    def test_the_rest_fills_it_and_closes_the_enquiry(self, desk):
        contact, (made,) = desk.asked(["police"])
        answer(desk, contact, made, i1=Said(Sort.VALUE, "Harmed in May"))
        rest = full_answer(request_of(made))
        del rest["1"]
        do.record_reply(
            desk.worker, contact=contact, request=made, replying=Replying(rest, "PC Lane")
        )
        assert request_of(made).state == "FULL"
        assert desk.promise("AGENCY-REST", contact).state == "kept"
        assert desk.promise("T3-AMBER", contact).state == "kept"
        assert gaps(desk, contact) == []
        with acting_as(MACHINE):
            kept = Reply.objects.filter(request_id=made).order_by("number")
            assert [one.state for one in kept] == ["PARTIAL", "FULL"]

    def test_nothing_held_after_a_search_is_an_answer(self, desk):
        contact, (made,) = desk.asked(["police"])
        said = full_answer(request_of(made), Said(Sort.NONE))
        replying = Replying(said, "PC Lane")
        do.record_reply(desk.worker, contact=contact, request=made, replying=replying)
        assert request_of(made).state == "NIL"
        assert gaps(desk, contact) == []

    def test_to_withhold_has_a_legal_reason(self, desk):
        contact, (made,) = desk.asked(["police"])
        with pytest.raises(Mistake, match="legal reason"):
            do.refuse(desk.worker, contact=contact, request=made, reason="", by_name="DS Hale")
        do.refuse(desk.worker, contact=contact, request=made, reason="covert", by_name="DS Hale")
        assert request_of(made).state == "REFUSED"
        assert gaps(desk, contact) == []

    def test_something_else_is_said_in_words(self, desk):
        contact, (made,) = desk.asked(["police"])
        said = {"contact": contact, "request": made, "reason": "other", "by_name": "DS Hale"}
        with pytest.raises(Mistake, match="what the reason is"):
            do.refuse(desk.worker, **said)
        do.refuse(desk.worker, **said, words="The witness was promised it")
        assert request_of(made).state == "REFUSED"

    @pytest.mark.parametrize(
        ("said", "words"),
        [
            ({"by_name": ""}, "who answers"),
            ({"how": "by pigeon"}, "how the answer reached us"),
            ({"answers": {"99": Said(Sort.NONE)}}, "items that were asked"),
            ({"answers": {"1": Said(Sort.VALUE, "x" * 1001)}}, "Shorten this"),
            ({"answers": {"1": Said(Sort.VALUE, "n/k")}}, "at least one"),
        ],
    )
    def test_what_is_wrong_with_an_answer_is_said(self, desk, said, words):
        contact, (made,) = desk.asked(["police"])
        replying = Replying(**{"answers": {"1": Said(Sort.NONE)}, "by_name": "PC Lane", **said})
        with pytest.raises(Mistake, match=words):
            do.record_reply(desk.worker, contact=contact, request=made, replying=replying)
        assert request_of(made).state == "SENT"

    def test_a_request_of_another_contact_is_not_here(self, desk):
        contact, _ = desk.asked(["police"])
        with pytest.raises(NotHere):
            answer(desk, contact, uuid4(), i1=Said(Sort.NONE))

    def test_what_comes_after_the_decision_asks_for_a_second_look(self, desk):
        contact, (made,) = desk.asked(["police"])
        desk.decided("assess", contact)
        (gap,) = gaps(desk, contact)
        assert gap == ("Police", "No answer yet")
        answer(desk, contact, made, i1=Said(Sort.VALUE, "Stabbed in May"))
        owed = desk.promise("LATE-NEWS", contact)
        assert (owed.state, owed.owner_role) == ("open", "mash_manager")
        do.redecide(
            desk.manager,
            contact=contact,
            because="He was stabbed in May, as the police tell us now.",
            changed=desk.deciding("strategy", level=4, because="He was stabbed in May already."),
        )
        assert desk.promise("LATE-NEWS", contact).state == "kept"
        assert [one.state for one in desk.promises("BACKFILL", contact)] == ["kept", "open"]


class TestChasing:
    def test_one_asks_again_and_writes_down_what_they_said(self, desk):
        contact, (made,) = desk.asked(["police"])
        do.chase(desk.worker, contact=contact, request=made, said="PC Lane: by four o'clock")
        assert told_of(desk)[0] == "request.chased"

    def test_what_is_asked_no_longer_is_owed_no_longer(self, desk):
        contact, made = desk.asked(["police", "education"])
        do.withdraw(desk.worker, contact=contact, request=made[0], why="It was another boy")
        states = {one.thread: one.state for one in desk.promises("AGENCY-AMBER", contact)}
        assert [states[each] for each in made] == ["void", "open"]
        with pytest.raises(Mistake, match="no longer ask"):
            answer(desk, contact, made[0], i1=Said(Sort.NONE))
        assert gaps(desk, contact) == [
            ("Police", "No longer asked"),
            ("School or college", "No answer yet"),
        ]

    def test_the_last_that_is_withdrawn_closes_the_enquiry(self, desk):
        contact, (made,) = desk.asked(["police"])
        do.withdraw(desk.worker, contact=contact, request=made, why="It was another boy")
        assert desk.promise("T3-AMBER", contact).state == "kept"

    def test_one_goes_on_with_what_is_there_and_the_answers_are_still_owed(self, desk):
        contact, _ = desk.asked(["police"])
        with pytest.raises(Mistake, match="why we go on"):
            do.close_mash(desk.worker, contact=contact, why="")
        do.close_mash(desk.worker, contact=contact, why="He is safe and we know enough to decide")
        assert desk.promise("T3-AMBER", contact).state == "kept"
        assert desk.promise("AGENCY-AMBER", contact).state == "open"
        with pytest.raises(Mistake, match="Nobody is being asked"):
            do.close_mash(desk.worker, contact=contact, why="Once more")


def test_an_answer_in_time_is_kept_and_one_too_late_is_kept_late():
    with clock.frozen(clock.now()):
        desk = a_desk()
        contact, (made,) = desk.asked(["police"], desk.graded("RED"))
        due = request_of(made).due_at
    with clock.frozen(due + timedelta(minutes=1)):
        answer(desk, contact, made, i1=Said(Sort.NONE))
    assert desk.promise("AGENCY-RED", contact).state == "kept_late"


def test_whoever_does_not_see_the_child_asks_nobody():
    desk = a_desk()
    contact = desk.graded("AMBER")
    with pytest.raises(NotHere):
        desk.asks(contact, ["police"], by=testing.holding("mash_manager"))
