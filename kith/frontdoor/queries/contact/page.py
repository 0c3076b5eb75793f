"""The page of one contact, put together."""

from dataclasses import dataclass, field, replace
from uuid import UUID

from kith.access import audit
from kith.access.actors import Actor
from kith.access.gates import NotHere, query
from kith.accounts.queries import account_cards, team_card
from kith.accounts.roles import Area, Level
from kith.cases.timeline import sentence
from kith.frontdoor.fresh import too_late_to_reopen
from kith.frontdoor.helped import OFFERED, said_of_help
from kith.frontdoor.keeping import PAGE_OF, way_to_keep
from kith.frontdoor.mailbox.queries import FileLine, files_of
from kith.frontdoor.models import Contact, Decision
from kith.frontdoor.queries.contact.decided import Decided, decided, screen_of
from kith.frontdoor.queries.contact.discussions import Discussion, disagreement, discussions_of
from kith.frontdoor.queries.contact.others import (
    Other,
    other_line,
    others_of,
    serious_among,
)
from kith.frontdoor.queries.contact.source import first_tellers, is_guessed
from kith.frontdoor.queries.contact.told import Pairs, asked_of, core_of, source_of
from kith.frontdoor.queries.gathering import Gathered, gathered
from kith.frontdoor.queries.helping import HelpLine, helps_of
from kith.frontdoor.queries.lines import called, line_of, name_of, owners_of, promises_of
from kith.frontdoor.repeats import is_overlooked
from kith.frontdoor.rules import entitled
from kith.frontdoor.rules.settling import ABOUT, is_open
from kith.frontdoor.rules.states import DECIDABLE, WORDS, State
from kith.frontdoor.rules.urgency import RAG_WORDS
from kith.kernel import clock
from kith.people.queries import ChildCard, cards_of
from kith.promises.history import Happened, allocations, standing
from kith.promises.kinds import WORKER
from kith.promises.models import Promise
from kith.promises.models import State as Kept
from kith.web import words
from kith.web.lines import Answer, Moment, PromiseLine

# What is not graded where it ended, and needs no grade any more.
NOT_GRADED = {
    State.DUPLICATE_OF.value: "It goes on in the contact that it is the same as.",
    State.NO_CHILD.value: "It is about no child.",
}
OF_OTHERS = frozenset({"AGENCY-RED", "AGENCY-AMBER", "AGENCY-GREEN"})


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
    joined: tuple[Other, ...]
    earlier: tuple[Other, ...]
    gathered: Gathered = field(default_factory=Gathered)
    facts: frozenset[str] = field(default_factory=frozenset)
    owed: frozenset[str] = field(default_factory=frozenset)
    helped: frozenset[str] = field(default_factory=frozenset)
    helps: tuple[HelpLine, ...] = ()
    opens_child: bool = False
    too_late: str = ""
    takes_in: bool = False
    with_team: str = ""
    is_open_child: bool = False
    is_overlooked: bool = False
    disputed: bool = False
    disagreement: Pairs = ()
    files: tuple[FileLine, ...] = ()


@query(Area.CONTACT, Level.VIEW, reads="contact")
def contact_page(actor: Actor, /, *, contact: UUID) -> ContactPage:
    """Return one contact, where the reader sees it."""
    row = Contact.objects.filter(id=contact).first()
    if row is None:
        raise NotHere
    audit.about(person=row.person_id, team=row.team_id)
    return _page(actor, row)


def _page(actor: Actor, row: Contact) -> ContactPage:
    others = others_of(row)
    same = [one for one in others if one.incident == row.incident]
    serious = serious_among(same)
    cards = cards_of({one.person_id for one in (row, *others) if one.person_id})
    every = standing(row.owed_to)
    facts = [one for one in every if row.id in (one.thread, one.parent)]
    decisions = list(Decision.objects.filter(contact_id=row.id).order_by("-number"))
    tellers = first_tellers(facts)
    facts = [replace(one, by=tellers.get(one.root, one.by)) for one in facts]
    own = {one.name: one for one in reversed(facts) if one.thread == row.id}
    names = _names(row, facts, decisions)
    name = name_of(row, cards)
    promises = promises_of([row.id], [row.owed_to], every=True)
    owners, now = owners_of(promises), clock.now()
    them = called(row, cards)
    lines = [
        (one.state, line_of(one, them, owners, now, _ways(actor, one)))
        for one in promises
        if one.kind not in OF_OTHERS  # these stand with whom we asked
    ]
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
        rag_words=RAG_WORDS.get(row.rag) or NOT_GRADED.get(row.state, ""),
        rag_why=row.rag_why,
        clock_rag=row.clock_rag,
        may_be_red=row.red_suspect and not row.rag,
        unopened=row.opened_at is None,
        taken=_taken(facts, names),
        source=source_of(row, names, guessed=is_guessed(row, facts)),
        core=core_of(row),
        asked=asked_of(row),
        lines=tuple(line for state, line in lines if state == Kept.OPEN),
        kept=tuple(line for state, line in lines if state not in (Kept.OPEN, Kept.VOID)),
        story=tuple(_moment(one, names) for one in facts),
        decisions=decided(decisions, names),
        screen=screen_of(row),
        discussions=discussions_of(row, facts),
        same=tuple(other_line(one, cards, serious) for one in same),
        joined=tuple(other_line(one, cards) for one in same if one.origin != row.origin),
        earlier=tuple(other_line(one, cards) for one in others if one.incident != row.incident),
        gathered=gathered(row),
        disputed=is_open(ABOUT, own.values()),
        disagreement=tuple(pair for pair in disagreement(ABOUT, own) if pair[1]),
        facts=frozenset(one.name for one in facts if one.thread == row.id),
        owed=frozenset(one.kind for one in promises if one.state == Kept.OPEN),
        helped=said_of_help(facts, row.id),
        helps=helps_of(actor, row) if _offers_help(facts) else (),
        files=files_of(row.id) if row.channel == "email" else (),
        too_late=too_late_to_reopen(row) if row.person_id else "",
        takes_in=entitled.takes_in(actor),
        with_team=_with_team(row),
        is_open_child=_is_open(row),
        is_overlooked=row.person_id is not None and bool(decisions) and is_overlooked(every),
        opens_child=row.person_id is not None and actor.may(Area.CHILD, Level.SUMMARY),
    )


def _with_team(row: Contact) -> str:
    """Return the team whose worker the child has, where it is not this desk's."""
    held = (one for one in allocations(row.person_id or 0) if one.post == WORKER)
    other = next((one.team for one in held if one.team != row.team_id), None)
    card = team_card(other) if other else None
    return card.name if card else ""


def _is_open(row: Contact) -> bool:
    """Say whether somebody works with the child already, while the contact is undecided."""
    if row.person_id is None or row.state not in DECIDABLE:
        return False
    return any(one.post == WORKER for one in allocations(row.person_id))


def _offers_help(facts: list[Happened]) -> bool:
    return any(one.name == OFFERED for one in facts)


def _ways(actor: Actor, one: Promise) -> tuple[Answer, ...]:
    """Offer here what stands on a page of the child's own; the other steps are above."""
    way = way_to_keep(actor, one.kind, contact=one.episode, thread=one.thread, person=one.person_id)
    return (way,) if way and one.kind in PAGE_OF and one.state == Kept.OPEN else ()


def _names(row: Contact, facts: list[Happened], decisions: list[Decision]) -> dict[int, str]:
    ids = {one.by for one in facts if one.by} | {row.taken_by_id or 0}
    ids |= {who or 0 for one in decisions for who in (one.decided_by_id, one.next_owner_id)}
    return {card.id: card.name for card in account_cards(ids)}


def _taken(facts: list[Happened], names: dict[int, str]) -> str:
    """Return who took it by name: the first who did."""
    taken = [one for one in facts if one.name == "contact.acknowledged"]
    if not taken:
        return ""
    first = taken[-1]
    return f"{names.get(first.by or 0, 'Somebody')}, {words.moment(first.at)}"


def _moment(one: Happened, names: dict[int, str]) -> Moment:
    return Moment(
        title=sentence(one.name, one.data, names),
        at=words.moment(one.at),
        when=one.at.isoformat(),
        by=names.get(one.by or 0, ""),
        text=one.rationale,
    )
