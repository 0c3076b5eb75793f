"""Who is asked to look, what they say, and what follows where two differ."""

from dataclasses import replace
from datetime import timedelta

import pytest

from kith.access import testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE, actor_for
from kith.access.gates import NotHere, Refused
from kith.frontdoor.blind.commands import (
    Second,
    ask_look,
    draw_looks,
    drawing,
    give_back,
    give_look,
    talk_over,
)
from kith.frontdoor.blind.models import BlindLook
from kith.frontdoor.commands import redecide, reopen
from kith.kernel import clock
from kith.kernel.mistakes import Mistake
from kith.promises.models import Fact

AS_FIRST = Second("assess", 3, "He is afraid of the men in the car and owes them money.")
MORE = replace(AS_FIRST, outcome="strategy", level=4)
LESS = replace(AS_FIRST, outcome="early_help", level=2)


def looks(**where):
    with acting_as(MACHINE):
        return list(BlindLook.objects.filter(**where).order_by("asked_at", "id"))


def asked(desk):
    contact = desk.decided("assess")
    return contact, ask_look(desk.manager, contact=contact)


@pytest.fixture
def everyone_drawn(monkeypatch):
    monkeypatch.setattr(drawing, "is_drawn", lambda contact, share: True)


class TestAsking:
    def test_somebody_who_cannot_know_is_asked_for_a_time(self, desk, elsewhere):
        _, look = asked(desk)
        (row,) = looks(id=look)
        assert (row.reader_id, row.drawn) == (elsewhere.id, False)
        assert row.asked_at < row.due_at < row.until_at

    def test_whoever_took_part_sees_the_child_or_reads_everybody_is_not_asked(self, desk):
        testing.holding("head_of_service")
        contact = desk.decided("assess")
        with pytest.raises(Mistake, match="nobody here who could look"):
            ask_look(desk.manager, contact=contact)

    def test_nor_somebody_who_is_away_or_covers_for_one_who_sees_the_child(self, desk, elsewhere):
        testing.away(desk.world.worker, by=elsewhere)
        away = testing.holding("team_manager")
        testing.away(away, by=testing.holding("social_worker"))
        with pytest.raises(Mistake, match="nobody here who could look"):
            asked(desk)

    def test_a_child_who_is_hidden_from_somebody_is_shown_to_nobody_more(self, desk, elsewhere):
        contact = desk.decided("assess")
        testing.restricted(desk.world.person, "R3", desk.manager)
        with pytest.raises(Mistake, match="nobody here who could look"):
            ask_look(desk.manager, contact=contact)

    def test_a_partner_of_the_hub_can_be_asked(self, desk):
        police = testing.holding("police_partner", who=testing.account("partner"))
        _, look = asked(desk)
        assert looks(id=look)[0].reader_id == police.id

    def test_one_at_a_time(self, desk, elsewhere):
        contact, _ = asked(desk)
        with pytest.raises(Mistake, match="already"):
            ask_look(desk.manager, contact=contact)

    def test_only_what_is_decided_and_only_by_a_manager(self, desk, elsewhere):
        with pytest.raises(Mistake, match="decided"):
            ask_look(desk.manager, contact=desk.graded())
        with pytest.raises(Refused):
            ask_look(desk.worker, contact=desk.decided("assess"))

    def test_it_is_a_promise_of_the_desk_that_does_not_name_the_reader(self, desk, elsewhere):
        contact, look = asked(desk)
        promise = desk.promise("BLIND-LOOK", contact)
        assert (promise.team_id, promise.owner_id, promise.thread) == (desk.team, None, look)


class TestDrawing:
    def test_what_was_decided_is_drawn_once(self, desk, elsewhere, everyone_drawn):
        contact = desk.decided("assess")
        assert (draw_looks(MACHINE), draw_looks(MACHINE)) == (1, 0)
        (row,) = looks(contact_id=contact)
        assert row.drawn

    def test_by_chance_most_are_not(self, desk, elsewhere, monkeypatch):
        desk.decided("assess")
        monkeypatch.setattr(drawing, "is_drawn", lambda contact, share: share > 5)
        assert draw_looks(MACHINE) == 0

    def test_what_is_not_decided_or_was_long_ago_is_not_drawn(
        self, desk, elsewhere, everyone_drawn
    ):
        desk.graded()
        desk.decided("assess")
        with clock.frozen(clock.now() + timedelta(days=30)):
            assert draw_looks(MACHINE) == 0

    def test_what_somebody_was_asked_to_look_at_by_hand_is_drawn_once_they_have(
        self, desk, elsewhere, everyone_drawn
    ):
        testing.holding("chair")
        contact = desk.decided("assess")
        look = ask_look(desk.manager, contact=contact)
        assert draw_looks(MACHINE) == 0
        (row,) = looks(id=look)
        with acting_as(MACHINE):
            reader = actor_for(row.reader_id)
        give_look(reader, look=look, second=AS_FIRST)
        assert draw_looks(MACHINE) == 1
        assert {one.drawn for one in looks(contact_id=contact)} == {True, False}

    def test_only_the_night_draws(self, desk, elsewhere):
        desk.decided("assess")
        with pytest.raises(Refused):
            draw_looks(desk.worker)

    def test_what_nobody_answered_is_asked_of_somebody_else(self, desk, elsewhere, everyone_drawn):
        other = testing.holding("chair")
        contact = desk.decided("assess")
        draw_looks(MACHINE)
        first = looks(contact_id=contact)[0]
        give_back({elsewhere.id: elsewhere, other.id: other}[first.reader_id], look=first.id)
        assert draw_looks(MACHINE) == 1
        readers = [one.reader_id for one in looks(contact_id=contact)]
        assert sorted(readers) == sorted([elsewhere.id, other.id])

    def test_when_the_time_is_over_the_sight_is_too(self, desk, elsewhere, everyone_drawn):
        contact = desk.decided("assess")
        draw_looks(MACHINE)
        with clock.frozen(clock.now() + timedelta(days=40)):
            draw_looks(MACHINE)
            (row,) = looks(contact_id=contact)
            assert row.ended_why == "over"
            with pytest.raises(NotHere):
                give_look(elsewhere, look=row.id, second=AS_FIRST)
        assert desk.promise("BLIND-LOOK", contact).state == "void"


class TestGiving:
    def test_the_same_decision_agrees_and_nobody_owes_a_talk(self, desk, elsewhere):
        contact, look = asked(desk)
        assert give_look(elsewhere, look=look, second=AS_FIRST)
        (row,) = looks(id=look)
        assert (row.differs, row.level) == (False, 3)
        assert desk.promise("BLIND-LOOK", contact).state == "kept"
        assert not desk.promises("BLIND-TALK") + desk.promises("BLIND-MORE")

    def test_another_decision_owes_a_talk_by_whoever_was_first(self, desk, elsewhere):
        contact, look = asked(desk)
        give_look(elsewhere, look=look, second=LESS)
        promise = desk.promise("BLIND-TALK", contact)
        assert (promise.owner_id, promise.state) == (desk.manager.id, "open")
        assert not desk.promises("BLIND-MORE")

    def test_one_that_would_do_more_is_taken_up_the_next_day(self, desk, elsewhere):
        contact, look = asked(desk)
        give_look(elsewhere, look=look, second=MORE)
        promise = desk.promise("BLIND-MORE", contact)
        assert (promise.owner_id, promise.safety) == (desk.manager.id, True)
        assert not desk.promises("BLIND-TALK")

    def test_the_ledger_says_who_and_that_they_differ_but_not_what_was_said(self, desk, elsewhere):
        _, look = asked(desk)
        give_look(elsewhere, look=look, second=MORE)
        with acting_as(MACHINE):
            fact = Fact.objects.get(name="blind.given", thread=look)
        assert (fact.decided_by_id, fact.recorded_by_id) == (elsewhere.id, None)
        assert fact.data == {"differs": True, "more": True, "owner": desk.manager.id}

    @pytest.mark.parametrize(
        ("second", "box"),
        [
            (replace(AS_FIRST, outcome="none"), "outcome"),
            (replace(AS_FIRST, level=9), "level"),
            (replace(AS_FIRST, sentences=("9.9",)), "sentences"),
            (replace(AS_FIRST, because="Threshold not met."), "because"),
        ],
    )
    def test_what_is_no_decision_is_said_in_its_box(self, desk, elsewhere, second, box):
        _, look = asked(desk)
        with pytest.raises(Mistake) as wrong:
            give_look(elsewhere, look=look, second=second)
        assert wrong.value.field == box
        assert looks(id=look)[0].given_at is None

    def test_nobody_else_gives_it_and_nobody_twice(self, desk, elsewhere):
        _, look = asked(desk)
        with pytest.raises(NotHere):
            give_look(testing.holding("team_manager"), look=look, second=AS_FIRST)
        give_look(elsewhere, look=look, second=AS_FIRST)
        with pytest.raises(Mistake, match="already"):
            give_look(elsewhere, look=look, second=AS_FIRST)

    def test_whoever_sees_the_child_by_now_gives_it_back(self, desk, elsewhere):
        contact, look = asked(desk)
        testing.known_to(elsewhere, desk.world.person)
        assert not give_look(elsewhere, look=look, second=AS_FIRST)
        assert looks(id=look)[0].ended_why == "known"
        assert desk.promise("BLIND-LOOK", contact).state == "void"


class TestTalking:
    def differ(self, desk, elsewhere, second=LESS):
        contact, look = asked(desk)
        give_look(elsewhere, look=look, second=second)
        return contact, look

    def test_what_was_learned_keeps_the_promise(self, desk, elsewhere):
        contact, look = self.differ(desk, elsewhere)
        talk_over(elsewhere, look=look, learned="We read the debt differently.")
        assert desk.promise("BLIND-TALK", contact).state == "kept"
        (row,) = looks(id=look)
        assert (row.learned, row.talked_by_id) == ("We read the debt differently.", elsewhere.id)

    def test_the_first_may_write_it_too_and_only_one_of_them(self, desk, elsewhere):
        _, look = self.differ(desk, elsewhere)
        talk_over(desk.manager, look=look, learned="The debt is a sign of level 4.")
        with pytest.raises(Mistake, match="already"):
            talk_over(elsewhere, look=look, learned="Something else")

    def test_changing_the_decision_keeps_it_as_well(self, desk, elsewhere):
        contact, _ = self.differ(desk, elsewhere, MORE)
        redecide(desk.manager, contact=contact, because="The second look saw a threat to life.")
        assert desk.promise("BLIND-MORE", contact).state == "kept"

    def test_a_worker_of_the_desk_or_a_stranger_does_not_write_it(self, desk, elsewhere):
        _, look = self.differ(desk, elsewhere)
        with pytest.raises(Refused):
            talk_over(desk.worker, look=look, learned="Nothing")
        with pytest.raises(NotHere):
            talk_over(testing.holding("chair"), look=look, learned="Nothing")

    def test_nothing_is_said_of_what_is_not_given(self, desk, elsewhere):
        _, look = asked(desk)
        with pytest.raises(NotHere):
            talk_over(elsewhere, look=look, learned="Too early")


def test_a_contact_that_is_opened_again_keeps_its_look(desk, elsewhere):
    contact = desk.decided("advice")
    look = ask_look(desk.manager, contact=contact)
    reopen(desk.manager, contact=contact, words="A neighbour rang too")
    assert give_look(elsewhere, look=look, second=replace(AS_FIRST, outcome="advice"))
