"""Finding a child: whoever may not be seen is not there, and a reason opens either door alike."""

from datetime import UTC, datetime

import pytest

from kith.access import testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.access.models import BreakGlassReview
from kith.desk.tests.pages import allocated, open_page, said, send
from kith.kernel import clock
from kith.people.models import Identifier
from kith.promises.testing import a_world

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 4, 10, tzinfo=UTC)
WHY = {"reason_code": "immediate_safety", "words": "He rang from a station"}


@pytest.fixture(autouse=True)
def _now():
    with clock.frozen(NOW):
        yield


@pytest.fixture
def world():
    world = a_world()
    allocated(world)
    return world


@pytest.fixture
def number(world):
    with acting_as(MACHINE):
        return Identifier.objects.get(person_id=world.person).value


@pytest.fixture
def stranger():
    return testing.holding("social_worker")


def test_a_child_is_found_by_the_council_s_number(world, number):
    page = open_page(world.worker, f"/find/?q={number}")
    (link,) = page.find_class("kith-child__link")
    assert link.get("href") == f"/child/{world.person}/"


def test_who_may_not_be_seen_and_who_never_was_get_the_same_answer(world, number, stranger):
    there = said(stranger, f"/find/?q={number}").replace(number, "N")
    absent = said(stranger, "/find/?q=NOBODY1").replace("NOBODY1", "N")
    assert there == absent
    assert "Nothing found" in there
    assert "Give a reason and open it for 15 minutes" in there


def test_a_reason_opens_the_record_and_waits_for_review(world, number, stranger):
    back = send(stranger, "/find/open/", {"number": number, **WHY})
    assert back.headers["Location"] == f"/child/{world.person}/"
    open_page(stranger, back.headers["Location"])
    with acting_as(MACHINE):
        assert BreakGlassReview.objects.get().words == WHY["words"]


@pytest.mark.parametrize("which", ["absent", "restricted"])
def test_nothing_is_opened_and_nothing_is_told(world, number, stranger, which):
    if which == "restricted":
        testing.restricted(world.person, "R3", world.worker)
    asked = "NOBODY1" if which == "absent" else number
    page = send(stranger, "/find/open/", {"number": asked, **WHY})
    assert "Nothing was opened. Look whether the number is right." in page.content.decode()
    assert WHY["words"] in page.content.decode()


def test_what_one_sees_already_needs_no_reason_to_be_reviewed(world, number):
    back = send(world.worker, "/find/open/", {"number": f"{world.person}", **WHY})
    assert back.headers["Location"] == f"/child/{world.person}/"
    with acting_as(MACHINE):
        assert not BreakGlassReview.objects.exists()


def test_roles_that_open_no_records_are_not_offered_it():
    minutes = testing.holding("business_support")
    assert "Give a reason" not in said(minutes, "/find/?q=NOBODY1")
    open_page(minutes, "/find/open/", 403)
    open_page(testing.holding("sysadmin"), "/find/", 403)
