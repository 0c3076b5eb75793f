"""Whatever is asked, given, given back, forgotten and talked over, in whatever order: it holds.

One at a time for a contact; nobody twice; what is given stays given; a sight has an end; what is
owed is what the looks say.
"""

import random
from contextlib import suppress
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
from kith.frontdoor.blind.rules.comparing import Said, does_more
from kith.frontdoor.commands import redecide, reopen
from kith.frontdoor.models import Contact, Decision
from kith.frontdoor.rules.outcomes import OUTCOMES
from kith.kernel import clock
from kith.kernel.mistakes import Mistake
from kith.promises.models import Promise

pytestmark = pytest.mark.django_db

NOT_NOW = (Mistake, NotHere, Refused)
STEPS = 28


class Life:
    """A desk that decides, and people elsewhere who are asked to look, all drawn from one seed."""

    def __init__(self, desk, seed):
        self.desk, self.dice, self.now = desk, random.Random(seed), clock.now()
        for _ in range(3):
            testing.holding("team_manager")
        self.contacts = []

    def looks(self, **where):
        with acting_as(MACHINE):
            return list(BlindLook.objects.filter(**where).order_by("asked_at", "id"))

    def some(self, **where):
        found = self.looks(**where)
        return self.dice.choice(found) if found else None

    def decides(self):
        outcome = self.dice.choice(["assess", "early_help", "advice"])
        self.contacts.append(self.desk.decided(outcome, level=self.dice.choice([1, 2, 3])))

    def asks(self):
        if self.contacts:
            ask_look(self.desk.manager, contact=self.dice.choice(self.contacts))

    def draws(self):
        draw_looks(MACHINE)

    def gives(self):
        look = self.some(given_at=None, ended_at=None)
        if look:
            outcome, level = self.dice.choice(sorted(OUTCOMES)), self.dice.choice([1, 2, 3, 4])
            second = Second(outcome, level, "Grown men wait for him and he owes somebody.")
            give_look(actor_for(look.reader_id), look=look.id, second=second)

    def gives_back(self):
        look = self.some()
        if look:
            give_back(actor_for(look.reader_id), look=look.id)

    def talks(self):
        look = self.some()
        if look:
            who = self.dice.choice([self.desk.manager, actor_for(look.reader_id)])
            talk_over(who, look=look.id, learned="We read the debt differently.")

    def goes_on(self):
        if not self.contacts:
            return
        contact = self.dice.choice(self.contacts)
        if self.dice.random() < 0.5:
            redecide(self.desk.manager, contact=contact, because="Somebody rang and it stands.")
        else:
            reopen(self.desk.manager, contact=contact, words="A neighbour rang too")

    def time_passes(self):
        self.now += timedelta(days=self.dice.choice([1, 2, 12]))

    def step(self):
        ways = [self.decides] * 3 + [self.asks] * 3 + [self.draws] * 2 + [self.gives] * 4
        ways += [self.gives_back, self.talks, self.talks, self.goes_on, self.time_passes]
        with clock.frozen(self.now), suppress(*NOT_NOW):
            self.dice.choice(ways)()
        self.now += timedelta(minutes=7)


@pytest.fixture
def half_drawn(monkeypatch):
    """Let half of the contacts be drawn, so that a short life has some of each."""
    monkeypatch.setattr(drawing, "is_drawn", lambda contact, share: contact.int % 2 == 0)


@pytest.fixture(params=range(4))
def life(request, desk, half_drawn):
    life = Life(desk, request.param)
    for _ in range(STEPS):
        life.step()
    return life


def test_what_always_holds(life):
    with clock.frozen(life.now), acting_as(MACHINE):
        looks = list(BlindLook.objects.all())
        firsts = dict(Decision.objects.values_list("id", "outcome"))
        levels = dict(Decision.objects.values_list("id", "level"))
        owed = {(one.thread, one.kind): one for one in Promise.objects.all()}
        assert Contact.objects.count() == len(life.contacts)
    by_contact = {}
    for one in looks:
        by_contact.setdefault(one.contact_id, []).append(one)
        asked_of_life(one)
        agrees_with_the_first(one, Said(firsts[one.decision_id], levels[one.decision_id]))
        is_owed_as_it_stands(one, owed, Said(firsts[one.decision_id], levels[one.decision_id]))
    for its in by_contact.values():
        assert sum(one.given_at is None and one.ended_at is None for one in its) <= 1
        assert len({one.reader_id for one in its}) == len(its)


def asked_of_life(one):
    """A look is given, ended or waits, and its sight has an end."""
    assert one.asked_at < one.due_at < one.until_at
    assert not (one.given_at and one.ended_at)
    assert (one.ended_at is None) == (one.ended_why == "")
    assert (one.talked_at is None) == (one.learned == "")
    if one.talked_at:
        assert one.given_at


def agrees_with_the_first(one, first):
    if one.given_at:
        assert one.differs == (first != Said(one.outcome, one.level))
        assert one.given_at < one.until_at


def is_owed_as_it_stands(one, owed, first):
    """The look itself is owed once; a talk only where the two differ, and the sooner if more."""
    state = owed[one.id, "BLIND-LOOK"].state
    if one.ended_at:
        assert state == "void"
    else:
        assert state in (("kept", "kept_late") if one.given_at else ("open",))
    more = bool(one.given_at) and does_more(first, Said(one.outcome, one.level or 0))
    assert ((one.id, "BLIND-MORE") in owed) == more
    assert ((one.id, "BLIND-TALK") in owed) == (bool(one.differs) and not more)
    if one.talked_at:
        kind = "BLIND-MORE" if more else "BLIND-TALK"
        assert not one.differs or owed[one.id, kind].state.startswith("kept")


def test_the_lives_reach_what_there_is_to_reach(desk, half_drawn):
    """The random lives are no walk in an empty room."""
    reached = set()
    for seed in range(3):
        life = Life(desk, seed + 100)
        for _ in range(STEPS):
            life.step()
        for one in life.looks():
            reached |= {"drawn" if one.drawn else "asked"}
            reached |= {"given"} if one.given_at else {"ended"} if one.ended_at else {"waits"}
            reached |= {"differs"} if one.differs else set()
            reached |= {"talked"} if one.talked_at else set()
    assert {"drawn", "asked", "given", "differs"} <= reached
