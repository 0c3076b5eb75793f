"""Each promise of the front door: what begins it, when it is due, what keeps it in time or late.

Everything begins on Wednesday 14 July 2021 at ten, and everything is done through the commands.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from kith.access import testing
from kith.access.actors import MACHINE
from kith.accounts.models import Team
from kith.cases.allocation import allocate
from kith.frontdoor import commands as do
from kith.frontdoor.commands import About, Held, Shaken
from kith.frontdoor.queries.contact import contact_page
from kith.frontdoor.rules.ripple import STEPS as RIPPLES
from kith.frontdoor.rules.screen import Answer, Said
from kith.frontdoor.testing import a_desk
from kith.kernel import clock
from kith.people.testing import looked_for

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)
WHOLE = ("social_care", "police", "health")
ALL_NO = {f"g{n}": Said(Answer.NO, "His mother") for n in (1, 2, 3)}


def at(text: str) -> datetime:
    """A moment of July 2021 as London's clocks show it: "14 10:00"; "15" is its midnight."""
    day, _, time = text.partition(" ")
    hours, _, minutes = (time or "0:0").partition(":")
    since = timedelta(days=int(day) - 1, hours=int(hours), minutes=int(minutes))
    days, rest = divmod(since, timedelta(days=1))
    return clock.at_local(date(2021, 7, 1) + timedelta(days=days), rest)


TEN = at("14 10:00")


@dataclass(frozen=True)
class Owed:
    """One promise: its kind, what begins it (and returns what keeping needs), and what keeps it."""

    kind: str
    due: str
    begins: Callable[..., Any]
    keeps: Callable[..., object]


def arrives(**more):
    return lambda desk: desk.arrives(**more)


def graded(rag):
    return lambda desk: desk.graded(rag)


def decided(outcome, **more):
    return lambda desk: desk.decided(outcome, **more)


def by_itself(**more):
    """Let a machine take it in: it has arrived and nobody has opened it."""

    def begins(desk):
        arrival = desk.arrival(channel="email", agency="police", **more)
        (contact,) = do.arrive(MACHINE, arrival=arrival, children=[About(desk.world.person)])
        return contact

    return begins


def then(first, command, **given):
    """Let something happen after something else, and return the contact."""

    def begins(desk):
        contact = first(desk)
        command(desk.worker, contact=contact, **given)
        return contact

    return begins


def by_desk(command, **given):
    return lambda desk, contact: command(desk.worker, contact=contact, **given)


def by_manager(outcome):
    return lambda desk, contact: desk.decided(outcome, contact)


def found_out(desk, contact):
    noor = About(known_as="Noor")
    noor = replace(noor, looked=looked_for(desk.worker, noor.whom))
    do.identify(desk.worker, contact=contact, about=noor, words="The school rang")


def takes_up(desk, contact):
    do.take_up(desk.world.manager, contact=contact, words="We see him today")


def third_time(desk):
    for _ in range(2):
        desk.decided("nothing_more")
    return desk.decided("nothing_more")


def another_looks(desk, contact):
    other = testing.holding("mash_manager", Team.objects.get(pk=desk.team))
    do.second_look(other, contact=contact, words="We must meet her")


def gets_a_worker(desk, contact):
    world, today = desk.world, clock.today()
    named = {"person": world.person, "worker": world.worker.id, "team": world.team}
    allocate(world.manager, **named, why="Knows the school", on=today)


def looks_again(desk, contact):
    do.redecide(desk.manager, contact=contact, because="We go and ask ourselves")


def enquiry_closed(rag):
    """Go on with what is there: from then on a decision is owed."""

    def begins(desk):
        contact = desk.graded(rag, agency="family", channel="family")
        desk.asks(contact, {"police": "The men may be known"}, by=desk.manager, agreement="given")
        do.close_mash(desk.worker, contact=contact, why="We know enough")
        return contact

    return begins


def help_offered_the_third_time(desk):
    for _ in range(2):
        desk.decided("nothing_more")
    return desk.decided("early_help")


WROTE = {"channel": "child", "agency": "child", "asked": {"reach": "Text me", "advocate": "yes"}}
NOBODY_ASKED = {
    **{f"g{n}": Said(Answer.NOT_ASKED) for n in (1, 2, 3)},
    **{f"q{n}": Said(Answer.NOT_ASKED) for n in range(1, 13)},
}

ON_CONTACTS = [
    Owed("T1", "14 10:30", arrives(safe_now="no"), by_desk(do.tell_of_danger, whom="Sgt Vale")),
    Owed("RED-UNOPENED", "14 10:30", by_itself(safe_now="no"), by_desk(do.open_contact)),
    Owed("FD-16", "14 11:00", by_itself(), by_desk(do.open_contact)),
    Owed("T2-RED", "14 10:30", arrives(red_suspect=True),
         by_desk(do.grade_contact, rag="RED", why="He is held")),
    Owed("T2", "14 14:00", arrives(), by_desk(do.grade_contact, rag="GREEN", why="No hurry")),
    Owed("T3-RED", "14 14:00", graded("RED"), by_manager("assess")),
    Owed("T3-AMBER", "15 10:00", graded("AMBER"), by_manager("advice")),
    Owed("T3-GREEN", "19 10:00", graded("GREEN"), by_manager("nothing_more")),
    Owed("RED-TAKEN", "14 10:30", graded("RED"), by_desk(do.acknowledge)),
    Owed("SCREEN", "16", graded("GREEN"), by_desk(do.screen_child, answers=ALL_NO)),
    Owed("SCREEN-GAP", "17", then(graded("AMBER"), do.screen_child, answers=NOBODY_ASKED),
         by_desk(do.screen_child, answers=ALL_NO)),
    Owed("LINKED", "16", then(graded("AMBER"), do.pass_on), takes_up),
    Owed("UNKNOWN", "22", arrives(about=About(who="A boy at the bus stop")),
         found_out),
    Owed("RETURNED", "14 14:00", then(graded("AMBER"), do.ask_back, missing=("context",)),
         by_desk(do.complete, words="A grey car")),
    Owed("EDT-HANDOVER", "14 10:30",
         then(graded("AMBER"), do.leave_for_morning, done="Rang him", left="See him"),
         by_desk(do.take_over)),
    Owed("T4", "16", graded("GREEN"), by_manager("advice")),
    Owed("T5", "20", decided("advice"), by_desk(do.tell_referrer, how="met", words="We advised")),
    Owed("SENT", "16", decided("other_route", where="adult"),
         by_desk(do.taken_elsewhere, by="P. Lind")),
    Owed("THIRD", "16", third_time, another_looks),
    Owed("T6", "16", decided("assess"), gets_a_worker),
    Owed("HELP-OFFER", "20", decided("early_help"),
         by_desk(do.accept_help, service="Mentors", by="Jo Ash")),
    Owed("HELP-MET", "29", then(decided("early_help"), do.accept_help, service="M", by="Jo"),
         by_desk(do.meet_help, words="They walked the dog")),
    Owed("DECISION", "16", enquiry_closed("GREEN"), by_manager("advice")),
    Owed("DECISION-RED", "14 11:00", enquiry_closed("RED"), by_manager("strategy")),
    Owed("CHILD-ANSWER", "16", arrives(**WROTE),
         by_desk(do.answer_child, way="A text", words="We heard you")),
    Owed("ADVOCATE", "22", arrives(**WROTE),
         by_desk(do.introduce_advocate, by="Noor Castell", words="At school")),
    Owed("WALK-IN", "14 12:00", arrives(channel="walk_in", agency="public"),
         by_desk(do.decide_here, by="Freya Osei", words="He sleeps at his aunt’s")),
    Owed("THIRD-OFFER", "21", help_offered_the_third_time, another_looks),
    Owed("HELP-RECHECK", "16", then(decided("early_help"), do.refuse_help, words="Not now"),
         looks_again),
]  # fmt: skip


@pytest.mark.parametrize("one", ON_CONTACTS, ids=lambda one: one.kind)
class TestContacts:
    """What is owed from the arrival to the help."""

    def test_it_is_due_when_it_was_agreed_and_open_until_then(self, one):
        with clock.frozen(TEN):
            desk = a_desk()
            contact = one.begins(desk)
            owed = desk.promise(one.kind, contact)
        assert (owed.due_at, owed.state) == (at(one.due), "open")

    def test_done_in_time_it_is_kept_and_the_page_says_so(self, one):
        with clock.frozen(TEN):
            desk = a_desk()
            contact = one.begins(desk)
            owed = str(desk.promise(one.kind, contact).id)
            assert owed in ids(contact_page(desk.manager, contact=contact).lines)
        with clock.frozen(TEN + MINUTE):
            one.keeps(desk, contact)
            page = contact_page(desk.manager, contact=contact)
        assert desk.promise(one.kind, contact).state == "kept"
        assert owed in ids(page.kept)
        assert owed not in ids(page.lines)

    def test_done_after_it_was_due_it_was_late_for_good(self, one):
        with clock.frozen(TEN):
            desk = a_desk()
            contact = one.begins(desk)
        with clock.frozen(at(one.due) + MINUTE):
            one.keeps(desk, contact)
        owed = desk.promise(one.kind, contact)
        assert owed.state == "kept_late"
        assert owed.kept_at >= owed.due_at


def ids(lines):
    return {line.id for line in lines}


def an_incident(desk):
    contact = desk.graded("RED")
    thread = do.report_incident(desk.worker, contact=contact, sort="assault", what="Beaten")
    return contact, thread


def asked_for(kind):
    def begins(desk):
        contact = desk.graded("AMBER")
        return contact, do.ask_strategy(desk.worker, contact=contact, kind=kind, why="Afraid")

    return begins


def held_by(*who):
    def holds(desk, contact, thread):
        held = Held(clock.now(), who, "A joint enquiry begins", "At his aunt’s", "joint")
        do.hold_strategy(desk.worker, contact=contact, thread=thread, held_=held)

    return holds


def not_held(desk, contact, thread):
    why = {"reason": "no_cause", "because": "He was at home the whole time"}
    do.decline_strategy(desk.manager, contact=contact, thread=thread, **why)


def disputed(desk):
    contact, thread = asked_for("standard")(desk)
    not_held(desk, contact, thread)
    do.dispute_strategy(desk.worker, contact=contact, thread=thread, who="Police", why="Not so")
    return contact, thread


def declined_after_harm(desk):
    contact, thread = an_incident(desk)
    not_held(desk, contact, thread)
    return contact, thread


def refused_to_police(desk):
    contact, said = desk.graded("AMBER"), {"kind": "standard", "asks": "police", "who": "PC Vale"}
    thread = do.ask_strategy(desk.worker, contact=contact, why="Afraid", **said)
    not_held(desk, contact, thread)
    return contact, thread


def looked(desk, contact, thread):
    leader, said = desk.world.leader, {"stands": "yes", "words": "He fell, and was seen to"}
    do.look_at_none(leader, contact=contact, thread=thread, **said)


def heard(desk, contact, thread):
    do.told_why_none(desk.worker, contact=contact, thread=thread, words="PC Vale, by telephone")


def settled(desk, contact, thread):
    leader = desk.world.leader
    said = {"settles": "stands", "words": "We meet today"}
    do.resolve_strategy(leader, contact=contact, thread=thread, **said)


def met_without_health(desk):
    contact, thread = an_incident(desk)
    held_by("social_care", "police")(desk, contact, thread)
    return contact, thread


def listed(desk, contact, thread):
    line = Shaken("friend", "School talks with him", label="Kit M")
    do.list_shaken(desk.worker, incident=thread, children=[line])


def rippled(step):
    assert step in RIPPLES
    return lambda desk, contact, thread: do.do_ripple(
        desk.worker, incident=thread, step=step, words="As agreed"
    )


def considered(step):
    said = {"step": step, "answer": "no", "words": "One child, who gets better"}
    return lambda desk, contact, thread: do.consider(desk.world.leader, incident=thread, **said)


ON_INCIDENTS = [
    Owed("P0-DISCUSSION", "14 12:00", an_incident, held_by(*WHOLE)),
    Owed("T10-SERIOUS-EARLY", "15", an_incident, not_held),
    Owed("T10-SAFE", "16", asked_for("safe"), held_by(*WHOLE)),
    Owed("T10", "20", asked_for("standard"), not_held),
    Owed("T10-COMPLEX", "22", asked_for("complex"), held_by(*WHOLE)),
    Owed("STRATEGY-DISPUTE", "16", disputed, settled),
    Owed("STRATEGY-LOOK", "16", declined_after_harm, looked),
    Owed("STRATEGY-TOLD", "16", refused_to_police, heard),
    Owed("RECONVENE", "16", met_without_health, held_by(*WHOLE)),
    Owed("RIPPLE-SAFE", "15", an_incident, rippled("ripple.safe")),
    Owed("RIPPLE", "16", an_incident, listed),
    Owed("RIPPLE-YOUTH", "15", an_incident, rippled("ripple.youth")),
    Owed("RIPPLE-LIAISON", "15", an_incident, rippled("ripple.liaison")),
    Owed("RIPPLE-SCHOOLS", "16", an_incident, rippled("ripple.schools")),
    Owed("RIPPLE-PLACES", "17", an_incident, rippled("ripple.places")),
    Owed("RIPPLE-STAFF", "20", an_incident, rippled("ripple.staff")),
    Owed("RIPPLE-GRIEF", "22", an_incident, rippled("ripple.grief")),
    Owed("RIPPLE-PANEL", "22", an_incident, considered("ripple.panel")),
    Owed("RIPPLE-REVIEW", "36", an_incident, considered("ripple.review")),
]


@pytest.mark.parametrize("one", ON_INCIDENTS, ids=lambda one: one.kind)
class TestIncidents:
    """What is owed when something very serious has happened."""

    @pytest.mark.parametrize("late", [False, True], ids=["in time", "late"])
    def test_it_is_due_when_it_was_agreed_and_kept_when_it_is_done(self, one, late):
        with clock.frozen(TEN):
            desk = a_desk()
            contact, thread = one.begins(desk)
            owed = desk.promise(one.kind, contact)
            assert (owed.due_at, owed.state) == (at(one.due), "open")
        with clock.frozen(at(one.due) + MINUTE if late else TEN + MINUTE):
            one.keeps(desk, contact, thread)
        assert desk.promise(one.kind, contact).state == ("kept_late" if late else "kept")
