"""A strategy discussion in its least words: asked for, held, or the reason why not.

The full record comes with that meeting's own pages; here is the entry without which the clock
would run on.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from kith.access.actors import Actor
from kith.access.gates import command
from kith.accounts.roles import Area, Level
from kith.cases.rules import check_words
from kith.frontdoor.commands.parts import held, must, tell, told
from kith.frontdoor.commands.threads import thread_of
from kith.frontdoor.posts import may_decline
from kith.frontdoor.rules import entitled, ripple
from kith.frontdoor.rules.channels import AGENCIES
from kith.frontdoor.rules.outcomes import STRATEGY_DECLINED
from kith.kernel import clock
from kith.kernel.mistakes import Mistake
from kith.promises.history import Happened

KINDS = {
    "standard": "There is reasonable cause to suspect significant harm",
    "safe": "The same, and the child was made safe at once",
    "complex": "Organised or complex abuse",
}
US = "council"
SOON = timedelta(days=14)
OURS = frozenset({US, "edt"})
NOT_YOURS = "Your role does not include this: deciding on a strategy discussion."


@dataclass(frozen=True)
class Held:
    """A strategy discussion in its least words."""

    at: datetime
    who: tuple[str, ...]
    because: str
    safe_tonight: str
    s47: str


@command(Area.CONTACT, Level.VIEW, event="strategy.asked")
def ask_strategy(
    actor: Actor, /, *, contact: UUID, kind: str, why: str, asks: str = US, who: str = ""
) -> UUID:
    """Ask for a strategy discussion, as anybody who works with the child may; return its thread.

    `asks` is who wants it, one of ours or a partner, and `who` their name: a partner who is
    refused hears why (SPEC A2).
    """
    row = held(contact)
    if kind not in KINDS:
        raise Mistake("kind", "Choose what sort of discussion is asked for")
    if asks not in AGENCIES:
        raise Mistake("asks", "Choose who asks for it")
    because = check_words("why", why, "why you ask for it")
    data = {"kind": kind, "by": actor.id, "asks": asks, "who": who.strip()}
    thread = uuid4()
    tell(told(row, "strategy.asked", data, thread=thread, because=because))
    return thread


@command(Area.CONTACT, Level.VIEW, event="strategy.convened")
def convene_strategy(
    actor: Actor, /, *, contact: UUID, thread: UUID, at: datetime, who: Sequence[str]
) -> None:
    """Call it together: when they meet, and who was asked to come (SPEC A2).

    It keeps nothing: what is owed is that they meet.
    """
    must(entitled.writes_discussions(actor), NOT_YOURS)
    row = held(contact)
    begun = thread_of(row, thread)[-1].at.replace(second=0, microsecond=0)
    if not (who and set(who) <= set(ripple.WHO)):
        raise Mistake("who", "Choose who was asked to come")
    if not begun <= at <= clock.now() + SOON:
        raise Mistake("at", "They meet after word of it reached us, and within two weeks")
    data = {"who": list(who), "meets": at.isoformat(), "by": actor.id}
    tell(told(row, "strategy.convened", data, thread=thread))


@command(Area.CONTACT, Level.VIEW, event="strategy.held")
def hold_strategy(actor: Actor, /, *, contact: UUID, thread: UUID, held_: Held) -> None:
    """Write down that it was held: when, who was there, and what was decided because of what.

    Without the council's manager, police and health it must meet again within a working day.
    """
    must(entitled.writes_discussions(actor), NOT_YOURS)
    row = held(contact)
    before = thread_of(row, thread)
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
    """Say, as a manager, why there is no discussion. Whoever asked for it hears the reason.

    After a serious incident a head of service looks at it within a working day, unasked.
    """
    must(may_decline(actor), NOT_YOURS)
    row = held(contact)
    begun = begun_by(thread_of(row, thread))
    if reason not in STRATEGY_DECLINED:
        raise Mistake("reason", "Choose a reason")
    said = check_words("because", because, "why, in a sentence")
    serious = begun.name == "incident.serious"
    data = {"reason": reason, "serious": serious, "partner": asked_by_partner(begun)}
    tell(told(row, "strategy.declined", data, thread=thread, because=said))


def begun_by(before: list[Happened]) -> Happened:
    """Return what a discussion began with: a serious incident, or that somebody asked for it."""
    return next(one for one in before if one.name in ("incident.serious", "strategy.asked"))


def asked_by_partner(begun: Happened) -> bool:
    """Say whether a partner asked for a discussion, who must hear why there is none."""
    return begun.data.get("asks", US) not in OURS
