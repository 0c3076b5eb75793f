"""Accounts, teams and memberships: what can be made, and what is refused in plain words."""

import pytest
from django.db import IntegrityError, connection, transaction

from kith.accounts import queries, staffing
from kith.accounts.models import Account, Membership
from kith.accounts.staffing import NotStaffed

pytestmark = pytest.mark.django_db


def test_an_account_is_found_by_its_user_name_however_typed():
    made = staffing.create_account(" Ama.Mensah ", "Ama Mensah", password="three odd words")
    account = Account.objects.get_by_natural_key("AMA.mensah")
    assert (account.pk, account.username, account.name) == (made, "ama.mensah", "Ama Mensah")


def test_passwords_are_kept_as_argon2_and_none_means_no_way_in():
    with_one = staffing.create_account("ama", "Ama", password="three odd words")
    without = staffing.create_account("ben", "Ben")
    assert Account.objects.get(id=with_one).password.startswith("argon2$argon2id$")
    assert not Account.objects.get(id=without).has_usable_password()


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"username": " ", "name": "Ama"}, "needs a user name"),
        ({"username": "ama", "name": ""}, "needs a user name"),
        ({"username": "ama", "name": "Ama", "kind": "wizard"}, "no kind of account"),
        ({"username": "ama", "name": "Ama", "kind": "partner"}, "which agency"),
        ({"username": "ama", "name": "Ama", "person_id": 7}, "Only a child's or parent's"),
        ({"username": "BEN", "name": "Ama"}, "taken"),
    ],
)
def test_what_makes_no_sense_is_refused_with_the_reason(given, words):
    staffing.create_account("ben", "Ben")
    with pytest.raises(NotStaffed, match=words):
        staffing.create_account(**given)


@pytest.mark.parametrize(
    "wrong",
    [
        {"username": "Ama"},
        {"username": "ama", "person_id": 7},
        {"username": "ama", "kind": "partner"},
    ],
)
def test_the_database_refuses_the_same_from_anybody_who_forgets_to_ask(wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        Account.objects.create(name="Ama", **wrong)


def test_a_child_and_a_parent_belong_to_a_person_and_a_partner_to_an_agency():
    child = staffing.create_account("sam", "Sam", kind="child", person_id=7)
    parent = staffing.create_account("jo", "Jo", kind="parent", person_id=8)
    partner = staffing.create_account("pc", "PC Ray", kind="partner", agency="Police")
    kept = Account.objects.in_bulk([child, parent, partner])
    assert (kept[child].person_id, kept[parent].person_id) == (7, 8)
    assert kept[partner].agency == "Police"


def test_a_team_is_made_once(north):
    assert staffing.create_team("north", "Another name") == north
    assert queries.team_card(north) == queries.TeamCard(north, "north", "North team")


def test_a_team_is_found_by_code_or_name(north):
    assert staffing.team_named("north").id == north
    assert staffing.team_named("NORTH TEAM").id == north
    assert staffing.team_named("south") is None


def test_a_role_that_somebody_holds_already_is_left_as_it_is(north, worker):
    ama = worker("ama")
    first = staffing.add_member(ama, north, "social_worker")
    assert staffing.add_member(ama, north, "social_worker") == first
    assert Membership.objects.count() == 1


def test_there_is_no_role_called_that(north, worker):
    with pytest.raises(NotStaffed, match="no role called tea_maker"):
        staffing.add_member(worker("ama"), north, "tea_maker")


def test_a_membership_ends_after_it_begins(north, worker, now):
    with pytest.raises(NotStaffed, match="after the start"):
        staffing.add_member(worker("ama"), north, "chair", since=now, until=now)


def test_a_closed_account_keeps_its_history_and_loses_its_roles(north, worker):
    ama = worker("ama", "social_worker", north)
    Account.objects.filter(id=ama).update(is_active=False)
    assert queries.memberships(ama) == []
    assert queries.account_card(ama).name == "Ama"
    assert Membership.objects.filter(account_id=ama).count() == 1


@pytest.mark.parametrize("table", ["accounts_account", "accounts_membership", "accounts_team"])
def test_the_application_can_delete_nobody(table):
    with connection.cursor() as cursor:
        cursor.execute("SELECT has_table_privilege('kith_app', %s, 'DELETE')", [table])
        assert cursor.fetchone() == (False,)
