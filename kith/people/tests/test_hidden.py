"""Addresses that are kept apart: who opens them, and that nothing else says a word."""

from datetime import timedelta

import pytest

from kith.access import testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.access.gates import NotHere, Refused
from kith.access.models import AuditEvent
from kith.kernel import clock
from kith.people.commands import (
    add_place,
    change_details,
    end_hidden,
    hide_address,
    name_viewer,
    open_hidden,
)
from kith.people.models import Address
from kith.people.queries import story
from kith.people.rows import records_of
from kith.people.rules import Mistaken
from kith.people.rules.places import NewPlace
from kith.people.tests.conftest import NOW

pytestmark = pytest.mark.django_db
REFUGE = NewPlace("home", "1 Hollow Way", "Wexcombe", "ZZ9 9ZZ", source="police")


@pytest.fixture
def hidden(worker, manager, team, child):
    """A child of a worker, with an address that is kept apart."""
    person = child(worker, team=team)
    hide_address(worker, person=person, place=REFUGE, why="Threatened last week")
    return person


def opened(actor, person):
    return [one.text for one in open_hidden(actor, person=person, why="A visit").addresses]


def test_the_writer_opens_it_again(worker, hidden):
    (one,) = open_hidden(worker, person=hidden, why="A visit today").addresses
    assert (one.text, one.why) == ("1 Hollow Way, Wexcombe, ZZ9 9ZZ", "Threatened last week")


def test_a_colleague_of_the_same_child_finds_nothing(hidden):
    colleague = testing.holding("social_worker")
    testing.known_to(colleague, hidden)
    assert open_hidden(colleague, person=hidden, why="A visit").addresses == ()


def test_nor_by_keeping_an_address_of_their_own(hidden):
    colleague = testing.holding("social_worker")
    testing.known_to(colleague, hidden)
    hide_address(colleague, person=hidden, place=NewPlace("home", "x"), why="curious")
    assert opened(colleague, hidden) == ["x"]


def test_a_manager_opens_it_for_a_quarter_of_an_hour(manager, hidden):
    assert opened(manager, hidden) == ["1 Hollow Way, Wexcombe, ZZ9 9ZZ"]
    named = open_hidden(manager, person=hidden, why="again").named
    assert len(named) == 1  # the writer; who only looked is in the audit log


def test_the_named_name_others_and_nobody_else_does(worker, hidden):
    colleague, stranger = (testing.holding("social_worker") for _ in range(2))
    for one in (colleague, stranger):
        testing.known_to(one, hidden)
    with pytest.raises(NotHere):
        name_viewer(stranger, person=hidden, account=stranger.id, why="curious")
    name_viewer(worker, person=hidden, account=colleague.id, why="visits with me")
    assert len(opened(colleague, hidden)) == 1
    named = open_hidden(worker, person=hidden, why="A visit").named
    assert {name for name, _ in named} == {worker.name, colleague.name}


def test_it_ends_and_stays_apart(worker, hidden):
    (one,) = open_hidden(worker, person=hidden, why="A visit").addresses
    end_hidden(worker, person=hidden, hidden=one.id, on=NOW.date())
    (ended,) = open_hidden(worker, person=hidden, why="A visit").addresses
    assert ended.until_on == NOW.date()
    colleague = testing.holding("social_worker")
    testing.known_to(colleague, hidden)
    with pytest.raises(NotHere):
        end_hidden(colleague, person=hidden, hidden=one.id, on=NOW.date())


def test_an_address_that_stood_in_the_open_is_gone_with_its_history(worker, child):
    person = child(worker)
    add_place(worker, person=person, place=REFUGE)
    with acting_as(worker):
        (open_one,) = Address.objects.values_list("id", flat=True)
    hide_address(worker, person=person, place=REFUGE, why="A threat", instead_of=open_one)
    assert opened(worker, person) == ["1 Hollow Way, Wexcombe, ZZ9 9ZZ"]
    with acting_as(worker):
        assert [one for one in records_of(person) if one.what == "place"] == []
    assert story(worker, person=person) == []


def test_each_opening_is_written_down_with_its_reason_and_no_address(worker, manager, hidden):
    colleague = testing.holding("social_worker")
    testing.known_to(colleague, hidden)
    for actor in (worker, manager, colleague):
        opened(actor, hidden)
    with acting_as(MACHINE):
        events = list(AuditEvent.objects.filter(event="hidden address.opened"))
        said = "".join(str(event.detail) for event in AuditEvent.objects.all())
    assert [(event.account_id, event.detail) for event in events] == [
        (actor.id, {"why": "A visit"}) for actor in (worker, manager, colleague)
    ]
    assert "Hollow" not in said
    assert "ZZ9" not in said


def test_a_reason_is_needed(worker, hidden):
    for why in (" ", "x" * 301):
        with pytest.raises(Mistaken, match="Say why"):
            open_hidden(worker, person=hidden, why=why)


def test_a_child_hidden_from_the_reader_is_not_here_at_all(worker, hidden):
    testing.restricted(hidden, "R3")
    with pytest.raises(NotHere):
        open_hidden(worker, person=hidden, why="A visit")


def test_a_role_without_the_right_is_refused(hidden):
    with pytest.raises(Refused):
        open_hidden(testing.holding("sysadmin"), person=hidden, why="x")


def test_the_story_and_the_records_of_the_writer_say_nothing(worker, hidden):
    change_details(worker, person=hidden, version=1, changes={"known_as": "Sam"})
    with acting_as(worker):
        assert "ZZ9" not in str(records_of(hidden))
    assert "ZZ9" not in str(story(worker, person=hidden))
    with clock.frozen(NOW + timedelta(days=400)):
        assert "ZZ9" not in str(story(worker, person=hidden))
