"""J26: a surge is told of once, answered by those who lead, and over when it is calm again."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from kith.access import testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.access.gates import Refused
from kith.frontdoor.board.rules import Week, begins, is_over, with_surges
from kith.frontdoor.board.surges import answer_surge, note_surge, surges, watch_surges
from kith.frontdoor.commands import About
from kith.frontdoor.models import Surge
from kith.frontdoor.testing import a_desk, a_partner
from kith.kernel import clock
from kith.kernel.mistakes import Mistake
from kith.messages.letters import spoken
from kith.messages.models import Letter, Notice

MONDAY = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
HELP = "Two more at the desk until the summer; GREEN waits a day longer."


@pytest.fixture
def desk(db):
    with clock.frozen(MONDAY - timedelta(days=470)):
        made = a_desk()
        made.director = testing.holding("director")
    return made


def came(desk, *days):
    for one in days:
        with clock.frozen(MONDAY + timedelta(days=one)):
            desk.arrives(about=About(known_as="Noor"))


def a_surge(desk, *more):
    """Let twice as much come as a year ago, two weeks running."""
    came(desk, -364 - 91, -364 - 3, -364 - 10, -3, -3.1, -10, -10.1, *more)


def watched(days=0.0):
    with clock.frozen(MONDAY + timedelta(days=days)):
        return watch_surges()


def noted():
    with acting_as(MACHINE):
        return note_surge(date(2026, 2, 16), 1.25)


def rows(table, **which):
    with acting_as(MACHINE):
        return list(table.objects.filter(**which))


# -- Telling --------------------------------------------------------------------------------------


def test_those_who_can_do_something_are_told_once(desk):
    a_partner("police")
    a_surge(desk)
    assert [watched(), watched(), watched(1)] == [True, False, False]
    for actor in (desk.manager, desk.world.leader, desk.director):
        with acting_as(actor):
            (one,) = Notice.objects.filter(code="surge")
        assert (one.to_id, one.alert_class, one.pushed) == (actor.id, "P3", False)
    with acting_as(desk.worker):
        assert not Notice.objects.filter(code="surge").exists()


def test_the_leads_of_partners_read_why_and_of_no_child(desk):
    a_partner("police")
    a_partner("housing", active=False)
    a_surge(desk)
    watched()
    (letter,) = rows(Letter, code="surge")
    assert letter.to == "lead@police.example"
    assert "over a fifth more word of children" in spoken(letter).body
    assert "Noor" not in spoken(letter).body


def test_one_week_or_a_little_more_is_none(desk):
    came(desk, -364 - 91, -364 - 3, -364 - 10, -3, -3.1, -10)
    assert watched() is False
    assert rows(Surge) == []


# -- Answering ------------------------------------------------------------------------------------


def test_a_line_of_somebody_who_leads_stands_with_name_and_time(desk):
    noted()
    assert surges(desk.manager).unanswered
    answer_surge(desk.manager, words=f"  {HELP} ")
    (one,) = surges(desk.manager).lines
    assert [(said.words, said.by) for said in one.answers] == [(HELP, desk.manager.name)]
    assert not surges(desk.manager).unanswered


def test_a_director_may_and_a_worker_or_a_partner_may_not(desk):
    noted()
    answer_surge(testing.holding("director"), words=HELP)
    for role in ("front_door", "analyst", "police_partner"):
        with pytest.raises(Refused):
            answer_surge(testing.holding(role), words=HELP)


@pytest.mark.parametrize(("words", "says"), [(" ", "what is done"), ("x" * 301, "300 letters")])
def test_what_cannot_be_is_said(desk, words, says):
    noted()
    with pytest.raises(Mistake, match=says):
        answer_surge(desk.manager, words=words)


def test_where_there_is_none_there_is_nothing_to_say(desk):
    with pytest.raises(Mistake, match="no surge now"):
        answer_surge(desk.manager, words=HELP)


def test_it_is_over_when_it_was_answered_and_four_weeks_were_calm(desk):
    came(desk, -364 - 91, *(-364 + 7 * n - 3 for n in range(-1, 7)))
    came(desk, -3, -3.1, -10, -10.1)
    watched()
    came(desk, *(7 * n - 3 for n in range(1, 6)))
    assert watched(35) is False
    assert rows(Surge)[0].ended_on is None
    with clock.frozen(MONDAY + timedelta(days=35)):
        answer_surge(desk.manager, words=HELP)
    watched(35)
    assert rows(Surge)[0].ended_on == date(2026, 4, 6)
    with clock.frozen(MONDAY + timedelta(days=36)):
        assert not surges(desk.manager).may_answer


# -- The pages ------------------------------------------------------------------------------------


def test_from_the_notice_to_the_line_and_where_it_is_read(desk):
    a_surge(desk)
    watched()
    with clock.frozen(MONDAY):
        client = testing.browser(desk.manager)
        notice = client.get(reverse("notices")).content.decode()
        assert "over a fifth more than usual" in notice
        assert reverse("front-door-surge") in notice
        page = client.get(reverse("front-door-surge")).content.decode()
        assert "Nobody has said yet" in page
        assert client.post(reverse("front-door-surge"), {"words": ""}).status_code == 200
        assert client.post(reverse("front-door-surge"), {"words": HELP}).status_code == 302
        for name, args in (("front-door-demand", []), ("indicator", ["FD-01"])):
            shown = client.get(reverse(name, args=args)).content.decode()
            assert HELP in shown
            assert desk.manager.name in shown


def test_a_worker_reads_it_and_has_no_box(desk):
    noted()
    page = testing.browser(desk.worker).get(reverse("front-door-surge")).content.decode()
    assert "Nobody has said yet" in page
    assert "Say it" not in page


def test_a_partner_reads_what_we_do_nowhere(desk):
    noted()
    who = testing.holding("police_partner", who=testing.account("partner"))
    partner = testing.browser(who)
    assert partner.get(reverse("front-door-surge")).status_code == 403
    answer_surge(desk.manager, words=HELP)
    figure = partner.get(reverse("indicator", args=["FD-01"]))
    assert HELP not in figure.content.decode()


# -- The rule -------------------------------------------------------------------------------------


RATIOS = st.lists(st.one_of(st.none(), st.floats(0, 3)), max_size=13)


def weeks_of(ratios):
    made = [
        Week(MONDAY.date(), round((one or 0) * 1_000), 1_000.0 if one is not None else None)
        for one in ratios
    ]
    return with_surges(made, 1.2)


@given(RATIOS)
def test_it_begins_with_two_weeks_above_and_is_never_over_at_once(ratios):
    weeks = weeks_of(ratios)
    above = [one.ratio is not None and one.ratio > 1.2 for one in weeks[-2:]]
    assert begins(weeks) is (len(above) == 2 and all(above))
    assert not (begins(weeks) and is_over(weeks, 1.1))
    if is_over(weeks, 1.1):
        assert all(one.ratio is not None and one.ratio <= 1.1 for one in weeks[-4:])
