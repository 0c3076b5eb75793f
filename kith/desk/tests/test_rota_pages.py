"""The rota: everybody who works here reads it; few plan; cover for one's own team (S13 rule 8)."""

from datetime import UTC, datetime, timedelta

import pytest

from kith.access import testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.access.gates import Refused
from kith.access.models import AuditEvent
from kith.accounts.models import Cover, Shift
from kith.accounts.queries import away_at, on_duty
from kith.desk.commands import end_cover, end_shift, plan_cover, plan_shift
from kith.desk.queries.rota import colleagues, rota_page
from kith.kernel import clock
from kith.kernel.mistakes import Mistake

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 4, 10, tzinfo=UTC)
HOUR = timedelta(hours=1)
EVENING = datetime(2026, 3, 4, 18, 30, tzinfo=UTC)
MORNING = datetime(2026, 3, 5, 8, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _now():
    with clock.frozen(NOW):
        yield


@pytest.fixture
def north():
    return testing.team("North")


@pytest.fixture
def worker(north):
    return testing.holding("social_worker", north)


@pytest.fixture
def manager(north):
    return testing.holding("team_manager", north)


@pytest.fixture
def planner():
    return testing.holding("rota_manager")


@pytest.fixture
def night():
    return testing.holding("edt")


def planned(actor, who):
    return plan_shift(actor, account=who.id, duty="edt", starts_at=EVENING, ends_at=MORNING)


# -- Reading --------------------------------------------------------------------------------------


def test_everybody_who_works_here_sees_who_is_on_duty_now(worker, night):
    testing.on_duty(night, "edt")
    page = rota_page(worker)
    assert {one.duty: [card.name for card in one.people] for one in page.now}["edt"] == [night.name]
    plans = [page.may_plan_shifts, page.may_plan_cover, page.colleagues, page.on_call]
    assert not any(plans)


@pytest.mark.parametrize("role", ["police_partner", "carer", "advocate"])
def test_partners_do_not_read_it(role):
    partner = testing.holding(role, who=testing.account("partner"))
    assert testing.browser(partner).get("/rota/").status_code == 403


def test_a_day_is_a_row_with_a_cell_for_each_duty(planner, night):
    planned(planner, night)
    (day,) = rota_page(planner).days
    assert day.day == NOW.date()
    assert [[one.says for one in cell] for cell in day.cells] == [
        [],
        [f"{night.name}, 6:30pm to 8:30am"],
        [],
        [],
    ]


# -- Planning a shift -----------------------------------------------------------------------------


def test_a_planned_shift_is_on_duty_when_its_time_comes(planner, night):
    planned(planner, night)
    assert [card.id for card in on_duty("edt", EVENING)] == [night.id]
    assert Shift.objects.get().planned_by_id == planner.id


@pytest.mark.parametrize("role", ["social_worker", "team_manager", "front_door", "edt"])
def test_nobody_else_plans_a_shift(role, night):
    with pytest.raises(Refused):
        planned(testing.holding(role), night)


def test_the_form_puts_somebody_on_the_rota(planner, night):
    sent = {
        "account": night.id, "duty": "edt", "on-day": "4", "on-month": "3", "on-year": "2026",
        "on": "4 March 2026", "begins": "6:30pm", "hours": "14",
    }  # fmt: skip
    answer = testing.browser(planner).post("/rota/shift/", sent)
    assert (answer.status_code, answer.headers.get("Location")) == (302, "/rota/")
    shift = Shift.objects.get()
    assert (shift.starts_at, shift.ends_at) == (EVENING, MORNING)


def test_a_shift_that_overlaps_is_said_beside_its_day(planner, night):
    planned(planner, night)
    sent = {
        "account": night.id, "duty": "edt", "on-day": "4", "on-month": "3", "on-year": "2026",
        "on": "4 March 2026", "begins": "8pm", "hours": "2",
    }  # fmt: skip
    answer = testing.browser(planner).post("/rota/shift/", sent)
    assert "They are already on this duty" in answer.content.decode()
    assert Shift.objects.count() == 1


# -- Planning cover -------------------------------------------------------------------------------


def covered(actor, who, by):
    return plan_cover(
        actor, absent=who.id, by=by and by.id, starts_at=NOW, ends_at=MORNING, reason="sick"
    )


def test_a_manager_plans_cover_for_their_own_team(manager, worker, north):
    colleague = testing.holding("social_worker", north)
    covered(manager, worker, colleague)
    assert away_at(NOW) == {worker.id: colleague.id}
    assert Cover.objects.get().planned_by_id == manager.id


def test_and_for_no_other(manager):
    stranger = testing.holding("social_worker")
    with pytest.raises(Refused):
        covered(manager, stranger, None)
    assert stranger.id not in {card.id for card in colleagues(manager)}


def test_a_worker_plans_no_cover(worker, north):
    with pytest.raises(Refused):
        covered(worker, testing.holding("social_worker", north), None)


def test_a_rota_manager_plans_cover_for_everybody(planner, worker, night):
    assert {worker.id} <= {card.id for card in colleagues(planner)}
    covered(planner, worker, None)
    assert away_at(NOW) == {worker.id: None}


def test_who_is_away_without_cover_is_said(manager, worker):
    covered(manager, worker, None)
    said = testing.browser(manager).get("/rota/").content.decode()
    assert "nobody covers yet" in said


def test_the_form_of_cover_runs_to_the_end_of_the_last_day(manager, worker):
    sent = {"absent": worker.id, "reason": "leave", "by": ""}
    for name, day in (("first", "5"), ("last", "6")):
        sent |= {f"{name}-day": day, f"{name}-month": "3", f"{name}-year": "2026"}
        sent |= {name: f"{day} March 2026"}
    answer = testing.browser(manager).post("/rota/cover/", sent)
    assert answer.status_code == 302, answer.content.decode()
    cover = Cover.objects.get()
    assert (cover.starts_at.day, cover.ends_at) == (5, datetime(2026, 3, 7, tzinfo=UTC))


def test_nobody_covers_for_themselves(manager, worker):
    sent = {"absent": worker.id, "reason": "leave", "by": worker.id}
    for name in ("first", "last"):
        sent |= {f"{name}-day": "5", f"{name}-month": "3", f"{name}-year": "2026"}
        sent |= {name: "5 March 2026"}
    answer = testing.browser(manager).post("/rota/cover/", sent)
    assert "Nobody covers for themselves" in answer.content.decode()


def test_cover_for_what_is_over_is_said_beside_its_last_day(manager, worker):
    sent = {"absent": worker.id, "reason": "leave", "by": ""}
    for name, day in (("first", "1"), ("last", "3")):
        sent |= {f"{name}-day": day, f"{name}-month": "3", f"{name}-year": "2026"}
        sent |= {name: f"{day} March 2026"}
    answer = testing.browser(manager).post("/rota/cover/", sent)
    assert "This is over already. Plan what is still to come." in answer.content.decode()
    assert not Cover.objects.exists()


def test_a_shift_that_is_over_is_not_planned(planner, night):
    with pytest.raises(Mistake, match="over already"):
        plan_shift(
            planner, account=night.id, duty="edt", starts_at=NOW - 2 * HOUR, ends_at=NOW - HOUR
        )


# -- Ending early, and calling off ----------------------------------------------------------------


@pytest.fixture
def leave(manager, worker, north):
    """Cover from today to the morning, planned by the team's manager."""
    return covered(manager, worker, testing.holding("social_worker", north))


def ended(actor, path):
    return testing.browser(actor).post(path)


def test_who_is_back_early_takes_their_own_work_again(manager, worker, leave):
    assert "They are back" in testing.browser(manager).get("/rota/").content.decode()
    page = testing.browser(manager).get(f"/rota/cover/{leave}/end/").content.decode()
    assert f"{worker.name} is back" in page
    assert ended(manager, f"/rota/cover/{leave}/end/").headers["Location"] == "/rota/"
    assert away_at(NOW) == {}
    assert Cover.objects.get().ends_at == NOW
    assert rota_page(manager).away == ()


def test_cover_planned_by_mistake_is_called_off_and_stands_nowhere_any_more(manager, worker):
    cover = plan_cover(
        manager, absent=worker.id, by=None, starts_at=EVENING, ends_at=MORNING, reason="leave"
    )
    assert "Call it off" in testing.browser(manager).get("/rota/").content.decode()
    page = testing.browser(manager).get(f"/rota/cover/{cover}/end/").content.decode()
    assert f"{worker.name} is not going away" in page
    ended(manager, f"/rota/cover/{cover}/end/")
    assert away_at(EVENING) == {}
    assert rota_page(manager).away == ()
    covered(manager, worker, None)  # the days are free for another plan


def test_what_is_over_already_says_so_and_stays_as_it_ended(manager, leave):
    with clock.frozen(MORNING + HOUR):
        page = ended(manager, f"/rota/cover/{leave}/end/").content.decode()
    assert "This was over already" in page
    assert Cover.objects.get().ends_at == MORNING


def test_who_does_not_plan_their_cover_ends_none_and_is_offered_none(worker, leave):
    other = testing.holding("team_manager", testing.team("South"))
    for actor in (worker, other):
        with pytest.raises(Refused):
            end_cover(actor, cover=leave)
        assert ended(actor, f"/rota/cover/{leave}/end/").status_code == 403
        assert "They are back" not in testing.browser(actor).get("/rota/").content.decode()
    assert Cover.objects.get().ends_at == MORNING


def test_a_shift_is_taken_off_the_rota(planner, night, manager):
    shift = planned(planner, night)
    link = f'href="/rota/shift/{shift}/end/"'
    assert link in testing.browser(planner).get("/rota/").content.decode()
    assert link not in testing.browser(manager).get("/rota/").content.decode()
    page = testing.browser(planner).get(f"/rota/shift/{shift}/end/").content.decode()
    assert "Take this shift off the rota" in page
    assert ended(planner, f"/rota/shift/{shift}/end/").status_code == 302
    assert rota_page(planner).days == ()
    assert on_duty("edt", EVENING) == []


def test_a_shift_that_has_begun_ends_now(planner, night):
    shift = planned(planner, night)
    with clock.frozen(EVENING + HOUR):
        page = testing.browser(planner).get(f"/rota/shift/{shift}/end/").content.decode()
        assert "End this shift now" in page
        end_shift(planner, shift=shift)
    assert [card.id for card in on_duty("edt", EVENING)] == [night.id]
    assert on_duty("edt", EVENING + HOUR) == []


def test_nobody_else_ends_a_shift(night, planner, manager):
    shift = planned(planner, night)
    with pytest.raises(Refused):
        end_shift(manager, shift=shift)
    assert Shift.objects.get().ends_at == MORNING


def test_there_is_no_shift_and_no_cover_of_that_number(planner):
    for path in ("/rota/shift/404/end/", "/rota/cover/404/end/"):
        assert testing.browser(planner).get(path).status_code == 404


def test_each_end_is_written_down_with_what_it_ended(manager, leave, planner, night):
    end_cover(manager, cover=leave)
    shift = planned(planner, night)
    end_shift(planner, shift=shift)
    said = AuditEvent.objects.filter(event__in=["cover.ended", "shift.ended"]).order_by("id")
    with acting_as(MACHINE):
        assert [(one.event, one.detail) for one in said] == [
            ("cover.ended", {"cover": leave}),
            ("shift.ended", {"shift": shift}),
        ]
    assert Shift.objects.get().ends_at == EVENING


# -- How much it asks -----------------------------------------------------------------------------


def test_the_number_of_questions_does_not_grow_with_the_roles(
    planner, django_assert_max_num_queries
):
    for role in ("chair", "nqsw", "social_worker", "director", "head_of_service", "mash_manager"):
        testing.holding(role)
    with django_assert_max_num_queries(24):
        rota_page(planner)
