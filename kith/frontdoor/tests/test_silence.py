"""Nothing about a child is open without something that is owed, whatever was done before."""

import random
from datetime import timedelta

import pytest

from kith.access import testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.accounts.models import Team
from kith.frontdoor import commands as do
from kith.frontdoor.commands import About
from kith.frontdoor.models import Decision, Request
from kith.frontdoor.rules.outcomes import OUTCOMES
from kith.frontdoor.rules.states import CLOSED, DECIDABLE, OPEN, State
from kith.frontdoor.rules.urgency import RAGS
from kith.frontdoor.testing import a_desk, full_answer
from kith.kernel import clock
from kith.kernel.mistakes import Mistake
from kith.promises.history import standing
from kith.promises.models import Promise

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk():
    return a_desk()


def owed(contact):
    with acting_as(MACHINE):
        rows = Promise.objects.filter(episode=contact, state="open")
        return set(rows.values_list("kind", flat=True))


def by_worker(command, **given):
    return lambda desk, contact: command(desk.worker, contact=contact, **given)


def decides(outcome):
    return lambda desk, contact: desk.decided(outcome, contact)


def changes(outcome):
    return lambda desk, contact: do.redecide(
        desk.manager, contact=contact, because="The nurse wrote", changed=desk.deciding(outcome)
    )


def stands(desk, contact):
    do.redecide(desk.manager, contact=contact, because="The nurse wrote")


def grades(rag):
    return lambda desk, contact: do.grade_contact(
        desk.manager, contact=contact, rag=rag, why="As it looks now"
    )


def takes_up(desk, contact):
    do.take_up(desk.world.manager, contact=contact, words="We see him today")


def asks(agency):
    """By a manager, who need not say why; at GREEN with agreement."""
    return lambda desk, contact: desk.asks(
        contact, {agency: "The men may be known"}, by=desk.manager, agreement="given"
    )


def waiting(contact):
    """Return a request of a contact that waits for an answer: none is a mistake of the walk."""
    with acting_as(MACHINE):
        rows = Request.objects.filter(contact_id=contact, state__in=("SENT", "PARTIAL"))
        one = rows.order_by("number").first()
    if one is None:
        raise Mistake("", "Nobody is being waited for")
    return one


def answers(desk, contact):
    one = waiting(contact)
    replying = do.Replying(full_answer(one), "PC Lund")
    do.record_reply(desk.worker, contact=contact, request=one.id, replying=replying)


def answers_in_part(desk, contact):
    one = waiting(contact)
    first = dict(list(full_answer(one).items())[:2])
    replying = do.Replying(first, "PC Lund")
    do.record_reply(desk.worker, contact=contact, request=one.id, replying=replying)


def no_longer_asks(desk, contact):
    do.withdraw(desk.worker, contact=contact, request=waiting(contact).id, why="They moved away")


def is_the_same(desk, contact):
    do.mark_duplicate(desk.worker, contact=contact, of=desk.arrives(), why="The same call")


ACTS = {
    **{f"grade {rag}": grades(rag) for rag in RAGS},
    **{f"decide {one}": decides(one) for one in OUTCOMES},
    **{f"change to {one}": changes(one) for one in OUTCOMES},
    "it stands": stands,
    "take up": takes_up,
    "the same": is_the_same,
    "open": by_worker(do.open_contact),
    "take": by_worker(do.acknowledge),
    "pass on": by_worker(do.pass_on),
    "ask back": by_worker(do.ask_back, missing=("context",)),
    "what came": by_worker(do.complete, words="A grey car"),
    "for the morning": by_worker(do.leave_for_morning, done="Rang him", left="See him"),
    "take over": by_worker(do.take_over),
    "told": by_worker(do.tell_referrer, how="met", words="We advised"),
    "taken elsewhere": by_worker(do.taken_elsewhere, by="P. Lind"),
    "help taken up": by_worker(do.accept_help, service="Mentors", by="Jo"),
    "help met": by_worker(do.meet_help, words="They walked the dog"),
    "help refused": by_worker(do.refuse_help, words="Not now"),
    "help ended": by_worker(do.end_help, how="stepped_up", words="He needs more"),
    "reopen": by_worker(do.reopen, words="He did not come home"),
    **{f"ask {one}": asks(one) for one in ("police", "education")},
    "they answer": answers,
    "a part comes": answers_in_part,
    "no longer asked": no_longer_asks,
    "go on": by_worker(do.close_mash, why="The school is shut"),
}
# Whoever told us: a professional, the family, the public, the child, another council, the night.
SOURCES = (
    ("telephone", "education"), ("family", "family"), ("walk_in", "public"), ("child", "child"),
    ("other_authority", "authority"), ("edt", "edt"),
)  # fmt: skip
# Where a contact stands, and what of it is somebody's next step; a screen or a letter is none.
GRADE = {"T2", "T2-RED", "T2-RED-NIGHT"}
DECISION = {"T3-RED", "T3-AMBER", "T3-GREEN", "T4", "DECISION", "DECISION-RED"}
NEXT = {
    State.RECEIVED: GRADE,
    State.WITH_EDT: {"EDT-HANDOVER"},
    State.LINKED_OPEN: {"LINKED"},
    State.SENT_ON: {"SENT"},
    State.HELP_OFFERED: {"HELP-OFFER", "HELP-RECHECK"},
    **dict.fromkeys(DECIDABLE - {State.LINKED_OPEN}, DECISION),
}


def test_of_every_open_state_it_is_said_what_is_next():
    assert set(NEXT) == OPEN


@pytest.mark.parametrize("seed", range(24))
def test_whatever_a_desk_does_no_open_contact_falls_silent(desk, seed):
    """Each walk is another: a seed names it, so that one that breaks can be walked again."""
    chance = random.Random(seed)
    channel, agency = SOURCES[seed % len(SOURCES)]
    contact, walked = desk.arrives(channel=channel, agency=agency), [agency]
    while len(walked) < 14:
        name = chance.choice(sorted(ACTS))
        try:
            ACTS[name](desk, contact)
        except Mistake:
            continue
        walked.append(name)
        row = desk.row(contact)
        assert (row.closed_at is None) is (State(row.state) in OPEN), walked
        assert State(row.state) in CLOSED or owed(contact) & NEXT[State(row.state)], walked
        assert row.clock_rag or row.state in ("RECEIVED", "WITH_EDT", "DUPLICATE_OF"), walked


WAYS = {
    "graded and passed on": ("grade AMBER", "pass on"),
    "asked for what is missing": ("grade GREEN", "ask back"),
    "left by the night before it was graded": ("for the morning",),
    "taken over ungraded": ("for the morning", "take over"),
    "opened again": ("grade RED", "decide advice", "reopen"),
    "a duplicate that was none": ("the same", "reopen"),
    "a graded duplicate that was none": ("grade RED", "the same", "reopen"),
    "help that was not wanted": ("grade AMBER", "decide early_help", "help refused"),
    "help offered again": ("grade AMBER", "decide early_help", "help refused", "it stands"),
    "help after a second look": ("grade AMBER", "decide advice", "change to early_help"),
    "sent on, and looked at again": ("grade AMBER", "decide other_route", "it stands"),
    "taken up, and opened again": ("grade AMBER", "pass on", "take up", "reopen"),
    "all have answered": ("grade AMBER", "ask police", "they answer"),
    "nobody is asked any more": ("grade GREEN", "ask police", "no longer asked"),
    "we go on with what is there": ("grade RED", "ask police", "a part comes", "go on"),
    "what is missing, after the enquiry": ("grade AMBER", "ask police", "they answer", "ask back"),
    "answered in the night": (
        "grade AMBER", "ask police", "for the morning", "they answer", "take over",
    ),
    "opened again, and others asked": (
        "grade AMBER", "decide advice", "reopen", "ask police", "they answer",
    ),
}  # fmt: skip


@pytest.mark.parametrize("source", SOURCES[:2])
@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_on_each_of_these_ways_somebody_owes_the_next_step(desk, way, source):
    contact = desk.arrives(channel=source[0], agency=source[1])
    for name in way:
        ACTS[name](desk, contact)
    state = State(desk.row(contact).state)
    assert state in OPEN
    assert owed(contact) & NEXT[state]


class TestADecisionIsOwed:
    def told_by_family(self, desk, rag):
        contact = desk.graded(rag, channel="family", agency="family")
        asks("police")(desk, contact)
        return contact

    def test_once_everybody_has_answered_whoever_told_us(self, desk):
        contact = self.told_by_family(desk, "GREEN")
        answers(desk, contact)
        one = desk.promise("DECISION", contact)
        assert (one.state, one.owner_role, one.safety) == ("open", "mash_manager", True)
        desk.decided("advice", contact)
        assert desk.promise("DECISION", contact).state == "kept"

    def test_at_red_within_the_hour(self, desk):
        contact = self.told_by_family(desk, "RED")
        ACTS["go on"](desk, contact)
        one = desk.promise("DECISION-RED", contact)
        assert one.due_at - one.started_at == timedelta(hours=1)
        assert one.alert_class == "P0"
        assert desk.promises("DECISION", contact) == []

    def test_and_not_where_the_last_answer_comes_after_it(self, desk):
        contact = self.told_by_family(desk, "GREEN")
        desk.decided("advice", contact)
        answers(desk, contact)
        assert desk.promises("DECISION", contact) == []
        assert desk.promise("LATE-NEWS", contact).state == "open"

    def test_nor_where_it_had_reached_us_already(self, desk):
        contact = self.told_by_family(desk, "GREEN")
        answers(desk, contact)
        is_the_same(desk, contact)
        assert desk.promise("DECISION", contact).state == "void"

    def test_of_new_word_by_the_next_working_day(self, desk):
        contact = desk.decided("advice")
        ACTS["reopen"](desk, contact)
        assert desk.promise("DECISION", contact).state == "open"

    def test_and_a_look_at_the_old_decision_is_none(self, desk):
        contact = desk.decided("advice")
        ACTS["reopen"](desk, contact)
        with pytest.raises(Mistake, match="open again"):
            stands(desk, contact)

    def test_new_word_that_comes_later_is_a_contact_of_its_own(self, desk):
        contact = desk.decided("advice")
        late = clock.frozen(clock.now() + timedelta(days=40))
        with late, pytest.raises(Mistake, match="20 working days ago"), acting_as(MACHINE):
            do.reopen(MACHINE, contact=contact, words="He did not come home")


def test_a_duplicate_that_was_none_is_owed_a_grade_and_a_decision(desk):
    contact = desk.arrives(channel="police", agency="police", safe_now="no")
    is_the_same(desk, contact)
    assert owed(contact) == set()
    do.reopen(desk.worker, contact=contact, words="It was another evening")
    assert owed(contact) >= {"T1", "T4"}
    assert "FD-16" not in owed(contact)
    grades("RED")(desk, contact)
    desk.decided("strategy", contact)
    assert desk.promises("T4", contact)[-1].state == "kept"


def test_our_work_with_strategy_begins_a_discussion_once(desk):
    contact = desk.graded("RED")
    do.report_incident(desk.worker, contact=contact, sort="violence", what="Stabbed")
    desk.decided("strategy", contact)
    assert desk.promises("T10", contact) == []
    other = desk.decided("strategy", desk.graded("RED", about=About(known_as="Kit")))
    assert desk.promise("T10", other).state == "open"


@pytest.mark.parametrize(("rag", "see"), [("RED", "-RED"), ("AMBER", "-AMBER"), ("GREEN", "")])
def test_how_soon_a_child_is_met_goes_by_how_urgent_it_is(desk, rag, see):
    contact = desk.decided("assess", desk.graded(rag))
    begun = {kind for kind in owed(contact) if kind.startswith("T7B")}
    assert begun == {f"T7B{see}"}


def test_with_a_discussion_the_child_is_met_the_same_day_however_it_was_graded(desk):
    contact = desk.decided("strategy", desk.graded("GREEN"))
    assert desk.promise("T7B-RED", contact).state == "open"


def test_each_decision_is_another_row_and_the_first_is_never_written_over(desk):
    contact = desk.decided("advice")
    changes("assess")(desk, contact)
    do.reopen(desk.worker, contact=contact, words="He did not come home")
    desk.decided("nothing_more", contact)
    with acting_as(MACHINE):
        rows = Decision.objects.filter(contact_id=contact).order_by("number")
        said = [(one.number, one.outcome) for one in rows]
    assert said == [(1, "advice"), (2, "assess"), (3, "nothing_more")]


def test_the_ledger_tells_the_story_in_the_order_in_which_it_was_lived(desk):
    contact = desk.arrives()
    for name in ("grade AMBER", "ask back", "what came", "decide early_help", "help taken up"):
        ACTS[name](desk, contact)
    with acting_as(MACHINE):
        told = [one.name for one in reversed(standing(desk.world.person))]
    assert told == [
        "contact.arrived", "contact.opened", "referrer.acknowledged", "contact.graded",
        "contact.returned", "contact.completed", "contact.decided", "help.offered",
        "help.accepted",
    ]  # fmt: skip


def test_the_manager_who_decided_is_not_the_one_who_looks_though_it_was_changed(desk):
    for _ in range(2):
        desk.decided("nothing_more")
    third = desk.decided("nothing_more")
    other = testing.holding("mash_manager", Team.objects.get(pk=desk.team))
    again = desk.deciding("advice")
    do.redecide(other, contact=third, because="I looked as well", changed=again)
    do.second_look(desk.manager, contact=third, words="I decided first, not last")
    assert desk.promises("THIRD", third)[0].state == "kept"
