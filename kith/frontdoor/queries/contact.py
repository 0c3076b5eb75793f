"""A contact's page: what reached us, where it stands, what we owe, what was decided and why."""

from dataclasses import dataclass, field
from uuid import UUID

from kith.access import audit
from kith.access.actors import Actor
from kith.access.gates import NotHere, query
from kith.accounts.queries import account_cards
from kith.accounts.roles import Area, Level
from kith.cases.timeline import sentence
from kith.frontdoor.models import Contact, Decision, Incident, Linked, Screen
from kith.frontdoor.queries.lines import line_of, name_of, owners_of, promises_of
from kith.frontdoor.rules import ripple
from kith.frontdoor.rules.channels import (
    AGENCIES,
    CHANNELS,
    CORE_MORE,
    edition_called,
    edition_on,
)
from kith.frontdoor.rules.ladder import LADDERS, sentences
from kith.frontdoor.rules.outcomes import OUTCOMES, TOLD
from kith.frontdoor.rules.record import EDITIONS as RECORDS
from kith.frontdoor.rules.states import WORDS, State
from kith.frontdoor.rules.urgency import DANGERS, RAG_WORDS, SAFE
from kith.kernel import clock
from kith.kernel.clock import local_date
from kith.people.queries import ChildCard, cards_of
from kith.promises.history import Happened, standing
from kith.promises.models import State as Kept
from kith.web import words
from kith.web.lines import Moment, PromiseLine

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Decided:
    """One decision as it reads."""

    words: str
    level: int
    because: str
    sentences: tuple[str, ...]
    boxes: Pairs
    gaps: tuple[str, ...]
    incomplete: bool
    by: str
    at: str
    next: str


@dataclass(frozen=True)
class Discussion:
    """A serious incident, or a strategy discussion that was asked for, and how it stands."""

    thread: UUID
    heading: str
    what: str
    state: str
    is_incident: bool
    is_open: bool
    disputed: bool
    linked: Pairs = ()
    done: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Other:
    """Another contact: of the same arrival, or earlier about the same child."""

    id: UUID
    number: int
    name: str
    says: str


@dataclass(frozen=True)
class ContactPage:
    """Everything that the page says."""

    id: UUID
    number: int
    person: int | None
    card: ChildCard | None
    name: str
    child: str
    state: State
    state_words: str
    rag: str
    rag_words: str
    rag_why: str
    clock_rag: str
    may_be_red: bool
    unopened: bool
    taken: str
    source: Pairs
    core: Pairs
    asked: Pairs
    lines: tuple[PromiseLine, ...]
    kept: tuple[PromiseLine, ...]
    story: tuple[Moment, ...]
    decisions: tuple[Decided, ...]
    screen: str
    discussions: tuple[Discussion, ...]
    same: tuple[Other, ...]
    earlier: tuple[Other, ...]
    facts: frozenset[str] = field(default_factory=frozenset)
    owed: frozenset[str] = field(default_factory=frozenset)
    opens_child: bool = False


@query(Area.CONTACT, Level.VIEW, reads="contact")
def contact_page(actor: Actor, /, *, contact: UUID) -> ContactPage:
    """Return one contact, where the reader sees it."""
    row = Contact.objects.filter(id=contact).first()
    if row is None:
        raise NotHere
    audit.about(person=row.person_id, team=row.team_id)
    return _page(actor, row)


def _page(actor: Actor, row: Contact) -> ContactPage:
    others = _others(row)
    cards = cards_of({one.person_id for one in (row, *others) if one.person_id})
    facts = [one for one in standing(row.person_id or 0) if row.id in (one.thread, one.parent)]
    decisions = list(Decision.objects.filter(contact_id=row.id).order_by("-number"))
    names = _names(row, facts, decisions)
    name = name_of(row, cards)
    promises = promises_of([row.id], [row.person_id or 0], every=True)
    owners, now = owners_of(promises), clock.now()
    lines = [(one.state, line_of(one, name, owners, now)) for one in promises]
    return ContactPage(
        id=row.id,
        number=row.number,
        person=row.person_id,
        card=cards.get(row.person_id or 0),
        name=name,
        child=row.child,
        state=State(row.state),
        state_words=WORDS[State(row.state)],
        rag=row.rag,
        rag_words=RAG_WORDS.get(row.rag, ""),
        rag_why=row.rag_why,
        clock_rag=row.clock_rag,
        may_be_red=row.red_suspect and not row.rag,
        unopened=row.opened_at is None,
        taken=_taken(facts, names),
        source=_source(row, names),
        core=_core(row),
        asked=_asked(row),
        lines=tuple(line for state, line in lines if state == Kept.OPEN),
        kept=tuple(line for state, line in lines if state not in (Kept.OPEN, Kept.VOID)),
        story=tuple(_moment(one, names) for one in facts),
        decisions=tuple(_decided(one, names) for one in decisions),
        screen=_screen(row),
        discussions=_discussions(row, facts),
        same=tuple(_other(one, cards) for one in others if one.incident == row.incident),
        earlier=tuple(_other(one, cards) for one in others if one.incident != row.incident),
        facts=frozenset(one.name for one in facts if one.thread == row.id),
        owed=frozenset(one.kind for one in promises if one.state == Kept.OPEN),
        opens_child=row.person_id is not None and actor.may(Area.CHILD, Level.SUMMARY),
    )


def _others(row: Contact) -> list[Contact]:
    same = Contact.objects.filter(incident=row.incident).exclude(id=row.id)
    found = list(same.order_by("number")[:20])
    if row.person_id is None:
        return found
    before = Contact.objects.filter(person_id=row.person_id, arrived_at__lte=row.arrived_at)
    before = before.exclude(incident=row.incident)
    return [*found, *before.order_by("-arrived_at")[:10]]


def _names(row: Contact, facts: list[Happened], decisions: list[Decision]) -> dict[int, str]:
    ids = {one.by for one in facts if one.by} | {row.taken_by_id or 0}
    ids |= {one.decided_by_id for one in decisions}
    return {card.id: card.name for card in account_cards(ids)}


def _taken(facts: list[Happened], names: dict[int, str]) -> str:
    """Return who took it by name: the first who did."""
    taken = [one for one in facts if one.name == "contact.acknowledged"]
    if not taken:
        return ""
    first = taken[-1]
    return f"{names.get(first.by or 0, 'Somebody')}, {words.moment(first.at)}"


def _source(row: Contact, names: dict[int, str]) -> Pairs:
    who = ", ".join(one for one in (row.source_name, row.source_role) if one)
    agency = AGENCIES.get(row.agency, row.agency)
    opened = words.moment(row.opened_at) if row.opened_at else "Not yet"
    pairs = [
        ("Reached us", f"{words.moment(row.arrived_at)}, {CHANNELS[row.channel].by}"),
        ("What shows that", row.evidence),
        ("Opened", f"{opened}{_by(names.get(row.taken_by_id or 0, ''))}"),
        ("Told by", f"{agency}{f': {who}' if who else ''}"),
        ("Call back", row.call_back),
        ("May the family know who told us?", "No, they asked not to be named" * row.unnamed),
    ]
    return tuple((key, value) for key, value in pairs if value)


def _by(name: str) -> str:
    return f", by {name}" if name else ""


def _core(row: Contact) -> Pairs:
    pairs = [
        ("Who", row.who),
        ("What happened", row.what_happened),
        ("Is the child safe now?", SAFE.get(row.safe_now, "")),
        ("Signs of danger", ", ".join(DANGERS[one] for one in row.dangers if one in DANGERS)),
        ("Where now", row.where_now),
        ("The child’s own words", row.childs_words),
        ("Does the child know of this?", TOLD.get(row.told_child, "")),
        ("Do the parents know of this?", TOLD.get(row.told_parent, "")),
        ("Why, or why not", row.told_why),
    ]
    return tuple((key, value) for key, value in pairs if value)


def _asked(row: Contact) -> Pairs:
    """Return the answers of its channel, by the edition that it was written on."""
    edition = edition_called(str(row.told.get("form", "")))
    edition = edition or edition_on(row.channel, local_date(row.arrived_at))
    values = row.told.get("values", {})
    asks = {one.key: one for one in (*CORE_MORE, *edition.asks)}
    pairs = [
        (asks[key].label, dict(asks[key].options).get(str(text), str(text)))
        for key, text in values.items()
        if key in asks
    ]
    owned = [("Followed up by", str(row.told["owner"]))] if "owner" in row.told else []
    does = [("What they do", str(row.told["what"]))] if "what" in row.told else []
    return (*pairs, *owned, *does)


def _moment(one: Happened, names: dict[int, str]) -> Moment:
    return Moment(
        title=sentence(one.name, one.data, names),
        at=words.moment(one.at),
        when=one.at.isoformat(),
        by=names.get(one.by or 0, ""),
        text=one.rationale,
    )


def _decided(one: Decision, names: dict[int, str]) -> Decided:
    known = {number: text for ladder in LADDERS for number, text in sentences(ladder).items()}
    labels = {box.key: box.label for edition in RECORDS for box in edition.boxes}
    by_when = f" by {words.day(one.next_by)}" if one.next_by else ""
    return Decided(
        words=OUTCOMES[one.outcome].words,
        level=one.level,
        because=one.because,
        sentences=tuple(f"{number} {known.get(number, '')}" for number in one.sentences),
        boxes=tuple((labels[key], text) for key, text in one.record.items() if key in labels),
        gaps=tuple(f"{gap['agency']}: {gap['what'].lower()}" for gap in one.gaps),
        incomplete=one.incomplete,
        by=names.get(one.decided_by_id, ""),
        at=words.moment(one.decided_at),
        next=f"{one.next_step}{by_when}" if one.next_step else "",
    )


def _screen(row: Contact) -> str:
    last = Screen.objects.filter(contact_id=row.id).order_by("-done_at").first()
    if last is None:
        return ""
    said = {
        "positive": f"By {last.edition}, a specialist assessment is indicated.",
        "negative": f"By {last.edition}, nothing more is indicated.",
    }[last.result]
    return f"{said} A manager decided otherwise: {last.otherwise}" if last.otherwise else said


def _discussions(row: Contact, facts: list[Happened]) -> tuple[Discussion, ...]:
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
    linked: dict[UUID, list[tuple[str, str]]],
) -> Discussion:
    mine = frozenset(one.name for one in facts if one.thread == begun.thread)
    incident = incidents.get(begun.thread)
    held, declined = "strategy.held" in mine, "strategy.declined" in mine
    state = "Held" if held else "Not held, with a reason" if declined else "Not yet held"
    return Discussion(
        thread=begun.thread,
        heading="Serious incident" if incident else "Strategy discussion asked for",
        what=f"{ripple.SORTS[incident.sort]}. {incident.what}" if incident else begun.rationale,
        state=f"Strategy discussion: {state.lower()}",
        is_incident=incident is not None,
        is_open=not (held or declined),
        disputed="strategy.disputed" in mine and "strategy.resolved" not in mine,
        linked=tuple(linked.get(begun.thread, ())),
        done=mine,
    )


def _linked(incidents: dict[UUID, Incident]) -> dict[UUID, list[tuple[str, str]]]:
    rows = list(Linked.objects.filter(incident_id__in=list(incidents)).order_by("at", "id"))
    cards = cards_of({one.linked_id for one in rows})
    found: dict[UUID, list[tuple[str, str]]] = {}
    for one in rows:
        name = one.label or cards[one.linked_id].name
        said = f"{ripple.TIES[one.tie]}. {one.decision} (until {words.day(one.until_on)})"
        found.setdefault(one.incident_id, []).append((name, said))
    return found


def _other(one: Contact, cards: dict[int, ChildCard]) -> Other:
    said = f"{words.day(one.arrived_at)}: {WORDS[State(one.state)].lower()}"
    return Other(one.id, one.number, name_of(one, cards), said)
