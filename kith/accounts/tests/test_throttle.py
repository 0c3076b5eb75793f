"""The throttle under attack: many tries at once, from many connections; and when it lets go."""

import json
import logging
from functools import partial

import pytest
import time_machine
from django.contrib.auth.hashers import make_password
from django.test import Client

from kith.accounts import staffing
from kith.accounts.models import Account
from kith.kernel.testing import at_once

PASSWORD = "three odd words"
TRIES = 10


def attempt(password, name="ama"):
    return Client().post("/sign-in/", {"login": name, "password": password}).status_code


@pytest.mark.django_db
def test_a_locked_name_opens_again_by_itself_after_a_quarter_of_an_hour():
    staffing.create_account("ama", "Ama Mensah", password=PASSWORD)
    with time_machine.travel(0, tick=False):
        for _ in range(TRIES):
            attempt("wrong")
        assert attempt(PASSWORD) == 200
    with time_machine.travel(14 * 60, tick=False):
        assert attempt(PASSWORD) == 200
    with time_machine.travel(16 * 60, tick=False):
        assert attempt(PASSWORD) == 302


@pytest.mark.django_db
def test_trying_on_while_locked_does_not_keep_it_locked():
    staffing.create_account("ama", "Ama Mensah", password=PASSWORD)
    for minutes in range(15):
        with time_machine.travel(60 * minutes, tick=False):
            for _ in range(TRIES):
                attempt("wrong")
    with time_machine.travel(16 * 60, tick=False):
        assert attempt(PASSWORD) == 302


@pytest.mark.django_db
def test_a_failed_sign_in_leaves_no_name_in_any_log(caplog, capfd):
    caplog.set_level(logging.DEBUG)
    staffing.create_account("ama.mensah", "Ama Mensah", password=PASSWORD)
    for _ in range(TRIES + 1):
        attempt("wrong", "ama.mensah")
    written = "".join(capfd.readouterr()).lower()
    said = [r for r in caplog.records if not r.name.startswith("django.db")]
    told = json.dumps([record.getMessage() for record in said]).lower()
    assert "mensah" not in written
    assert "mensah" not in told


@pytest.mark.django_db(transaction=True, databases="__all__")
def test_of_many_tries_at_once_no_more_are_checked_than_one_after_another(monkeypatch):
    staffing.create_account("ama", "Ama Mensah", password=PASSWORD)
    checked, real = [], Account.check_password
    monkeypatch.setattr(
        Account, "check_password", lambda self, raw: checked.append(raw) or real(self, raw)
    )

    def attack(number):
        for turn in range(4):
            attempt(f"guess {number}.{turn}")

    at_once([partial(attack, number) for number in range(8)])
    assert 0 < len(checked) <= TRIES
    assert make_password(PASSWORD).startswith("argon2")
