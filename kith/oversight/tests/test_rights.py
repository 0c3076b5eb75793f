"""Numbers are everyone's and the same for every reader; the children behind them are not."""

from datetime import date

import pytest

from kith.access.actors import MACHINE
from kith.access.gates import NotHere, Refused, acting_as
from kith.access.models import AuditEvent
from kith.access.testing import account, holding, known_to, restricted
from kith.accounts.models import Team
from kith.kernel import clock
from kith.oversight import commands, export, queries
from kith.oversight.tests.world import NOW, World

pytestmark = pytest.mark.django_db
REFERRED = date(2025, 12, 1)
READERS = ["social_worker", "team_manager", "head_of_service", "director", "auditor", "front_door"]


@pytest.fixture(autouse=True)
def today():
    with clock.frozen(NOW):
        yield


@pytest.fixture
def world():
    return World()


def waiting(world, how_many=6):
    """Children whose assessment stands open past its day."""
    children = [world.child() for _ in range(how_many)]
    for child in children:
        world.assessment(child, world.referral(child, REFERRED), REFERRED)
    world.covered(*children)
    world.tell()
    return children


def figures(actor):
    return export.as_data(queries.letter(actor, fresh=True))


def listed(actor, code="AS-04"):
    return [one.card.id for one in queries.children(actor, code).children]


def test_everybody_reads_the_same_numbers(world):
    waiting(world)
    read = [figures(holding(role)) for role in READERS]
    assert all(each == read[0] for each in read)
    assert figures(holding("head_of_service")) == commands.letter()


def test_a_worker_s_list_holds_their_own_children(world):
    mine, *_ = waiting(world)
    worker = holding("social_worker")
    known_to(worker, mine)
    assert listed(worker) == [mine]


def test_a_manager_s_list_holds_the_team_s_children(world):
    children = waiting(world)
    elsewhere = waiting(World(), 2)
    manager = holding("team_manager", Team.objects.get(pk=world.team))
    assert set(listed(manager)) == set(children)
    assert set(listed(holding("head_of_service"))) == {*children, *elsewhere}


def test_a_hidden_child_is_counted_and_not_listed(world):
    hidden, *others = waiting(world)
    head = holding("head_of_service")
    before = figures(head)
    restricted(hidden, "R1")
    assert figures(head) == before
    assert set(listed(head)) == set(others)


def test_somebody_whom_a_restriction_names_still_sees_the_child(world):
    hidden, *others = waiting(world)
    head = holding("head_of_service")
    restricted(hidden, "R3", head)
    assert set(listed(head)) == {hidden, *others}


@pytest.mark.parametrize("role", ["analyst", "lead_member"])
def test_some_read_figures_of_five_or_more_and_no_child(world, role):
    waiting(world, 4)
    reader = holding(role)
    few = _found(figures(reader), "AS-04")
    assert (few["figure"], few["numerator"], few["denominator"]) == (None, None, None)
    assert listed(reader) == []
    waiting(world, 3)
    many = _found(figures(reader), "AS-04")
    assert (many["figure"], many["numerator"], many["denominator"]) == (0, 0, 7)


def test_they_get_no_breakdowns(world):
    waiting(world, 8)
    assert queries.indicator(holding("analyst"), "AS-04").breakdowns == ()
    assert len(queries.indicator(holding("auditor"), "AS-04").breakdowns) == 5


@pytest.mark.parametrize("role", ["police_partner", "school_dsl"])
def test_partners_do_not_read_the_letter(role):
    partner = holding(role, who=account("partner"))
    with pytest.raises(Refused, match="inside the council"):
        queries.letter(partner)
    with pytest.raises(Refused, match="inside the council"):
        queries.children(partner, "AS-04")


@pytest.mark.parametrize("role", ["edt", "sysadmin", "rota_manager", "business_support"])
def test_who_has_no_figures_has_no_letter(role):
    with pytest.raises(Refused):
        queries.letter(holding(role))


@pytest.mark.parametrize("read", [queries.indicator, queries.children, commands.export_indicator])
def test_there_is_no_other_indicator(read):
    with pytest.raises(NotHere):
        read(holding("head_of_service"), "XX-99")


def test_nobody_stands_behind_a_figure_that_waits():
    with pytest.raises(NotHere):
        queries.children(holding("head_of_service"), "EX-04")


def test_a_made_up_place_in_the_list_is_its_beginning(world):
    children = waiting(world)
    head = holding("head_of_service")
    for after in ("nonsense", "2026-01-01~x", "~", "x~1"):
        found = queries.children(head, "AS-04", after=after)
        assert {one.card.id for one in found.children} == set(children)


def test_a_long_list_comes_in_pages(world, monkeypatch):
    monkeypatch.setattr(queries, "PAGE", 2)
    children = waiting(world, 5)
    head, after, seen = holding("head_of_service"), "", []
    for _ in range(3):
        found = queries.children(head, "AS-04", after=after)
        seen += [one.card.id for one in found.children]
        after = found.after
    assert sorted(seen) == sorted(children)
    assert after == ""
    assert not found.first_page


def test_reading_the_list_is_written_down(world):
    head = holding("head_of_service")
    queries.children(head, "AS-04")
    assert _events(head) == ["read"]


def test_taking_the_figures_away_is_written_down():
    head = holding("head_of_service")
    assert len(commands.export_letter(head)) == 75
    commands.export_indicator(head, "AS-04")
    assert _events(head) == ["letter.exported", "indicator.exported"]


def test_an_inspector_reads_and_takes_nothing():
    inspector = holding("inspector", who=account("inspector"))
    assert len(figures(inspector)) == 75
    assert not commands.may_export(inspector)
    with pytest.raises(Refused, match="takes nothing away"):
        commands.export_letter(inspector)


def test_a_worker_reads_and_is_offered_no_file():
    worker = holding("social_worker")
    assert not commands.may_export(worker)
    with pytest.raises(Refused):
        commands.export_letter(worker)


def _found(letter, code):
    return next(each for row in letter for each in row["indicators"] if each["code"] == code)


def _events(actor):
    with acting_as(MACHINE):
        found = AuditEvent.objects.filter(account_id=actor.id).order_by("id")
        return [event for event in found.values_list("event", flat=True)]
