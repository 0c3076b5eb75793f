"""What the database itself keeps true, whoever writes to it, and what the application may do."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from kith.accounts.models import Account, Cover, Membership, Shift, Team

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def refused():
    """Say that the database refuses to write a row."""

    def refuse(row, constraint):
        with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
            row.save(force_insert=True)

    return refuse


def test_a_shift_a_cover_and_a_membership_end_after_they_start(worker, north, now, refused):
    ama, ben = worker("ama"), worker("ben")
    before = {"starts_at": now, "ends_at": now - DAY}
    refused(Shift(account_id=ama, duty="edt", **before), "shift_ends_after_start")
    refused(
        Cover(absent_id=ama, by_id=ben, reason="sick", **before),
        "cover_ends_after_start|lower bound",
    )
    refused(
        Membership(account_id=ama, team_id=north, role="chair", from_at=now, until_at=now - DAY),
        "membership_ends_after_start",
    )


def test_nobody_covers_for_themselves(worker, now, refused):
    ama = worker("ama")
    cover = Cover(absent_id=ama, by_id=ama, starts_at=now, ends_at=now + DAY, reason="sick")
    refused(cover, "cover_is_by_another")


def test_two_covers_of_one_person_never_overlap(worker, now, refused):
    ama, ben = worker("ama"), worker("ben")
    more = {"absent_id": ama, "by_id": ben, "reason": "leave"}
    Cover.objects.create(starts_at=now, ends_at=now + DAY, **more)
    refused(Cover(starts_at=now + DAY / 2, ends_at=now + 2 * DAY, **more), "cover_one_at_a_time")
    Cover.objects.create(starts_at=now + DAY, ends_at=now + 2 * DAY, **more)


def test_a_cover_that_was_called_off_stands_in_nobodys_way(worker, now):
    ama, ben = worker("ama"), worker("ben")
    more = {"absent_id": ama, "by_id": ben, "reason": "leave"}
    Cover.objects.create(starts_at=now, ends_at=now, **more)
    Cover.objects.create(starts_at=now - DAY, ends_at=now + DAY, **more)


def test_a_user_name_and_a_team_code_are_each_somebodys_alone(worker, north, refused):
    worker("ama")
    refused(Account(username="ama", name="Another"), "username")
    refused(Team(code="north", name="Another"), "code")


def test_people_and_teams_are_shown_by_name(worker, north):
    assert str(Account.objects.get(id=worker("ama"))) == "Ama"
    assert str(Team.objects.get(id=north)) == "North team"


def privileges(table, role="kith_app"):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT p FROM unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE']) p"
            " WHERE has_table_privilege(%s, %s, p)",
            [role, table],
        )
        return {row[0] for row in cursor.fetchall()}


KEPT = {"SELECT", "INSERT", "UPDATE"}


@pytest.mark.parametrize("role", ["kith_app", "kith_team", "kith_wide"])
def test_what_the_application_may_do_with_each_table_below_the_gates(role):
    for table in ("account", "team", "membership", "shift", "cover"):
        assert privileges(f"accounts_{table}", role) == KEPT
    for table in ("django_session", "kith_cache", "mfa_authenticator", "procrastinate_jobs"):
        assert privileges(table, role) == {*KEPT, "DELETE"}


@pytest.mark.parametrize(
    "table", ["auth_group", "auth_permission", "django_content_type", "django_migrations"]
)
def test_what_is_not_used_is_not_granted(table):
    assert privileges(table) == set()
