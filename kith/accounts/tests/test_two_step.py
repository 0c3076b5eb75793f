"""The second step: set up, asked for, used once, without the phone, taken off again."""

import re
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.test import Client

from kith.accounts import staffing
from kith.accounts.sign_in import WRONG_CODE, WRONG_PASSWORD, TwoStepAdapter
from kith.accounts.two_step import has_two_step

pytestmark = pytest.mark.django_db
PASSWORD = "three odd words"
SET_UP = "/sign-in/two-step/set-up/"
CODE = "/sign-in/two-step/"
YOURS = "/sign-in/two-step/yours/"
CODES = "/sign-in/two-step/codes/"


@pytest.fixture
def ama():
    return staffing.create_account("ama", "Ama Mensah", password=PASSWORD)


def with_password(client, where="/sign-in/"):
    return client.post(where, {"login": "ama", "password": PASSWORD})


def code_of(secret, steps=0):
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps))


def words(answer):
    return answer.content.decode()


@pytest.fixture
def secret(ama, client):
    """Set the second step up as a person does, and return the key in the app."""
    with_password(client)
    again = client.get(SET_UP)
    assert again.url.startswith("/sign-in/again/?next=")
    assert "Your password once more" in words(client.get(again.url))
    client.post(again.url, {"password": PASSWORD})
    page = words(client.get(SET_UP))
    key = re.search(r"<code>(\w+)</code>", page)[1]
    assert "data:image/svg+xml" in page
    assert client.post(SET_UP, {"code": code_of(key)}).url == CODES
    return key


@pytest.fixture
def recovery(client, secret):
    """The recovery codes, as the page shows them this once."""
    return re.findall(r"<code>(\w+)</code>", words(client.get(CODES)))


def test_recovery_codes_are_shown_once(client, recovery):
    assert len(recovery) == len(set(recovery)) == 10
    page = words(client.get(CODES))
    assert "You have 10 codes left" in page
    assert not any(code in page for code in recovery)


def test_the_password_alone_opens_nothing_any_more(secret, ama):
    client = Client()
    assert with_password(client).url == CODE
    assert client.get(YOURS).url.startswith("/sign-in/")
    assert has_two_step(ama)


def test_password_and_code_let_in_and_back_to_the_page(secret):
    client = Client()
    asked = with_password(client, f"/sign-in/?next={YOURS}")
    assert "Enter your code" in words(client.get(asked.url))
    assert client.post(CODE, {"code": code_of(secret, 1)}).url == YOURS
    assert client.get(YOURS).status_code == 200


def test_a_wrong_code_is_not_right(secret):
    client = Client()
    with_password(client)
    assert WRONG_CODE in words(client.post(CODE, {"code": "000000"}))
    assert "Enter the code" in words(client.post(CODE, {"code": ""}))


def test_after_too_many_tries_even_the_right_code_is_simply_not_right(secret):
    client = Client()
    with_password(client)
    answers = {words(client.post(CODE, {"code": "000000"})).count(WRONG_CODE) for _ in range(10)}
    right = words(client.post(CODE, {"code": code_of(secret, 1)}))
    assert answers == {2}
    assert right.count(WRONG_CODE) == 2


def test_a_code_opens_once_for_as_long_as_it_is_shown(secret):
    code = code_of(secret, 1)
    first, second = Client(), Client()
    with_password(first)
    assert first.post(CODE, {"code": code}).status_code == 302
    with_password(second)
    assert WRONG_CODE in words(second.post(CODE, {"code": code}))


def test_without_the_phone_a_recovery_code_lets_in_once(recovery):
    first, second = Client(), Client()
    with_password(first)
    assert first.post(CODE, {"code": recovery[0]}).url == "/"
    with_password(second)
    assert WRONG_CODE in words(second.post(CODE, {"code": recovery[0]}))


def test_new_recovery_codes_replace_the_old(client, recovery):
    assert "10 codes that you have now" in words(client.get(f"{CODES}new/"))
    assert client.post(f"{CODES}new/").url == CODES
    fresh = re.findall(r"<code>(\w+)</code>", words(client.get(CODES)))
    assert len(fresh) == 10
    assert not set(fresh) & set(recovery)


def test_it_is_taken_off_again_after_saying_who_one_is(client, secret, ama):
    assert "Stop asking for a code" in words(client.get(YOURS))
    assert "password alone opens" in words(client.get(f"{CODE}take-off/"))
    assert client.post(f"{CODE}take-off/").url == YOURS
    assert not has_two_step(ama)
    assert not Authenticator.objects.exists()


def test_what_guards_the_account_is_not_changed_on_an_old_sign_in(secret):
    client = Client()
    with_password(client)
    client.post(CODE, {"code": code_of(secret, 1)})
    sent = client.get(f"{CODE}take-off/")
    assert sent.url.startswith("/sign-in/again/")
    assert WRONG_PASSWORD in words(client.post(sent.url, {"password": "not this one"}))
    assert client.post(sent.url, {"password": PASSWORD}).url == f"{CODE}take-off/"


def test_the_key_is_encrypted_in_the_database(secret):
    kept = Authenticator.objects.get(type="totp").data["secret"]
    assert secret not in kept
    assert TwoStepAdapter().decrypt(kept) == secret


def test_a_key_closed_under_an_older_secret_still_opens(settings):
    closed = TwoStepAdapter().encrypt("ABC")
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "a newer one"
    assert TwoStepAdapter().decrypt(closed) == "ABC"


def test_the_menu_tells_what_is_set_up(client, ama):
    with_password(client)
    assert "password alone" in words(client.get(YOURS))
