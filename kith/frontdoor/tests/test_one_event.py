"""Word of one event in two inboxes: one clock, which runs from the first, and one incident (J6)."""

from datetime import timedelta

import pytest
from django.urls import reverse

from kith.access import testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.access.gates import NotHere
from kith.frontdoor import commands as do
from kith.frontdoor.commands import About, Held, Shaken, arrive
from kith.frontdoor.models import Incident, Linked
from kith.frontdoor.queries.contact import contact_page, maybe_same
from kith.frontdoor.steps import BY_SLUG
from kith.frontdoor.testing import a_desk
from kith.frontdoor.tests.test_clocks import at, lived
from kith.kernel import clock
from kith.kernel.mistakes import Mistake
from kith.promises.history import standing

pytestmark = pytest.mark.django_db

STABBED = {"sort": "violence", "what": "Stabbed in the leg"}
FRIDAY = at("2021-07-16 22:10")
DUE = FRIDAY + timedelta(hours=24)


@pytest.fixture
def desk():
    with lived("2021-07-16 22:00"):
        return a_desk()


@pytest.fixture
def mail(desk):
    """The police write on Friday night about a child; nobody reads it."""
    with lived("2021-07-16 22:10"):
        arrival = desk.arrival(channel="email", agency="police", dangers=("weapon",))
        (contact,) = arrive(MACHINE, arrival=arrival, children=[About(desk.world.person)])
    return contact


@pytest.fixture
def unnamed(desk):
    """The same mail, as the mailbox takes it in: about a child whom nobody has named."""
    with lived("2021-07-16 22:10"):
        arrival = desk.arrival(channel="email", agency="police", dangers=("weapon",))
        (contact,) = arrive(MACHINE, arrival=arrival, children=[About(who="A mail")])
    return contact


@pytest.fixture
def call(desk, mail):
    """The hospital rings on Saturday morning."""
    with lived("2021-07-17 10:00"):
        return desk.graded("RED", agency="health")


def reported(desk, contact, **more):
    return do.report_incident(desk.worker, contact=contact, **STABBED, **more)


def live(kind, desk):
    return [one for one in desk.promises(kind) if one.state != "void"]


def due(desk):
    (one,) = live("T10-SERIOUS", desk) + live("T10-SERIOUS-EARLY", desk)
    return one.due_at


class TestClock:
    def test_the_other_word_is_offered_when_a_serious_incident_is_told(self, desk, mail, call):
        with lived("2021-07-17 10:05"):
            offered = dict(maybe_same(desk.worker, contact=call))
        assert list(offered) == [str(mail)]
        assert "16 July" in offered[str(mail)]
        assert "Two men wait for him" in offered[str(mail)]

    def test_word_that_nobody_has_named_a_child_in_is_offered_too(self, desk, unnamed):
        with lived("2021-07-17 10:00"):
            call = desk.graded("RED")
            assert [key for key, _ in maybe_same(desk.worker, contact=call)] == [str(unnamed)]
        with lived("2021-07-25 10:00"):
            later = desk.graded("RED", about=About(known_as="Noor"))
            assert maybe_same(desk.worker, contact=later) == []

    def test_told_together_it_runs_from_the_first_of_both_inboxes(self, desk, mail, call):
        with lived("2021-07-17 10:05"):
            reported(desk, call, same=[mail])
        assert due(desk) == DUE

    def test_told_alone_it_runs_from_its_own_word_until_somebody_joins_them(self, desk, mail, call):
        with lived("2021-07-17 10:05"):
            thread = reported(desk, call)
        assert due(desk) == at("2021-07-18 00:00")
        with lived("2021-07-17 11:00"):
            do.join_event(desk.worker, contact=mail, same=[call], why="Same leg, same street")
        assert due(desk) == DUE
        with acting_as(MACHINE):
            (fact,) = standing(desk.world.person, names=("incident.serious",))
            assert Incident.objects.get(id=thread).first_arrived_at == FRIDAY
        assert (fact.at, fact.corrected) == (FRIDAY, True)

    def test_a_mail_that_turns_out_to_be_the_same_moves_the_clock_as_well(self, desk, mail, call):
        with lived("2021-07-17 10:05"):
            reported(desk, call)
            do.mark_duplicate(desk.worker, contact=mail, of=call, why="The same stabbing")
        assert due(desk) == DUE
        assert desk.row(mail).state == "DUPLICATE_OF"

    def test_and_so_where_it_is_told_afterwards(self, desk, mail, call):
        with lived("2021-07-17 10:05"):
            do.mark_duplicate(desk.worker, contact=mail, of=call, why="The same stabbing")
            reported(desk, call)
        assert due(desk) == DUE

    def test_joined_the_other_way_round_it_is_the_same(self, desk, mail, call):
        with lived("2021-07-17 10:05"):
            do.open_contact(desk.worker, contact=mail)
            do.join_event(desk.worker, contact=call, same=[mail], why="The same")
            reported(desk, mail)
        assert due(desk) == DUE

    def test_a_discussion_in_time_by_the_later_word_is_late_by_the_first(self, desk, mail, call):
        with lived("2021-07-17 10:05"):
            thread = reported(desk, call)
        with lived("2021-07-17 23:00"):
            held = Held(clock.now(), ("social_care", "police", "health"), "Joint", "", "joint")
            do.hold_strategy(desk.manager, contact=call, thread=thread, held_=held)
            assert live("T10-SERIOUS-EARLY", desk)[0].state == "kept"
            do.join_event(desk.worker, contact=call, same=[mail], why="The same")
        assert live("T10-SERIOUS", desk)[0].state == "kept_late"


class TestOneIncident:
    def test_a_second_one_of_child_and_event_is_refused_and_leads_to_the_first(
        self, desk, mail, call
    ):
        with lived("2021-07-17 10:05"):
            reported(desk, call, same=[mail])
            with pytest.raises(Mistake, match=f"contact {desk.row(call).number}"):
                reported(desk, mail)
            with pytest.raises(Mistake, match="said already"):
                reported(desk, call)

    def test_refused_nothing_is_half_joined(self, desk, mail, call):
        with lived("2021-07-17 10:05"):
            reported(desk, call)
            with pytest.raises(Mistake, match="go on there"):
                reported(desk, mail, same=[call])
        assert desk.row(mail).incident != desk.row(call).incident
        assert due(desk) == at("2021-07-18 00:00")

    def test_each_child_of_the_event_has_their_own_and_both_move(self, desk, mail):
        with lived("2021-07-17 10:00"):
            ayo, kit = arrive(
                desk.worker,
                arrival=desk.arrival(),
                children=[About(known_as="Ayo"), About(known_as="Kit")],
            )
            for one in (ayo, kit):
                reported(desk, one)
            do.join_event(desk.worker, contact=mail, same=[kit], why="The same street")
        assert [one.due_at for one in live("T10-SERIOUS", desk)] == [DUE, DUE]
        assert live("T10-SERIOUS-EARLY", desk) == []

    def test_two_told_apart_become_one_and_what_was_done_goes_over(self, desk, mail, call):
        with lived("2021-07-17 10:05"):
            first = reported(desk, call)
        with lived("2021-07-17 12:00"):
            second = reported(desk, mail)
            do.list_shaken(
                desk.manager,
                incident=second,
                children=[Shaken("friend", "We ring him", label="Kit M")],
            )
        assert len(live("T10-SERIOUS", desk) + live("T10-SERIOUS-EARLY", desk)) == 2
        with lived("2021-07-17 13:00"):
            do.join_event(desk.worker, contact=mail, same=[call], why="One and the same")
            page = contact_page(desk.worker, contact=mail)
        assert due(desk) == DUE
        (listed,) = live("RIPPLE", desk)
        assert (listed.thread, listed.state) == (first, "kept")
        with acting_as(MACHINE):
            assert Linked.objects.get().incident_id == first
            assert Incident.objects.get(id=second).same_as_id == first
        assert page.discussions == ()
        assert ["the serious incident stands there" in one.says for one in page.same] == [True]

    def test_a_child_named_later_has_one_incident_for_one_event(self, desk, unnamed):
        with lived("2021-07-17 10:00"):
            call = desk.graded("RED")
            reported(desk, call, same=[unnamed])
            reported(desk, unnamed)
            assert len(live("T10-SERIOUS", desk)) == 2
            about = About(person=desk.world.person)
            do.identify(desk.worker, contact=unnamed, about=about, words="The officer knew him")
        assert due(desk) == DUE

    def test_what_the_desk_does_not_see_is_not_joined(self, desk, mail, call):
        testing.restricted(desk.world.person, "R3")
        with lived("2021-07-17 10:05"), pytest.raises(NotHere):
            do.join_event(desk.worker, contact=call, same=[mail], why="The same")

    def test_nothing_chosen_is_nothing_joined(self, desk, call):
        with lived("2021-07-17 10:05"), pytest.raises(Mistake, match="Choose the contact"):
            do.join_event(desk.worker, contact=call, same=[], why="The same")


def test_on_the_page_other_word_is_ticked_and_the_refusal_leads_to_the_first(desk, mail, call):
    with lived("2021-07-17 10:05"):
        browser = testing.browser(desk.worker)
        path = reverse("contact-step", args=[call, "serious"])
        assert str(mail) in browser.get(path).content.decode()
        assert browser.post(path, {**STABBED, "same": [str(mail)]}).status_code == 302
        again = reverse("contact-step", args=[mail, "serious"])
        got = browser.post(again, STABBED).content.decode()
        assert f"in contact {desk.row(call).number}" in got
        assert BY_SLUG["same-event"].words in got
    assert due(desk) == DUE
