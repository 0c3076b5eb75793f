"""`kith find`: as a named account or role, and with no right nobody is there."""

import json
from contextlib import nullcontext
from datetime import date

import pytest
from click.testing import CliRunner

from kith.access import testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.access.gates import Refused
from kith.accounts.models import Account
from kith.cli import find
from kith.people.commandline import NobodyLooks, look_up
from kith.people.commands import change_details
from kith.runtime.trouble import Trouble

pytestmark = pytest.mark.django_db


@pytest.fixture
def sam(child, worker, team):
    person = child(worker, team=team, born=date(2010, 5, 12))
    with acting_as(MACHINE):
        change_details(MACHINE, person=person, version=1, changes={"known_as": "Sam Okoro"})
    return person


def name_of(actor):
    return Account.objects.get(pk=actor.id).username


def test_an_account_finds_whom_it_sees(worker, sam):
    (found,) = look_up(name_of(worker), "okoro 5/12/2010")
    assert (found["person"], found["name"]) == (sam, "Sam Okoro")
    assert found["reasons"][-1] == "born on the same day with day and month swapped"
    assert look_up(name_of(testing.holding("social_worker")), "okoro") == []
    assert look_up(name_of(worker), "") == []


def test_a_role_stands_for_somebody_who_holds_it(sam):
    testing.holding("front_door")
    assert [one["person"] for one in look_up("front_door", "sam okoro")] == [sam]


@pytest.mark.parametrize("who", ["nobody", "edt", "director", ""])
def test_where_nobody_looks_it_is_said(sam, who):
    with pytest.raises(NobodyLooks, match="nobody holds such a role"):
        look_up(who, "sam okoro")


def test_without_the_right_nobody_is_found(sam):
    testing.holding("sysadmin")
    with pytest.raises(Refused):
        look_up("sysadmin", "sam okoro")


def run(monkeypatch, *typed):
    monkeypatch.setattr(find, "product", nullcontext)
    return CliRunner().invoke(find.command, typed, standalone_mode=False)


def test_the_command_says_it_in_words_and_as_data(monkeypatch, worker, sam):
    who = ("--as", name_of(worker))
    assert "called Okoro" in run(monkeypatch, "sam okoro", *who).output
    (found,) = json.loads(run(monkeypatch, "sam okoro", *who, "--json").output)
    assert {"person", "name", "score", "reasons"} <= found.keys()
    assert run(monkeypatch, "ada bell", *who).output == "Nobody is known by this.\n"
    assert isinstance(run(monkeypatch, "sam", "--as", "nobody").exception, Trouble)


def test_who_looks_is_asked_before_what_for(sam):
    with pytest.raises(NobodyLooks, match="Nobody is called nobody"):
        look_up("nobody", "")
