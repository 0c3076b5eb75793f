"""Grants by hand, breaking glass and its review."""

from datetime import date, timedelta

import pytest

from kith.access import rules, testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE, Actor, actor_for
from kith.access.audit import sees
from kith.access.commands import break_glass, end_grant, give_grant, review_break_glass
from kith.access.gates import NotHere, Refused
from kith.access.models import AuditEvent, BreakGlassReview, Grant
from kith.access.queries import opened_records
from kith.kernel import clock, workdays

pytestmark = pytest.mark.django_db

CHILD = 401


@pytest.fixture
def manager() -> Actor:
    manager = testing.holding("team_manager")
    testing.known_to(manager, CHILD)
    return manager


@pytest.fixture
def worker() -> Actor:
    return testing.holding("social_worker")


def sees_child(actor: Actor, person: int = CHILD) -> bool:
    with acting_as(actor):
        return sees(person)


def last_event() -> AuditEvent:
    with acting_as(MACHINE):
        return AuditEvent.objects.latest("id")


def grants_to(actor: Actor) -> list[Grant]:
    with acting_as(MACHINE):
        return list(Grant.objects.filter(account_id=actor.id))


class TestGivingAGrant:
    def test_a_manager_lets_a_colleague_see_a_child(self, manager, worker) -> None:
        give_grant(manager, person=CHILD, reach="worker", reason="chair", account=worker.id)
        assert sees_child(worker)
        assert last_event().detail["to"] == worker.id

    def test_until_a_day_that_was_agreed(self, manager, worker) -> None:
        until = clock.now() + timedelta(days=3)
        give_grant(
            manager, person=CHILD, reach="worker", reason="cover", account=worker.id, until=until
        )
        with clock.frozen(until):
            assert not sees_child(worker)

    def test_to_a_team(self, manager: Actor) -> None:
        desk = testing.team()
        member = testing.holding("social_worker", desk)
        lead = testing.holding("team_manager", desk)
        give_grant(manager, person=CHILD, reach="managers", reason="group", team=desk.pk)
        assert (sees_child(member), sees_child(lead)) == (False, True)
        give_grant(manager, person=CHILD, reach="members", reason="group", team=desk.pk)
        assert sees_child(member)

    def test_only_for_a_reason_that_is_given_by_hand(self, manager, worker) -> None:
        for reason in ("break-glass", "allocated", "because", ""):
            with pytest.raises(Refused, match="Choose why"):
                give_grant(manager, person=CHILD, reach="worker", reason=reason, account=worker.id)

    def test_not_by_a_worker_and_not_for_a_child_out_of_sight(self, manager, worker) -> None:
        testing.known_to(worker, CHILD)
        with pytest.raises(Refused):
            give_grant(worker, person=CHILD, reach="worker", reason="chair", account=worker.id)
        with pytest.raises(NotHere):
            give_grant(manager, person=9, reach="worker", reason="chair", account=worker.id)

    def test_a_manager_ends_it_again(self, manager, worker) -> None:
        give_grant(manager, person=CHILD, reach="worker", reason="chair", account=worker.id)
        (grant,) = grants_to(worker)
        end_grant(manager, person=CHILD, grant=grant.pk)
        assert not sees_child(worker)
        with pytest.raises(NotHere):
            end_grant(manager, person=CHILD, grant=grant.pk)

    def test_not_one_of_another_child(self, manager, worker) -> None:
        testing.known_to(worker, CHILD + 1)
        (grant,) = grants_to(worker)
        for person in (CHILD, CHILD + 1):
            with pytest.raises(NotHere):
                end_grant(manager, person=person, grant=grant.pk)
        assert sees_child(worker, CHILD + 1)


class TestBreakingGlass:
    def open(self, actor: Actor, person: int = CHILD, words: str = "Police have her") -> None:
        break_glass(actor, person=person, reason_code="immediate_safety", words=words)

    def test_it_opens_for_a_quarter_of_an_hour(self, manager, worker) -> None:
        start = clock.now()
        with clock.frozen(start):
            self.open(worker)
            assert sees_child(worker)
        for minutes, seen in ((14, True), (15, False)):
            with clock.frozen(start + timedelta(minutes=minutes)):
                assert sees_child(worker) is seen

    def test_it_leaves_a_review_due_in_two_working_days(self, manager, worker) -> None:
        friday = workdays.end_of_day(date(2027, 3, 5)) - timedelta(hours=6)
        with clock.frozen(friday):
            self.open(worker)
        with acting_as(MACHINE):
            review = BreakGlassReview.objects.get()
        assert review.account_id == worker.id
        assert review.words == "Police have her"
        assert clock.local_date(review.due_at - timedelta(seconds=1)) == date(2027, 3, 9)

    def test_it_is_audited_with_the_code_and_without_the_words(self, manager, worker) -> None:
        self.open(worker)
        event = last_event()
        assert (event.event, event.person_id) == ("glass.broken", CHILD)
        assert event.detail == {"reason": "immediate_safety"}

    @pytest.mark.parametrize(
        ("reason", "words"), [("", "why"), ("curious", "why"), ("other", "  ")]
    )
    def test_not_without_a_reason_and_words(self, manager, worker, reason, words) -> None:
        with pytest.raises(Refused, match="Choose a reason"):
            break_glass(worker, person=CHILD, reason_code=reason, words=words)
        assert not sees_child(worker)

    @pytest.mark.parametrize(
        "role", ["business_support", "virtual_school", "analyst", "sysadmin", "lead_member"]
    )
    def test_not_by_a_role_that_never_does(self, manager: Actor, role: str) -> None:
        with pytest.raises(Refused):
            self.open(testing.holding(role))

    @pytest.mark.parametrize("role", ["school_dsl", "police_partner", "carer"])
    def test_not_by_a_partner(self, manager: Actor, role: str) -> None:
        partner = testing.holding(role, who=testing.account("partner"))
        with pytest.raises(Refused):
            self.open(partner)

    @pytest.mark.parametrize("kind", ["parent", "child", "inspector"])
    def test_not_by_family_or_inspector(self, manager: Actor, kind: str) -> None:
        with pytest.raises(Refused):
            self.open(actor_for(testing.account(kind).pk))

    def test_a_hidden_child_and_a_number_nobody_has_answer_alike(self, manager, worker) -> None:
        testing.restricted(CHILD, "R3", manager)
        for person in (CHILD, CHILD + 77):
            with pytest.raises(NotHere):
                self.open(worker, person)
            event = last_event()
            assert (event.event, event.person_id) == ("not here", None)
            assert event.detail["asked"] == person
        with acting_as(MACHINE):
            assert not BreakGlassReview.objects.exists()

    def test_a_restriction_set_meanwhile_closes_it_at_once(self, manager, worker) -> None:
        self.open(worker)
        testing.restricted(CHILD, "R1", manager)
        assert not sees_child(worker)


class TestReviewing:
    @pytest.fixture
    def opened(self, manager: Actor, worker: Actor) -> int:
        TestBreakingGlass().open(worker)
        with acting_as(MACHINE):
            return BreakGlassReview.objects.get().pk

    @pytest.mark.parametrize("role", sorted(rules.REVIEWERS))
    def test_those_who_guard_the_record_look_at_why(self, opened: int, role: str) -> None:
        reviewer = testing.holding(role)
        (line,) = opened_records(reviewer)
        assert (line.id, line.person, line.mine, line.late) == (opened, CHILD, False, False)
        review_break_glass(reviewer, review=opened, justified=True, words=" Right. ")
        assert opened_records(reviewer) == ()
        with acting_as(MACHINE):
            review = BreakGlassReview.objects.get()
        assert (review.reviewed_by, review.justified) == (reviewer.id, True)
        assert review.review_words == "Right."
        assert last_event().person_id == CHILD

    def test_it_is_said_when_we_are_late_with_it(self, opened: int) -> None:
        with clock.frozen(clock.now() + timedelta(days=7)):
            assert opened_records(testing.holding("ig_lead"))[0].late

    @pytest.mark.parametrize("role", ["team_manager", "social_worker", "director"])
    def test_nobody_else_does(self, opened: int, role: str) -> None:
        actor = testing.holding(role)
        with pytest.raises(Refused):
            review_break_glass(actor, review=opened, justified=True, words="")
        with pytest.raises(Refused):
            opened_records(actor)

    def test_nobody_reviews_their_own(self, manager: Actor) -> None:
        guard = testing.holding("ig_lead")
        TestBreakingGlass().open(guard)
        (line,) = opened_records(guard)
        assert line.mine
        with pytest.raises(Refused, match="their own access"):
            review_break_glass(guard, review=line.id, justified=True, words="")

    def test_once_is_enough(self, opened: int) -> None:
        review_break_glass(testing.holding("ig_lead"), review=opened, justified=False, words="No")
        with pytest.raises(Refused, match="already"):
            review_break_glass(
                testing.holding("head_of_service"), review=opened, justified=True, words="Yes"
            )

    def test_one_that_is_not_there(self) -> None:
        with pytest.raises(NotHere):
            review_break_glass(testing.holding("ig_lead"), review=9, justified=True, words="")

    def test_a_child_hidden_since_is_reviewed_by_those_who_see_it(self, opened: int) -> None:
        party, other = testing.holding("head_of_service"), testing.holding("head_of_service")
        testing.restricted(CHILD, "R3", party)
        assert [line.id for line in opened_records(party)] == [opened]
        for blind in (other, testing.holding("ig_lead")):
            assert opened_records(blind) == ()
            with pytest.raises(NotHere):
                review_break_glass(blind, review=opened, justified=True, words="")
