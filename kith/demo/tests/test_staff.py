"""Accounts of the demonstration: made once, and what is said of them is that of today."""

from dataclasses import replace

import pytest

from kith.accounts.models import Account
from kith.demo.personas import PERSONAS
from kith.demo.staff import account_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("words", ["Manages the North locality.", ""])
def test_whoever_was_made_before_is_kept_and_is_told_of_as_today(words):
    before = account_of(PERSONAS[0])
    assert account_of(replace(PERSONAS[0], words=words)) == before
    assert Account.objects.get(id=before).persona_words == words
