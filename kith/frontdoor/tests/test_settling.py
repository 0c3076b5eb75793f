"""Two who disagree about a child: it is open until a head of service settles it (S5)."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.access import testing
from kith.access.gates import Refused
from kith.frontdoor import commands as do
from kith.frontdoor.commands import Deciding
from kith.frontdoor.keeping import way_to_keep
from kith.frontdoor.queries.contact import contact_page
from kith.frontdoor.rules.settling import ABOUT, SETTLES, is_open
from kith.frontdoor.testing import a_desk
from kith.kernel import clock
from kith.kernel.mistakes import Mistake
from kith.promises.history import Happened
from kith.web import words

DISPUTE = "STRATEGY-DISPUTE"
WHY = {"who": "Ms Lisle, school", "why": "She saw the bruises and we did not"}
BECAUSE = "His mother and the school keep him safe, and he said so himself."
WHOLE = ("social_care", "police", "health")


def said(number, name):
    blank = dict.fromkeys(Happened.__dataclass_fields__)
    return Happened(**{**blank, "number": number, "name": name})


@given(st.lists(st.booleans()))
def test_it_is_open_where_the_last_word_was_that_somebody_disagrees(disputes):
    for disputed, settled in SETTLES.items():
        told = [said(n, disputed if one else settled) for n, one in enumerate(disputes, 1)]
        assert is_open(disputed, reversed(told)) is (bool(disputes) and disputes[-1])


@pytest.fixture
def desk(db):
    return a_desk()


@pytest.fixture
def talk(desk):
    contact = desk.graded()
    thread = do.ask_strategy(desk.worker, contact=contact, kind="standard", why="He is afraid")
    return {"contact": contact, "thread": thread}


@pytest.fixture
def decided(desk):
    contact = desk.graded()
    deciding = Deciding("nothing_more", 1, BECAUSE, disagrees="education",
                        record={"dissent": WHY["why"]})  # fmt: skip
    do.decide(desk.manager, contact=contact, deciding=deciding)
    return contact


def settle(desk, talk, settles, by=None):
    by = by or desk.world.leader
    do.resolve_strategy(by, **talk, settles=settles, words="Both were heard")


class TestADiscussion:
    def decline(self, desk, talk):
        do.decline_strategy(desk.manager, **talk, reason="no_cause", because="He was at home")
        do.dispute_strategy(desk.worker, **talk, **WHY)

    def test_that_must_be_after_all_is_owed_by_the_clock_that_began(self, desk, talk):
        before = desk.promise("T10", talk["contact"]).due_at
        self.decline(desk, talk)
        settle(desk, talk, "meet")
        owed = desk.promise("T10", talk["contact"])
        assert (owed.state, owed.due_at) == ("open", before)

    def test_whose_reason_stands_is_owed_no_more(self, desk, talk):
        self.decline(desk, talk)
        settle(desk, talk, "stands")
        assert desk.promise("T10", talk["contact"]).state == "kept"
        assert desk.promise(DISPUTE, talk["contact"]).state == "kept"

    def test_that_was_held_and_is_not_agreed_with_is_followed_by_another(self, desk, talk):
        held = do.Held(clock.now(), WHOLE, "No enquiry", "At home", "no")
        do.hold_strategy(desk.manager, **talk, held_=held)
        do.dispute_strategy(desk.worker, **talk, **WHY)
        settle(desk, talk, "meet")
        assert sorted(one.state for one in desk.promises("T10", talk["contact"])) == [
            "kept",
            "open",
        ]

    def test_can_be_disagreed_with_again_and_settled_again(self, desk, talk):
        self.decline(desk, talk)
        settle(desk, talk, "stands")
        do.dispute_strategy(desk.worker, **talk, **WHY)
        (one,) = contact_page(desk.world.leader, contact=talk["contact"]).discussions
        assert one.disputed
        assert "How it was settled" not in dict(one.says)
        settle(desk, talk, "stands")
        states = [one.state for one in desk.promises(DISPUTE, talk["contact"])]
        assert states == ["kept", "kept"]

    def test_is_settled_in_one_of_two_ways(self, desk, talk):
        self.decline(desk, talk)
        with pytest.raises(Mistake, match="what holds"):
            settle(desk, talk, "later")

    def test_is_settled_by_who_stands_in_for_a_head_of_service(self, desk, talk):
        self.decline(desk, talk)
        stands_in = testing.on_duty(desk.world.manager, "hos_on_call")
        settle(desk, talk, "stands", by=stands_in)
        assert desk.promise(DISPUTE, talk["contact"]).state == "kept"


class TestADecision:
    def owed(self, desk, contact):
        return desk.promise(DISPUTE, contact)

    def test_with_which_a_partner_disagrees_is_owed_an_end_by_the_head_of_service(
        self, desk, decided
    ):
        owed = self.owed(desk, decided)
        assert (owed.state, owed.owner_role) == ("open", "head_of_service")
        assert owed.due_at - clock.now() < timedelta(days=4)
        page = contact_page(desk.manager, contact=decided)
        assert page.disputed
        assert page.disagreement == (("Who disagrees", f"School or college. {WHY['why']}"),)

    def test_leads_from_its_promise_to_the_step_that_settles_it(self, desk, decided):
        owed = self.owed(desk, decided)
        way = way_to_keep(desk.world.leader, DISPUTE, contact=decided, thread=owed.thread, person=1)
        assert way is not None
        assert way.href.endswith("/settle/")

    def test_stands_where_a_head_of_service_says_so_and_no_manager_of_the_desk(self, desk, decided):
        with pytest.raises(Refused, match="head of service"):
            do.let_decision_stand(desk.manager, contact=decided, words="They heard why")
        do.let_decision_stand(desk.world.leader, contact=decided, words="They heard why")
        assert self.owed(desk, decided).state == "kept"
        page = contact_page(desk.manager, contact=decided)
        assert not page.disputed
        assert ("How it was settled", "They heard why") in page.disagreement
        with pytest.raises(Mistake, match="Nobody disagrees"):
            do.let_decision_stand(desk.world.leader, contact=decided, words="x")

    @pytest.mark.parametrize("changes", [True, False])
    def test_is_settled_too_where_a_head_of_service_decides_again(self, desk, decided, changes):
        changed = Deciding("assess", 3, BECAUSE) if changes else None
        again = {"because": BECAUSE, "changed": changed}
        do.redecide(desk.manager, contact=decided, **again)
        assert self.owed(desk, decided).state == "open"
        do.redecide(desk.world.leader, contact=decided, **again)
        assert self.owed(desk, decided).state == "kept"

    def test_may_be_disagreed_with_later_by_whoever_works_with_the_child(self, desk):
        contact = desk.graded()
        with pytest.raises(Mistake, match="Nothing was decided"):
            do.dispute_decision(desk.worker, contact=contact, **WHY)
        do.decide(desk.manager, contact=contact, deciding=Deciding("nothing_more", 1, BECAUSE))
        assert desk.promises(DISPUTE, contact) == []
        do.dispute_decision(desk.worker, contact=contact, **WHY)
        assert self.owed(desk, contact).state == "open"
        assert ABOUT in contact_page(desk.worker, contact=contact).facts

    def test_knows_only_partners_that_there_are(self, desk):
        deciding = Deciding("nothing_more", 1, BECAUSE, disagrees="nobody known")
        with pytest.raises(Mistake, match="who disagrees"):
            do.decide(desk.manager, contact=desk.graded(), deciding=deciding)


class TestCallingTogether:
    def page(self, desk, talk):
        (one,) = contact_page(desk.manager, contact=talk["contact"]).discussions
        return dict(one.says).get("Called for", "")

    def test_says_when_they_meet_and_who_was_asked_until_they_have_met(self, desk, talk):
        meets = clock.now() + timedelta(hours=3)
        do.convene_strategy(desk.worker, **talk, at=meets, who=("police", "health"))
        assert self.page(desk, talk) == f"{words.moment(meets)}. Police, Health"
        assert desk.promise("T10", talk["contact"]).state == "open"
        held = do.Held(clock.now(), WHOLE, "An enquiry begins", "At his aunt's", "joint")
        do.hold_strategy(desk.manager, **talk, held_=held)
        assert self.page(desk, talk) == ""

    @pytest.mark.parametrize(
        ("hours", "who", "wrong"),
        [(3, (), "who was asked"), (3, ("the cat",), "who was asked"),
         (-48, WHOLE, "after word of it"), (24 * 15, WHOLE, "within two weeks")],
    )  # fmt: skip
    def test_they_are_people_whom_one_can_ask_at_a_time_that_can_be(
        self, desk, talk, hours, who, wrong
    ):
        at = clock.now() + timedelta(hours=hours)
        with pytest.raises(Mistake, match=wrong):
            do.convene_strategy(desk.worker, **talk, at=at, who=who)
