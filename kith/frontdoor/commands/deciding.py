"""The manager's decision: one act that closes a contact, begins the work and tells who must hear.

It never waits for an answer: what was missing is computed, kept with it, and looked at again.
"""

from collections.abc import Iterable
from dataclasses import replace
from uuid import UUID, uuid4

from kith.access.actors import Actor
from kith.access.gates import Refused, command
from kith.accounts.roles import Area, Level
from kith.cases.episodes import open_episode
from kith.cases.rules import check_words
from kith.frontdoor.commands.considering import check_thoughts
from kith.frontdoor.commands.next_step import next_step, thread_of_step
from kith.frontdoor.commands.parts import held, move, stand, tell, told
from kith.frontdoor.commands.recording import (
    Deciding,
    More,
    as_before,
    checked,
    child_of,
    keep,
    weighed,
)
from kith.frontdoor.commands.ringing import ring
from kith.frontdoor.commands.settling import disagreed, settled_by
from kith.frontdoor.commands.sight import leave, let_desk_see, let_team_see
from kith.frontdoor.commands.waiting import BEFORE, waits_anew
from kith.frontdoor.fresh import too_late_to_reopen
from kith.frontdoor.models import Contact, Decision
from kith.frontdoor.repeats import is_third
from kith.frontdoor.rules.channels import AGENCIES, is_professional
from kith.frontdoor.rules.outcomes import ROUTES, Outcome
from kith.frontdoor.rules.states import CLOSED, DECIDED, STEPS, State
from kith.kernel import clock
from kith.kernel.mistakes import Mistake
from kith.promises.history import allocations, standing
from kith.promises.kinds import WORKER
from kith.promises.ledger import NewFact


@command(Area.CONTACT, Level.DECIDE, event="contact.decided")
def decide(actor: Actor, /, *, contact: UUID, deciding: Deciding) -> UUID:
    """Decide what happens next, and return the decision (SUPPLEMENT S4).

    Where it becomes our work the referral was received when the contact was (S0 #4).
    """
    row = held(contact)
    outcome = checked(row, deciding)
    begins = outcome.work and open_episode(child_of(row)) is None
    move(row, outcome.step, closed_reason=deciding.reason)
    step = next_step(actor, row, deciding)
    kept = keep(actor, row, deciding, weighed(row, deciding), action=thread_of_step(step))
    data = {**_said(row, deciding), "incomplete": kept.incomplete, "complete": kept.complete}
    facts = told(row, "contact.decided", data, because=kept.because)
    tell([*facts, *_follows(row, deciding, outcome, begins), *step])
    leave(row)
    return kept.id


@command(Area.CONTACT, Level.DECIDE, event="contact.redecided")
def redecide(
    actor: Actor,
    /,
    *,
    contact: UUID,
    because: str,
    changed: Deciding | None = None,
    more: More | None = None,
) -> None:
    """Look at a decision again, with what came since: it stands, or another takes its place.

    Where it stands, `more` is what was looked up since. What is still not there is said with it.
    """
    row = held(contact)
    why = check_words("because", because, "what came, and what you make of it")
    last = Decision.objects.filter(contact_id=contact).order_by("-number").first()
    if last is None:
        raise Mistake("", "Nothing was decided yet that could be looked at again")
    if State(row.state) not in DECIDED:
        raise Mistake("", "It is open again: decide what happens next")
    if changed is None:
        _stands(actor, row, last, why, more or More())
    else:
        _changes(actor, row, changed)


def _stands(actor: Actor, row: Contact, last: Decision, why: str, more: More) -> None:
    """What is still missing starts no second back-fill: that it stands all the same was said."""
    now = as_before(last, more)
    rests_on = weighed(row, now)
    if more.says_something:
        check_thoughts(more.others)
        said = replace(now, because=why, others=more.others)
        keep(actor, row, said, rests_on, stands=True)
    data = {"changed": False, **_left(one.agency for one in rests_on.gaps)}
    at = clock.now() - BEFORE
    settled = settled_by(actor, row, why)
    tell([*told(row, "contact.redecided", data, at=at, because=why), *settled, *waits_anew(row)])
    leave(row)


def _changes(actor: Actor, row: Contact, changed: Deciding) -> None:
    outcome = checked(row, changed)
    begins = outcome.work and open_episode(child_of(row)) is None
    to = STEPS[outcome.step].to or State(row.state)
    stand(row, to, closed_reason=changed.reason)
    step = next_step(actor, row, changed)
    kept = keep(actor, row, changed, weighed(row, changed), action=thread_of_step(step))
    now = {"changed": True, "incomplete": kept.incomplete, "complete": kept.complete}
    left = _left(gap["agency"] for gap in kept.gaps)
    facts = told(
        row, "contact.redecided", {**_said(row, changed), **now, **left}, because=kept.because
    )
    settled = settled_by(actor, row, kept.because)
    tell([*facts, *settled, *_follows(row, changed, outcome, begins), *step])
    leave(row) if to in CLOSED else let_desk_see(child_of(row), row.team_id)


def _left(whose: Iterable[str]) -> dict[str, object]:
    """Say whether gaps are left, and whose."""
    names = list(dict.fromkeys(whose))
    return {"gaps_left": bool(names), "left": names}


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
    if too_late := too_late_to_reopen(row):
        raise Mistake("", too_late)
    why = check_words("words", words, "what is new")
    move(
        row,
        "reopen" if row.clock_rag else "reopen_ungraded",
        closed_reason="",
        duplicate_of=None,
        rag=row.clock_rag,
    )
    let_desk_see(child_of(row), row.team_id)
    tell([*told(row, "contact.reopened", {"decide": True}, because=why), *_clock_anew(row, why)])
    if row.clock_rag == "RED":
        ring(row)


def _clock_anew(row: Contact, why: str) -> list[NewFact]:
    """By its grade; what has none is owed one, as if word of it came now to somebody who reads."""
    if row.clock_rag:
        return told(row, "contact.graded", {"rag": row.clock_rag, "screen": False}, because=why)
    arrived = standing(child_of(row), names=["contact.arrived"])
    first = next(one for one in reversed(arrived) if one.thread == row.id)
    return [*told(row, "contact.arrived", first.data), *told(row, "contact.opened")]


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
    if deciding.disagrees:
        why = deciding.record.get("dissent", "").strip()
        facts += disagreed(row, AGENCIES[deciding.disagrees], why)
    if third and not outcome.helps:
        facts += told(row, "contact.third")
    return facts


def _begun(row: Contact, deciding: Deciding) -> list[NewFact]:
    """Our work begins: with the referral, and with the team that must name a worker."""
    team = deciding.to_team or row.team_id
    let_team_see(child_of(row), team)
    facts = _referral(row, deciding, team)
    if not any(one.post == WORKER for one in allocations(child_of(row))):
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
    return any(one.parent == row.id for one in standing(child_of(row), names=names))
