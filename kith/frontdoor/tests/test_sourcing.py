"""Who told us, put right: who must hear from us follows from it, and nothing is written over."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from kith.access import testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.access.gates import NotHere, Refused
from kith.frontdoor import commands as do
from kith.frontdoor.commands import About, Source, arrive
from kith.frontdoor.indicators.arriving import TELLS_ENOUGH
from kith.frontdoor.queries.contact import contact_page
from kith.frontdoor.rules.channels import AGENCIES, is_professional
from kith.frontdoor.rules.source import NOT_MARKED, put_right
from kith.frontdoor.testing import a_desk
from kith.kernel import clock
from kith.kernel.mistakes import Mistake
from kith.promises.history import standing
from kith.promises.models import Fact, Promise

pytestmark = pytest.mark.django_db
SCHOOL = Source("education", "Harriet Bose", "Head of year", "020 7946 0111")
GUIDE = Source("public", "A neighbour")
HOW = "She rang from the school’s own number"


@pytest.fixture
def desk():
    with clock.frozen(clock.now() - timedelta(hours=2)):
        return a_desk()


def mailed(desk, agency="public", **about):
    """Let a mail come in by itself."""
    arrival = desk.arrival(channel="email", agency=agency, source_name="h.bose@post.example")
    child = About(**about) if about else About(person=desk.world.person)
    (contact,) = arrive(MACHINE, arrival=arrival, children=[child])
    return contact


def fact(desk, contact, name):
    with acting_as(MACHINE):
        found = standing(desk.row(contact).person_id, names=(name,))
    return next(one for one in found if one.thread == contact)


def owed(contact):
    with acting_as(MACHINE):
        rows = Promise.objects.filter(episode=contact).exclude(state="void")
        return {one.kind: one for one in rows}


class TestWhatFollows:
    def test_whoever_must_hear_is_owed_it_as_of_the_arrival(self, desk):
        contact = mailed(desk)
        assert "T4-ACK" not in owed(contact)
        do.say_source(desk.worker, contact=contact, source=SCHOOL, words=HOW)
        row = desk.row(contact)
        assert (row.agency, row.source_name, row.source_role) == (
            "education", "Harriet Bose", "Head of year"
        )  # fmt: skip
        assert owed(contact)["T4-ACK"].started_at == row.arrived_at
        assert owed(contact)["T4"].state == "open"

    def test_whoever_need_not_hear_is_owed_it_no_more(self, desk):
        contact = mailed(desk, "police")
        assert "T4-ACK" in owed(contact)
        do.say_source(desk.worker, contact=contact, source=GUIDE, words=HOW)
        assert not {"T4-ACK", "T4"} & owed(contact).keys()

    def test_after_the_decision_they_are_owed_what_was_decided(self, desk):
        contact = mailed(desk)
        do.grade_contact(desk.worker, contact=contact, rag="GREEN", why="He is at home")
        desk.decided("advice", contact)
        assert "T5" not in owed(contact)
        do.say_source(desk.worker, contact=contact, source=SCHOOL, words=HOW)
        assert owed(contact)["T5"].state == "open"
        do.tell_referrer(desk.worker, contact=contact, how="email", words="We advised")
        assert owed(contact)["T5"].state == "kept"

    def test_figures_by_agency_count_it_for_whoever_it_was(self, desk):
        contact = mailed(desk)
        assert "holds" not in fact(desk, contact, "contact.arrived").data
        do.say_source(desk.worker, contact=contact, source=SCHOOL, words=HOW)
        data = fact(desk, contact, "contact.arrived").data
        assert (data["agency"], data["professional"]) == ("education", True)
        assert data["holds"] > 0
        assert "f.data->>'agency'" in TELLS_ENOUGH.measure

    def test_what_was_counted_on_the_first_day_stands(self, desk):
        contact = mailed(desk, "police")
        before = fact(desk, contact, "contact.arrived").data
        do.say_source(desk.worker, contact=contact, source=SCHOOL, words=HOW)
        after = fact(desk, contact, "contact.arrived").data
        assert (after["holds"], after["inbox"]) == (before["holds"], before["inbox"])

    def test_whoever_spoke_with_us_knows_already_that_it_arrived(self, desk):
        contact = desk.arrives(agency="public")
        do.say_source(desk.worker, contact=contact, source=SCHOOL, words=HOW)
        assert owed(contact)["T4-ACK"].state == "kept"


class TestTheStory:
    def test_it_tells_that_it_was_put_right_by_whom_and_how_we_know(self, desk):
        contact = mailed(desk)
        do.say_source(desk.worker, contact=contact, source=SCHOOL, words=HOW)
        page = contact_page(desk.worker, contact=contact)
        line = next(one for one in page.story if one.title == "We put right who had told us.")
        assert (line.by, line.text) == (desk.worker.name, HOW)

    def test_what_was_told_before_stays_beneath(self, desk):
        contact = mailed(desk)
        do.say_source(desk.worker, contact=contact, source=SCHOOL, words=HOW)
        with acting_as(MACHINE):
            rows = Fact.objects.filter(thread=contact, name="contact.arrived").order_by("seq")
            first, second = rows
        assert (first.data["professional"], second.data["professional"]) == (False, True)
        assert (second.replaces, second.occurred_at) == (first.id, first.occurred_at)

    def test_a_decision_is_still_its_deciders_with_its_own_reason(self, desk):
        contact = mailed(desk)
        do.grade_contact(desk.worker, contact=contact, rag="GREEN", why="He is at home")
        desk.decided("advice", contact)
        do.say_source(desk.worker, contact=contact, source=SCHOOL, words=HOW)
        page = contact_page(desk.worker, contact=contact)
        decided = next(one for one in page.story if one.title.startswith("It was decided"))
        assert decided.by == desk.manager.name
        assert decided.text.startswith("He is driven around")

    def test_a_guess_is_called_one_until_somebody_said_it(self, desk):
        contact = mailed(desk, "education")
        told = lambda: dict(contact_page(desk.worker, contact=contact).source)["Told by"]  # noqa: E731
        assert "By the address alone" in told()
        said = replace(SCHOOL, source_name="H. Bose")
        do.say_source(desk.worker, contact=contact, source=said, words=HOW)
        assert told() == "School or college: H. Bose, Head of year"

    def test_a_mail_that_somebody_wrote_down_is_no_guess(self, desk):
        contact = desk.arrives(channel="email")
        told = dict(contact_page(desk.worker, contact=contact).source)["Told by"]
        assert told == "School or college: Ms Okoro"


class TestThePage:
    def test_it_opens_with_what_stands_there_and_puts_it_right(self, desk):
        contact = mailed(desk, who="The boy of the mail")
        client = testing.browser(desk.worker)
        path = reverse("contact-step", args=[contact, "source"])
        assert path in client.get(reverse("contact-page", args=[contact])).content.decode()
        assert "h.bose@post.example" in client.get(path).content.decode()
        said = {"agency": "education", "source_name": "Harriet Bose", "words": HOW}
        assert client.post(path, said).status_code == 302
        shown = client.get(reverse("contact-page", args=[contact])).content.decode()
        assert "School or college: Harriet Bose" in shown

    def test_what_stands_there_already_is_said_to_be_so(self, desk):
        contact = desk.arrives()
        same = Source("education", "Ms Okoro")
        with pytest.raises(Mistake, match="stands there already"):
            do.say_source(desk.worker, contact=contact, source=same, words=HOW)

    @pytest.mark.parametrize(
        ("source", "words", "field"),
        [(Source("nobody"), HOW, "agency"), (Source(""), HOW, "agency"), (SCHOOL, " ", "words")],
    )
    def test_what_cannot_be_is_said_in_its_box(self, desk, source, words, field):
        contact = mailed(desk)
        with pytest.raises(Mistake) as wrong:
            do.say_source(desk.worker, contact=contact, source=source, words=words)
        assert wrong.value.field == field

    def test_only_a_desk_that_holds_it_says_so(self, desk):
        contact = mailed(desk)
        said = {"contact": contact, "source": SCHOOL, "words": HOW}
        with pytest.raises(NotHere):
            do.say_source(testing.holding("front_door"), **said)
        testing.known_to(desk.world.worker, desk.world.person)
        with pytest.raises(Refused):
            do.say_source(desk.world.worker, **said)


DATA = st.fixed_dictionaries(
    {"professional": st.booleans()},
    optional={
        "tell": st.booleans(),
        "inbox": st.sampled_from(["", "police"]),
        "agency": st.sampled_from(sorted(AGENCIES)),
        "holds": st.integers(0, 10),
        "enough": st.booleans(),
        "rag": st.just("RED"),
    },
)
MARKS = st.fixed_dictionaries({"holds": st.integers(0, 10), "enough": st.booleans()})


@given(DATA, st.sampled_from(sorted(AGENCIES)), MARKS)
def test_put_right_once_there_is_nothing_more_to_put_right(data, agency, marks):
    after = {**data, **put_right(data, agency, {**marks, "agency": agency})}
    assert put_right(after, agency, {**marks, "agency": agency}) == {}
    assert after["professional"] is is_professional(agency)
    assert after.get("rag") == data.get("rag")
    assert after.get("inbox") == data.get("inbox")
    if "inbox" in data and not is_professional(agency):
        assert [after.get(key) for key in NOT_MARKED] == [None] * len(NOT_MARKED)


@given(st.dictionaries(st.sampled_from(["rag", "state", "tell"]), st.booleans()))
def test_a_fact_that_says_nothing_of_it_stays_as_it_is(data):
    assert put_right(data, "education") == {}
