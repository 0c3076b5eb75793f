"""The pages of the front door, as somebody at the desk clicks through them."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kith.access import testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.frontdoor.commands import About, arrive, pass_on, report_incident
from kith.frontdoor.forms.intake import IntakeForm, at_first
from kith.frontdoor.models import Contact
from kith.frontdoor.rules.channels import CHANNELS, edition_on
from kith.frontdoor.steps import STEPS, TALKS
from kith.frontdoor.testing import a_desk
from kith.kernel import clock
from kith.people.models import Person
from kith.people.search import keep_keys

pytestmark = pytest.mark.django_db

NOON = {
    "arrived_on-day": "today",
    "arrived_on-month": "",
    "arrived_on-year": "",
    "arrived_at": "00:00",
}
CALL = {
    "known_as": "Sam",
    "what_happened": "Two men wait for him outside school.",
    "safe_now": "yes",
    "agency": "education",
    **NOON,
}
DECISION = {
    "outcome": "assess",
    "level": "3",
    "because": "He is driven around by men whom nobody knows and is afraid.",
    "sentences": ["3.2"],
}


@pytest.fixture
def desk():
    return a_desk()


@pytest.fixture
def client(desk):
    return testing.browser(desk.worker)


@pytest.fixture
def manager(desk):
    return testing.browser(desk.manager)


NOOR = {"q": "Noor", "known_as": "Noor", "words": "The school rang"}


def page(client, name, *args):
    got = client.get(reverse(name, args=args))
    assert got.status_code == 200, (name, got.status_code)
    return got.content.decode()


def send(client, name, *args, **data):
    got = client.post(reverse(name, args=args), data)
    assert got.status_code == 302, re.findall(r'<li><a href="#[^<]+', got.content.decode())
    return got


def latest():
    with acting_as(MACHINE):
        return Contact.objects.order_by("-number").first()


def test_a_call_about_a_child_who_is_not_known_is_taken_in_graded_and_on_the_queue(client):
    assert "Nothing is open here" in page(client, "front-door")
    assert "Telephone" in page(client, "take-in")
    send(client, "take-in-by", "telephone", **CALL)
    row = latest()
    assert (row.child, row.channel, row.state) == ("known", "telephone", "RECEIVED")
    shown = page(client, "contact-page", row.id)
    assert "Sam" in shown
    assert "Say how urgent it is" in shown
    send(client, "contact-step", row.id, "grade", rag="AMBER", why="He is afraid")
    queue = page(client, "front-door")
    assert "Sam" in queue
    assert "AMBER" in queue


def test_nothing_but_who_what_and_safe_is_needed(client, desk):
    got = client.post(reverse("take-in-by", args=["telephone"]), NOON | {"agency": "education"})
    body = got.content.decode()
    problems = re.findall(r'<li><a href="#id_(\w+)', body)
    assert set(problems) == {"known_as", "what_happened", "safe_now_0"}


def test_a_child_may_be_described_where_nobody_knows_the_name(client):
    said = CALL | {"known_as": "", "who": "Perhaps 13, blue school bag, bus stop at Mill Lane"}
    send(client, "take-in-by", "walk_in", **said)
    row = latest()
    assert row.child == "unknown"
    shown = page(client, "contact-page", row.id)
    assert "Child not yet identified" in shown
    assert "We owe a child not yet identified" in shown
    send(client, "contact-step", row.id, "identify", **NOOR)
    assert "Noor" in page(client, "contact-page", row.id)


def test_several_children_from_one_arrival_have_a_contact_each(client):
    send(client, "take-in-by", "telephone", **CALL, also="Ayo\nKit\n")
    with acting_as(MACHINE):
        rows = list(Contact.objects.order_by("number"))
    assert len(rows) == 3
    assert len({one.incident for one in rows}) == 1
    assert len({one.person_id for one in rows}) == 3
    shown = page(client, "contact-page", rows[0].id)
    assert "Others about the same event" in shown
    assert "Ayo" in shown


def test_word_about_no_child_gets_somebody_who_follows_it_up(client):
    said = {**CALL, "who": "The car park behind the arcade"}
    del said["known_as"]
    send(client, "take-in-by", "no_child", **said)
    row = latest()
    assert row.person_id is None
    assert "No child by name" in page(client, "front-door")
    send(client, "contact-step", row.id, "owner", owner="Jo Ash", what="Walk there tonight")
    assert latest().state == "NO_CHILD"
    assert "Jo Ash" in page(client, "contact-page", row.id)


@pytest.mark.parametrize("channel", sorted(CHANNELS))
def test_each_channel_asks_what_it_asks_and_keeps_the_answers(client, channel):
    edition = edition_on(channel, clock.today())
    asked = {
        f"asked_{ask.key}": ask.options[0][0] if ask.options else f"said of {ask.key}"
        for ask in edition.asks
    }
    who = {"who": "A boy in a green coat"}
    send(client, "take-in-by", channel, **CALL, **who, **asked)
    row = latest()
    assert row.told["form"] == edition.code
    assert set(row.told["values"]) == {ask.key for ask in edition.asks}
    shown = page(client, "contact-page", row.id)
    for ask in edition.asks:
        assert ask.label.split("’")[0] in shown


def test_a_known_child_is_chosen_first_and_not_asked_for_again(client, desk):
    # Another team's child, whom this desk does not see: it looks in the whole service.
    with acting_as(MACHINE):
        Person.objects.filter(id=desk.world.person).update(known_as="Zadie")
        keep_keys([desk.world.person])
    got = client.post(reverse("take-in"), {"q": "zaddie"})
    link = re.search(r'href="([^"]+\?child=\d+)"', got.content.decode()).group(1)
    ways = client.get(link).content.decode()
    assert "About Zadie" in ways
    form = client.get(re.search(r'href="([^"]+telephone[^"]+)"', ways).group(1)).content.decode()
    assert "What is the child called?" not in form
    path = reverse("take-in-by", args=["telephone"]) + f"?child={desk.world.person}"
    assert client.post(path, CALL).status_code == 302
    assert latest().person_id == desk.world.person


def test_a_hidden_child_is_named_to_nobody_who_takes_in(client, desk):
    with acting_as(MACHINE):
        Person.objects.filter(id=desk.world.person).update(known_as="Zadie")
        keep_keys([desk.world.person])
    testing.restricted(desk.world.person, "R3", desk.world.worker)
    body = client.post(reverse("take-in"), {"q": "zadie"}).content.decode()
    assert "Nobody is known to us by this" in body
    chosen = client.get(reverse("take-in") + f"?child={desk.world.person}").content.decode()
    assert "Zadie" not in chosen


def test_a_child_whom_the_desk_has_just_met_is_found_when_word_comes_again(client):
    send(client, "take-in-by", "telephone", **CALL)
    body = client.post(reverse("take-in"), {"q": CALL["known_as"]}).content.decode()
    assert f"?child={latest().person_id}" in body


def test_the_manager_decides_and_whoever_told_us_hears(client, manager, desk):
    contact = desk.graded()
    assert "Decide" not in re.findall(r">\s*(Decide)\s*<", page(client, "contact-page", contact))
    form = page(manager, "contact-step", contact, "decide")
    assert "whoever causes it and wherever" in form
    send(manager, "contact-step", contact, "decide", **DECISION)
    shown = page(manager, "contact-page", contact)
    assert "Our work: a child and family assessment" in shown
    assert "3.2 Money or phones without explanation" in shown
    send(client, "contact-step", contact, "told", how="telephone", words="We see him tomorrow")
    assert desk.promise("T5", contact).state == "kept"


def test_a_reason_that_fits_any_child_is_refused_and_nothing_typed_is_lost(manager, desk):
    contact = desk.graded()
    said = DECISION | {"because": "Threshold not met. NFA.", "box_history": "Three contacts"}
    got = manager.post(reverse("contact-step", args=[contact, "decide"]), said)
    body = got.content.decode()
    assert "Say why, in a sentence that is about this child" in body
    assert "Three contacts" in body


def test_a_decision_that_stands_and_one_that_changes(manager, desk):
    contact = desk.decided("nothing_more")
    send(manager, "contact-step", contact, "redecide", stands="yes", what_came="The GP wrote")
    send(
        manager, "contact-step", contact, "redecide", stands="no", what_came="He was hurt",
        **DECISION,
    )  # fmt: skip
    assert desk.row(contact).state == "REFERRAL"
    assert "Decided before" in page(manager, "contact-page", contact)


def test_the_screen_asks_three_questions_and_a_no_needs_somebody_who_said_so(client, desk):
    contact = desk.graded()
    path = reverse("contact-step", args=[contact, "screen"])
    bare = {f"g{n}": "no" for n in (1, 2, 3)}
    assert "say who said so" in client.post(path, bare).content.decode()
    named = bare | {f"g{n}_source": "His mother" for n in (1, 2, 3)}
    assert client.post(path, named).status_code == 302
    assert "nothing more is indicated" in page(client, "contact-page", contact)
    assert desk.promise("SCREEN", contact).state == "kept"


def test_a_serious_incident_from_the_button_to_the_list_of_those_it_may_have_shaken(client, desk):
    contact = desk.graded("RED")
    send(client, "contact-step", contact, "serious", sort="violence", what="Stabbed in the leg")
    shown = page(client, "contact-page", contact)
    thread = re.search(rf"{contact}/([0-9a-f-]{{36}})/", shown).group(1)
    now = clock.in_london(clock.now())
    day = {"on-day": now.day, "on-month": now.month, "on-year": now.year}
    when = {**day, "at": f"{now:%H:%M}"}
    with clock.frozen(now + timedelta(hours=2)):
        send(
            client, "contact-talk", contact, thread, "held", **when, because="A joint enquiry",
            who=["social_care", "police", "health"], s47="joint",
        )  # fmt: skip
    row = {"label1": "Kit M", "tie1": "friend", "decision1": "School talks with him today"}
    send(client, "contact-talk", contact, thread, "shaken", **row)
    send(client, "contact-talk", contact, thread, "ripple", step="ripple.schools", words="Told")
    shown = page(client, "contact-page", contact)
    assert "Kit M" in shown
    assert "Strategy discussion: held" in shown
    assert desk.promise("RIPPLE", contact).state == "kept"
    assert desk.promise("RIPPLE-SCHOOLS", contact).state == "kept"


def test_what_was_passed_on_stands_on_the_queue_of_the_childs_own_manager(desk):
    contact = desk.graded()
    pass_on(desk.worker, contact=contact)
    own = testing.browser(desk.world.manager)
    assert "not yet taken up" in page(own, "front-door")
    send(own, "contact-step", contact, "take-up", words="We see him today")
    assert desk.row(contact).state == "TAKEN_UP"


def test_new_arrivals_are_a_bar_and_move_nothing(client, desk):
    desk.arrives()
    shown = page(client, "front-door")
    poll = re.search(r'data-kith-poll="([^"]+since[^"]+)"', shown).group(1)
    first = client.get(poll)
    assert first.json() == {"words": ""}
    same = client.get(poll, headers={"If-None-Match": first.headers["ETag"]})
    assert same.status_code == 304
    desk.arrives()
    desk.arrives()
    assert client.get(poll).json() == {"words": "2 new at the front door: show"}


def test_the_duty_desk_shows_what_cannot_wait_and_who_is_on(client, desk):
    testing.on_duty(testing.holding("duty_manager"), "duty_manager")
    assert "Nobody waits for a name" in page(client, "duty-desk")
    contact = desk.graded("RED")
    report_incident(desk.worker, contact=contact, sort="violence", what="Stabbed")
    shown = page(client, "duty-desk")
    assert "We owe" in shown
    assert "Duty manager" in shown
    send(client, "contact-step", contact, "take")
    assert "Taken by" in page(client, "contact-page", contact)


def test_what_a_machine_took_in_is_not_opened_until_somebody_opens_it(client, desk):
    about = [About(desk.world.person)]
    (contact,) = arrive(MACHINE, arrival=desk.arrival(channel="email"), children=about)
    with acting_as(MACHINE):
        from kith.access.grants import add_grant

        add_grant(desk.world.person, reach="members", reason="contact", team=desk.team)
    assert "not yet opened" in page(client, "front-door")
    send(client, "contact-step", contact, "open")
    assert desk.row(contact).taken_by_id == desk.worker.id


def test_a_step_that_is_none_is_not_there(client, desk):
    contact = desk.arrives()
    for step in ("decide", "nothing-of-the-kind"):  # for a manager; for nobody
        assert client.get(reverse("contact-step", args=[contact, step])).status_code == 404
    assert client.get(reverse("take-in-by", args=["pigeon"])).status_code == 404


def test_a_step_that_is_none_now_leads_to_the_contact_as_it_stands(client, desk):
    contact = desk.arrives()
    for step in ("told", "came"):
        got = client.get(reverse("contact-step", args=[contact, step]))
        assert got.headers["Location"] == reverse("contact-page", args=[contact])


def test_where_somebody_was_quicker_nothing_is_done_and_what_was_typed_is_shown(client, desk):
    contact = desk.arrives()
    path = reverse("contact-step", args=[contact, "grade"])
    send(client, "contact-step", contact, "grade", rag="RED", why="A colleague says so")
    got = client.post(path, {"rag": "GREEN", "why": "He told me that it was a <b>game</b>"})
    body = got.content.decode()
    assert got.status_code == 409
    assert "This was not sent" in body
    assert "He told me that it was a &lt;b&gt;game" in body
    assert desk.row(contact).rag == "RED"


def test_the_queue_asks_the_database_no_more_for_many_than_for_few(client, desk):
    desk.arrives()
    queries(client)  # the first page of a session writes the session down
    few = queries(client)
    for _ in range(12):
        desk.arrives(about=About(known_as="Another child"))
    assert queries(client) == few <= 22


def queries(client):
    with CaptureQueriesContext(
        connection,
    ) as counted:
        page(client, "front-door")
    return len(counted)


def test_a_contacts_page_is_a_bounded_number_of_questions(client, desk):
    contact = desk.decided("assess")
    with CaptureQueriesContext(connection) as counted:
        page(client, "contact-page", contact)
    assert len(counted) <= 36


def test_every_step_has_words_of_its_own():
    assert len({one.slug for one in STEPS}) == len(STEPS)
    assert len({one.slug for one in TALKS}) == len(TALKS)
    assert all(one.words for one in STEPS)


def test_a_new_form_says_that_it_reached_us_now():
    form = IntakeForm(
        edition=edition_on("telephone", clock.today()),
        chosen=False,
        initial=at_first(clock.now(), ""),
    )
    assert [fold.open for fold in form.rest] == [False] * len(form.rest)
