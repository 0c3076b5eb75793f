"""Asking others what they know of a child: who, why, on what ground, and what we told them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from kith.access.actors import Actor
from kith.access.gates import command
from kith.accounts.roles import Area, Level
from kith.cases.rules import check_words
from kith.frontdoor.commands.closing import settle
from kith.frontdoor.commands.parts import held, move, tell, told
from kith.frontdoor.commands.requests import asked, change, said_of
from kith.frontdoor.models import Contact, Partner, Request
from kith.frontdoor.rules import asking
from kith.frontdoor.rules.agencies import ASKED, CONDITIONS, template_on
from kith.frontdoor.rules.channels import AGENCIES
from kith.frontdoor.rules.outcomes import AGREEMENT, NOT_ASKED
from kith.frontdoor.rules.replies import SETTLED, judge
from kith.frontdoor.rules.states import DECIDED, State
from kith.kernel import clock
from kith.kernel.mistakes import Mistake
from kith.kernel.workdays import mash_due
from kith.people.queries.cards import cards_of
from kith.promises.ledger import NewFact
from kith.promises.queries.reading import numbers
from kith.web import words


@dataclass(frozen=True)
class Asking:
    """Whom we ask about a child: `agencies` gives for each a line why ("" where it is usual).

    `desks` says which desk of an agency where it has several; `tells` is what they may know of it.
    """

    agencies: Mapping[str, str]
    tells: str
    legal: str
    agreement: str = ""
    agreement_why: str = ""
    conditions: Sequence[str] = ()
    desks: Mapping[str, int] = field(default_factory=dict)


@command(Area.CONTACT, Level.CREATE, event="mash.asked")
def ask_agencies(actor: Actor, /, *, contact: UUID, asking_: Asking) -> list[UUID]:
    """Ask these agencies and return a request for each, in the order of the templates.

    What a decision was made without can be asked for after it: that begins no enquiry anew.
    """
    row = held(contact)
    _check(row, asking_)
    after, begun = row.state in DECIDED, list[NewFact]()
    if not after and row.state != State.MASH_GATHER:
        move(row, "gather")
    made = _ask(actor, row, asking_)
    if not after:
        begun = told(row, "mash.asked", {"rag": row.clock_rag, "how_many": len(made)})
    tell([*begun, *(fact for one in made for fact in sent(row, one, one.asked_at))])
    return [one.id for one in made]


def _check(row: Contact, asking_: Asking) -> None:
    if row.person_id is None:
        raise Mistake("", "This is about no child: name who follows it up")
    if not asking_.agencies or not set(asking_.agencies) <= set(ASKED):
        raise Mistake("usual", "Choose whom we ask")
    for code in asking.without_reason(row.clock_rag, asking_.agencies):
        raise Mistake(f"why_{code}", f"Say in a line why we ask: {AGENCIES[code]}")
    check_words("tells", asking_.tells, "what they may know, so that they can look")
    if asking_.legal not in asking.LEGAL:
        raise Mistake("legal", "Choose on what ground we ask")
    _check_agreement(row, asking_)
    if not set(asking_.conditions) <= set(CONDITIONS):
        raise Mistake("conditions", "Choose among the conditions that are shown")
    _check_again(row, asking_)


def _check_agreement(row: Contact, asking_: Asking) -> None:
    if asking_.agreement not in {"", *AGREEMENT}:
        raise Mistake("agreement", "Choose how it stands with agreement")
    if asking_.agreement_why not in {"", *NOT_ASKED}:
        raise Mistake("agreement_why", "Choose a reason from the list")
    if not asking.is_agreed(row.clock_rag, asking_.agreement, asking_.agreement_why):
        raise Mistake(
            "agreement_why", "At GREEN we ask with agreement, or say why it was not sought"
        )


def _check_again(row: Contact, asking_: Asking) -> None:
    """Nobody is asked twice at once: a request that is open is chased."""
    open_ones = Request.objects.filter(contact_id=row.id).exclude(state__in=SETTLED)
    desks = _desks_of(asking_)
    for agency, desk in open_ones.values_list("agency", "partner_id"):
        if agency in desks and desk == desks[agency]:
            raise Mistake("usual", f"We have asked already and wait: {AGENCIES[agency]}")


def _desks_of(asking_: Asking) -> dict[str, int | None]:
    """Return the desk of each agency that was chosen, else the only one that it has."""
    known: dict[str, list[int]] = {code: [] for code in asking_.agencies}
    rows = Partner.objects.filter(agency__in=known, active=True).order_by("id")
    for code, desk in rows.values_list("agency", "id"):
        known[code].append(desk)
    return {code: _desk(asking_.desks.get(code), code, desks) for code, desks in known.items()}


def _desk(chosen: int | None, code: str, desks: Sequence[int]) -> int | None:
    if chosen is not None and chosen not in desks:
        raise Mistake(f"desk_{code}", "Choose a desk from the list")
    if chosen is None and len(desks) > 1:
        raise Mistake(f"desk_{code}", f"Choose which: {AGENCIES[code]}")
    return chosen if chosen is not None else next(iter(desks), None)


def _ask(actor: Actor, row: Contact, asking_: Asking) -> list[Request]:
    """Write all the requests at once, however many agencies are asked."""
    now, rag, desks = clock.now(), row.clock_rag, _desks_of(asking_)
    card = cards_of([row.person_id or 0])[row.person_id or 0]
    conditions = asking.conditions_of(row.harms, card.age, asking_.conditions)
    same = {
        "contact_id": row.id,
        "person_id": row.person_id,
        "team_id": row.team_id,
        "conditions": sorted(conditions),
        "rag": rag,
        "who": {"name": card.name if card.named else row.who, "born": str(card.born or "")},
        "tells": asking_.tells.strip(),
        "legal": asking_.legal,
        "agreement": asking_.agreement,
        "agreement_why": asking_.agreement_why,
        "asked_by_id": actor.id,
        "asked_at": now,
        "due_at": _due(rag, now),
        "changed_at": now,
    }
    partners = Partner.objects.in_bulk([desk for desk in desks.values() if desk])
    return Request.objects.bulk_create(
        Request(
            id=uuid4(),
            agency=code,
            partner=partners.get(desks[code] or 0),
            because=asking_.agencies[code].strip(),
            **_template(code, conditions),
            **same,
        )
        for code in ASKED
        if code in asking_.agencies
    )


def _template(code: str, conditions: Collection[str]) -> dict[str, Any]:
    """Return what an agency is asked today, and how much that is."""
    template = template_on(code, clock.today())
    counted = judge(template.asks(conditions), {})
    return {"template": template.code, "of": counted.of, "whole": counted.whole}


def sent(row: Contact, one: Request, at: datetime) -> list[NewFact]:
    """Return the fact that a request went out, by the grade that it has now."""
    data = {**said_of(one), "rag": one.rag, "expected": words.moment(one.due_at)}
    return told(row, "request.sent", data, thread=one.id, at=at, because=one.because)


def _due(rag: str, at: datetime) -> datetime:
    """Return when an answer is due, as the ledger counts it."""
    return mash_due(rag, at, numbers()[f"T3-{rag}"])


@command(Area.CONTACT, Level.CREATE, event="request.chased")
def chase(actor: Actor, /, *, contact: UUID, request: UUID, said: str) -> None:
    """Say that we asked again, whom we spoke with and what they said."""
    row = held(contact)
    one = asked(row, request)
    because = check_words("said", said, "whom you asked again, and what they said")
    tell(told(row, "request.chased", said_of(one), thread=one.id, because=because))


@command(Area.CONTACT, Level.CREATE, event="request.escalated")
def ring_above(actor: Actor, /, *, contact: UUID, request: UUID, whom: str, said: str) -> None:
    """Say that we rang somebody more senior, where nobody could be written to."""
    row = held(contact)
    one = asked(row, request)
    name = check_words("whom", whom, "whom you rang, by name")
    because = check_words("said", said, "what they said")
    if not one.step:
        raise Mistake("", "There is still time: ask them again")
    data = {**said_of(one), "step": one.step, "rung": True}
    tell(told(row, "request.escalated", data, thread=one.id, because=f"{name}: {because}"))


@command(Area.CONTACT, Level.CREATE, event="request.withdrawn")
def withdraw(actor: Actor, /, *, contact: UUID, request: UUID, why: str) -> None:
    """Ask an agency no longer, because of something; what came of it stays."""
    row = held(contact)
    one = asked(row, request)
    because = check_words("why", why, "why we no longer ask")
    change(one, state="WITHDRAWN", withdrawn_why=because)
    gone = told(row, "request.withdrawn", said_of(one), thread=one.id, because=because)
    tell([*gone, *settle(row)])


def ask_sooner(row: Contact) -> list[NewFact]:
    """When a contact becomes more urgent, those who were asked have as little time for the rest."""
    waiting = Request.objects.filter(contact_id=row.id).exclude(state__in=SETTLED)
    waiting = waiting.exclude(rag=row.clock_rag)
    facts, now = [], clock.now()
    for one in waiting.order_by("number"):
        change(one, rag=row.clock_rag, due_at=_due(row.clock_rag, now), step=0)
        facts += sent(row, one, now)
    return facts
