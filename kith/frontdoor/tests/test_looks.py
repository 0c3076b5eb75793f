"""Each child whom an incident may have shaken is looked at again, until it ends (S10).

Everything begins on Wednesday 14 July 2021 at ten.
"""

from datetime import date, timedelta

import pytest

from kith.access import testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.access.gates import NotHere, Refused
from kith.frontdoor import commands as do
from kith.frontdoor.commands import About, Shaken
from kith.frontdoor.models import Linked
from kith.frontdoor.queries.contact import contact_page
from kith.frontdoor.rules.ripple import looked, looks_now
from kith.frontdoor.testing import a_desk
from kith.frontdoor.tests.test_owed import TEN, at
from kith.kernel import clock
from kith.kernel.mistakes import Mistake
from kith.promises.models import Promise

pytestmark = pytest.mark.django_db
ON = "He sleeps again, and the school watches"


@pytest.fixture
def desk():
    with clock.frozen(TEN):
        return a_desk()


@pytest.fixture
def incident(desk):
    with clock.frozen(TEN):
        contact = desk.graded("RED")
        said = {"sort": "violence", "what": "Stabbed"}
        return contact, do.report_incident(desk.worker, contact=contact, **said)


@pytest.fixture
def friend(desk):
    with clock.frozen(TEN):
        return desk.row(desk.arrives(about=About(known_as="Noor"))).person_id


@pytest.fixture
def lines(desk, incident, friend):
    """A friend on record, and a witness of whom there is none."""
    children = [
        Shaken("friend", "School talks with her", person=friend),
        Shaken("witness", "We ring his mother", label="Kit M"),
    ]
    with clock.frozen(TEN):
        do.list_shaken(desk.worker, incident=incident[1], children=children)
    with acting_as(MACHINE):
        return {one.label: one.id for one in Linked.objects.all()}


def owed(kind, thread):
    with acting_as(MACHINE):
        return Promise.objects.get(kind=kind, thread=thread)


def looks(desk, line, moment, until=None, by=None):
    with clock.frozen(at(moment)):
        do.look_again(by or desk.world.leader, linked=line, words=ON, until=until)


def page_of(desk, incident, moment):
    with clock.frozen(at(moment)):
        return contact_page(desk.world.leader, contact=incident[0]).discussions[0]


class TestOwed:
    def test_each_line_is_owed_four_looks_to_that_child_where_there_is_a_record(
        self, desk, lines, friend
    ):
        for label, child in (("", friend), ("Kit M", desk.world.person)):
            due = [owed(f"RIPPLE-{n}", lines[label]).due_at for n in (7, 21, 90, 365)]
            assert due == [at("22"), at("36"), at("105"), at("380")]
            assert owed("RIPPLE-7", lines[label]).person_id == child
            assert owed("RIPPLE-7", lines[label]).owner_role == "head_of_service"

    def test_a_child_without_a_record_is_called_by_their_line(self, lines):
        assert owed("RIPPLE-7", lines["Kit M"]).words == {"who": "Kit M"}
        assert owed("RIPPLE-7", lines[""]).words == {"who": "this child"}

    def test_nobody_listed_is_owed_no_look(self, desk, incident):
        with clock.frozen(TEN):
            do.list_shaken(
                desk.worker, incident=incident[1], children=[], nobody_because="He knows none"
            )
        assert desk.promises("RIPPLE-7") == []
        assert desk.promise("RIPPLE", incident[0]).state == "kept"


class TestLooking:
    def test_one_look_is_of_one_child(self, desk, lines):
        looks(desk, lines["Kit M"], "20 10:00", until=date(2021, 8, 4))
        assert owed("RIPPLE-7", lines["Kit M"]).state == "kept"
        assert owed("RIPPLE-7", lines[""]).state == "open"

    def test_it_goes_on_until_a_day_and_then_somebody_says_whether_it_does(self, desk, lines):
        looks(desk, lines["Kit M"], "20 10:00", until=date(2021, 8, 4))
        ask = owed("RIPPLE-UNTIL", lines["Kit M"])
        assert (ask.due_at, ask.state) == (at("36"), "open")
        looks(desk, lines["Kit M"], "35 10:00", until=date(2021, 9, 30))
        with acting_as(MACHINE):
            states = dict(
                Promise.objects.filter(kind="RIPPLE-UNTIL").values_list("due_at", "state")
            )
        assert states == {at("36"): "kept", at("93"): "open"}
        assert owed("RIPPLE-21", lines["Kit M"]).state == "kept"

    def test_or_it_ends_because_and_nothing_more_is_owed(self, desk, lines, incident):
        looks(desk, lines["Kit M"], "20 10:00")
        assert owed("RIPPLE-7", lines["Kit M"]).state == "kept"
        assert {owed(f"RIPPLE-{n}", lines["Kit M"]).state for n in (21, 90)} == {"void"}
        shown = page_of(desk, incident, "21 10:00")
        assert dict(shown.lines).keys() == {str(lines[""])}
        assert "ended on 20 July" in dict(shown.linked)["Kit M"]
        with pytest.raises(Mistake, match="ended already"):
            looks(desk, lines["Kit M"], "21 10:00")

    def test_a_line_that_ran_out_asks(self, desk, lines, incident):
        assert "until 4 August" in dict(page_of(desk, incident, "20 10:00").linked)["Kit M"]
        assert "renew it, or end it" in dict(page_of(desk, incident, "40 10:00").linked)["Kit M"]

    @pytest.mark.parametrize("until", [date(2021, 7, 20), date(2020, 1, 1), date(2023, 1, 1)])
    def test_it_goes_on_for_a_while_and_not_for_ever(self, desk, lines, until):
        with pytest.raises(Mistake, match="within a year"):
            looks(desk, lines["Kit M"], "20 10:00", until=until)

    @pytest.mark.parametrize(
        ("days", "done", "counts"),
        [
            (0, (), ()),
            (4, (), (7,)),
            (8, (7,), ()),
            (18, (7,), (21,)),
            (25, (), (7, 21)),
            (90, (7, 21), (90,)),
            (91, (7, 21, 90), ()),
            (361, (7, 21, 90), ()),
            (362, (7, 21, 90), (365,)),
        ],
    )
    def test_a_look_counts_for_what_is_due_about_then(self, days, done, counts):
        assert looks_now(days, set(map(looked, done))) == tuple(map(looked, counts))


class TestWho:
    def test_a_head_of_service_looks_and_nobody_of_the_desk_or_the_team(self, desk, lines):
        for actor in (desk.worker, desk.manager, desk.world.manager):
            with pytest.raises(Refused, match="head of service"):
                looks(desk, lines["Kit M"], "20 10:00", by=actor)

    def test_whoever_covers_a_head_of_service_does_it_in_their_place(self, desk, lines):
        with clock.frozen(at("19 10:00")):
            testing.away(desk.world.leader, desk.world.manager)
        looks(desk, lines["Kit M"], "20 10:00", by=desk.world.manager)

    def test_the_childs_own_worker_neither_lists_nor_says_what_was_done(self, desk, incident):
        own = desk.world.worker
        with clock.frozen(TEN):
            testing.known_to(own, desk.world.person)
            with pytest.raises(Refused):
                do.list_shaken(own, incident=incident[1], children=[], nobody_because="None")
            with pytest.raises(Refused):
                do.do_ripple(own, incident=incident[1], step="ripple.safe", words="At home")

    def test_the_panel_is_answered_with_yes_or_no_by_a_head_of_service(self, desk, incident):
        said = {"incident": incident[1], "step": "ripple.panel", "words": "He gets better"}
        with clock.frozen(TEN):
            with pytest.raises(Refused):
                do.consider(desk.manager, answer="no", **said)
            with pytest.raises(Mistake, match="yes or no"):
                do.consider(desk.world.leader, answer="perhaps", **said)
            with pytest.raises(Mistake, match="Choose what was done"):
                do.do_ripple(desk.worker, incident=incident[1], step="ripple.panel", words="x")
            do.consider(desk.world.leader, answer="no", **said)
            with pytest.raises(Mistake, match="said already"):
                do.consider(desk.world.leader, answer="yes", **said)
        assert desk.promise("RIPPLE-PANEL", incident[0]).state == "kept"

    def test_a_line_about_a_child_who_is_hidden_is_not_there(self, desk, lines, friend):
        testing.restricted(friend, "R3")
        with pytest.raises(NotHere):
            looks(desk, lines[""], "20 10:00", by=desk.world.leader)


def test_two_incidents_that_become_one_take_the_looks_along(desk, incident, lines):
    with clock.frozen(TEN + timedelta(hours=1)):
        mail = desk.graded("RED", TEN - timedelta(hours=3))
        other = do.report_incident(desk.worker, contact=mail, sort="violence", what="The same")
        line = Shaken("blamed", "We ring him", label="Al B")
        do.list_shaken(desk.worker, incident=other, children=[line])
        do.join_event(desk.worker, contact=mail, same=[incident[0]], why="The same street")
    shown = page_of(desk, incident, "15 10:00")
    assert {name for name, _ in shown.linked} == {"Noor", "Kit M", "Al B"}
    with acting_as(MACHINE):
        al = Linked.objects.get(label="Al B")
    looks(desk, al.id, "20 10:00")
    with acting_as(MACHINE):
        (here,) = Promise.objects.filter(kind="RIPPLE-7", thread=al.id, episode=incident[0])
    assert here.state == "kept"
