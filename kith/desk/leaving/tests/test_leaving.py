"""Somebody leaves: what they still have is said first, then their account is closed, or opened."""

from datetime import timedelta

import pytest
from django.test import Client

from kith.access import testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE, NoSuchActor, actor_for
from kith.access.commands import give_grant
from kith.access.gates import NotHere, Refused
from kith.accounts.closing import closings_of
from kith.accounts.models import Account, Team
from kith.accounts.queries import account_names, accounts_in
from kith.accounts.rota import plan_cover, plan_shift
from kith.accounts.rules import NotPlanned
from kith.accounts.staffing import NotStaffed, add_member
from kith.cases.allocation import allocate
from kith.desk.leaving.commands import close_account, open_account
from kith.desk.leaving.queries import account_page, accounts_page
from kith.desk.tests.pages import action, allocated, boxes, said, send
from kith.kernel import clock
from kith.kernel.mistakes import Mistake
from kith.messages.models import Notice
from kith.promises.models import Promise
from kith.promises.sight import let_owe, works_with
from kith.promises.testing import a_world

pytestmark = pytest.mark.django_db
WHY = "Left for another council"
PASSWORD = "a long one for a test"


@pytest.fixture
def keeper():
    return testing.holding("sysadmin")


@pytest.fixture
def world():
    world = a_world()
    allocated(world)
    allocate(
        world.manager,
        person=world.person,
        worker=world.worker.id,
        team=world.team,
        why="They know each other",
        on=clock.today(),
    )
    action(world)
    return world


@pytest.fixture
def leaver(world):
    return world.worker


def closed(keeper, leaver, **more):
    said = {"left_on": clock.today(), "why": WHY, **more}
    close_account(keeper, account=leaver.id, **said)


# -- Closing --------------------------------------------------------------------------------------


def test_first_is_said_what_they_still_have_in_numbers_and_who_gives_it_to_others(
    keeper, world, leaver
):
    now = clock.now()
    plan_shift(leaver.id, "duty_manager", now + timedelta(days=2), now + timedelta(days=3))
    plan_cover(world.manager.id, leaver.id, now, now + timedelta(days=3), "leave")
    still = account_page(keeper, account=leaver.id).still
    (team,) = still.teams
    assert (team.held.children, team.held.promises > 0) == (1, True)
    assert world.manager.name in team.managers
    assert [one.startswith("Duty manager, from") for one in still.shifts] == [True]
    assert world.manager.name in still.covers[0]
    shown = said(keeper, f"/accounts/{leaver.id}/close/")
    assert "1 child whose worker they are" in shown
    assert "Sam" not in shown


def test_whoever_has_nothing_left_is_told_so(keeper):
    nobody = testing.holding("social_worker")
    assert account_page(keeper, account=nobody.id).still.nothing
    assert "Nothing: no child" in said(keeper, f"/accounts/{nobody.id}/")


def test_it_is_closed_at_once_with_a_day_and_a_reason(keeper, leaver):
    browser = testing.browser(leaver)
    assert browser.get("/").status_code == 200
    path = f"/accounts/{leaver.id}/close/"
    day = clock.today() - timedelta(days=2)
    assert send(keeper, path, {**boxes("left_on", day), "why": WHY}).status_code == 302
    assert browser.get("/").status_code == 302
    with pytest.raises(NoSuchActor):
        actor_for(leaver.id)
    (one,) = closings_of(leaver.id)
    assert (one.left_on, one.why, one.closed_by) == (day, WHY, keeper.name)
    assert leaver.id in {card.id for card in accounts_page(keeper).closed}


def test_without_a_reason_or_before_the_day_it_is_not(keeper, leaver):
    with pytest.raises(Mistake, match="why the account is closed"):
        closed(keeper, leaver, why=" ")
    with pytest.raises(Mistake, match="Close it on the day itself"):
        closed(keeper, leaver, left_on=clock.today() + timedelta(days=1))
    later = clock.today() + timedelta(days=1)
    path = f"/accounts/{leaver.id}/close/"
    got = send(keeper, path, {**boxes("left_on", later), "why": WHY})
    assert "This day has not come yet" in got.content.decode()
    closed(keeper, leaver)
    with pytest.raises(Mistake, match="closed already"):
        closed(keeper, leaver)


def test_their_managers_are_told_how_many_children_need_another_worker(keeper, world, leaver):
    closed(keeper, leaver)
    with acting_as(world.manager):
        (notice,) = Notice.objects.filter(code="left", to_id=world.manager.id)
    assert notice.count == 1
    assert "Another worker is needed for 1 child of your team" in said(world.manager, "/notices/")


def test_nothing_of_theirs_moves_by_itself_and_no_day_changes(keeper, leaver):
    def owed():
        with acting_as(MACHINE):
            rows = Promise.objects.filter(owner_id=leaver.id).order_by("id")
            return list(rows.values_list("id", "due_at", "state"))

    before = owed()
    closed(keeper, leaver)
    assert (owed(), bool(before)) == (before, True)


# -- Closed ---------------------------------------------------------------------------------------


def test_nobody_signs_in_with_a_closed_account(keeper, leaver):
    account = Account.objects.get(id=leaver.id)
    account.set_password(PASSWORD)
    account.save()
    keys = {"login": account.username, "password": PASSWORD}
    assert Client().post("/sign-in/", keys).status_code == 302
    closed(keeper, leaver)
    assert Client().post("/sign-in/", keys).status_code == 200


def test_nothing_new_can_be_given_to_whoever_has_left(keeper, world, leaver):
    closed(keeper, leaver)
    now, then = clock.now(), clock.now() + timedelta(days=1)
    other = testing.holding("social_worker")
    with pytest.raises(NotPlanned, match="has left"):
        plan_shift(leaver.id, "duty_manager", now, then)
    with pytest.raises(NotPlanned, match="has left"):
        plan_cover(other.id, leaver.id, now, then, "leave")
    with pytest.raises(NotStaffed, match="closed"):
        add_member(leaver.id, world.team, "team_manager")
    with pytest.raises(Refused, match="They have left"):
        give_grant(
            world.manager,
            person=world.person,
            reach="worker",
            reason="joint_work",
            account=leaver.id,
        )
    with acting_as(world.manager):
        assert leaver.id not in works_with(world.person)
        assert not let_owe(world.manager, world.person, leaver.id)


def test_their_name_stays_where_they_wrote_something(keeper, world, leaver):
    closed(keeper, leaver)
    assert account_names([leaver.id]) == {leaver.id: leaver.name}
    assert leaver.id not in {card.id for card in accounts_in(world.team)}


# -- Opened again, and by whom --------------------------------------------------------------------


def test_opened_again_they_have_what_they_had_and_sign_in_anew(keeper, leaver):
    browser = testing.browser(leaver)
    closed(keeper, leaver)
    path = f"/accounts/{leaver.id}/open/"
    assert send(keeper, path, {"why": "It was another Robin"}).status_code == 302
    assert actor_for(leaver.id).roles == leaver.roles
    assert browser.get("/").status_code == 302
    assert testing.browser(leaver).get("/").status_code == 200
    (one,) = closings_of(leaver.id)
    assert (one.opened_by, one.opened_why) == (keeper.name, "It was another Robin")
    assert "It was another Robin" in said(keeper, f"/accounts/{leaver.id}/")
    with pytest.raises(Mistake, match="is open"):
        open_account(keeper, account=leaver.id, why="Again")


def test_nobody_closes_or_opens_their_own_account(keeper):
    with pytest.raises(Refused, match="their own account"):
        closed(keeper, keeper)
    assert "Nobody closes or opens their own account" in said(keeper, f"/accounts/{keeper.id}/")
    assert testing.browser(keeper).get(f"/accounts/{keeper.id}/close/").status_code == 404


@pytest.mark.parametrize("role", ["head_of_service", "team_manager", "rota_manager", "ig_lead"])
def test_only_whoever_keeps_the_accounts_may(role, leaver):
    other = testing.holding(role, Team.objects.first())
    with pytest.raises(Refused):
        closed(other, leaver)
    assert testing.browser(other).get("/accounts/").status_code == 403


def test_the_product_itself_and_a_family_s_own_accounts_are_not_here(keeper):
    child = testing.account("child")
    with pytest.raises(NotHere):
        close_account(keeper, account=child.pk, left_on=clock.today(), why=WHY)
    assert testing.browser(keeper).get(f"/accounts/{child.pk}/").status_code == 404


def test_a_step_that_is_none_now_leads_back(keeper, leaver):
    path = f"/accounts/{leaver.id}/"
    assert testing.browser(keeper).get(f"{path}open/")["Location"] == path
    closed(keeper, leaver)
    assert testing.browser(keeper).get(f"{path}close/")["Location"] == path
