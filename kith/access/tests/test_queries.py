"""Who may see this child and why; who has looked; whom I see."""

import pytest

from kith.access import audit, testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE, Actor
from kith.access.gates import NotHere, Refused
from kith.access.grants import add_grant, end_grants
from kith.access.queries import my_children, sight_of, who_has_looked
from kith.accounts.models import Team

pytestmark = pytest.mark.django_db

CHILD = 701


@pytest.fixture
def worker() -> Actor:
    worker = testing.holding("social_worker")
    testing.known_to(worker, CHILD)
    return worker


class TestSight:
    def test_says_who_sees_the_child_by_name_and_why(self, worker: Actor) -> None:
        desk = testing.team("Safeguarding adolescents")
        with acting_as(MACHINE):
            for reach in ("members", "managers"):
                add_grant(CHILD, reach=reach, reason="team", team=desk.pk)
            add_grant(CHILD, reach="worker", reason="some_new_reason", account=worker.id)
        lines = sight_of(worker, person=CHILD).granted
        assert [(line.who, line.why) for line in lines] == [
            (worker.name, "Allocated to the child"),
            ("Everyone in Safeguarding adolescents", "The child is with this team"),
            ("Managers of Safeguarding adolescents", "The child is with this team"),
            (worker.name, "Some new reason"),
        ]

    def test_names_those_whose_role_reads_the_whole_service(self, worker: Actor) -> None:
        head = testing.holding("head_of_service")
        night = testing.holding("edt")
        testing.holding("edt")  # not on the rota
        testing.on_duty(night, "edt")
        assert sight_of(worker, person=CHILD).by_role == (
            ("Head of service", (head.name,)),
            ("Emergency duty team", (night.name,)),
        )

    def test_shows_restrictions_to_those_who_still_see(self, worker: Actor) -> None:
        head = testing.holding("head_of_service")
        testing.restricted(CHILD, "R3", worker, head)
        (line,) = sight_of(worker, person=CHILD).restrictions
        assert (line.code, line.sees, line.set_by) == ("R3", True, "Kith")
        assert set(line.parties) == {worker.name, head.name}
        with pytest.raises(NotHere):
            sight_of(testing.holding("head_of_service"), person=CHILD)

    def test_is_not_for_partners_or_family(self, worker: Actor) -> None:
        partner = testing.holding("school_dsl", who=testing.account("partner"))
        testing.known_to(partner, CHILD, reason="group")
        with pytest.raises(Refused):
            sight_of(partner, person=CHILD)


class TestLooks:
    def test_say_who_did_what_latest_first(self, worker: Actor) -> None:
        with acting_as(worker):
            audit.note("read", person=CHILD, reads="child page")
        with acting_as(MACHINE):
            audit.note("grant.given", person=CHILD)
            audit.note("grant.given", person=CHILD + 1)
        lines = who_has_looked(worker, person=CHILD)
        assert [(line.who, line.what) for line in lines] == [
            ("Kith", "Grant given"),
            (worker.name, "Read: child page"),
        ]

    @pytest.mark.parametrize(
        ("event", "detail", "says"),
        [
            ("read", {"reads": "details"}, "Read: what the child likes us to know"),
            ("blind.given", {}, "Gave a second look"),
            ("promise.will_by", {}, "Said by when a promise is kept"),
        ],
    )
    def test_say_in_words_what_the_name_of_an_event_would_not(self, worker, event, detail, says):
        with acting_as(worker):
            audit.note(event, person=CHILD, **detail)
        assert [line.what for line in who_has_looked(worker, person=CHILD)] == [says]


class TestMyChildren:
    def test_are_those_granted_to_me_with_every_reason_once(self, worker: Actor) -> None:
        for reason in ("chair", "chair"):
            testing.known_to(worker, CHILD, reason=reason)
        testing.known_to(testing.holding("social_worker"), CHILD + 1)
        (one,) = my_children(worker)
        assert one.person == CHILD
        assert one.reasons == (
            "Allocated to the child",
            "Chairs this child's reviews or conferences",
        )

    def test_and_those_of_my_team_as_far_as_my_role_reaches(self) -> None:
        desk = testing.team()
        member, lead = (testing.holding(role, desk) for role in ("social_worker", "team_manager"))
        with acting_as(MACHINE):
            add_grant(CHILD, reach="managers", reason="team", team=desk.pk)
            add_grant(CHILD + 1, reach="members", reason="team", team=desk.pk)
        assert [one.person for one in my_children(member)] == [CHILD + 1]
        assert [one.person for one in my_children(lead)] == [CHILD, CHILD + 1]
        assert Team.objects.count() == 1

    def test_and_those_of_a_colleague_whom_I_cover(self, worker: Actor) -> None:
        stand_in = testing.holding("social_worker")
        testing.away(worker, stand_in)
        (one,) = my_children(stand_in)
        assert one.reasons == (f"Covers for {worker.name}",)
        (line,) = sight_of(stand_in, person=CHILD).granted
        assert (line.who, line.covered_by) == (worker.name, stand_in.name)

    def test_it_asks_once_who_is_away_however_many_work_with_the_child(
        self, worker: Actor, django_assert_max_num_queries
    ) -> None:
        for _ in range(6):
            colleague = testing.holding("social_worker")
            testing.known_to(colleague, CHILD)
            testing.away(colleague, worker)
        with django_assert_max_num_queries(18):
            granted = sight_of(worker, person=CHILD).granted
        assert [one.covered_by for one in granted].count(worker.name) == 6

    def test_less_those_hidden_from_me(self, worker: Actor) -> None:
        testing.restricted(CHILD, "R1")
        assert my_children(worker) == ()

    def test_ended_ones_are_gone(self, worker: Actor) -> None:
        with acting_as(MACHINE):
            end_grants(CHILD, reason="allocated", account=worker.id)
        assert my_children(worker) == ()
