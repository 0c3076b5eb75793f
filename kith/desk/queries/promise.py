"""One promise with its whole story, how it is counted, and what the reader may say of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from kith.access.actors import Actor
from kith.access.gates import NotHere, query
from kith.accounts.queries import account_cards
from kith.accounts.roles import Area, Level
from kith.cases.said import refusal
from kith.cases.timeline import sentence, workers_in
from kith.desk import saying
from kith.desk.answering.drawing import drawn
from kith.desk.answering.keeping import kept_by, to_be_graded
from kith.desk.answering.ways import answers_for, decisions_for, may_take
from kith.desk.home import works_here
from kith.desk.lines import Names, promise_line
from kith.desk.queries.policy import number_words
from kith.desk.undo import Undo, offer
from kith.kernel import clock
from kith.kernel.clock import local_date
from kith.kernel.policy import tag_words
from kith.people.queries import ChildCard, cards_of
from kith.promises.queries.one import Happened, PromisePage, Said, Told, promise_page
from kith.promises.queries.worklist import mine_of
from kith.promises.rules import Owed, is_known, is_late
from kith.promises.sight import colleagues, works_with
from kith.web import words
from kith.web.lines import Answer, Moment, PromiseLine, due_words, last_day

FEW = 3  # names that are read in one line; more are counted, and named below it

BEFORE = (
    "It was due before the return came that told us of it. It is judged and listed, and nobody is "
    "alerted."
)
NOT_KNOWN = (
    "Nothing is known of it since {since}, the last day of the return. It is neither late nor "
    "alerted until a later return, or a person, says how it stands."
)


@dataclass(frozen=True)
class Story:
    """The page of one promise."""

    id: str
    child: ChildCard
    line: PromiseLine
    standing: tuple[str, ...]
    owners: tuple[tuple[str, str], ...]
    how: tuple[str, ...]
    source: str
    tag: str
    moments: tuple[Moment, ...]
    decisions: tuple[Answer, ...]
    take: Answer | None
    undo: Undo | None


@dataclass(frozen=True)
class Asked:
    """A promise that somebody is about to answer."""

    owed: Owed
    child: ChildCard
    line: PromiseLine
    people: tuple[tuple[int, str], ...]


@query(Area.CHILD, Level.SUMMARY)
def promise_story(actor: Actor, /, *, promise: UUID, said: str = "") -> Story:
    """Return the page of one promise, for those who work here."""
    if not works_here(actor):
        raise NotHere
    page = promise_page(actor, promise=promise)
    owed, now = page.owed, clock.now()
    card = cards_of([owed.person])[owed.person]
    names = _names(page, card)
    mine = mine_of(actor).owes(owed)
    may_say = [owed.kind] if not refusal(actor, page.kind, owed.person) else []
    codes = answers_for(actor, owed, said=may_say)
    ways = kept_by(actor, owed, to_be_graded(actor, [owed])) if mine else ()
    decide = decisions_for(actor, owed)
    people = _people(owed.person) if "pass" in decide else ()
    take = may_take(actor, owed, now, mine=mine)
    return Story(
        id=owed.id,
        child=card,
        line=promise_line(owed, names, now, (*ways, *drawn(actor, owed, codes))),
        standing=tuple(_standing(owed, now)),
        owners=_owners(page, names),
        how=tuple(_how(page)),
        source=page.kind.source,
        tag=tag_words(page.rule) if page.rule else "",
        moments=moments(page),
        decisions=drawn(actor, owed, decide, people=list(people)),
        take=drawn(actor, owed, ["take"])[0] if take else None,
        undo=offer(actor, said),
    )


@query(Area.CHILD, Level.SUMMARY)
def promise_to_answer(actor: Actor, /, *, promise: UUID, code: str) -> Asked:
    """Return one promise for whoever is about to answer it: a child may say that one is wrong."""
    page = promise_page(actor, promise=promise)
    card = cards_of([page.owed.person])[page.owed.person]
    line = promise_line(page.owed, _names(page, card), clock.now())
    people = _people(page.owed.person) if code == "pass" else ()
    return Asked(page.owed, card, line, people)


def _names(page: PromisePage, card: ChildCard) -> Names:
    owed = page.owed
    named = {owed.owner: page.owner_name, owed.also_owner: page.also_owner_name}
    accounts = {account: name for account, name in named.items() if account and name}
    return Names({owed.person: card}, accounts)


def _people(person: int) -> tuple[tuple[int, str], ...]:
    """Return to whom a promise to this child can be passed on."""
    cards = account_cards(works_with(person) | colleagues(person))
    return tuple(
        (card.id, f"{card.name}, {card.role_names[0]}" if card.role_names else card.name)
        for card in cards
    )


def _standing(owed: Owed, now: datetime) -> Iterable[str]:
    """Yield what somebody must know of how it stands."""
    if owed.settled_until is not None and is_known(owed):
        until = words.day(last_day(owed.settled_until))
        settling = f" The time to settle in ends on {until}." if now < owed.settled_until else ""
        yield f"{BEFORE}{settling}"
    if owed.state == "open" and not is_known(owed) and owed.known_until is not None:
        yield NOT_KNOWN.format(since=words.day(last_day(owed.known_until)))
    if owed.accepted_until is not None and now < owed.accepted_until:
        yield f"A manager accepted that it waits until {words.day(last_day(owed.accepted_until))}."
    if is_late(owed, now) and owed.acknowledged_at is None and owed.settled_until is None:
        yield "Nobody has taken it by name yet."


def _owners(page: PromisePage, names: Names) -> tuple[tuple[str, str], ...]:
    owed = page.owed
    role = saying.role(owed.owner_role)
    if owed.owner is None:
        return (("Owed by", f"The {role}, until somebody is named"),)
    rows = [("Owed by", names.owner(owed).split(" (before")[0])]
    if owed.also_owner:
        rows.append(("Before that", names.accounts.get(owed.also_owner, "a colleague")))
    return (*rows, ("Answered for by", f"The {role}"))


def _how(page: PromisePage) -> Iterable[str]:
    """Yield how it is counted: the clock, what keeps it, the rule in force on its day."""
    owed, kind, rule = page.owed, page.kind, page.rule
    yield f"It is counted like this: {kind.counted}."
    if owed.started_at:
        began, ends = words.day(owed.started_at), due_words(owed.due_at)
        yield f"Its clock began on {began} and runs to {ends}."
    yield f"It is kept when {saying.kept_when(kind.keeps[0].name)}."
    if rule is not None:
        yield f"The rule in force on that day: {rule.words}, {number_words(rule.value, rule.unit)}."
    if kind.note:
        yield kind.note


def moments(page: PromisePage) -> tuple[Moment, ...]:
    """Return the whole story, newest first: what happened, what was said, who was told."""
    named = {int(str(one.data["to"])) for one in page.said if one.act == "reassign"}
    named |= set().union(*(workers_in(one.name, one.data) for one in page.happened))
    names = {card.id: card.name for card in account_cards(named)} if named else {}
    told = [
        *(_fact(one, names) for one in page.happened),
        *(_act(one, names) for one in page.said),
        *who_was_told(page.told),
        *_ended(page.owed),
    ]
    return tuple(moment for _, _, moment in sorted(told, key=lambda one: one[:2], reverse=True))


Placed = tuple[datetime, int, Moment]


def _fact(one: Happened, names: dict[int, str]) -> Placed:
    """Return a fact; what was put right says so, and why."""
    right = f"Put right: {one.corrected}" if one.corrected else ""
    by = "from the return" if one.source == "return" else one.by_name
    says = sentence(one.name, one.data, names)
    at = words.day(one.at) if one.precision == "day" else words.moment(one.at)
    return one.at, 0, Moment(says, at, local_date(one.at).isoformat(), by, right)


def _act(one: Said, names: dict[int, str]) -> Placed:
    said = saying.deed(one.act, one.data, names)
    gone = " (taken back)" if one.undone else ""
    return one.at, 2, Moment(said + gone, words.moment(one.at), one.at.isoformat(), one.by_name)


def who_was_told(told: Iterable[Told]) -> Iterable[Placed]:
    """Yield who was told: those told the same in the same minute are one moment, with all names."""
    together: dict[tuple[str, str], list[Told]] = {}
    for one in told:
        together.setdefault((words.moment(one.at), one.rung), []).append(one)
    return (_rung(at, told) for (at, _), told in together.items())


def _rung(at: str, told: Sequence[Told]) -> Placed:
    first = told[0]
    step = saying.RUNGS.get(first.rung, "the next person")
    names = [one.name or "Somebody" for one in told]
    if len(names) <= FEW:
        said, text = f"{words.listed(names)} {'was' if len(names) == 1 else 'were'} told", ""
    else:
        said, text = f"{words.count(len(names), 'person', 'people')} were told", words.listed(names)
    return first.at, 1, Moment(f"{said}, as {step}", at, first.at.isoformat(), text=text)


def _ended(owed: Owed) -> list[Placed]:
    """Return the end of a promise that nobody let go: something else ended it."""
    why = saying.ended_when(owed.ended_why)
    if owed.ended_at is None or why is None:
        return []
    at = owed.ended_at
    return [(at, 3, Moment(f"No longer owed: {why}", words.day(at), local_date(at).isoformat()))]
