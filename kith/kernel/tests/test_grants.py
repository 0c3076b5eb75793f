"""What the application's roles may do with the kernel's tables and functions."""

import pytest
from django.db import connections
from django.db.utils import ProgrammingError

pytestmark = pytest.mark.django_db(databases="__all__")


def test_the_app_reads_the_calendar_and_the_rules():
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT count(*) FROM kernel_calendar")
        assert cursor.fetchone() == (55_883,)


def test_the_app_cannot_change_the_calendar():
    with connections["default"].cursor() as cursor, pytest.raises(ProgrammingError):
        cursor.execute("UPDATE kernel_calendar SET working = true")


@pytest.mark.parametrize("role", ["kith_app", "kith_team", "kith_wide"])
def test_each_role_of_the_app_may_count(role):
    with connections["default"].cursor() as cursor:
        cursor.execute(f"SET LOCAL ROLE {role}")
        cursor.execute("SELECT kith_add_working_days('2020-12-24', 1)::text")
        assert cursor.fetchone() == ("2020-12-29",)
        cursor.execute("RESET ROLE")
