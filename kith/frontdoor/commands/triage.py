"""Opening, grading, taking by name and screening: severity comes before routing."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from kith.access.actors import Actor
from kith.access.gates import Refused, command
from kith.accounts.roles import Area, Level
from kith.cases.rules import check_words
from kith.frontdoor.commands.asking import ask_sooner
from kith.frontdoor.commands.parts import held, move, put, tell, told
from kith.frontdoor.commands.ringing import ring
from kith.frontdoor.commands.specialist import waits as specialist_waits
from kith.frontdoor.models import Contact, Screen
from kith.frontdoor.rules import screen as rules
from kith.frontdoor.rules.channels import is_professional
from kith.frontdoor.rules.states import DECIDABLE, UNGRADED, State
from kith.frontdoor.rules.urgency import RAGS, grade
from kith.kernel import clock
from kith.kernel.clock import local_date
from kith.kernel.mistakes import Mistake
from kith.people.models import Person
from kith.people.rules import age_of
from kith.promises.ledger import NewFact
from kith.promises.queries.reading import numbers


@command(Area.CONTACT, Level.CREATE, event="contact.opened")
def open_contact(actor: Actor, /, *, contact: UUID) -> None:
    """Open what a machine or a partner sent; whoever opened it first stays the one."""
    row = held(contact)
    if row.opened_at is None:
        put(row, opened_at=clock.now(), taken_by_id=actor.id)
        tell(told(row, "contact.opened"))


@command(Area.CONTACT, Level.VIEW, event="contact.acknowledged")
def acknowledge(actor: Actor, /, *, contact: UUID) -> None:
    """Take it by name: the first who does has it. Nothing is done by that yet."""
    tell(told(held(contact), "contact.acknowledged", {"by": actor.id}))


@command(Area.CONTACT, Level.CREATE, event="danger.told")
def tell_of_danger(actor: Actor, /, *, contact: UUID, whom: str) -> None:
    """Say that police or the night team were told of immediate danger, and whom one spoke with."""
    name = check_words("whom", whom, "whom you spoke with")
    tell(told(held(contact), "danger.told", because=name))


@command(Area.CONTACT, Level.CREATE, event="contact.graded")
def grade_contact(actor: Actor, /, *, contact: UUID, rag: str, why: str) -> None:
    """Say how urgent it is, and why. Graded again, the clock only ever becomes more urgent."""
    row = held(contact)
    if rag not in RAGS:
        raise Mistake("rag", "Choose how urgent it is")
    because = check_words("why", why, "why it is this urgent")
    state = State(row.state)
    if state in UNGRADED:
        _first(row, rag, because)
    elif state in DECIDABLE:
        _again(actor, row, rag, because)
    else:
        raise Mistake("rag", "This contact is decided; reopen it where there is new word")
    if rag == "RED":
        ring(row)


def _first(row: Contact, rag: str, because: str) -> None:
    fresh = not row.clock_rag
    now = grade(row.clock_rag, rag)
    move(row, "grade", rag=now.said, clock_rag=now.governs, rag_why=because)
    name = "contact.graded" if now.restarts else "contact.regraded"
    data = {"rag": now.governs, "screen": fresh and _is_screened(row)}
    tell([*_opened(row), *told(row, name, data, because=because)])


def _opened(row: Contact) -> list[NewFact]:
    """Whoever grades it has opened it."""
    if row.opened_at is not None:
        return []
    put(row, opened_at=clock.now())
    return told(row, "contact.opened")


def _again(actor: Actor, row: Contact, rag: str, because: str) -> None:
    now = grade(row.clock_rag, rag)
    lower = RAGS.index(rag) < RAGS.index(row.rag or row.clock_rag)
    if lower and not actor.may(Area.CONTACT, Level.DECIDE):
        raise Refused("Only a manager may say that it looks less urgent than it did.")
    before = row.rag
    put(row, rag=now.said, clock_rag=now.governs, rag_why=because)
    name = "contact.graded" if now.restarts else "contact.regraded"
    sooner = ask_sooner(row) if now.restarts else []
    data = {"rag": now.governs, "said": rag, "before": before}
    tell([*told(row, name, data, because=because), *sooner])


def _is_screened(row: Contact) -> bool:
    born = Person.objects.filter(id=row.person_id or 0).values_list("born", flat=True).first()
    age = age_of(born, local_date(row.arrived_at))
    return rules.is_due(age, bool(row.harms or row.dangers), numbers()["SCREEN-AGE"])


@command(Area.CONTACT, Level.CREATE, event="screen.done")
def screen_child(
    actor: Actor,
    /,
    *,
    contact: UUID,
    answers: Mapping[str, rules.Said],
    otherwise: str = "",
) -> rules.Result:
    """Screen for harm outside the family and return what this list indicates.

    An unfinished screen says which questions are left. Against what it indicates a manager alone
    decides, with a reason.
    """
    row = held(contact)
    if row.person_id is None:
        raise Mistake("", "This contact is about no child")
    edition = rules.edition_on(clock.today())
    limits = numbers()
    result = rules.screen(
        edition, answers, rules.Limits(limits["SCREEN-YES"], limits["SCREEN-NOT-ASKED"])
    )
    if result.missing:
        raise Mistake(result.missing[0], "Answer this, and say who said so where it is a no")
    if otherwise.strip() and not actor.may(Area.CONTACT, Level.DECIDE):
        raise Refused("Only a manager may decide otherwise than this list indicates.")
    before = Screen.objects.filter(contact_id=contact).exists()
    Screen.objects.create(
        contact_id=contact,
        person_id=row.person_id,
        edition=edition.code,
        answers={key: _kept(one) for key, one in answers.items()},
        result=result.word,
        otherwise=otherwise.strip(),
        done_by_id=actor.id,
        done_at=clock.now(),
    )
    tell(_screened(row, result, before, otherwise.strip()))
    return result


def _kept(said: rules.Said) -> dict[str, Any]:
    return {"answer": said.answer.value, "source": said.source.strip(), "critical": said.critical}


def _screened(row: Contact, result: rules.Result, before: bool, otherwise: str) -> list[NewFact]:
    """Only the first screen begins the task to ask; a later one without the gap ends it. So with
    the specialist assessment: begun once, and ended where a later screen no longer indicates it.
    """
    specialist, waiting = result.specialist and not otherwise, specialist_waits(row)
    data = {
        "result": result.word,
        "specialist": specialist,
        "assess": specialist and not waiting,
        "gap": result.gap and not before,
        "professional": is_professional(row.agency),
    }
    facts = told(row, "screen.done", data, because=otherwise)
    filled = told(row, "screen.filled") if before and not result.gap else []
    changed = waiting and not specialist
    why = otherwise or "Screened again, it is no longer indicated"
    declined = told(row, "specialist.declined", because=why) if changed else []
    return [*filled, *declined, *facts]
