"""What is written down, once an hour for a screen that asks by itself, and who reads it."""

from datetime import timedelta

import pytest

from kith.access import audit, testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE, Actor
from kith.access.models import AuditEvent
from kith.kernel import clock

pytestmark = pytest.mark.django_db

CHILD = 301


@pytest.fixture
def worker() -> Actor:
    worker = testing.holding("social_worker")
    testing.known_to(worker, CHILD)
    return worker


def shown(actor: Actor) -> list[str]:
    """Return the events that an actor may read, oldest first."""
    with acting_as(actor):
        return list(AuditEvent.objects.order_by("id").values_list("event", flat=True))


class TestOnceAnHour:
    def look(self, actor: Actor, screen: str = "today", person: int | None = None) -> None:
        with acting_as(actor):
            audit.note_once_an_hour(screen, person=person)

    def test_a_screen_that_asks_every_few_seconds_is_one_line_an_hour(self, worker) -> None:
        start = clock.now()
        for seconds in range(0, 7200, 300):
            with clock.frozen(start + timedelta(seconds=seconds)):
                self.look(worker)
        assert shown(worker) == ["read", "read"]

    def test_each_screen_child_and_person_apart(self, worker: Actor) -> None:
        other = testing.holding("social_worker")
        for _ in range(2):
            self.look(worker)
            self.look(worker, "board")
            self.look(worker, "child page", CHILD)
            self.look(other)
        assert len(shown(worker)) == 3
        assert len(shown(other)) == 1

    def test_the_machine_too(self) -> None:
        for _ in range(2):
            self.look(MACHINE)
        assert shown(MACHINE) == ["read"]


class TestSearches:
    def test_the_same_words_have_the_same_mark_however_typed(self) -> None:
        assert audit.fingerprint("Sam  Adeyemi ") == audit.fingerprint("sam adeyemi")
        assert audit.fingerprint("sam adeyemi") != audit.fingerprint("sam adeyem")

    def test_the_mark_holds_no_word_and_needs_the_key(self, settings) -> None:
        mark = audit.fingerprint("sam")
        assert len(mark) == 16
        settings.ACTOR_KEY = "another"
        assert audit.fingerprint("sam") != mark


class TestWhoReadsTheLog:
    def test_whoever_sees_the_child_sees_what_was_done_with_it(self, worker: Actor) -> None:
        colleague = testing.holding("social_worker")
        testing.known_to(colleague, CHILD)
        with acting_as(colleague):
            audit.note("action.promised", person=CHILD)
        assert shown(worker) == ["action.promised"]
        assert shown(testing.holding("social_worker")) == []

    def test_what_is_about_nobody_is_for_its_writer_and_the_guardian_of_the_log(self, worker):
        with acting_as(worker):
            audit.note("signed.in")
        assert shown(worker) == ["signed.in"]
        assert shown(testing.holding("ig_lead")) == ["signed.in"]
        assert shown(testing.holding("head_of_service")) == []

    def test_a_restriction_hides_the_log_of_the_child_even_from_who_wrote_it(self, worker):
        with acting_as(worker):
            audit.note("action.promised", person=CHILD)
        party = testing.holding("head_of_service")
        testing.restricted(CHILD, "R3", party)
        assert shown(worker) == []
        assert shown(testing.holding("head_of_service")) == []
        assert shown(party) == ["action.promised"]
        assert shown(MACHINE) == ["action.promised"]

    def test_without_an_actor_nobody_reads_a_line(self, worker: Actor) -> None:
        with acting_as(worker):
            audit.note("signed.in")
        with testing.unguarded():
            assert list(AuditEvent.objects.all()) == []
