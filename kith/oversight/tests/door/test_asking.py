"""FD-03, FD-05, FD-06 and FD-09: answers in time and whole, and whether two decide alike."""

from datetime import timedelta
from uuid import uuid4

import pytest

from kith.access.actors import MACHINE
from kith.access.gates import acting_as
from kith.frontdoor import commands
from kith.frontdoor.commands import Replying
from kith.frontdoor.models import Request
from kith.frontdoor.testing import full_answer
from kith.oversight import run
from kith.oversight.catalogue import INDICATORS
from kith.oversight.groups import breakdowns
from kith.oversight.tests.door.desk import MONDAY, at, child, counted, hours, new_desk, notes

pytestmark = pytest.mark.django_db
LATER = MONDAY + timedelta(days=21)


@pytest.fixture
def desk():
    return new_desk()


def tells(desk, name, when, thread, **data):
    with at(when):
        told = {"day": False, "thread": thread, "parent": desk.world.episode, "data": data}
        desk.world.tell(desk.world.fact(name, when, **told))


def returns(desk, state, when=MONDAY, *, thread=None, agency="police", rag="AMBER"):
    thread = thread or uuid4()
    tells(desk, "request.returned", when, thread, agency=agency, state=state, rag=rag)
    return thread


def test_a_full_answer_and_nothing_held_are_whole_and_a_part_is_not(desk):
    for state in ("FULL", "NIL", "PARTIAL"):
        returns(desk, state)
    assert counted("FD-06", LATER) == (2, 3)
    assert notes("FD-06", LATER) == ["Police; answered in part on 2 March 2026"]


def test_what_is_withheld_for_a_legal_reason_is_neither_whole_nor_blank(desk):
    returns(desk, "REFUSED")
    assert counted("FD-06", LATER) == (0, 0)


def test_the_first_answer_counts_and_the_rest_is_said_beside_it(desk):
    thread = returns(desk, "PARTIAL")
    returns(desk, "FULL", MONDAY + hours(30), thread=thread)
    assert counted("FD-06", LATER) == (0, 1)
    assert notes("FD-06", LATER) == [
        "Police; answered in part on 2 March 2026; the rest came on 3 March 2026"
    ]


def test_the_rest_that_comes_weeks_later_is_no_answer_of_those_weeks(desk):
    thread = returns(desk, "PARTIAL")
    returns(desk, "FULL", MONDAY + timedelta(days=100), thread=thread)
    assert counted("FD-06", MONDAY + timedelta(days=120)) == (0, 0)


def test_it_is_cut_by_partner_and_by_colour_small_ones_together(desk):
    for _ in range(5):
        returns(desk, "FULL", agency="education", rag="GREEN")
    returns(desk, "PARTIAL", agency="health", rag="RED")
    declared = INDICATORS["FD-06"]
    with at(LATER):
        cuts = {cut.words: cut.groups for cut in breakdowns(declared, run.span_of(declared, None))}
    assert [(g.words, g.numerator, g.denominator) for g in cuts["Partner"]] == [
        ("School or college", 5, 5), ("Health", 0, 1),
    ]  # fmt: skip
    assert [g.words for g in cuts["Colour"]] == ["Green", "Red"]


# FD-09


def looks(desk, *, differs, drawn=True, when=MONDAY):
    thread = uuid4()
    tells(desk, "blind.asked", when, thread, drawn=drawn)
    tells(desk, "blind.given", when + hours(20), thread, differs=differs, more=False)


def test_what_was_drawn_by_chance_and_decided_alike(desk):
    looks(desk, differs=False)
    looks(desk, differs=True)
    looks(desk, differs=True, drawn=False)
    assert counted("FD-09", LATER) == (1, 2)
    assert notes("FD-09", LATER) == ["looked at a second time on 3 March 2026"]


def test_a_look_that_nobody_has_given_yet_is_not_counted(desk):
    tells(desk, "blind.asked", MONDAY, uuid4(), drawn=True)
    assert counted("FD-09", LATER) == (0, 0)


# FD-03, FD-05 and FD-06 by the commands


def asked(desk, rag="AMBER", agencies=("police", "health")):
    """Ask these of a child's contact on Monday at ten; return the contact and the requests."""
    with at(MONDAY):
        contact = desk.graded(rag, about=child())
        return contact, desk.asks(contact, agencies)


def replies(desk, contact, request, when, *, whole=True):
    with at(when), acting_as(MACHINE):
        one = Request.objects.get(id=request)
        said = full_answer(one)
    answers = said if whole else dict(list(said.items())[:1])
    with at(when):
        commands.record_reply(
            desk.worker, contact=contact, request=request, replying=Replying(answers, "Jo Finch")
        )


def test_an_answer_in_its_colour_s_time_counts_whole_or_not(desk):
    contact, (police, health) = asked(desk)
    replies(desk, contact, police, MONDAY + hours(3))
    replies(desk, contact, health, MONDAY + hours(5), whole=False)
    assert counted("FD-05", LATER) == (2, 2)
    assert counted("FD-06", LATER) == (1, 2)


def test_an_answer_after_its_time_was_late_and_none_is_late(desk):
    contact, (police, _) = asked(desk)
    replies(desk, contact, police, MONDAY + hours(25))
    assert counted("FD-05", LATER) == (0, 2)
    assert len(notes("FD-05", LATER)) == 2


def test_the_enquiry_closes_with_the_last_answer(desk):
    contact, (police, health) = asked(desk)
    replies(desk, contact, police, MONDAY + hours(3))
    replies(desk, contact, health, MONDAY + hours(20))
    assert counted("FD-03", LATER) == (1, 1)


def test_red_has_four_hours_through_the_night(desk):
    contact, (police, health) = asked(desk, "RED")
    replies(desk, contact, police, MONDAY + hours(3.9))
    replies(desk, contact, health, MONDAY + hours(4.1))
    assert counted("FD-05", LATER) == (1, 2)
    assert counted("FD-03/red", LATER) == (0, 1)


def test_partners_are_told_apart_in_the_house_by_their_own_names(desk):
    contact, (police, _) = asked(desk)
    replies(desk, contact, police, MONDAY + hours(3))
    declared = INDICATORS["FD-05"]
    with at(LATER):
        cuts = {cut.words: cut.groups for cut in breakdowns(declared, run.span_of(declared, None))}
    assert [(g.words, g.numerator, g.denominator) for g in cuts["Colour"]] == [("Amber", 1, 2)]
    assert sum(g.denominator for g in cuts["Partner"]) == 2
