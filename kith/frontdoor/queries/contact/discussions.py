"""Serious incidents and strategy discussions of a contact, and how each stands."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from kith.frontdoor.commands.strategy import asked_by_partner
from kith.frontdoor.models import Contact, Incident, Linked
from kith.frontdoor.queries.contact.told import Pairs
from kith.frontdoor.rules import ripple
from kith.frontdoor.rules.channels import AGENCIES
from kith.frontdoor.rules.outcomes import STRATEGY_DECLINED
from kith.frontdoor.rules.settling import SETTLES, is_open
from kith.kernel import clock
from kith.people.queries import cards_of
from kith.promises.history import Happened
from kith.web import words

Last = dict[str, Happened]


@dataclass(frozen=True)
class Line:
    """A child whom it may have shaken."""

    id: UUID
    name: str
    says: str
    goes_on: bool


@dataclass(frozen=True)
class Discussion:
    """A serious incident, or a strategy discussion that was asked for, and how it stands.

    `says` are lines about it: who asked, why there is none, what a head of service found; `lines`
    the children whom it may have shaken and who are looked at again, by number and name.
    """

    thread: UUID
    heading: str
    what: str
    state: str
    is_incident: bool
    is_open: bool
    disputed: bool
    says: Pairs = ()
    awaits_look: bool = False
    awaits_telling: bool = False
    linked: Pairs = ()
    lines: Pairs = ()
    done: frozenset[str] = frozenset()

    @property
    def is_awaited(self) -> bool:
        """Whether they have yet to meet, or to meet again with everybody who must be there."""
        again = "strategy.held" in self.done and "strategy.reconvened" not in self.done
        return self.is_open or again

    def has(self, thread: UUID) -> bool:
        """Say whether this is its thread, or that of a child whom it may have shaken."""
        return thread == self.thread or str(thread) in dict(self.lines)


def discussions_of(row: Contact, facts: list[Happened]) -> tuple[Discussion, ...]:
    """Return them in the order in which they began."""
    begun = [one for one in reversed(facts) if one.name in ("incident.serious", "strategy.asked")]
    if not begun:
        return ()
    incidents = {one.id: one for one in Incident.objects.filter(contact_id=row.id)}
    linked = _linked(incidents)
    return tuple(_discussion(one, facts, incidents, linked) for one in begun)


def _discussion(
    begun: Happened,
    facts: list[Happened],
    incidents: dict[UUID, Incident],
    linked: dict[UUID, list[Line]],
) -> Discussion:
    last = {one.name: one for one in reversed(facts) if one.thread == begun.thread}
    incident, mine = incidents.get(begun.thread), linked.get(begun.thread, [])
    held, declined = "strategy.held" in last, "strategy.declined" in last
    state = "Held" if held else "Not held, with a reason" if declined else "Not yet held"
    return Discussion(
        thread=begun.thread,
        heading="Serious incident" if incident else "Strategy discussion asked for",
        what=f"{ripple.SORTS[incident.sort]}. {incident.what}" if incident else begun.rationale,
        state=f"Strategy discussion: {state.lower()}",
        is_incident=incident is not None,
        is_open=not (held or declined),
        disputed=is_open("strategy.disputed", last.values()),
        says=_says(begun, last),
        awaits_look=incident is not None and _is_due("strategy.looked", last),
        awaits_telling=asked_by_partner(begun) and _is_due("strategy.told", last),
        linked=tuple((one.name, one.says) for one in mine),
        lines=tuple((str(one.id), one.name) for one in mine if one.goes_on),
        done=frozenset(last),
    )


def _is_due(answer: str, last: Last) -> bool:
    """Say whether nothing of this came since it was said that there is none."""
    declined, came = last.get("strategy.declined"), last.get(answer)
    return declined is not None and (came is None or came.number < declined.number)


def _says(begun: Happened, last: Last) -> Pairs:
    """Return who asked, why there is none and what a head of service found: whoever asked may read
    it, and it is read out to those who have no account.
    """
    asks = AGENCIES.get(str(begun.data.get("asks", "")), "")
    who = ", ".join(one for one in (asks, str(begun.data.get("who", ""))) if one)
    declined, looked = last.get("strategy.declined"), last.get("strategy.looked")
    reason = STRATEGY_DECLINED.get(str(declined.data.get("reason")), "") if declined else ""
    told = last.get("strategy.told")
    pairs = [
        ("Asked for by", who),
        ("Called for", _called(last)),
        ("Why there is none", f"{reason}. {declined.rationale}" if declined else ""),
        ("A head of service found", looked.rationale if looked else ""),
        ("They have heard", told.rationale if told else ""),
        *_disagreed(last),
        *_held(last),
    ]
    return tuple((key, text) for key, text in pairs if text)


def _called(last: Last) -> str:
    """Return when they meet and who was asked to come, until they have met or nobody will."""
    called = last.get("strategy.convened")
    since = (last.get(f"strategy.{name}") for name in ("held", "reconvened", "declined"))
    if called is None or any(one and one.number > called.number for one in since):
        return ""
    who = ", ".join(ripple.WHO[one] for one in called.data.get("who", ()) if one in ripple.WHO)
    return f"{words.moment(datetime.fromisoformat(called.data['meets']))}. {who}"


def _disagreed(last: Last) -> Pairs:
    return disagreement("strategy.disputed", last)


def disagreement(name: str, last: Last) -> Pairs:
    """Return who disagreed last, and how it was settled where it is."""
    disputed, resolved = last.get(name), last.get(SETTLES[name])
    if disputed is None:
        return ()
    settled = resolved.rationale if resolved and not is_open(name, last.values()) else ""
    return (
        ("Who disagrees", ". ".join((str(disputed.data.get("who")), disputed.rationale))),
        ("How it was settled", settled),
    )


def _held(last: Last) -> Pairs:
    """Return who was there and what was decided, when they met last."""
    held = last.get("strategy.reconvened") or last.get("strategy.held")
    if held is None:
        return ()
    there = [ripple.WHO[one] for one in held.data.get("who", ()) if one in ripple.WHO]
    return ("Who was there", ", ".join(there)), ("What was decided", held.rationale)


def _linked(incidents: dict[UUID, Incident]) -> dict[UUID, list[Line]]:
    rows = list(Linked.objects.filter(incident_id__in=list(incidents)).order_by("at", "id"))
    cards = cards_of({one.linked_id for one in rows})
    found: dict[UUID, list[Line]] = {}
    for one in rows:
        name = one.label or cards[one.linked_id].name
        says = f"{ripple.TIES[one.tie]}. {one.decision} ({_until(one)})"
        line = Line(one.id, name, says, one.ended_on is None)
        found.setdefault(one.incident_id, []).append(line)
    return found


def _until(one: Linked) -> str:
    if one.ended_on is not None:
        return f"ended on {words.day(one.ended_on)}"
    if one.until_on < clock.today():
        return f"ran out on {words.day(one.until_on)}: renew it, or end it"
    return f"until {words.day(one.until_on)}"
