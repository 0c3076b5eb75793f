"""What agencies had answered by then: a colleague reads it, a partner sees only how far."""

from datetime import timedelta

import pytest

from kith.access import testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.frontdoor.blind.commands import ask_look
from kith.frontdoor.blind.queries.look import look_page
from kith.frontdoor.commands import Replying, record_reply
from kith.frontdoor.models import Request
from kith.frontdoor.rules.answers import Said, Sort
from kith.frontdoor.testing import full_answer
from kith.kernel import clock

BEFORE = Said(Sort.VALUE, "Fell asleep in class on nine days")
AFTER = Said(Sort.VALUE, "Was seen in a grey car since then")


def answers(desk, contact, request, said):
    with acting_as(MACHINE):
        one = Request.objects.get(id=request)
    replying = Replying(full_answer(one, said), by_name="Ms Okoro")
    record_reply(desk.worker, contact=contact, request=request, replying=replying)


@pytest.fixture
def look(desk):
    """Two are asked; the school answers before the decision, health long after it."""
    contact, (health, school) = desk.asked(["health", "education"])
    answers(desk, contact, school, BEFORE)
    with clock.frozen(clock.now() + timedelta(minutes=5)):
        desk.decided("assess", contact)
    with clock.frozen(clock.now() + timedelta(minutes=10)):
        answers(desk, contact, health, AFTER)
        answers(desk, contact, school, AFTER)
        yield ask_look(desk.manager, contact=contact)


def test_a_colleague_reads_what_had_come_and_nothing_that_came_later(elsewhere, look):
    others = {one.says: dict(one.items) for one in look_page(elsewhere, look=look).shown.others}
    assert others.keys() == {"School or college had answered in full", "Health had not answered"}
    assert BEFORE.words in others["School or college had answered in full"].values()
    assert AFTER.words not in str(others)


def test_a_partner_sees_who_had_answered_and_not_what(desk):
    police = testing.holding("police_partner", who=testing.account("partner"))
    contact, (school,) = desk.asked(["education"])
    answers(desk, contact, school, BEFORE)
    desk.decided("assess", contact)
    look = ask_look(desk.manager, contact=contact)
    (one,) = look_page(police, look=look).shown.others
    assert (one.says, one.items) == ("School or college had answered in full", ())


def test_an_answer_in_part_says_so_and_what_it_holds(desk, elsewhere):
    contact, (school,) = desk.asked(["education"])
    with acting_as(MACHINE):
        first = next(iter(full_answer(Request.objects.get(id=school))))
    replying = Replying({first: BEFORE}, by_name="Ms Okoro")
    record_reply(desk.worker, contact=contact, request=school, replying=replying)
    desk.decided("assess", contact)
    (one,) = look_page(elsewhere, look=ask_look(desk.manager, contact=contact)).shown.others
    assert one.says == "School or college had answered in part"
    assert [words for _, words in one.items] == [BEFORE.words]


def test_the_page_folds_what_was_said_under_who_said_it(elsewhere, look):
    page = testing.browser(elsewhere).get(f"/second-looks/{look}/").content.decode()
    assert "School or college had answered in full" in page
    assert BEFORE.words in page
    assert AFTER.words not in page
