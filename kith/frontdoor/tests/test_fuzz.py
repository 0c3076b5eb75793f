"""Whatever is sent to a form of the front door gets an answer in words, and nothing half-written.

Each form is opened where it is offered, and filled with what is well, with nonsense and with
nothing, box by box: an answer is a page that says what is wrong, or the step is done as a whole.
"""

from datetime import timedelta

import pytest
from django import forms
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kith.access import testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.frontdoor import commands as do
from kith.frontdoor.commands import About, arrive
from kith.frontdoor.forms.intake import IntakeForm, at_first
from kith.frontdoor.forms.steps import IdentifyForm
from kith.frontdoor.models import Contact, Decision, Incident, Linked, Screen
from kith.frontdoor.queries.contact import contact_page
from kith.frontdoor.rules.channels import CHANNELS, edition_on
from kith.frontdoor.steps import BY_SLUG, TALK_BY_SLUG
from kith.frontdoor.testing import a_desk
from kith.frontdoor.views.contact import _opens
from kith.kernel import clock
from kith.promises.models import Fact
from kith.web.forms import ClockField, DayField

pytestmark = pytest.mark.django_db
TRIES = settings(
    max_examples=5, deadline=None, database=None, suppress_health_check=list(HealthCheck)
)
# A box that is not sent at all: with no value, or with a list of none.
ABSENT = (None, [])
NONSENSE = st.one_of(
    st.text(max_size=60),
    st.sampled_from(
        ["\x00", "a\x00b", "²", "9" * 40, "-1", "1e9", "x" * 9_000, "'; DROP TABLE x; --", "<b>",
         "\u202eback", "🜏" * 300, "\r\n\r\n", "None", "00000000-0000-0000-0000-000000000000"]
    ),
    st.lists(st.text(max_size=8), max_size=3),
)  # fmt: skip


def well(field):
    """Return what fits a box."""
    if isinstance(field, forms.MultipleChoiceField):
        return [code for code, _ in field.choices if code][:2]
    if isinstance(field, forms.ChoiceField):
        return next((code for code, _ in field.choices if code), "")
    if isinstance(field, ClockField):
        return "00:01"
    return "on" if isinstance(field, forms.BooleanField) else "He was seen with two men"


def sent(form):
    """Return a way of filling in a form: each box well, with nonsense, or not at all."""
    boxes = {}
    for name, field in form.fields.items():
        days = {"day": "today", "month": "", "year": ""}
        parts = {f"{name}-{part}": text for part, text in days.items()}
        for box, text in (parts if isinstance(field, DayField) else {name: well(field)}).items():
            boxes[box] = st.one_of(st.just(text), st.just(text), NONSENSE, st.none())
    filled = st.fixed_dictionaries(boxes)
    return filled.map(lambda data: {box: text for box, text in data.items() if text not in ABSENT})


def written():
    """Count everything that a step can write."""
    with acting_as(MACHINE):
        rows = sum(one.objects.count() for one in (Contact, Decision, Incident, Linked, Screen))
        return rows, Fact.objects.count()


def try_it(client, path, form, *, says=lambda data: "govuk-error-summary"):
    """Send a form in many ways, each in a world of its own."""

    @TRIES
    @given(sent(form))
    def once(data):
        with testing.undone():
            before = written()
            got = client.post(path, data)
            assert got.status_code in (200, 302), (path, data)
            if got.status_code == 200:
                assert says(data) in got.content.decode(), (path, data)
                assert written() == before, (path, data)

    once()


@pytest.fixture
def desk():
    with clock.frozen(clock.now() - timedelta(minutes=30)):
        yield a_desk()


def graded(desk):
    return desk.graded("AMBER")


def red(desk):
    return desk.graded("RED", safe_now="no")


def unknown(desk):
    return desk.graded(about=About(who="A boy in a green coat"))


def passed(desk):
    do.pass_on(desk.worker, contact=(contact := desk.graded()))
    return contact


def helped(desk):
    contact = desk.decided("early_help")
    do.accept_help(desk.worker, contact=contact, service="Mentors", by="Jo")
    return contact


def asked_back(desk):
    do.ask_back(desk.worker, contact=(contact := desk.graded()), missing=("context",))
    return contact


def again(desk):
    desk.decided("advice")
    return desk.graded()


def joined(desk):
    first, second = desk.graded(), desk.graded()
    do.join_event(desk.worker, contact=second, same=[first], why="The same street")
    return second


def wrote(desk):
    wishes = {"reach": "Text me after four", "advocate": "yes"}
    return desk.graded("GREEN", channel="child", agency="child", asked=wishes)


WHERE = {
    "grade": lambda desk: desk.arrives(),
    "danger": red,
    "screen": graded,
    "take-up": passed,
    "decide": graded,
    "ask": graded,
    "close-enquiry": lambda desk: desk.asked(["police"])[0],
    "came": asked_back,
    "chase": asked_back,
    "child-answered": wrote,
    "advocate": wrote,
    "here": lambda desk: desk.arrives(channel="walk_in", agency="public"),
    "no-advocate": wrote,
    "arrived": lambda desk: desk.arrives(channel="email"),
    "taken": lambda desk: desk.decided("other_route", where="lado"),
    "help-taken": lambda desk: desk.decided("early_help"),
    "help-refused": lambda desk: desk.decided("early_help"),
    "help-met": helped,
    "help-ended": helped,
    "next-done": lambda desk: desk.decided("advice", next_step="Ring", next_by=clock.today()),
    "told": lambda desk: desk.decided("advice"),
    "first-met": lambda desk: desk.decided("assess"),
    "unknown": unknown,
    "regrade": graded,
    "source": graded,
    "moment": graded,
    "ask-back": graded,
    "serious": red,
    "ask-strategy": graded,
    "same-event": again,
    "part-event": joined,
    "settle": lambda desk: desk.decided("advice", disagrees="police"),
    "disagrees": lambda desk: desk.decided("advice"),
    "redecide": lambda desk: desk.decided("advice"),
    "morning": graded,
    "duplicate": again,
    "reopen": lambda desk: desk.decided("advice"),
}


@pytest.mark.parametrize("slug", WHERE)
def test_a_step_of_a_contact(desk, slug):
    contact = WHERE[slug](desk)
    leader = testing.holding("head_of_service")
    page = contact_page(leader, contact=contact)
    step = BY_SLUG[slug]
    assert step.is_for(leader, page)
    form = step.form(**_opens(leader, page, step.form))
    try_it(testing.browser(leader), reverse("contact-step", args=[contact, slug]), form)


def test_saying_who_the_child_is(desk):
    contact = unknown(desk)
    typed = {"q": "Sam", "words": ""}
    meant = _opens(desk.worker, contact_page(desk.worker, contact=contact), IdentifyForm)
    path = reverse("contact-step", args=[contact, "identify"])
    asks = lambda data: "govuk-error-summary" if "words" in data else 'name="q"'  # noqa: E731
    try_it(testing.browser(desk.worker), path, IdentifyForm(typed, **meant), says=asks)


def serious(desk):
    contact = desk.graded("RED")
    said = {"sort": "violence", "what": "Stabbed"}
    return contact, do.report_incident(desk.worker, contact=contact, **said)


def declined(desk):
    contact, thread = serious(desk)
    do.decline_strategy(desk.manager, contact=contact, thread=thread, reason="other", because="x")
    return contact, thread


def disputed(desk):
    contact, thread = serious(desk)
    do.dispute_strategy(desk.manager, contact=contact, thread=thread, who="Police", why="No")
    return contact, thread


def refused(desk):
    contact, said = graded(desk), {"kind": "standard", "asks": "police"}
    thread = do.ask_strategy(desk.worker, contact=contact, why="Afraid", **said)
    do.decline_strategy(desk.manager, contact=contact, thread=thread, reason="other", because="x")
    return contact, thread


def listed(desk):
    contact, thread = serious(desk)
    line = do.Shaken("friend", "We ring him", label="Kit M")
    do.list_shaken(desk.worker, incident=thread, children=[line])
    return contact, thread


BEGUN = {"looked": listed, "look": declined, "resolved": disputed, "heard": refused}


@pytest.mark.parametrize("slug", TALK_BY_SLUG)
def test_a_step_of_a_discussion(desk, slug):
    contact, thread = BEGUN.get(slug, serious)(desk)
    leader = testing.holding("head_of_service")
    page = contact_page(leader, contact=contact)
    talk = TALK_BY_SLUG[slug]
    form = talk.form(**_opens(leader, page, talk.form))
    try_it(testing.browser(leader), reverse("contact-talk", args=[contact, thread, slug]), form)


@pytest.mark.parametrize("channel", sorted(CHANNELS))
def test_taking_in_on_each_channel(desk, channel):
    edition = edition_on(channel, clock.today())
    form = IntakeForm(edition=edition, chosen=False, initial=at_first(clock.now(), ""))
    try_it(testing.browser(desk.worker), reverse("take-in-by", args=[channel]), form)


@pytest.mark.parametrize(
    "typed", ["\x00", "x" * 9_000, "²", "%", "' OR 1=1 --", "\u202e", "🜏", "  "]
)
def test_looking_for_a_child_before_taking_in(desk, typed):
    got = testing.browser(desk.worker).post(reverse("take-in"), {"q": typed})
    assert got.status_code == 200


def test_every_form_that_asks_something_is_tried_here():
    asks = {one.slug for one in BY_SLUG.values() if one.form.base_fields or one.slug == "screen"}
    apart = {"rescreen", "owner", "second-look", "assessed", "not-assessed", "identify"}
    assert asks - apart <= WHERE.keys()


def test_what_was_typed_comes_back_with_what_is_wrong(desk):
    children = [About(known_as="Ayo")]
    (contact,) = arrive(desk.worker, arrival=desk.arrival(), children=children)
    path = reverse("contact-step", args=[contact, "grade"])
    got = testing.browser(desk.worker).post(path, {"rag": "BLUE", "why": "He is <b>afraid</b>"})
    assert "He is &lt;b&gt;afraid&lt;/b&gt;" in got.content.decode()
