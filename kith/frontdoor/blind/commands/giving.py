"""The second decision: given by whoever was asked, who does not know the first until then."""

from dataclasses import dataclass, replace
from uuid import UUID

from kith.access import audit
from kith.access.acting import acting_as
from kith.access.actors import MACHINE, Actor
from kith.access.gates import NotHere, command
from kith.accounts.roles import Area, Level
from kith.frontdoor.blind.commands.making import end_look
from kith.frontdoor.blind.models import BlindLook
from kith.frontdoor.blind.rules.comparing import Said, differ, does_more
from kith.frontdoor.commands.parts import tell, told
from kith.frontdoor.models import Contact, Decision
from kith.frontdoor.rules import record
from kith.frontdoor.rules.ladder import ladder_on, sentences
from kith.frontdoor.rules.outcomes import OUTCOMES
from kith.kernel import clock
from kith.kernel.mistakes import Mistake
from kith.promises.ledger import NewFact


@dataclass(frozen=True)
class Second:
    """What a reader would have decided, and because of what."""

    outcome: str
    level: int
    because: str
    sentences: tuple[str, ...] = ()


@command(Area.CONTACT, Level.VIEW, event="blind.given", outside=True)
def give_look(actor: Actor, /, *, look: UUID, second: Second) -> bool:
    """Say what one would have decided. False where the reader sees the child by now.

    Then it is no look without knowing any more: it ends, and somebody else is asked.
    """
    row = mine(actor, look)
    _check(second)
    if audit.sees(row.person_id):
        _end(row)
        return False
    with acting_as(MACHINE):
        first = Decision.objects.get(id=row.decision_id)
        _keep(row, first, second)
        tell(_fact(row, first, second, actor.id))
    return True


@command(Area.CONTACT, Level.VIEW, event="blind.given_back", outside=True)
def give_back(actor: Actor, /, *, look: UUID) -> None:
    """Say that one knows the child or the family, so that somebody else is asked."""
    _end(mine(actor, look))


def mine(actor: Actor, look: UUID) -> BlindLook:
    """Return a look that waits for this reader, and say in the log whom it is about."""
    row = BlindLook.objects.filter(id=look, reader_id=actor.id, ended_at=None).first()
    if row is None or clock.now() >= row.until_at:
        raise NotHere
    if row.given_at is not None:
        raise Mistake("", "You have decided this already")
    audit.about(person=row.person_id, team=row.team_id)
    return row


def _check(second: Second) -> None:
    if second.outcome not in OUTCOMES:
        raise Mistake("outcome", "Choose what you would decide")
    ladder = ladder_on(clock.today())
    if second.level not in {rung.level for rung in ladder.rungs}:
        raise Mistake("level", "Choose a level of need")
    if not set(second.sentences) <= set(sentences(ladder)):
        raise Mistake("sentences", "Choose sentences of the ladder")
    if not record.gives_a_reason(second.because):
        raise Mistake("because", "Say because of what, in a sentence about this child")


def _end(row: BlindLook) -> None:
    with acting_as(MACHINE):
        end_look(row, "known")


def _keep(row: BlindLook, first: Decision, second: Second) -> None:
    row.outcome, row.level = second.outcome, second.level
    row.sentences, row.because = list(second.sentences), second.because.strip()
    row.given_at, row.differs = clock.now(), differ(_said(first), _said(second))
    row.save(update_fields=["outcome", "level", "sentences", "because", "given_at", "differs"])


def _said(one: Decision | Second) -> Said:
    return Said(one.outcome, one.level)


def _fact(row: BlindLook, first: Decision, second: Second, by: int) -> list[NewFact]:
    data = {
        "differs": row.differs,
        "more": does_more(_said(first), _said(second)),
        "owner": first.decided_by_id,
    }
    facts = told(Contact.objects.get(id=row.contact_id), "blind.given", data, thread=row.id)
    return [replace(one, decided_by=by) for one in facts]
