"""Sign-in: whatever is wrong, the answer is the same; whoever comes in is back where they were."""

import re

import argon2
import pytest
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.db import connection
from django.test import Client, override_settings
from django.urls import reverse
from django.utils.module_loading import import_string

from kith.accounts import staffing
from kith.accounts.models import Account
from kith.accounts.sign_in import NOT_RIGHT
from kith.accounts.tests.conftest import REAL_HASHERS
from kith.accounts.two_step import clear_expired

pytestmark = pytest.mark.django_db
PASSWORD = "three odd words"
TRIES = 10
PAGE = "/sign-in/two-step/yours/"


@pytest.fixture
def ama():
    return staffing.create_account("ama", "Ama Mensah", password=PASSWORD)


def sign_in(client, name="ama", password=PASSWORD, where="/sign-in/"):
    return client.post(where, {"login": name, "password": password})


def told(answer):
    """What somebody outside can see of an answer: status, and the page less what is random."""
    page = answer.content.decode()
    page = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page)
    return answer.status_code, re.sub(r'value="(ama|nobody)"', 'value="…"', page)


def test_the_right_words_let_in(client, ama):
    answer = sign_in(client, "AMA ")
    assert (answer.status_code, answer.url) == (302, "/")
    assert client.session["_auth_user_id"] == str(ama)


def test_the_page_asks_in_plain_words_and_names_what_is_missing(client):
    assert "Sign in" in client.get("/sign-in/").content.decode()
    page = client.post("/sign-in/", {}).content.decode()
    assert "There is a problem" in page
    assert "Enter your user name" in page
    assert "Enter your password" in page


def test_the_words_typed_are_never_sent_back(client, ama):
    assert "not this one" not in sign_in(client, password="not this one").content.decode()


def test_unknown_wrong_closed_and_locked_are_answered_alike(ama):
    wrong = told(sign_in(Client(), password="not this one"))
    unknown = told(sign_in(Client(), name="nobody"))
    for _ in range(TRIES):
        sign_in(Client(), password="not this one")
    locked = told(sign_in(Client()))
    cache.clear()
    Account.objects.filter(id=ama).update(is_active=False)
    closed = told(sign_in(Client()))
    assert wrong[0] == 200
    assert NOT_RIGHT in wrong[1]
    assert wrong == unknown == locked == closed


def test_an_account_without_a_password_is_answered_alike():
    staffing.create_account("ama", "Ama Mensah")
    assert NOT_RIGHT in sign_in(Client()).content.decode()


@pytest.fixture
def hashings(monkeypatch):
    """Count how often the slow work of checking a password is done."""
    done = []
    for name in ("hash_secret", "verify_secret"):
        real = getattr(argon2.low_level, name)
        monkeypatch.setattr(
            argon2.low_level, name, lambda *a, real=real, **k: done.append(1) or real(*a, **k)
        )
    monkeypatch.setattr(argon2._password_hasher, "verify_secret", argon2.low_level.verify_secret)
    return done


def work(hashings, *, name="ama", password="not this one"):
    hashings.clear()
    sign_in(Client(), name, password)
    return len(hashings)


def test_whatever_is_wrong_the_same_slow_work_is_done(ama, hashings):
    staffing.create_account("ben", "Ben")
    cat = staffing.create_account("cat", "Cat", password=PASSWORD)
    Account.objects.filter(id=cat).update(is_active=False)
    known, unknown = work(hashings), work(hashings, name="nobody")
    without = work(hashings, name="ben")
    closed = work(hashings, name="cat", password=PASSWORD)
    for _ in range(TRIES):
        sign_in(Client(), password="not this one")
    locked = work(hashings, password=PASSWORD)
    assert (known, unknown, without, closed, locked) == (1, 1, 1, 1, 1)


def test_the_work_is_as_slow_as_argon2_advises():
    hasher = import_string(REAL_HASHERS[0])()
    assert hasher.algorithm == "argon2"
    assert hasher.memory_cost >= 64 * 1024


def test_too_many_tries_lock_the_name_for_everybody_and_not_the_others(ama):
    staffing.create_account("ben", "Ben", password=PASSWORD)
    for _ in range(TRIES):
        sign_in(Client(), password="not this one")
    assert sign_in(Client()).status_code == 200
    assert sign_in(Client(), name="ben").status_code == 302


def test_trying_with_capitals_is_the_same_name(ama):
    for name in ("ama", "AMA", "Ama", "aMa", " ama") * 2:
        sign_in(Client(), name, "not this one")
    assert sign_in(Client()).status_code == 200


def test_the_count_is_kept_where_all_processes_see_it(ama):
    sign_in(Client(), password="not this one")
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM kith_cache WHERE cache_key LIKE '%login_failed%'")
        assert cursor.fetchone()[0] >= 1
        cursor.execute("SELECT count(*) FROM kith_cache WHERE cache_key LIKE '%ama%'")
        assert cursor.fetchone()[0] == 0


def test_signing_in_well_does_not_count_as_a_try(ama):
    for _ in range(TRIES + 2):
        assert sign_in(Client()).status_code == 302


def test_nobody_signs_up(client):
    for path in ("/sign-up/", "/signup/", "/accounts/signup/", "/sign-in/signup/"):
        assert client.get(path).status_code == 404
    assert not Account.objects.exists()


def test_whoever_is_sent_away_comes_back_to_the_same_page(client, ama):
    sent = client.get(f"{PAGE}?from=here")
    assert sent.url == "/sign-in/?next=/sign-in/two-step/yours/%3Ffrom%3Dhere"
    assert "back on the page" in client.get(sent.url).content.decode()
    assert sign_in(client, where=sent.url).url == f"{PAGE}?from=here"


@pytest.mark.parametrize(
    "away", ["https://elsewhere.example/", "//elsewhere.example", "javascript:x"]
)
def test_nobody_is_sent_to_another_site(client, ama, away):
    assert sign_in(client, where=f"/sign-in/?next={away}").url == "/"


def test_the_session_gets_a_new_key_at_sign_in(client, ama, settings):
    session = client.session
    session["before"] = 1
    session.save()
    before = session.session_key
    client.cookies[settings.SESSION_COOKIE_NAME] = before
    sign_in(client)
    assert client.session.session_key != before
    assert not Session.objects.filter(session_key=before).exists()


def test_signing_out_asks_first_and_then_ends_the_session(client, ama):
    sign_in(client)
    assert "Do you want to sign out?" in client.get("/sign-out/").content.decode()
    assert client.post("/sign-out/").url == "/sign-in/"
    assert not Session.objects.exists()
    assert client.get("/sign-out/").url == "/sign-in/"


def test_the_cookie_is_for_this_site_and_this_browser_session_alone(client, ama, settings):
    sign_in(client)
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    assert (cookie["httponly"], cookie["samesite"], cookie["secure"]) == (True, "Lax", True)
    assert cookie["max-age"] == ""


def test_a_closed_account_is_out_at_the_next_page(client, ama):
    sign_in(client)
    Account.objects.filter(id=ama).update(is_active=False)
    assert client.get(PAGE).url.startswith("/sign-in/")


def test_a_new_password_ends_every_other_session(client, ama):
    other = Client()
    sign_in(client)
    sign_in(other)
    new = {
        "oldpassword": PASSWORD,
        "password1": "four quite odd words",
        "password2": "four quite odd words",
    }
    assert client.post("/sign-in/password/", new).status_code == 302
    assert client.get(PAGE).status_code == 200
    assert other.get(PAGE).status_code == 302


@pytest.mark.parametrize("poor", ["short", "password1234", "ama.mensah.2026"])
def test_a_poor_password_is_not_taken(client, ama, poor):
    Account.objects.filter(id=ama).update(username="ama.mensah")
    sign_in(client, "ama.mensah")
    poor = {"oldpassword": PASSWORD, "password1": poor, "password2": poor}
    answer = client.post(reverse("account_change_password"), poor)
    assert answer.status_code == 200
    assert "There is a problem" in answer.content.decode()


def test_expired_sessions_and_counters_are_cleared_by_night(client, ama):
    sign_in(client)
    with override_settings(SESSION_COOKIE_AGE=-1):
        sign_in(Client())
    cache.set("old", 1, timeout=-1)
    clear_expired()
    assert Session.objects.count() == 1
