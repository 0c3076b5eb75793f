"""Whom a serious incident may have shaken, and what was done for them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID, uuid4

from kith.access import audit
from kith.access.actors import Actor
from kith.access.gates import NotHere, command
from kith.accounts.roles import Area, Level
from kith.cases.rules import check_words
from kith.frontdoor.commands.parts import held, must, tell, told
from kith.frontdoor.commands.threads import thread_of
from kith.frontdoor.models import Contact, Incident, Linked
from kith.frontdoor.posts import may_lead
from kith.frontdoor.rules import entitled, ripple
from kith.kernel import clock
from kith.kernel.mistakes import Mistake
from kith.promises.ledger import NewFact
from kith.promises.queries.reading import numbers

NOT_YOURS = "The desk or a manager writes down what was done after an incident."
LEADS = "A head of service, or whoever stands in for them, answers this."
THIS_CHILD = "this child"


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

    Nobody may be the answer, with the reason. Each line holds for three weeks, and each child is
    owed a look after 7, 21 and 90 days; one who is on no record is looked at with the first child.
    """
    must(entitled.writes_discussions(actor), NOT_YOURS)
    one = incident_of(incident)
    row = held(one.contact_id)
    if not children and not nobody_because.strip():
        raise Mistake("children", "Name the children, or say why there are none")
    lines = [_line(actor, one, child) for child in children]
    Linked.objects.bulk_create(lines)
    data, because = {"children": len(lines)}, nobody_because.strip()
    listed = told(row, "ripple.listed", data, thread=one.id, because=because)
    tell([*listed, *_linked(row, lines)])


@command(Area.CONTACT, Level.VIEW, event="ripple.done")
def do_ripple(actor: Actor, /, *, incident: UUID, step: str, words: str) -> None:
    """Say that something of what an incident asks for was done, and what."""
    must(entitled.writes_discussions(actor), NOT_YOURS)
    if step not in ripple.STEPS:
        raise Mistake("step", "Choose what was done")
    said = check_words("words", words, "what was done")
    _once(incident, step, {"by": actor.id}, said)


@command(Area.CONTACT, Level.VIEW, event="ripple.considered")
def consider(actor: Actor, /, *, incident: UUID, step: str, answer: str, words: str) -> None:
    """Say, as a head of service, whether the panel is told or a rapid review made, and why."""
    must(may_lead(actor), LEADS)
    if step not in ripple.CONSIDERED:
        raise Mistake("step", "Choose what was considered")
    if answer not in ripple.ANSWERS:
        raise Mistake("answer", "Say yes or no")
    said = check_words("words", words, "why, or why not")
    _once(incident, step, {"by": actor.id, "answer": answer}, said)


def _once(incident: UUID, step: str, data: dict[str, object], because: str) -> None:
    one = incident_of(incident)
    row = held(one.contact_id)
    if any(fact.name == step for fact in thread_of(row, one.id)):
        raise Mistake("step", "Somebody has said already that this was done")
    tell(told(row, step, data, thread=one.id, because=because))


def incident_of(incident: UUID) -> Incident:
    """Return a serious incident that the actor sees; else NotHere."""
    one = Incident.objects.filter(id=incident, same_as=None).first()
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
        id=uuid4(),
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


def _linked(row: Contact, lines: Iterable[Linked]) -> list[NewFact]:
    """Return that each was thought of, told of that very child: each look is owed to them."""
    return [
        NewFact(
            name="ripple.linked",
            person=line.linked_id,
            team=row.team_id,
            thread=line.id,
            parent=row.id,
            occurred_at=line.at,
            data={"who": line.label or THIS_CHILD},
        )
        for line in lines
    ]
