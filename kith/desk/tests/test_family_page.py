"""What we promised you: a child's own page, and a parent's; nobody else's data, and kind."""

from datetime import UTC, date, datetime

import pytest

from kith.access import testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE, actor_for
from kith.access.grants import add_grant
from kith.desk.family_words import (
    AMONG_US,
    DONE,
    NOT_TO_PARENTS,
    TO_CHILD,
    TO_PARENT,
    TOLD_BY_ANOTHER,
)
from kith.desk.tests.pages import action, allocated, called, open_page, plan, said, send
from kith.kernel import clock
from kith.promises.kinds import KINDS
from kith.promises.models import Act
from kith.promises.testing import a_world

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 4, 10, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _now():
    with clock.frozen(NOW):
        yield


@pytest.fixture
def world():
    world = a_world()
    allocated(world)
    return world


def of_family(world, kind, reach):
    account = testing.account(kind, name="Sam")
    with acting_as(MACHINE):
        add_grant(world.person, reach=reach, reason=reach, account=account.pk)
    return actor_for(account.pk)


@pytest.fixture
def sam(world):
    return of_family(world, "child", "self")


def test_a_child_reads_what_we_promised_and_who_does_it(world, sam):
    action(world, "Visit your gran together", due=date(2026, 3, 20))
    text = said(sam, "/")
    assert "What we promised you" in text
    assert "Visit your gran together" in text
    assert f"{called(world.worker)} will do this." in text
    assert "by Friday 20 March 2026" in text


def test_what_is_late_is_our_fault_and_we_say_so(world, sam):
    action(world, due=date(2026, 2, 20))
    text = said(sam, "/")
    assert "We are late with one thing. We are sorry." in text
    assert "That is not your fault" in text


def test_a_child_can_say_that_it_is_wrong_and_take_that_back(world, sam):
    action(world, due=date(2026, 3, 20))
    (promise,) = world.promises("ACTION")
    answer = send(sam, f"/promise/{promise.id}/wrong/", {"words": "I have one already"}, "/")
    assert answer.headers["Location"].startswith("/?said=act-")
    assert "Thank you for telling us." in said(sam, answer.headers["Location"])
    with acting_as(MACHINE):
        assert Act.objects.get().act == "dispute"


@pytest.mark.parametrize("code", ["did", "will", "cant", "done", "withdraw", "pass"])
def test_a_child_answers_nothing_else(world, sam, code):
    action(world, due=date(2026, 3, 20))
    (promise,) = world.promises("ACTION")
    send(sam, f"/promise/{promise.id}/{code}/", {"words": "x", "on-day": "today"}, "/")
    with acting_as(MACHINE):
        assert not Act.objects.exists()
    assert world.promise("ACTION").state == "open"


def test_the_pages_of_workers_are_not_there_for_a_family(world, sam):
    action(world, due=date(2026, 3, 20))
    (promise,) = world.promises("ACTION")
    for path in (f"/child/{world.person}/", f"/promise/{promise.id}/", "/find/"):
        open_page(sam, path, 404)


def test_a_parent_reads_what_is_shared_and_not_what_is_the_child_s(world):
    parent = of_family(world, "parent", "parent")
    action(world, "Talk about what happened at home", due=date(2026, 3, 20))
    plan(world)
    text = said(parent, "/")
    assert "We will come and see" in text
    assert "Talk about what happened" not in text
    assert "in private" in text


def test_a_parent_from_whom_the_child_is_hidden_is_told_nothing(world):
    parent = of_family(world, "parent", "parent")
    plan(world)
    testing.restricted(world.person, "R5", parent)
    assert "There is nothing here for you to read." in said(parent, "/")


def test_every_kind_of_promise_has_its_words_for_a_child_and_a_parent():
    assert set(TO_CHILD) | set(TOLD_BY_ANOTHER) | AMONG_US == set(KINDS)
    assert set(TO_PARENT) | set(TOLD_BY_ANOTHER) | NOT_TO_PARENTS | AMONG_US == set(KINDS)
    assert not AMONG_US & (set(TO_CHILD) | set(TO_PARENT))
    assert set(DONE) <= set(TO_CHILD)
