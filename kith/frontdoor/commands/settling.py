"""Two who disagree about a child: somebody says so, and a head of service settles it (S5).

About a strategy discussion, or about what was decided. Where those who must decide together meet
after all, the meeting is owed from then on: a settlement is never words alone.
"""

from collections.abc import Iterable
from uuid import UUID, uuid4

from kith.access.actors import Actor
from kith.access.gates import command
from kith.accounts.roles import Area, Level
from kith.cases.rules import check_words
from kith.frontdoor.commands.parts import held, must, tell, told
from kith.frontdoor.commands.threads import thread_of
from kith.frontdoor.models import Contact, Decision
from kith.frontdoor.posts import may_lead
from kith.frontdoor.rules.settling import ABOUT, MEET, SETTLED, is_open
from kith.kernel.mistakes import Mistake
from kith.promises.history import Happened, standing
from kith.promises.ledger import NewFact, retraction

LEADS = "A head of service settles this."
NOBODY = "Nobody disagrees here"


@command(Area.CONTACT, Level.VIEW, event="strategy.disputed")
def dispute_strategy(actor: Actor, /, *, contact: UUID, thread: UUID, who: str, why: str) -> None:
    """Say that somebody disagrees, and why: the head of service settles it."""
    row = held(contact)
    thread_of(row, thread)
    said = {"who": check_words("who", who, "who disagrees")}
    because = check_words("why", why, "why they disagree")
    tell(told(row, "strategy.disputed", said, thread=thread, because=because))


@command(Area.CONTACT, Level.VIEW, event="strategy.resolved")
def resolve_strategy(
    actor: Actor, /, *, contact: UUID, thread: UUID, settles: str, words: str
) -> None:
    """Settle a disagreement, as a head of service or whoever stands in.

    Where they meet after all, the reason why not is taken back and the clock goes on as it began;
    where they have met already, another discussion is owed.
    """
    must(may_lead(actor), LEADS)
    row = held(contact)
    before = thread_of(row, thread)
    if not is_open("strategy.disputed", before):
        raise Mistake("", NOBODY)
    if settles not in SETTLED:
        raise Mistake("settles", "Say what holds from now on")
    said = check_words("words", words, "because of what")
    data = {"by": actor.id, "settles": settles}
    resolved = told(row, "strategy.resolved", data, thread=thread, because=said)
    meets = _meets(actor, row, before, said) if settles == MEET else []
    tell([*meets, *resolved])


def _meets(actor: Actor, row: Contact, before: list[Happened], because: str) -> list[NewFact]:
    names = {one.name: one for one in reversed(before)}
    if "strategy.held" in names:
        data = {"kind": "standard", "by": actor.id, "asks": "council"}
        return told(row, "strategy.asked", data, thread=uuid4(), because=because)
    declined = names.get("strategy.declined")
    return [retraction(declined.id, rationale=because)] if declined else []


@command(Area.CONTACT, Level.VIEW, event="contact.disputed")
def dispute_decision(actor: Actor, /, *, contact: UUID, who: str, why: str) -> None:
    """Say that a partner, or one of ours, disagrees with what was decided, and why."""
    row = held(contact)
    if not Decision.objects.filter(contact_id=contact).exists():
        raise Mistake("", "Nothing was decided yet with which somebody could disagree")
    whose = check_words("who", who, "who disagrees")
    tell(disagreed(row, whose, check_words("why", why, "why they disagree")))


@command(Area.CONTACT, Level.VIEW, event="contact.resolved")
def let_decision_stand(actor: Actor, /, *, contact: UUID, words: str) -> None:
    """Settle a disagreement about a decision by letting it stand, as a head of service.

    To change it they decide again: that settles it as well.
    """
    must(may_lead(actor), LEADS)
    row = held(contact)
    said = check_words("words", words, "why it stands, and what they were told")
    if not (settled := settled_by(actor, row, said)):
        raise Mistake("", NOBODY)
    tell(settled)


def disagreed(row: Contact, who: str, why: str) -> list[NewFact]:
    """Return that somebody disagrees with a decision."""
    return told(row, ABOUT, {"who": who}, because=why)


def settled_by(actor: Actor, row: Contact, because: str) -> list[NewFact]:
    """Return that a disagreement is settled, where there is one and the actor leads."""
    if not (may_lead(actor) and is_open(ABOUT, _of(row))):
        return []
    return told(row, "contact.resolved", {"by": actor.id}, because=because)


def _of(row: Contact) -> Iterable[Happened]:
    names = (ABOUT, "contact.resolved")
    return (one for one in standing(row.person_id or 0, names=names) if one.thread == row.id)
