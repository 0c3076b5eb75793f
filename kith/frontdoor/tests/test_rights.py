"""Whatever is offered is not refused: each step, talk and move, for everybody who reads contacts.

Each is taken as its page takes it, in a state where it is offered, by everybody to whom it is.
"""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.urls import reverse

from kith.access import testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.accounts.models import Team
from kith.accounts.roles import ROLES, Area, Level, enough
from kith.frontdoor import commands as do
from kith.frontdoor.commands import About, Asking, Met, Source
from kith.frontdoor.commands.writing import write_to_partners
from kith.frontdoor.keeping import STEP_OF, TALK_OF, way_to_keep
from kith.frontdoor.models import Request
from kith.frontdoor.moves import MOVES
from kith.frontdoor.queries.contact import contact_page, maybe_same
from kith.frontdoor.queries.requests import request_page
from kith.frontdoor.rules import entitled
from kith.frontdoor.rules.screen import Answer, Said
from kith.frontdoor.steps import STEPS, TALKS
from kith.frontdoor.testing import a_desk, a_partner, full_answer
from kith.frontdoor.tests.test_forms_of_steps import WELL
from kith.frontdoor.tests.test_fuzz import BEGUN, WHERE, graded, red, serious, unknown
from kith.frontdoor.tests.test_specialist import SERIOUS
from kith.kernel import clock

pytestmark = pytest.mark.django_db

READERS = sorted(
    role.code
    for role in ROLES.values()
    if role.kind == "worker" and enough(role.level(Area.CONTACT), Level.VIEW)
)
ALL_NO = {f"g{n}": Said(Answer.NO, "His mother") for n in (1, 2, 3)}


@pytest.fixture
def desk():
    return a_desk()


def everybody(desk, person):
    """Return somebody of each role who reads contacts, all of whom see this child; of a place,
    those of its desk.
    """
    own = {"front_door", "mash_manager", "duty_manager"}
    for role in READERS:
        actor = testing.holding(role, Team.objects.get(pk=desk.team) if role in own else None)
        if role == "edt":
            actor = testing.on_duty(actor, "edt")
        if person is not None:
            testing.known_to(actor, person)
        if person is not None or role in own:
            yield actor


def mail(desk):
    (contact,) = do.arrive(
        MACHINE, arrival=desk.arrival(channel="email"), children=[About(known_as="Ayo")]
    )
    return contact


def night(desk):
    do.leave_for_morning(desk.worker, contact=(contact := graded(desk)), done="x", left="y")
    return contact


def screened(desk, answers=SERIOUS):
    do.screen_child(desk.worker, contact=(contact := graded(desk)), answers=answers)
    return contact


def third(desk):
    first = desk.graded(about=About(known_as="Ayo"))
    desk.decided("advice", first)
    child = About(person=desk.row(first).person_id)
    for _ in range(2):
        last = desk.decided("advice", desk.graded(about=child))
    return last


def place(desk):
    return desk.arrives(channel="no_child", about=About(nobody=True, who="The arcade"))


def looked_at(desk):
    testing.holding("team_manager")
    return desk.decided("advice")


# Where each step is offered, beside those of the fuzzed forms.
MORE = {
    "open": mail, "take": red, "take-over": night, "assessed": screened, "not-assessed": screened,
    "second-eyes": looked_at, "rescreen": screened, "owner": place,
    "second-look": third, "identify": unknown, "pass-on": graded, "came": WHERE["came"],
}  # fmt: skip


def form_of(step, desk, page):
    """Return a form as its step reads it, filled in well."""
    data = {"words": "As it was told"} if step.slug in ("ask-back", "identify", "source") else {}
    data |= WELL.get(step.form, {})
    if step.form.__name__ == "RedecideForm":
        data = {"what_came": "Nothing new", "stands": "yes"}
    if step.slug == "duplicate":
        data = {"of": str(page.earlier[0].id), "why": "The same call"}
    if step.slug == "same-event":
        (other, _), *_ = maybe_same(desk.worker, contact=page.id)
        data = {"same": [other], "why": "The same street"}
    if step.slug == "part-event":
        data = {"apart": [str(page.joined[0].id)], "why": "Another street"}
    if step.slug == "here":
        data = {"by": "Freya Osei", "words": "He goes home with his aunt", "left": ""}
    if step.slug == "taken":
        data = {"by": "P. Lind"}
    return SimpleNamespace(
        cleaned_data=dict(data),
        deciding=lambda: desk.deciding("advice"),
        more=lambda: None,
        about=lambda: About(person=desk.world.person),
        met=lambda: Met(clock.now(), "school"),
        source=lambda: Source("police", "PC Vale"),
        asking=lambda: Asking({"police": ""}, "A boy of 15", "safeguard"),
        answers=lambda: SERIOUS,
        moment=lambda: {
            "at": clock.now() - timedelta(hours=3),
            "evidence": "A stamp",
            "why": "Misread",
        },
    )


@pytest.mark.parametrize("step", STEPS, ids=lambda one: one.slug)
def test_a_step_that_is_offered_is_not_refused(desk, step):
    contact = (MORE | WHERE)[step.slug](desk)
    taken = set()
    for actor in everybody(desk, desk.row(contact).person_id):
        page = contact_page(actor, contact=contact)
        assert step.when(page), "it is offered to somebody where it stands"
        if not step.is_for(actor, page):
            continue
        with testing.undone():
            step.give(actor, page, form_of(step, desk, page))
        taken |= actor.roles
    assert taken, "somebody takes it"


def talk_form(talk, desk, one):
    data = WELL.get(talk.form, {"safe_tonight": "", "because": "Joint", "s47": "joint"})
    more = {"who": ["police"], "nobody_because": "He knows none", "tie": "friend",
            "decision": "A call", "child": str(desk.world.person), "words": "He sleeps again",
            "linked": next(iter(dict(one.lines)), "")}  # fmt: skip
    return SimpleNamespace(
        cleaned_data=dict(data) if talk.form in WELL else {**data, **more},
        moment=clock.now,
        rows=list,
        last=lambda: None,
    )


@pytest.mark.parametrize("talk", TALKS, ids=lambda one: one.slug)
def test_a_talk_that_is_offered_is_not_refused(desk, talk):
    contact, thread = BEGUN.get(talk.slug, serious)(desk)
    taken = set()
    for actor in everybody(desk, desk.world.person):
        page = contact_page(actor, contact=contact)
        (one,) = (each for each in page.discussions if each.thread == thread)
        assert talk.when(one), "it is offered to somebody where it stands"
        if not talk.is_for(actor, one):
            continue
        with testing.undone():
            talk.give(actor, page, one, talk_form(talk, desk, one))
        taken |= actor.roles
    assert taken, "somebody takes it"


MOVED = {
    "asked-again": {"said": "She will look today"},
    "withheld": {"by_name": "PC Vale", "reason": "confidence", "words": ""},
    "no-longer": {"why": "We know enough"},
    "ring-above": {"whom": "Ida Quaye", "said": "She looks today"},
}


def asked_and_late(desk):
    """The police have no desk that could be written to, and did not answer in time."""
    contact, (request,) = desk.asked(["police"])
    with clock.frozen(desk.row(contact).arrived_at + timedelta(days=4)):
        write_to_partners()
    return contact, request


def asked_in_time(desk):
    police = a_partner("police")
    contact, (request,) = desk.asked(["police"], desks={"police": police.pk})
    return contact, request


@pytest.mark.parametrize("move", MOVES, ids=lambda one: one.slug)
def test_a_move_that_is_offered_is_not_refused(desk, move):
    contact, request = (asked_and_late if move.slug == "ring-above" else asked_in_time)(desk)
    with acting_as(MACHINE):
        answer = full_answer(Request.objects.get(id=request))
    form = SimpleNamespace(
        cleaned_data=MOVED.get(move.slug, {}), replying=lambda: do.Replying(answer, "PC Vale")
    )
    taken = set()
    for actor in everybody(desk, desk.world.person):
        page = request_page(actor, contact=contact, request=request)
        if move.is_for(actor, page):
            with testing.undone():
                move.give(actor, page, form)
            taken |= actor.roles
    assert taken, "somebody takes it"


@pytest.mark.parametrize("kind", sorted({**STEP_OF, **TALK_OF}))
def test_from_a_promise_one_is_led_to_a_step_that_one_may_take_or_to_the_contact(desk, kind):
    contact, thread = serious(desk)
    slug = {**STEP_OF, **TALK_OF}[kind]
    step = next(one for one in (*STEPS, *TALKS) if one.slug == slug)
    said = {"contact": contact, "thread": thread, "person": desk.world.person}
    for actor in everybody(desk, desk.world.person):
        way = way_to_keep(actor, kind, **said)
        at_the_contact = way.href == reverse("contact-page", args=[contact])
        assert at_the_contact is not step.allows(actor), actor.roles


class TestEntitled:
    """The rights themselves, by role."""

    def roles(self, right):
        return {
            code
            for code in READERS
            if right(SimpleNamespace(roles={code}, may=lambda area, level, code=code: enough(
                ROLES[code].level(area), level, reason=False)))
        }  # fmt: skip

    def test_a_discussion_is_written_down_by_the_desk_the_night_and_managers(self):
        assert self.roles(entitled.writes_discussions) == {
            "front_door", "mash_manager", "duty_manager", "edt", "team_manager", "head_of_service",
        }  # fmt: skip

    def test_that_there_is_none_is_said_by_managers_alone(self):
        managers = {"mash_manager", "duty_manager", "team_manager", "head_of_service"}
        assert self.roles(entitled.declines) == managers
        at_night = self.roles(lambda by: entitled.declines(by, leads_tonight=True))
        assert at_night == managers | {"edt", "front_door"}

    def test_a_head_of_service_leads_and_a_director_reads_no_contact(self):
        assert self.roles(entitled.leads) == {"head_of_service"}
        assert "director" not in READERS

    def test_whoever_takes_a_step_reads_the_contact(self):
        rights = {one.may for one in STEPS} | {entitled.declines, entitled.leads}
        for right in rights:
            assert self.roles(right) <= self.roles(entitled.sees)
