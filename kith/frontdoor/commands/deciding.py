"""The manager's decision: one act that closes a contact, begins the work and tells who must hear.

It never waits for an answer: what was missing is computed, kept with it, and looked at again.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from uuid import UUID, uuid4

from kith.access.actors import Actor
from kith.access.gates import Refused, command
from kith.accounts.queries import team_card
from kith.accounts.roles import Area, Level
from kith.cases.episodes import open_episode
from kith.cases.rules import Mistake, check_words
from kith.frontdoor.commands.parts import held, move, stand, tell, told
from kith.frontdoor.commands.ringing import ring
from kith.frontdoor.commands.sight import leave, let_desk_see, let_team_see
from kith.frontdoor.commands.waiting import waits_anew
from kith.frontdoor.gaps import gaps_of
from kith.frontdoor.models import Contact, Decision
from kith.frontdoor.repeats import is_third
from kith.frontdoor.rules import record
from kith.frontdoor.rules.channels import is_professional
from kith.frontdoor.rules.ladder import ladder_on, sentences
from kith.frontdoor.rules.outcomes import CLOSED_REASONS, OUTCOMES, ROUTES, Outcome
from kith.frontdoor.rules.states import CLOSED, DECIDED, STEPS, State
from kith.kernel import clock
from kith.kernel.workdays import Unit, due
from kith.promises.history import allocations, standing
from kith.promises.kinds import WORKER
from kith.promises.ledger import NewFact
from kith.promises.queries.reading import numbers


@dataclass(frozen=True)
class Deciding:
    """A decision as its manager tells it. `record` holds the boxes of the dated record; `to_team`
    is who takes it on where it becomes our work (until then it stays before this desk).
    """

    outcome: str
    level: int
    because: str
    sentences: tuple[str, ...] = ()
    record: Mapping[str, str] = field(default_factory=dict)
    next_step: str = ""
    next_owner: int | None = None
    next_by: date | None = None
    reason: str = ""
    where: str = ""
    to_team: int | None = None


@command(Area.CONTACT, Level.DECIDE, event="contact.decided")
def decide(actor: Actor, /, *, contact: UUID, deciding: Deciding) -> UUID:
    """Decide what happens next, and return the decision (SUPPLEMENT S4).

    Where it becomes our work the referral was received when the contact was (S0 #4).
    """
    row = held(contact)
    outcome = _checked(row, deciding)
    begins = outcome.work and open_episode(_child(row)) is None
    move(row, outcome.step, closed_reason=deciding.reason)
    gaps = gaps_of(row.person_id, row.id)
    kept = _keep(actor, row, deciding, gaps)
    data = {**_said(row, deciding), "incomplete": kept.incomplete}
    facts = told(row, "contact.decided", data, because=kept.because)
    tell([*facts, *_follows(row, deciding, outcome, begins)])
    leave(row)
    return kept.id


@command(Area.CONTACT, Level.DECIDE, event="contact.redecided")
def redecide(
    actor: Actor, /, *, contact: UUID, because: str, changed: Deciding | None = None
) -> None:
    """Look at a decision again, with what came since: it stands, or another takes its place."""
    row = held(contact)
    why = check_words("because", because, "what came, and what you make of it")
    if not Decision.objects.filter(contact_id=contact).exists():
        raise Mistake("", "Nothing was decided yet that could be looked at again")
    if State(row.state) not in DECIDED:
        raise Mistake("", "It is open again: decide what happens next")
    if changed is None:
        facts = told(row, "contact.redecided", {"changed": False}, because=why)
        tell([*facts, *waits_anew(row)])
        leave(row)
        return
    outcome = _checked(row, changed)
    begins = outcome.work and open_episode(_child(row)) is None
    to = STEPS[outcome.step].to or State(row.state)
    stand(row, to, closed_reason=changed.reason)
    kept = _keep(actor, row, changed, gaps_of(row.person_id, row.id))
    data = {**_said(row, changed), "changed": True}
    facts = told(row, "contact.redecided", data, because=kept.because)
    tell([*facts, *_follows(row, changed, outcome, begins)])
    leave(row) if to in CLOSED else let_desk_see(_child(row), row.team_id)


@command(Area.CONTACT, Level.DECIDE, event="contact.second_look")
def second_look(actor: Actor, /, *, contact: UUID, words: str) -> None:
    """Look, as another manager, at why a child whom we hear of again and again is not helped."""
    row = held(contact)
    said = check_words("words", words, "what you found")
    last = Decision.objects.filter(contact_id=contact).order_by("-number").first()
    if last is not None and last.decided_by_id == actor.id:
        raise Refused("Another manager than the one who decided looks at this.")
    tell(told(row, "contact.second_look", {"by": actor.id}, because=said))


@command(Area.CONTACT, Level.CREATE, event="contact.reopened")
def reopen(actor: Actor, /, *, contact: UUID, words: str) -> None:
    """Open a contact again because of new word about the same matter: a new clock runs.

    The clock runs by the grade that it had; one that was never graded is graded first. Word that
    comes later than the dated rule allows is a new contact, with clocks of its own.
    """
    row = held(contact)
    _check_is_fresh(row)
    why = check_words("words", words, "what is new")
    move(
        row,
        "reopen" if row.clock_rag else "reopen_ungraded",
        closed_reason="",
        duplicate_of=None,
        rag=row.clock_rag,
    )
    let_desk_see(_child(row), row.team_id)
    tell([*told(row, "contact.reopened", {"decide": True}, because=why), *_clock_anew(row, why)])
    if row.clock_rag == "RED":
        ring(row)


def _check_is_fresh(row: Contact) -> None:
    days = numbers()["REOPEN"]
    if row.closed_at and clock.now() > due(row.closed_at, days, Unit.WORKING_DAYS):
        raise Mistake("", f"It closed more than {days} working days ago: take this in as new word")


def _clock_anew(row: Contact, why: str) -> list[NewFact]:
    """By its grade; what has none is owed one, as if word of it came now to somebody who reads."""
    if row.clock_rag:
        return told(row, "contact.graded", {"rag": row.clock_rag, "screen": False}, because=why)
    arrived = standing(_child(row), names=["contact.arrived"])
    first = next(one for one in reversed(arrived) if one.thread == row.id)
    return [*told(row, "contact.arrived", first.data), *told(row, "contact.opened")]


def _child(row: Contact) -> int:
    if row.person_id is None:
        raise Mistake("", "This is about no child: name who follows it up")
    return row.person_id


def _checked(row: Contact, deciding: Deciding) -> Outcome:
    _child(row)
    if deciding.outcome not in OUTCOMES:
        raise Mistake("outcome", "Choose what happens next")
    if not 1 <= deciding.level <= 4:
        raise Mistake("level", "Choose a level of need")
    if not record.gives_a_reason(deciding.because):
        raise Mistake("because", "Say why, in a sentence that is about this child")
    known = sentences(ladder_on(clock.today()))
    if not set(deciding.sentences) <= set(known):
        raise Mistake("sentences", "Choose among the sentences of the ladder that are shown")
    if deciding.to_team and team_card(deciding.to_team) is None:
        raise Mistake("to_team", "Choose the team that takes it on")
    if deciding.reason and deciding.reason not in CLOSED_REASONS:
        raise Mistake("reason", "Choose a reason from the list")
    if deciding.outcome in ("other_route", "other_authority") and not deciding.where.strip():
        raise Mistake("where", "Say to whom it goes")
    return OUTCOMES[deciding.outcome]


def _keep(actor: Actor, row: Contact, deciding: Deciding, gaps: list[record.Gap]) -> Decision:
    number = Decision.objects.filter(contact_id=row.id).count() + 1
    edition = record.edition_on(clock.today())
    known = {box.key for box in edition.boxes}
    boxes = {key: text.strip() for key, text in deciding.record.items() if text.strip()}
    return Decision.objects.create(
        contact_id=row.id,
        person_id=_child(row),
        number=number,
        outcome=deciding.outcome,
        level=deciding.level,
        sentences=list(deciding.sentences),
        because=deciding.because.strip(),
        record={"form": edition.code, **{key: boxes[key] for key in boxes if key in known}},
        gaps=[asdict(one) for one in gaps],
        incomplete=record.is_incomplete(gaps),
        next_step=deciding.next_step.strip(),
        next_owner_id=deciding.next_owner,
        next_by=deciding.next_by,
        decided_by_id=actor.id,
        decided_at=clock.now(),
    )


def _said(row: Contact, deciding: Deciding) -> dict[str, object]:
    professional = is_professional(row.agency)
    return {
        "outcome": deciding.outcome,
        "level": deciding.level,
        "rag": row.clock_rag,
        "professional": professional,
        "tell": professional,
    }


def _follows(row: Contact, deciding: Deciding, outcome: Outcome, begins: bool) -> list[NewFact]:
    """Return what a decision begins: our work, a discussion, help, a journey elsewhere."""
    facts = _begun(row, deciding) if begins else []
    if deciding.outcome == "strategy" and not _asked_already(row):
        facts += told(row, "strategy.asked", {"kind": "standard"}, thread=uuid4())
    third = (not outcome.work) and is_third(row)
    if outcome.step == "decide_help":
        facts += told(row, "help.offered", {"third": third}, because=deciding.next_step)
    if outcome.step == "decide_elsewhere":
        where = ROUTES.get(deciding.where, deciding.where)
        facts += told(row, "contact.sent", {"route": deciding.outcome}, because=where)
    if third and not outcome.helps:
        facts += told(row, "contact.third")
    return facts


def _begun(row: Contact, deciding: Deciding) -> list[NewFact]:
    """Our work begins: with the referral, and with the team that must name a worker."""
    team = deciding.to_team or row.team_id
    let_team_see(_child(row), team)
    facts = _referral(row, deciding, team)
    if not any(one.post == WORKER for one in allocations(_child(row))):
        facts += told(row, "work.handed_on", {"rag": row.clock_rag}, team=team)
    return facts


def _referral(row: Contact, deciding: Deciding, team: int) -> list[NewFact]:
    data = {
        "contact": row.number,
        "nfa": False,
        "rag": row.clock_rag,
        "see": "RED" if deciding.outcome == "strategy" else row.clock_rag,
        "professional": is_professional(row.agency),
    }
    return told(row, "referral.received", data, at=row.arrived_at, team=team)


def _asked_already(row: Contact) -> bool:
    names = ("incident.serious", "strategy.asked")
    return any(one.parent == row.id for one in standing(_child(row), names=names))
