"""Decided on how much: stamped, said by whom it is missing, filled, and looked at again."""

from datetime import timedelta

import pytest

from kith.access import testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.frontdoor import commands as do
from kith.frontdoor.models import Decision
from kith.frontdoor.queries.deciding import opening_decision
from kith.frontdoor.testing import LOOKED_UP, a_desk
from kith.kernel import clock
from kith.kernel.mistakes import Mistake
from kith.promises.history import standing

pytestmark = pytest.mark.django_db
BECAUSE = "Police and school wrote since, and it is as we thought."


@pytest.fixture
def desk():
    return a_desk()


def decisions(contact):
    with acting_as(MACHINE):
        return list(Decision.objects.filter(contact_id=contact).order_by("number"))


def last_fact(desk, name):
    with acting_as(MACHINE):
        return standing(desk.world.person, names=[name])[0].data


class TestStamped:
    """What was not there is kept with the decision."""

    def test_a_decision_with_nobody_asked_is_stamped_by_agency(self, desk):
        contact = desk.decided("strategy", desk.graded("RED"))
        (kept,) = decisions(contact)
        assert kept.incomplete
        assert {one["agency"]: one["what"] for one in kept.gaps} == dict.fromkeys(
            ("Police", "Health", "School or college"), "Not asked"
        )
        assert 0 < kept.complete < 50
        assert last_fact(desk, "contact.decided")["incomplete"] is True
        assert desk.promise("BACKFILL", contact).state == "open"

    def test_with_all_that_matters_it_is_not(self, desk):
        contact = desk.heard_out()
        desk.decided("assess", contact)
        (kept,) = decisions(contact)
        assert (kept.incomplete, kept.gaps, kept.complete) == (False, [], 100)
        assert desk.promises("BACKFILL", contact) == []

    def test_a_blank_that_is_not_critical_does_not_stamp_it(self, desk):
        contact = desk.heard_out(but=["police"])
        (made,) = desk.asks(contact, ["police"])
        desk.answers(contact, made, part=["c1", "c2", "c3", "1", "2", "3", "4"])
        desk.decided("assess", contact)
        (kept,) = decisions(contact)
        assert not kept.incomplete
        assert 50 < kept.complete < 100

    def test_what_came_before_need_be_written_only_where_something_did(self, desk):
        nothing = {**LOOKED_UP, "history": ""}
        first = desk.decided("assess", desk.heard_out(), record=nothing)
        assert not decisions(first)[0].incomplete
        second = desk.decided("advice", desk.heard_out(), record=nothing)
        assert [one["agency"] for one in decisions(second)[0].gaps] == ["Our own records"]

    def test_advice_at_green_needs_nobody_s_answer(self, desk):
        contact = desk.decided("advice", desk.graded("GREEN"))
        assert not decisions(contact)[0].incomplete

    def test_it_is_said_before_the_decision_too(self, desk):
        contact = desk.graded("RED")
        opening = opening_decision(desk.manager, contact=contact)
        assert "Police: not asked" in opening.gaps
        assert opening.percent < 50
        assert not opening.if_work


class TestLookedAtAgain:
    """What was missing is filled, or it is said that it stands without."""

    def test_whoever_was_not_asked_can_be_asked_after_the_decision(self, desk):
        contact = desk.heard_out(but=["police"])
        desk.decided("assess", contact)
        (made,) = desk.asks(contact, ["police"])
        assert desk.row(contact).state == "REFERRAL"
        desk.answers(contact, made)
        do.redecide(desk.manager, contact=contact, because=BECAUSE)
        assert last_fact(desk, "contact.redecided") == {
            "changed": False, "gaps_left": False, "left": [],
        }  # fmt: skip
        assert desk.promise("BACKFILL", contact).state == "kept"

    def test_a_look_with_gaps_still_open_says_whose_and_starts_no_second_turn(self, desk):
        contact = desk.decided("assess", desk.heard_out(but=["police", "health"]))
        do.redecide(desk.manager, contact=contact, because=BECAUSE)
        said = last_fact(desk, "contact.redecided")
        assert (said["gaps_left"], said["left"]) == (True, ["Police", "Health"])
        assert [one.state for one in desk.promises("BACKFILL", contact)] == ["kept"]

    def test_a_changed_decision_that_lacks_something_owes_a_look_anew(self, desk):
        began = clock.now()
        with clock.frozen(began):
            contact = desk.decided("advice", desk.heard_out())
        assert desk.promises("BACKFILL", contact) == []
        with clock.frozen(began + timedelta(minutes=9)):
            desk.asks(contact, {"housing": "They move on Friday"})
            changed = desk.deciding("assess")
            do.redecide(desk.manager, contact=contact, because=BECAUSE, changed=changed)
        assert last_fact(desk, "contact.redecided")["incomplete"] is True
        assert desk.promise("BACKFILL", contact).state == "open"
        assert [one["agency"] for one in decisions(contact)[1].gaps] == ["Housing"]

    def test_what_we_looked_up_since_is_kept_and_changes_nothing(self, desk):
        contact = desk.decided("assess", desk.heard_out(), record={})
        more = do.More(record={"missing": "Never", "siblings": "Nobody"})
        do.redecide(desk.manager, contact=contact, because=BECAUSE, more=more)
        first, again = decisions(contact)
        assert first.incomplete
        assert (again.stands, again.incomplete, again.outcome) == (True, False, "assess")
        assert again.record["missing"] == "Never"
        assert desk.promises("T5", contact)[0].state == "open"
        assert len(desk.promises("T5", contact)) == 1


class TestNextStep:
    """Somebody owes it by a day."""

    def test_a_day_makes_it_an_action_that_the_owner_owes(self, desk):
        day = clock.today() + timedelta(days=3)
        contact = desk.decided(
            "early_help", next_step="Ring the aunt", next_owner=desk.worker.id, next_by=day
        )
        owed = desk.promise("ACTION", contact)
        assert (owed.owner_id, owed.words["what"]) == (desk.worker.id, "Ring the aunt")
        assert owed.due_at == clock.local_midnight(day + timedelta(days=1))
        assert decisions(contact)[0].next_thread == owed.thread
        do.take_next_step(desk.worker, contact=contact, evidence="She rang back on Tuesday")
        assert desk.promise("ACTION", contact).state == "kept"
        with pytest.raises(Mistake, match="already"):
            do.take_next_step(desk.worker, contact=contact, evidence="Again")

    def test_without_an_owner_whoever_decides_owes_it(self, desk):
        contact = desk.decided("advice", next_step="Ring the aunt", next_by=clock.today())
        assert desk.promise("ACTION", contact).owner_id == desk.manager.id

    def test_without_a_day_it_is_only_said(self, desk):
        contact = desk.decided("advice", next_step="They ring us")
        assert desk.promises("ACTION", contact) == []

    @pytest.mark.parametrize(
        ("wrong", "field"),
        [
            ({"next_step": ""}, "next_step"),
            ({"next_by": clock.today() - timedelta(days=1)}, "next_by"),
            ({"next_owner": 0}, ""),
        ],
    )
    def test_what_cannot_be_is_said_in_its_box(self, desk, wrong, field):
        stranger = testing.account().pk if wrong.get("next_owner") == 0 else None
        said = {"next_step": "Ring", "next_by": clock.today(), **wrong}
        said["next_owner"] = stranger
        with pytest.raises(Mistake) as problem:
            desk.decided("advice", **said)
        assert problem.value.field == (field or "next_owner")


class TestRecord:
    """Who decided, and who agreed."""

    def test_the_role_and_the_agreement_are_kept(self, desk):
        contact = desk.decided("assess", agreement="unsafe", agreement_why="danger")
        (kept,) = decisions(contact)
        assert (kept.decided_as, kept.agreement, kept.agreement_why) == (
            "mash_manager", "unsafe", "danger",
        )  # fmt: skip

    @pytest.mark.parametrize("field", ["agreement", "agreement_why"])
    def test_agreement_is_one_of_the_list(self, desk, field):
        with pytest.raises(Mistake) as problem:
            desk.decided("assess", **{field: "perhaps"})
        assert problem.value.field == field
