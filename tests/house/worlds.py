"""One child with everything that the house can hold about a child."""

from datetime import timedelta
from uuid import uuid4

from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.access.grants import add_grant
from kith.frontdoor.commands import (
    About,
    Arrival,
    Asking,
    Deciding,
    Replying,
    Shaken,
    arrive,
    ask_agencies,
    decide,
    grade_contact,
    list_shaken,
    record_reply,
    report_incident,
    screen_child,
)
from kith.frontdoor.models import Incident, Request
from kith.frontdoor.rules.answers import Said as Answered
from kith.frontdoor.rules.answers import Sort
from kith.frontdoor.rules.screen import Answer, Said
from kith.kernel import clock
from kith.people.ecomap.commands import draw_map
from kith.people.ecomap.rules import Line
from kith.people.models import Ecomap, PictureVersion
from kith.people.people import Facts, Name, add_people
from kith.people.testing import relative
from kith.people.ties.commands.adding import Beside
from kith.people.ties.commands.arranging import keep_version
from kith.people.ties.making import New
from kith.promises.models import Fact, Promise
from kith.promises.testing import World

LEA = "999"
LOCAL = "ZEBEDEE000007"


def another_child(world: World, local_id: str = LOCAL) -> int:
    """Make one more child in the team of a world, and let everything happen to it."""
    with acting_as(MACHINE):
        facts = Facts(
            sex="2",
            born=clock.today() - timedelta(days=15 * 365),
            names=frozenset([Name("LAchildID", LEA, local_id), Name("UPN", "", f"U{local_id}")]),
            disabilities=frozenset(["BEH"]),
        )
        (person,) = add_people([facts], team=world.team)
        add_grant(person, reach="worker", reason="allocated", account=world.worker.id)
    happen(world, person)
    surround(world, person)
    reach_us(world, person)
    return person


def numbers_of(person: int) -> dict[str, object]:
    """Return what of this child's record addresses are made of."""
    with acting_as(MACHINE):
        promise = Promise.objects.filter(person_id=person).order_by("id").first()
        plan = Fact.objects.get(person_id=person, name="contact_plan.set")
        incident = Incident.objects.get(person_id=person)
        request = Request.objects.filter(person_id=person).earliest("number")
        drawn = Ecomap.objects.get(person_id=person)
        moment = PictureVersion.objects.get(person_id=person)
    assert promise is not None
    return {
        "person": person,
        "promise": promise.id,
        "fact": plan.id,
        "plan": plan.thread,
        "other": person,
        "contact": incident.contact_id,
        "thread": incident.id,
        "request_id": request.id,
        "ecomap:number": drawn.pk,
        "family-compare:number": moment.pk,
    }


def surround(world: World, person: int) -> None:
    """Give the child a mother, a kept moment of the family's picture, and a map of their life."""
    mother = Beside(of=person, role="mother", source="family")
    relative(world.worker, person, New("Ruth Okoro"), mother)
    keep_version(world.worker, person=person, title="At the start")
    lines = [Line("school", "Oakfield"), Line("clubs", "Boxing", "strong")]
    draw_map(world.worker, person=person, voice="worker", lines=lines)


def reach_us(world: World, person: int) -> None:
    """Let word of the child reach the front door, and let it be as grave as it can be."""
    told = "ZEBEDEE000007 was hurt by two men"
    arrival = Arrival(
        channel="police",
        team=world.team,
        arrived_at=clock.now(),
        what_happened=told,
        agency="police",
        safe_now="no",
    )
    (contact,) = arrive(MACHINE, arrival=arrival, children=[About(person)])
    grade_contact(MACHINE, contact=contact, rag="RED", why=told)
    with acting_as(world.leader):
        thread = report_incident(world.leader, contact=contact, sort="violence", what=told)
        list_shaken(
            world.leader,
            incident=thread,
            children=[Shaken("friend", f"Talk with the friend of {told}", label="Kit M")],
        )
        answers = {f"g{n}": Said(Answer.NO, told) for n in (1, 2, 3)}
        screen_child(world.leader, contact=contact, answers=answers)
        said = Asking({"police": "", "education": ""}, told, "safeguard")
        asked, _ = ask_agencies(world.leader, contact=contact, asking_=said)
        came = Replying({"1": Answered(Sort.VALUE, told)}, "PC Lane")
        record_reply(world.leader, contact=contact, request=asked, replying=came)
        decide(world.leader, contact=contact, deciding=Deciding("strategy", 4, told))


def happen(world: World, person: int) -> None:
    """Let a referral, an assessment, an enquiry, a plan, an action and visits be told."""
    today = clock.today()
    episode, action, visits = uuid4(), uuid4(), uuid4()
    long_ago, lately = today - timedelta(days=80), today - timedelta(days=20)
    owner = {"owner": world.worker.id, "worker": world.worker.id}
    told = [
        ("referral.received", long_ago, episode, {"source": "1A", "need": "N1", "nfa": False}),
        ("child.allocated", long_ago, episode, {**owner, "role": "social_worker"}),
        ("assessment.started", long_ago, episode, {"internal_review": None, "factors": []}),
        ("s47.started", lately, episode, {"icpc_required": True}),
        ("cin_plan.started", lately, episode, {}),
        (
            "action.promised",
            lately,
            action,
            {
                **owner,
                "what": "ring the school",
                "why": "he asked",
                "due": (today - timedelta(days=1)).isoformat(),
                "priority": True,
            },
        ),
        ("contact_plan.set", lately, visits, {**owner, "every_working_days": 5}),
    ]
    world.tell(
        *(
            world.fact(name, day, person=person, thread=thread, data=data, parent=episode)
            for name, day, thread, data in told
        )
    )
