"""The key and the roles that the database's functions go by."""

import hmac

import pytest
from django.db import connections

from kith.access import keys, signing
from kith.accounts.roles import ROLES, Scope


@pytest.mark.parametrize("message", ["", "1|worker|now", "Zoë|é|—" * 50])
def test_our_seal_is_hmac_sha256(settings, message: str) -> None:
    import hashlib

    key = hashlib.sha256(settings.ACTOR_KEY.encode()).digest()
    assert signing.seal(message) == hmac.new(key, message.encode(), "sha256").hexdigest()


@pytest.mark.django_db(transaction=True, databases="__all__")
class TestInstalling:
    def rows(self, sql: str) -> list[tuple[object, ...]]:
        with connections["owner"].cursor() as cursor:
            cursor.execute(sql)
            return cursor.fetchall()

    @pytest.fixture(autouse=True)
    def _as_it_was(self):
        yield
        keys.install(connections["owner"])

    def test_every_role_with_its_reach_and_duty(self) -> None:
        told = self.rows("SELECT role, scope, duty, breaks_glass FROM access_rolescope")
        assert {row[0] for row in told} == set(ROLES)
        for code, scope, duty, _ in told:
            assert Scope[scope.upper()] is ROLES[code].scope
            assert duty == ROLES[code].only_on
        opens = {row[0] for row in told if row[3]}
        assert {"social_worker", "team_manager", "ig_lead", "edt"} <= opens
        assert not opens & {"child", "parent", "machine", "sysadmin", "school_dsl"}

    def test_twice_is_as_once_and_a_new_key_takes_the_place_of_the_old(self, settings) -> None:
        keys.install(connections["owner"])
        before = self.rows("SELECT * FROM access_key")
        settings.ACTOR_KEY = "another"
        keys.install(connections["owner"])
        after = self.rows("SELECT * FROM access_key")
        assert len(before) == len(after) == 1
        assert before != after

    def test_a_role_that_the_code_no_longer_knows_goes(self) -> None:
        self.rows(
            "INSERT INTO access_rolescope VALUES ('king', 'wide', '', true, true, true)"
            " RETURNING role"
        )
        keys.install(connections["owner"])
        assert self.rows("SELECT FROM access_rolescope WHERE role = 'king'") == []
