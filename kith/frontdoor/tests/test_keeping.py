"""Each promise of the front door leads in one click to the step that keeps it."""

import pytest
from django.urls import reverse

from kith.access import testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.frontdoor import commands as do
from kith.frontdoor import promises
from kith.frontdoor.commands import About
from kith.frontdoor.keeping import (
    ASKED,
    ENQUIRY,
    KEPT_APART,
    LOOKED,
    PAGE_OF,
    REQUESTS,
    STEP_OF,
    TALK_OF,
    way_to_keep,
)
from kith.frontdoor.queries.contact import contact_page
from kith.frontdoor.queries.duty import ungraded
from kith.frontdoor.steps import BY_SLUG, TALK_BY_SLUG
from kith.frontdoor.testing import a_desk
from kith.promises.models import Promise
from kith.promises.testing import declared_in

# Begun and kept by one and the same decision.
AT_ONCE = {"T4-REFERRAL"}


def test_every_kind_has_its_step_and_every_step_is_one():
    kinds = STEP_OF.keys() | TALK_OF.keys() | PAGE_OF.keys() | AT_ONCE
    kinds |= ASKED | ENQUIRY | KEPT_APART | LOOKED | REQUESTS
    assert kinds == declared_in(promises).keys()
    assert set(STEP_OF.values()) <= BY_SLUG.keys()
    assert set(TALK_OF.values()) <= TALK_BY_SLUG.keys()


@pytest.fixture
def desk(db):
    return a_desk()


def passed_on(desk):
    do.pass_on(desk.worker, contact=(contact := desk.graded()))
    return contact


def asked_back(desk):
    do.ask_back(desk.worker, contact=(contact := desk.graded()), missing=("context",))
    return contact


def left(desk):
    contact = desk.arrives()
    do.leave_for_morning(desk.worker, contact=contact, done="Rang him", left="See him")
    return contact


def helped(desk):
    contact = desk.decided("early_help")
    do.accept_help(desk.worker, contact=contact, service="Mentors", by="Jo")
    return contact


def refused(desk):
    contact = desk.decided("early_help")
    do.refuse_help(desk.worker, contact=contact, words="Not now")
    return contact


def serious(desk):
    contact = desk.graded("RED")
    do.report_incident(desk.worker, contact=contact, sort="violence", what="Stabbed")
    return contact


STORIES = {
    "arrived, and not safe": lambda desk: desk.arrives(safe_now="no"),
    "arrived": lambda desk: desk.arrives(),
    "nobody knows who": lambda desk: desk.arrives(about=About(who="A boy in a green coat")),
    "graded RED": lambda desk: desk.graded("RED", safe_now="no"),
    "passed on": passed_on,
    "asked for more": asked_back,
    "left for the morning": left,
    "decided as our work": lambda desk: desk.decided("strategy", desk.graded("RED")),
    "help offered": lambda desk: desk.decided("early_help"),
    "help taken up": helped,
    "help not wanted": refused,
    "sent on": lambda desk: desk.decided("other_route", where="lado"),
    "a serious incident": serious,
    "others are asked": lambda desk: desk.asked(["police"])[0],
}


@pytest.mark.parametrize("story", STORIES.values(), ids=STORIES)
def test_what_is_owed_can_be_done_where_it_leads(desk, story):
    contact = story(desk)
    row = desk.row(contact)
    leader = testing.holding("head_of_service")
    with acting_as(MACHINE):
        owed = list(Promise.objects.filter(episode=contact, state="open"))
    assert owed
    client = testing.browser(leader)
    for one in owed:
        if one.kind not in STEP_OF.keys() | TALK_OF.keys() | REQUESTS:
            continue
        way = way_to_keep(
            leader, one.kind, contact=contact, thread=one.thread, person=row.person_id
        )
        assert way.words != "Open the contact", one.kind
        # A decision is owed from the first moment and made after the grade: until then the way to
        # it leads to the contact.
        too_early = one.kind in ("T4", "SCREEN") and not row.rag
        assert client.get(way.href or way.post).status_code == (302 if too_early else 200), way


def test_an_enquiry_leads_to_whom_we_asked_and_what_came(desk):
    contact = desk.asked(["police"])[0]
    owed = desk.promise("T3-AMBER", contact)
    way = way_to_keep(desk.worker, owed.kind, contact=contact, thread=owed.thread, person=1)
    assert way.words == "See what others know"
    assert way.href == reverse("contact-page", args=[contact]) + "#asked"
    page = testing.browser(desk.worker).get(way.href).content.decode()
    assert 'id="asked"' in page


def test_who_may_not_take_the_step_is_led_to_the_contact(desk):
    contact = desk.graded()
    owed = desk.promise("T4", contact)
    way = way_to_keep(desk.worker, "T4", contact=contact, thread=owed.thread, person=1)
    assert (way.words, way.href) == (
        "Open the contact", reverse("contact-page", args=[contact]),
    )  # fmt: skip
    decides = way_to_keep(desk.manager, "T4", contact=contact, thread=owed.thread, person=1)
    assert decides.href == reverse("contact-step", args=[contact, "decide"])


def test_a_step_that_asks_nothing_is_the_tap_itself(desk):
    contact = desk.graded("RED")
    owed = desk.promise("RED-TAKEN", contact)
    way = way_to_keep(desk.worker, "RED-TAKEN", contact=contact, thread=owed.thread, person=1)
    assert (way.href, way.post) == ("", reverse("contact-step", args=[contact, "take"]))


def test_a_promise_of_others_has_no_step_here(desk):
    contact = desk.graded()
    assert way_to_keep(desk.worker, "ACTION", contact=contact, thread=contact, person=1) is None


def test_the_steps_of_the_page_and_of_the_promise_agree(desk):
    contact = desk.arrives(safe_now="no")
    page = contact_page(desk.worker, contact=contact)
    for kind in page.owed & STEP_OF.keys():
        step = BY_SLUG[STEP_OF[kind]]
        assert step.is_for(desk.worker, page) or not step.allows(desk.worker), kind


def test_before_a_decision_stands_the_grade_and_the_button_says_so(desk):
    contact = desk.arrives()
    owed = {"contact": contact, "thread": contact, "person": 1, "graded": False}
    for kind in ("T4", "DECISION", "DECISION-RED"):
        first = way_to_keep(desk.manager, kind, **owed)
        assert first.words == "Grade it, then decide"
        assert first.href == reverse("contact-step", args=[contact, "grade"])
    assert way_to_keep(desk.manager, "T5", **owed).words != first.words


def test_on_every_list_it_says_so_until_it_is_graded(desk):
    contact = desk.arrives()
    assert ungraded(desk.manager, contacts=[contact]) == {contact}
    do.grade_contact(desk.worker, contact=contact, rag="AMBER", why="He is hungry")
    assert ungraded(desk.manager, contacts=[contact]) == frozenset()
