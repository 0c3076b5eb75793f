"""A protected table asked for outside a gate is loud in tests and in the demonstration."""

import pytest
from django.db import connection

from kith.access import testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.access.engine import guard
from kith.access.engine.guard import OutsideGate
from kith.access.models import Grant
from kith.accounts.models import Account

pytestmark = pytest.mark.django_db


def test_a_protected_table_outside_a_gate_is_an_error() -> None:
    with pytest.raises(OutsideGate, match="access_grant"):
        Grant.objects.count()


def test_inside_a_gate_it_is_not() -> None:
    with acting_as(MACHINE):
        assert Grant.objects.count() == 0


def test_a_table_that_says_nothing_about_children_is_free() -> None:
    assert Account.objects.count() == 0


def test_a_table_whose_name_only_begins_alike_is_free() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 AS access_grant_like")
        assert cursor.fetchone() == (1,)


def test_in_production_the_policies_alone_answer(settings) -> None:
    settings.GUARD = False
    assert Grant.objects.count() == 0


def test_for_a_moment_in_a_test_too(settings) -> None:
    with testing.unguarded():
        assert Grant.objects.count() == 0
    assert settings.GUARD


def test_before_the_first_migration_nothing_is_protected_and_nothing_remembered(monkeypatch):
    monkeypatch.setattr(guard, "_PATTERNS", {})
    monkeypatch.setattr(guard, "_TABLES", "SELECT relname FROM pg_class WHERE false")
    with testing.unguarded():
        pass
    assert Grant.objects.count() == 0
    assert guard._PATTERNS == {}
