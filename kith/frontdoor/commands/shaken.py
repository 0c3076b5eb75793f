"""Whom a serious incident may have shaken, and what was done for them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from kith.access import audit
from kith.access.actors import Actor
from kith.access.gates import NotHere, command
from kith.accounts.roles import Area, Level
from kith.cases.rules import Mistake, check_words
from kith.frontdoor.commands.parts import held, tell, told
from kith.frontdoor.commands.threads import thread_of
from kith.frontdoor.models import Incident, Linked
from kith.frontdoor.rules import ripple
from kith.kernel import clock
from kith.promises.queries.reading import numbers


@dataclass(frozen=True)
class Shaken:
    """A child whom it may have shaken: on record, or by a first name and an initial."""

    tie: str
    decision: str
    person: int | None = None
    label: str = ""


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
    if any(fact.name == step for fact in thread_of(row, one.id)):
        raise Mistake("step", "Somebody has said already that this was done")
    tell(told(row, step, {"by": actor.id}, thread=one.id, because=said))


def _incident(incident: UUID) -> Incident:
    one = Incident.objects.filter(id=incident).first()
    if one is None:
        raise NotHere
    audit.about(person=one.person_id)
    return one


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
