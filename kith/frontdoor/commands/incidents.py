"""A serious incident: its clock, the discussion or the reason why not, and whom it may shake.

The full record of a strategy discussion comes with that meeting's own pages; here is the entry
without which the clock would run on.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from django.db.models import Min

from kith.access import audit
from kith.access.actors import Actor
from kith.access.gates import NotHere, Refused, command
from kith.accounts.roles import Area, Level
from kith.cases.rules import Mistake, check_words
from kith.frontdoor.commands.parts import held, tell, told
from kith.frontdoor.commands.ringing import ring
from kith.frontdoor.models import Contact, Incident, Linked
from kith.frontdoor.rules import ripple
from kith.frontdoor.rules.outcomes import STRATEGY_DECLINED
from kith.kernel import clock
from kith.promises.history import Happened, standing
from kith.promises.queries.reading import numbers

BEGUN = ("incident.serious", "strategy.asked")
KINDS = {
    "standard": "There is reasonable cause to suspect significant harm",
    "safe": "The same, and the child was made safe at once",
    "complex": "Organised or complex abuse",
}
NOT_YOURS = "Your role does not include this: deciding on a strategy discussion."


@dataclass(frozen=True)
class Held:
    """A strategy discussion in its least words."""

    at: datetime
    who: tuple[str, ...]
    because: str
    safe_tonight: str
    s47: str


@dataclass(frozen=True)
class Shaken:
    """A child whom it may have shaken: on record, or by a first name and an initial."""

    tie: str
    decision: str
    person: int | None = None
    label: str = ""


@command(Area.CONTACT, Level.CREATE, event="incident.serious")
def report_incident(
    actor: Actor, /, *, contact: UUID, sort: str, what: str, place: str = ""
) -> UUID:
    """Say that a contact tells of a serious incident; return it.

    Its clock runs from when word of it first reached any inbox, opened or not (J6).
    """
    row = held(contact)
    if sort not in ripple.SORTS:
        raise Mistake("sort", "Choose what sort of incident it was")
    said = check_words("what", what, "what happened")
    if row.person_id is None:
        raise Mistake("", "This contact is about no child; take in one for each child")
    first = Contact.objects.filter(incident=row.incident).aggregate(at=Min("arrived_at"))["at"]
    made = Incident.objects.create(
        contact_id=row.id,
        person_id=row.person_id,
        sort=sort,
        what=said,
        place=place.strip(),
        first_arrived_at=first,
        recorded_by_id=actor.id,
        recorded_at=clock.now(),
    )
    tell(told(row, "incident.serious", {"sort": sort}, at=first, thread=made.id))
    ring(row)
    return made.id


@command(Area.CONTACT, Level.VIEW, event="strategy.asked")
def ask_strategy(actor: Actor, /, *, contact: UUID, kind: str, why: str) -> UUID:
    """Ask for a strategy discussion, as anybody who works with the child may; return its thread."""
    row = held(contact)
    if kind not in KINDS:
        raise Mistake("kind", "Choose what sort of discussion is asked for")
    because = check_words("why", why, "why you ask for it")
    thread = uuid4()
    tell(
        told(row, "strategy.asked", {"kind": kind, "by": actor.id}, thread=thread, because=because)
    )
    return thread


@command(Area.CONTACT, Level.VIEW, event="strategy.held")
def hold_strategy(actor: Actor, /, *, contact: UUID, thread: UUID, held_: Held) -> None:
    """Write down that it was held: when, who was there, and what was decided because of what.

    Without the council's manager, police and health it must meet again within a working day.
    """
    _must_decide(actor)
    row = held(contact)
    before = _on(row, thread)
    if not set(held_.who) <= set(ripple.WHO):
        raise Mistake("who", "Choose who was there")
    if not before[-1].at.replace(second=0, microsecond=0) <= held_.at <= clock.now():
        raise Mistake("at", "It was held after word of it reached us, and not after now")
    because = check_words("because", held_.because, "what was decided, and why")
    quorate = ripple.is_quorate(frozenset(held_.who))
    again = any(one.name == "strategy.held" for one in before)
    name = "strategy.reconvened" if again and quorate else "strategy.held"
    data = {
        "who": list(held_.who),
        "inquorate": not quorate,
        "s47": held_.s47,
        "safe_tonight": held_.safe_tonight.strip(),
    }
    tell(told(row, name, data, at=held_.at, thread=thread, because=because))


@command(Area.CONTACT, Level.VIEW, event="strategy.declined")
def decline_strategy(
    actor: Actor, /, *, contact: UUID, thread: UUID, reason: str, because: str
) -> None:
    """Say, as a manager, why there is no discussion. Whoever asked for it sees the reason."""
    _must_decide(actor)
    row = held(contact)
    _on(row, thread)
    if reason not in STRATEGY_DECLINED:
        raise Mistake("reason", "Choose a reason")
    said = check_words("because", because, "why, in a sentence")
    tell(told(row, "strategy.declined", {"reason": reason}, thread=thread, because=said))


@command(Area.CONTACT, Level.VIEW, event="strategy.disputed")
def dispute_strategy(actor: Actor, /, *, contact: UUID, thread: UUID, who: str, why: str) -> None:
    """Say that somebody disagrees, and why: the head of service settles it."""
    row = held(contact)
    _on(row, thread)
    said = {"who": check_words("who", who, "who disagrees")}
    because = check_words("why", why, "why they disagree")
    tell(told(row, "strategy.disputed", said, thread=thread, because=because))


@command(Area.CONTACT, Level.DECIDE, event="strategy.resolved")
def resolve_strategy(actor: Actor, /, *, contact: UUID, thread: UUID, words: str) -> None:
    """Settle a disagreement, as a head of service."""
    if not actor.roles & {"head_of_service", "director"}:
        raise Refused("A head of service settles this.")
    row = held(contact)
    if not any(one.name == "strategy.disputed" for one in _on(row, thread)):
        raise Mistake("", "Nobody disagrees here")
    said = check_words("words", words, "what holds from now on")
    tell(told(row, "strategy.resolved", {"by": actor.id}, thread=thread, because=said))


@command(Area.CONTACT, Level.VIEW, event="ripple.listed")
def list_shaken(
    actor: Actor, /, *, incident: UUID, children: Sequence[Shaken], nobody_because: str = ""
) -> None:
    """List the children whom an incident may have shaken, each with what was decided for them.

    Nobody may be the answer, with the reason. Each line holds for three weeks.
    """
    one = _incident(incident)
    row = held(one.contact_id)
    if not children and not nobody_because.strip():
        raise Mistake("children", "Name the children, or say why there are none")
    lines = [_line(actor, one, child) for child in children]
    Linked.objects.bulk_create(lines)
    data = {"children": len(lines)}
    because = nobody_because.strip()
    tell(told(row, "ripple.listed", data, thread=one.id, because=because))


@command(Area.CONTACT, Level.VIEW, event="ripple.done")
def do_ripple(actor: Actor, /, *, incident: UUID, step: str, words: str) -> None:
    """Say that something of what an incident asks for was done, and what."""
    one = _incident(incident)
    row = held(one.contact_id)
    if step not in ripple.STEPS:
        raise Mistake("step", "Choose what was done")
    said = check_words("words", words, "what was done")
    if any(fact.name == step for fact in _on(row, one.id)):
        raise Mistake("step", "Somebody has said already that this was done")
    tell(told(row, step, {"by": actor.id}, thread=one.id, because=said))


def _must_decide(actor: Actor) -> None:
    """A child's own manager, the front door and the night team may."""
    if not (actor.may(Area.CHILD, Level.DECIDE) or actor.may(Area.CONTACT, Level.CREATE)):
        raise Refused(NOT_YOURS)


def _incident(incident: UUID) -> Incident:
    one = Incident.objects.filter(id=incident).first()
    if one is None:
        raise NotHere
    audit.about(person=one.person_id)
    return one


def _on(row: Contact, thread: UUID) -> list[Happened]:
    """Return what was told of a discussion of this contact, newest first; NotHere where none is."""
    facts = standing(row.person_id or 0)
    mine = [one for one in facts if one.thread == thread and one.parent == row.id]
    if not any(one.name in BEGUN for one in mine):
        raise NotHere
    return mine


def _line(actor: Actor, one: Incident, child: Shaken) -> Linked:
    if child.tie not in ripple.TIES:
        raise Mistake("tie", "Say how each child is linked")
    if child.person is None and not child.label.strip():
        raise Mistake("label", "Give each child a first name and an initial")
    if child.person is not None and not audit.sees(child.person):
        raise NotHere
    return Linked(
        incident_id=one.id,
        person_id=one.person_id,
        linked_id=child.person or one.person_id,
        label=child.label.strip(),
        tie=child.tie,
        decision=check_words("decision", child.decision, "one line of what was decided"),
        until_on=clock.today() + timedelta(days=numbers()["RIPPLE-21"]),
        by_id=actor.id,
        at=clock.now(),
    )
