"""The invented years lived: every event given to the command that it names, at its own moment."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from kith.access.acting import acting_as
from kith.access.actors import MACHINE, Actor, actor_for
from kith.cases import commands as work
from kith.demo.years.answering import answers_of
from kith.demo.years.child import Child
from kith.demo.years.events import Event
from kith.demo.years.story import Life
from kith.frontdoor import commands as door
from kith.frontdoor.asked import items_of
from kith.frontdoor.commands.sight import HERE, name_child
from kith.frontdoor.models import Request
from kith.frontdoor.rules.agencies import ASKED
from kith.kernel import clock
from kith.kernel.clock import local_date
from kith.people.people import Facts, add_people
from kith.promises.history import standing
from kith.promises.ledger import NewFact, record
from kith.promises.models import Promise


@dataclass(frozen=True)
class Here:
    """Who and what is meant by the user names and codes of a story, and by the names of desks."""

    accounts: Mapping[str, int]
    teams: Mapping[str, int]
    desk: int
    partners: Mapping[str, int] = field(default_factory=dict)


@dataclass
class Living:
    """One story while it is lived: the child's record, and what each label stands for."""

    here: Here
    person: int = 0
    made: dict[str, Any] = field(default_factory=dict)

    def actor(self, event: Event) -> Actor:
        """Return who does it, as they stand at this moment."""
        return actor_for(self.here.accounts[event.by]) if event.by else MACHINE


def live(life: Life, here: Here) -> int:
    """Live one story and return the child's record."""
    living = Living(here)
    for event in life.events:
        with clock.frozen(event.at):
            made = DEEDS[event.does](living, event, dict(event.says))
        if event.makes and made is not None:
            living.made[event.makes] = made
    return living.person


def _write_down(living: Living, event: Event, says: dict[str, Any]) -> int:
    """As a return writes a child down, and by the name that was told: intake asks for no more."""
    child: Child = says["child"]
    with acting_as(living.actor(event)):
        facts = Facts(
            child.sex, child.born, ethnicity=child.ethnicity, disabilities=child.disabilities
        )
        (living.person,) = add_people([facts], team=living.here.desk, reason=HERE)
        name_child(living.person, child.known_as)
    return living.person


def _arrive(living: Living, event: Event, says: dict[str, Any]) -> UUID:
    arrival = door.Arrival(team=living.here.desk, **says)
    about = door.About(person=living.person)
    (contact,) = door.arrive(living.actor(event), arrival=arrival, children=[about])
    return contact


def _deciding(living: Living, says: dict[str, Any]) -> door.Deciding:
    to_team = says.pop("to_team", "")
    return door.Deciding(to_team=living.here.teams[to_team] if to_team else None, **says)


def _decide(living: Living, event: Event, says: dict[str, Any]) -> UUID:
    contact = living.made[event.of]
    return door.decide(living.actor(event), contact=contact, deciding=_deciding(living, says))


def _redecide(living: Living, event: Event, says: dict[str, Any]) -> None:
    because = says.pop("because")
    changed = _deciding(living, {"because": because, **says}) if says else None
    contact = living.made[event.of]
    door.redecide(living.actor(event), contact=contact, because=because, changed=changed)


def _ask(living: Living, event: Event, says: dict[str, Any]) -> None:
    """Each agency is asked by a request of its own."""
    contact, named = living.made[event.of], says.pop("desks")
    desks = {code: living.here.partners[name] for code, name in named.items()}
    asking = door.Asking(desks=desks, **says)
    made = door.ask_agencies(living.actor(event), contact=contact, asking_=asking)
    asked = [code for code in ASKED if code in says["agencies"]]
    for code, request in zip(asked, made, strict=True):
        living.made[f"{event.of}/{code}"] = request


def _of_request(command: Callable[..., object]) -> "Deed":
    def lived(living: Living, event: Event, says: dict[str, Any]) -> object:
        contact = living.made[event.of.partition("/")[0]]
        request = living.made[event.of]
        return command(living.actor(event), contact=contact, request=request, **says)

    return lived


def _reply(living: Living, event: Event, says: dict[str, Any]) -> object:
    with acting_as(MACHINE):
        asked = items_of(Request.objects.get(id=living.made[event.of]))
    replying = door.Replying(answers_of(says["answers"], asked), says["by_name"])
    return _of_request(door.record_reply)(living, event, {"replying": replying})


def _name_strategy(living: Living, event: Event, says: dict[str, Any]) -> UUID:
    """The discussion that a decision asked for, or the incident that came before."""
    with acting_as(MACHINE):
        asked = standing(living.person, names=("strategy.asked", "incident.serious"))
    return next(one.thread for one in asked if one.parent == living.made[event.of])


def _on_thread(command: Callable[..., object]) -> "Deed":
    def lived(living: Living, event: Event, says: dict[str, Any]) -> object:
        contact = living.made[event.of.partition("/")[0]]
        thread = living.made[event.of]
        return command(living.actor(event), contact=contact, thread=thread, **says)

    return lived


def _hold(living: Living, event: Event, says: dict[str, Any]) -> object:
    held = door.Held(says["at"], says["who"], says["because"], says["safe_tonight"], says["s47"])
    return _on_thread(door.hold_strategy)(living, event, {"held_": held})


def _shaken(living: Living, event: Event, says: dict[str, Any]) -> None:
    """Each child on the list has a line of its own, named by its place."""
    door.list_shaken(living.actor(event), incident=living.made[event.of], **says)
    with acting_as(MACHINE):
        lines = standing(living.person, names=("ripple.linked",), most=len(says["children"]))
    for number, one in enumerate(reversed(lines)):
        living.made[f"{event.makes}/{number}"] = one.thread


def _look_again(living: Living, event: Event, says: dict[str, Any]) -> None:
    door.look_again(living.actor(event), linked=living.made[event.of], **says)


def _consider(living: Living, event: Event, says: dict[str, Any]) -> None:
    door.consider(living.actor(event), incident=living.made[event.of], **says)


def _ripple(living: Living, event: Event, says: dict[str, Any]) -> None:
    door.do_ripple(living.actor(event), incident=living.made[event.of], **says)


def _allocate(living: Living, event: Event, says: dict[str, Any]) -> None:
    work.allocate(
        living.actor(event),
        person=living.person,
        worker=living.here.accounts[says["worker"]],
        team=living.here.teams[says["team"]],
        why=says["why"],
        on=clock.today(),
    )


def _plan(living: Living, event: Event, says: dict[str, Any]) -> UUID:
    actor = living.actor(event)
    return work.set_contact_plan(
        actor, person=living.person, since=clock.today(), owner=actor.id, **says
    )


def _meet(living: Living, event: Event, says: dict[str, Any]) -> UUID:
    actor, every = living.actor(event), says.pop("every_working_days")
    return work.record_contact(
        actor, person=living.person, seen=work.Seen(clock.today(), **says),
        thread=living.made[event.of], every_working_days=every, owner=actor.id,
    )  # fmt: skip


def _end_plan(living: Living, event: Event, says: dict[str, Any]) -> UUID:
    return work.end_contact_plan(
        living.actor(event), person=living.person, thread=living.made[event.of],
        on=clock.today(), **says,
    )  # fmt: skip


def _promise(living: Living, event: Event, says: dict[str, Any]) -> UUID:
    actor = living.actor(event)
    action = work.Action(owner=actor.id, **says)
    return work.promise_action(actor, person=living.person, action=action)


def _do(living: Living, event: Event, says: dict[str, Any]) -> UUID:
    return work.do_action(
        living.actor(event), person=living.person, thread=living.made[event.of],
        on=clock.today(), **says,
    )  # fmt: skip


def _agree(living: Living, event: Event, says: dict[str, Any]) -> UUID:
    """A manager says that the assessment which the referral asked for was agreed."""
    with acting_as(MACHINE):
        owed = Promise.objects.get(person_id=living.person, kind="T9", thread=living.made[event.of])
    return work.say_kept(living.actor(event), promise=owed.id, on=clock.today())


def _close(living: Living, event: Event, says: dict[str, Any]) -> None:
    """No page ends our work yet: the ledger is told by the product itself, as by a return."""
    episode = living.made[event.of]
    with acting_as(MACHINE):
        named = standing(living.person, names=("child.allocated",))
        last = next(one for one in named if one.parent == episode)
        team = living.here.teams[says["team"]]

        def told(name: str, thread: UUID, parent: UUID | None = None, **data: str) -> NewFact:
            return NewFact(
                name, living.person, team, thread, clock.local_midnight(local_date(event.at)),
                "day", parent, data,
            )  # fmt: skip

        record(
            [
                told("episode.closed", episode, reason=says["reason"]),
                told("closure.reasoned", episode, reason=says["reason"]),
                told("allocation.ended", last.thread, episode),
            ]
        )


Deed = Callable[[Living, Event, dict[str, Any]], object]


def _plain(command: Callable[..., object]) -> Deed:
    """A command about one contact that takes what was said as it is."""
    return lambda living, event, says: command(
        living.actor(event), contact=living.made[event.of], **says
    )


PLAIN = (
    "tell_of_danger", "grade_contact", "acknowledge", "leave_for_morning", "take_over",
    "screen_child", "pass_on", "take_up", "ask_back", "complete", "tell_referrer",
    "told_that_it_arrived", "taken_elsewhere", "second_look", "accept_help", "meet_help",
    "refuse_help", "end_help",
    "answer_child", "introduce_advocate",
    "report_incident", "specialist_done", "decline_specialist",
)  # fmt: skip
DEEDS: Mapping[str, Deed] = {
    **{name: _plain(getattr(door, name)) for name in PLAIN},
    "write_down": _write_down,
    "arrive": _arrive,
    "decide": _decide,
    "redecide": _redecide,
    "ask_agencies": _ask,
    "record_reply": _reply,
    "refuse": _of_request(door.refuse),
    "withdraw": _of_request(door.withdraw),
    "name_strategy": _name_strategy,
    "hold_strategy": _hold,
    "decline_strategy": _on_thread(door.decline_strategy),
    "look_at_none": _on_thread(door.look_at_none),
    "list_shaken": _shaken,
    "do_ripple": _ripple,
    "consider": _consider,
    "look_again": _look_again,
    "allocate": _allocate,
    "set_contact_plan": _plan,
    "record_contact": _meet,
    "end_contact_plan": _end_plan,
    "promise_action": _promise,
    "do_action": _do,
    "agree_assessment": _agree,
    "close_work": _close,
}
