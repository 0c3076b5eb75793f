"""When it reached us, put right: each clock is counted anew, and nothing is written over."""

from datetime import timedelta

import pytest
from django.urls import reverse

from kith.access import testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.access.gates import NotHere
from kith.frontdoor import commands as do
from kith.frontdoor.commands import About, arrive
from kith.frontdoor.models import Incident
from kith.frontdoor.queries.contact import contact_page
from kith.frontdoor.testing import a_desk
from kith.kernel import clock
from kith.kernel.clock import at_local, in_london
from kith.kernel.mistakes import Mistake
from kith.promises.models import Fact, Promise

pytestmark = pytest.mark.django_db
SHOWS, WHY = "The log of the other mailbox", "It lay in a mailbox that nobody looks into"


@pytest.fixture
def desk():
    with clock.frozen(clock.now() - timedelta(days=2)):
        return a_desk()


def right(desk, contact, at, by=None):
    said = {"at": at, "evidence": SHOWS, "why": WHY}
    do.say_moment(by or desk.worker, contact=contact, **said)


def owed(contact):
    with acting_as(MACHINE):
        rows = Promise.objects.filter(episode=contact).exclude(state="void")
        return {one.kind: one for one in rows}


def earlier(hours=20):
    return clock.now() - timedelta(hours=hours)


class TestClocks:
    def test_each_begins_from_the_moment_that_is_right(self, desk):
        contact, at = desk.arrives(channel="police", agency="police", safe_now="no"), earlier()
        assert owed(contact)["FD-16"].state == "kept"
        right(desk, contact, at)
        after = owed(contact)
        assert {after[kind].started_at for kind in ("T1", "FD-16", "RED-UNOPENED", "T4")} == {at}
        assert after["FD-16"].state == "kept_late"

    def test_our_work_began_with_it_too(self, desk):
        contact = desk.decided("assess")
        at = earlier()
        right(desk, contact, at)
        with acting_as(MACHINE):
            fact = Fact.objects.filter(parent=contact, name="referral.received") | (
                Fact.objects.filter(thread=contact, name="referral.received")
            )
            assert fact.latest("seq").occurred_at == at

    def test_a_serious_incident_runs_from_it(self, desk):
        contact = desk.graded("RED")
        do.report_incident(desk.worker, contact=contact, sort="taken_over", what="Cut on the arm")
        at = earlier()
        right(desk, contact, at)
        with acting_as(MACHINE):
            assert Incident.objects.get(contact_id=contact).first_arrived_at == at
            strategy = Promise.objects.filter(person_id=desk.world.person, kind__startswith="T10")
            assert {one.started_at for one in strategy.exclude(state="void")} == {at}

    def test_all_children_of_one_arrival_have_one_moment(self, desk):
        children = [About(person=desk.world.person), About(known_as="Kai Little")]
        one, other = arrive(desk.worker, arrival=desk.arrival(), children=children)
        at = earlier()
        right(desk, one, at)
        assert (desk.row(other).arrived_at, desk.row(other).evidence) == (at, SHOWS)
        assert owed(other)["T2"].started_at == at

    def test_of_a_place_too(self, desk):
        about = About(who="The car park", nobody=True)
        contact = desk.arrives(channel="no_child", about=about)
        at = earlier()
        right(desk, contact, at)
        with acting_as(MACHINE):
            assert (
                Promise.objects.get(thread=contact, kind="NO-CHILD", state="open").started_at == at
            )


class TestTheStory:
    def test_it_says_by_whom_and_why_and_what_stood_there_stays_beneath(self, desk):
        contact = desk.arrives()
        was, at = desk.row(contact).arrived_at, earlier()
        right(desk, contact, at)
        page = contact_page(desk.worker, contact=contact)
        line = next(one for one in page.story if "when word of it had" in one.title)
        assert (line.by, line.text) == (desk.worker.name, WHY)
        with acting_as(MACHINE):
            facts = Fact.objects.filter(thread=contact, name="contact.arrived").order_by("seq")
            assert [one.occurred_at for one in facts] == [was, at]


class TestWhatCannotBe:
    @pytest.mark.parametrize(
        ("moved", "words"), [(timedelta(hours=1), "after now"), (timedelta(), "already")]
    )
    def test_it_is_said_in_its_box(self, desk, moved, words):
        contact = desk.arrives()
        at = desk.row(contact).arrived_at + moved
        with pytest.raises(Mistake, match=words) as wrong:
            right(desk, contact, at)
        assert wrong.value.field == "arrived_at"

    def test_it_was_here_when_it_was_opened(self, desk):
        contact = desk.arrives(at=earlier(5))
        with clock.frozen(clock.now() + timedelta(hours=1)), pytest.raises(Mistake, match="opened"):
            right(desk, contact, clock.now(), desk.manager)

    def test_later_than_it_stands_there_is_for_a_manager(self, desk):
        contact = desk.arrives(at=earlier(5))
        with pytest.raises(Mistake, match="a manager"):
            right(desk, contact, earlier(4))
        right(desk, contact, earlier(4), desk.manager)
        assert desk.row(contact).arrived_at == pytest.approx(earlier(4), abs=timedelta(minutes=1))

    def test_only_a_desk_that_holds_it_says_so(self, desk):
        contact = desk.arrives()
        with pytest.raises(NotHere):
            right(desk, contact, earlier(), testing.holding("front_door"))


def test_the_page_opens_with_what_stands_there_and_puts_it_right(desk):
    contact = desk.arrives()
    client = testing.browser(desk.worker)
    path = reverse("contact-step", args=[contact, "moment"])
    assert path in client.get(reverse("contact-page", args=[contact])).content.decode()
    local = in_london(earlier())
    day = {f"arrived_on-{part}": getattr(local, part) for part in ("day", "month", "year")}
    said = {**day, "arrived_at": f"{local:%H:%M}", "evidence": SHOWS, "why": WHY}
    assert client.post(path, said).status_code == 302
    when = at_local(local.date(), timedelta(hours=local.hour, minutes=local.minute))
    assert desk.row(contact).arrived_at == when
