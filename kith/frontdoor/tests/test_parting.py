"""Word that was joined by mistake is parted again: joined and parted it is as if never joined."""

import itertools

import pytest
from django.urls import reverse

from kith.access import testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.frontdoor import commands as do
from kith.frontdoor.commands import About, Held, Shaken, arrive
from kith.frontdoor.models import Incident, Linked
from kith.frontdoor.queries.contact import contact_page
from kith.frontdoor.steps import BY_SLUG
from kith.frontdoor.testing import a_desk
from kith.frontdoor.tests.test_clocks import lived
from kith.kernel import clock
from kith.kernel.mistakes import Mistake
from kith.promises.models import Promise

pytestmark = pytest.mark.django_db
WHY = "Another boy, another street"
STABBED = {"sort": "violence", "what": "Stabbed in the leg"}


@pytest.fixture
def desk():
    with lived("2021-07-16 22:00"):
        return a_desk()


@pytest.fixture
def mail(desk):
    with lived("2021-07-16 22:10"):
        arrival = desk.arrival(channel="email", agency="police", dangers=("weapon",))
        (contact,) = arrive(MACHINE, arrival=arrival, children=[About(desk.world.person)])
    return contact


@pytest.fixture
def call(desk, mail):
    with lived("2021-07-17 10:00"):
        return desk.graded("RED", agency="health")


@pytest.fixture
def visit(desk, call):
    """The boy's mother comes to the desk about the same child."""
    with lived("2021-07-17 11:00"):
        return desk.graded("RED", channel="walk_in", agency="family")


def owed():
    """Return all that is owed or was kept, with its day, owner and who is meant."""
    with acting_as(MACHINE):
        rows = Promise.objects.exclude(state="void")
        fields = ("id", "kind", "person_id", "thread", "state", "due_at", "kept_at", "owner_id")
        return sorted(rows.values_list(*fields), key=str)


def incidents():
    with acting_as(MACHINE):
        told = Incident.objects.order_by("recorded_at", "id")
        lines = Linked.objects.order_by("id")
        return (
            list(told.values_list("id", "contact_id", "first_arrived_at", "same_as", "gave")),
            list(lines.values_list("id", "incident_id")),
        )


def reported(desk, contact):
    return do.report_incident(desk.worker, contact=contact, **STABBED)


def listed(desk, incident):
    one = Shaken("friend", "We ring him", label="Kit M")
    do.list_shaken(desk.manager, incident=incident, children=[one])


def held(desk, contact, incident):
    who = ("social_care", "police", "health")
    said = Held(clock.now(), who, "Joint", "", "joint")
    do.hold_strategy(desk.manager, contact=contact, thread=incident, held_=said)


def told(desk, contact, much):
    """Tell as much of a contact: nothing, an incident, children listed, or a discussion as well."""
    if much:
        incident = reported(desk, contact)
        if much > 1:
            listed(desk, incident)
        if much > 2:
            held(desk, contact, incident)


def joined(desk, one, other):
    do.join_event(desk.worker, contact=one, same=[other], why="The same leg")


def parted(desk, one, *others):
    do.part_event(desk.worker, contact=one, apart=others, why=WHY)


@pytest.mark.parametrize(("of_mail", "of_call"), list(itertools.product((0, 1, 3), (0, 2, 3))))
def test_joined_and_parted_it_is_as_if_never_joined(desk, mail, call, of_mail, of_call):
    pair = (mail, call) if of_mail != of_call else (call, mail)
    with lived("2021-07-17 12:00"):
        told(desk, call, of_call)
    with lived("2021-07-17 13:00"):
        told(desk, mail, of_mail)
        before = owed(), incidents()
        joined(desk, *pair)
    with lived("2021-07-17 14:00"):
        parted(desk, *reversed(pair))
    assert (owed(), incidents()) == before
    assert desk.row(mail).incident != desk.row(call).incident


def test_what_was_joined_by_two_mistakes_comes_apart_in_any_order(desk, mail, call, visit):
    with lived("2021-07-17 12:00"):
        told(desk, visit, 2)
    with lived("2021-07-17 12:10"):
        told(desk, call, 2)
    with lived("2021-07-17 12:20"):
        told(desk, mail, 3)
        before = owed(), incidents()
    for first, second, rest in itertools.permutations((mail, call, visit)):
        with lived("2021-07-17 14:00"):
            joined(desk, mail, call)
            joined(desk, visit, mail)
            parted(desk, rest, first)
            parted(desk, rest, second)
        assert (owed(), incidents()) == before


def test_what_was_done_since_stays_and_what_was_put_right_since_goes_back_as_it_is(
    desk, mail, call
):
    with lived("2021-07-17 12:00"):
        first = reported(desk, call)
    with lived("2021-07-17 12:10"):
        second = reported(desk, mail)
        listed(desk, second)
    with lived("2021-07-17 13:00"):
        joined(desk, mail, call)
        held(desk, call, first)
    with lived("2021-07-17 14:00"):
        parted(desk, call, mail)
    states = {(one.thread, one.kind): one.state for one in desk.promises("T10-SERIOUS")}
    assert states[second, "T10-SERIOUS"] == "open"
    (early,) = [one for one in desk.promises("T10-SERIOUS-EARLY") if one.thread == first]
    assert early.state == "kept"
    with acting_as(MACHINE):
        assert Linked.objects.get().incident_id == second


def test_what_came_together_goes_together_and_is_not_parted(desk, mail):
    children = [About(known_as="Ayo"), About(known_as="Kit")]
    with lived("2021-07-17 10:00"):
        ayo, kit = arrive(desk.worker, arrival=desk.arrival(), children=children)
        joined(desk, mail, ayo)
        number = desk.row(kit).number
        with pytest.raises(Mistake, match=f"Contact {number} came together with this one"):
            parted(desk, ayo, kit)
        parted(desk, mail, kit)
    assert desk.row(ayo).incident == desk.row(kit).incident != desk.row(mail).incident


def test_a_reason_and_a_choice_among_what_was_joined_are_asked(desk, mail, call):
    with lived("2021-07-17 12:00"):
        with pytest.raises(Mistake, match="tells of something else"):
            parted(desk, mail, call)
        joined(desk, mail, call)
        with pytest.raises(Mistake, match="tells of something else"):
            parted(desk, mail)
        with pytest.raises(Mistake, match="how you know"):
            do.part_event(desk.worker, contact=mail, apart=[call], why=" ")


def test_what_had_reached_us_already_is_opened_again_first(desk, mail, call):
    with lived("2021-07-17 12:00"):
        do.mark_duplicate(desk.worker, contact=mail, of=call, why="The same stabbing")
        for one, other in ((mail, call), (call, mail)):
            with pytest.raises(Mistake, match="open it again first"):
                parted(desk, one, other)
        do.reopen(desk.worker, contact=mail, words="It was another evening")
        parted(desk, mail, call)
    assert desk.row(mail).incident != desk.row(call).incident


def test_it_is_offered_where_something_was_joined_and_the_page_asks_which(desk, mail, call):
    offered = BY_SLUG["part-event"]
    with lived("2021-07-17 12:00"):
        assert not offered.is_for(desk.worker, contact_page(desk.worker, contact=mail))
        joined(desk, mail, call)
        page = contact_page(desk.worker, contact=mail)
        assert offered.is_for(desk.worker, page)
        browser = testing.browser(desk.worker)
        path = reverse("contact-step", args=[mail, "part-event"])
        assert str(call) in browser.get(path).content.decode()
        assert browser.post(path, {"apart": [str(call)], "why": WHY}).status_code == 302
        again = contact_page(desk.worker, contact=mail)
    assert again.joined == ()
    assert "after all; we parted them" in again.story[0].title
    assert again.story[0].text == WHY
