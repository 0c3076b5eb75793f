"""What a child who told us themselves is promised, and how it is kept."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from kith.access import testing
from kith.frontdoor import commands as do
from kith.frontdoor.queries.contact import contact_page
from kith.frontdoor.rules.wishes import wishes
from kith.frontdoor.testing import a_desk
from kith.kernel import clock
from kith.kernel.mistakes import Mistake

TEN = clock.at_local(date(2026, 3, 2), timedelta(hours=10))  # a Monday
WISHES = {"reach": "Text me after four. Say it is about maths", "advocate": "yes"}


@pytest.fixture
def desk(db):
    with clock.frozen(TEN):
        yield a_desk()


def wrote(desk, **asked):
    return desk.arrives(channel="child", agency="child", asked=asked or WISHES)


def answers(desk, contact):
    do.answer_child(desk.worker, contact=contact, way="A text about maths", words="We heard you")


@given(st.sampled_from(["child", "police"]), st.text(), st.sampled_from(["yes", "no", ""]))
def test_only_a_child_who_spoke_has_wishes_and_only_those_they_said(channel, reach, advocate):
    found = wishes(channel, {"reach": reach, "advocate": advocate})
    assert found.get("reach", False) is (channel == "child" and bool(reach.strip()))
    assert found.get("advocate", False) is (channel == "child" and advocate == "yes")


class TestTheAnswer:
    def test_is_owed_by_the_end_of_the_next_working_day(self, desk):
        one = desk.promise("CHILD-ANSWER", wrote(desk))
        assert one.due_at == clock.local_midnight(date(2026, 3, 4))
        assert (one.state, one.owner_role, one.safety) == ("open", "front_door", True)

    def test_is_given_in_the_way_they_said_and_stands_in_the_story(self, desk):
        contact = wrote(desk)
        answers(desk, contact)
        assert desk.promise("CHILD-ANSWER", contact).state == "kept"
        story = contact_page(desk.worker, contact=contact).story
        assert ("We got in touch with the child, in the way they gave us.", "We heard you") in [
            (one.title, one.text) for one in story
        ]

    def test_is_given_by_meeting_them(self, desk):
        contact = desk.decided("assess", wrote_and_graded(desk))
        met = do.Met(clock.now(), "school", alone=True)
        do.meet_child(desk.worker, contact=contact, met=met)
        assert desk.promise("CHILD-ANSWER", contact).state == "kept"

    def test_is_not_owed_where_they_did_not_say_how(self, desk):
        contact = wrote(desk, reach=" ", advocate="no")
        assert desk.promises("CHILD-ANSWER", contact) == []
        with pytest.raises(Mistake, match="did not say how"):
            answers(desk, contact)

    def test_outlives_the_decision(self, desk):
        contact = desk.decided("advice", wrote_and_graded(desk))
        assert desk.promise("CHILD-ANSWER", contact).state == "open"


class TestSomebodyOnTheirSide:
    def test_is_owed_within_five_working_days(self, desk):
        one = desk.promise("ADVOCATE", wrote(desk))
        assert one.due_at == clock.local_midnight(date(2026, 3, 10))

    def test_has_a_name_and_has_met_them(self, desk):
        contact = wrote(desk)
        with pytest.raises(Mistake, match="name"):
            do.introduce_advocate(desk.worker, contact=contact, by=" ", words="At school")
        do.introduce_advocate(desk.worker, contact=contact, by="Noor Castell", words="At school")
        assert desk.promise("ADVOCATE", contact).state == "kept"

    def test_is_not_pressed_on_them(self, desk):
        contact = wrote(desk)
        do.want_no_advocate(desk.worker, contact=contact, why="“I have my aunt.”")
        assert desk.promise("ADVOCATE", contact).state == "void"

    def test_is_not_owed_where_they_did_not_ask(self, desk):
        contact = wrote(desk, reach="Ask my aunt")
        assert desk.promises("ADVOCATE", contact) == []
        with pytest.raises(Mistake, match="did not ask"):
            do.introduce_advocate(desk.worker, contact=contact, by="Noor", words="At school")


def wrote_and_graded(desk):
    return desk.graded("GREEN", channel="child", agency="child", asked=WISHES)


def test_what_a_school_tells_owes_the_child_neither(desk):
    contact = desk.arrives()
    assert desk.promises("CHILD-ANSWER", contact) == desk.promises("ADVOCATE", contact) == []


def test_both_are_kept_on_pages_that_the_contact_leads_to(desk):
    contact = wrote_and_graded(desk)
    browser = testing.browser(desk.worker)
    page = reverse("contact-page", args=[contact])
    for slug, said in {
        "child-answered": {"way": "A text", "words": "We heard you"},
        "advocate": {"by": "Noor Castell", "words": "At school"},
    }.items():
        step = reverse("contact-step", args=[contact, slug])
        assert step in browser.get(page).content.decode()
        assert browser.post(step, said).status_code == 302
        assert step not in browser.get(page).content.decode()
