"""A child's page: what somebody needs to know of one child in five minutes (S12)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import quote

from django.urls import reverse

from kith.access import audit
from kith.access.actors import Actor
from kith.access.gates import NotHere, query
from kith.access.models import Restriction
from kith.accounts.queries import account_names
from kith.accounts.roles import Area, Level
from kith.cases.queries import Around, Plan, Told, around_of, plans_in, tell, told_of
from kith.cases.said import sayable
from kith.desk.answering.drawing import drawn
from kith.desk.answering.keeping import kept_by
from kith.desk.answering.ways import answers_for
from kith.desk.home import works_here
from kith.desk.lines import look, names_for, promise_line
from kith.desk.looked import last_looked
from kith.desk.queries import standing
from kith.desk.queries.changed import Changed, moments, news_of
from kith.desk.queries.near import People, people_near
from kith.desk.undo import Undo, offer
from kith.frontdoor.queries.child import Reached, reached_us
from kith.kernel import clock
from kith.kernel.workdays import end_of_day
from kith.people.models import Person
from kith.people.queries import ChildCard, Details, details_of
from kith.people.queries.cards import card_of, local_id_of
from kith.promises import history
from kith.promises.history import Happened
from kith.promises.queries.lists import promises_to
from kith.promises.queries.worklist import mine_of
from kith.promises.rules import Owed, is_late, was_late_already
from kith.web import words
from kith.web.addresses import mark_text
from kith.web.lines import Link, Look, Moment, PromiseLine, last_day

PAGE = "child page"
IN_SIGHT = timedelta(days=7)
KEPT_LATELY = timedelta(days=42)
FIRST_MOMENTS = 8
MOST_TURNS = 8
COVERED = "return.covered"


@dataclass(frozen=True)
class Head:
    """What stands at the top of every page about a child."""

    card: ChildCard
    facts: tuple[str, ...] = ()
    marks: tuple[tuple[str, str], ...] = ()
    may_write: bool = False
    may_decide: bool = False
    full: bool = True
    talk: str = ""


@dataclass(frozen=True)
class Promises:
    """Every promise to the child, in the order in which they matter."""

    late: tuple[PromiseLine, ...] = ()
    today: tuple[PromiseLine, ...] = ()
    soon: tuple[PromiseLine, ...] = ()
    later: tuple[PromiseLine, ...] = ()
    unknown: tuple[PromiseLine, ...] = ()
    before: tuple[PromiseLine, ...] = ()
    ended: tuple[PromiseLine, ...] = ()

    @property
    def any_open(self) -> bool:
        """Whether anything is owed that is known of."""
        return bool(self.late or self.today or self.soon or self.later)


@dataclass(frozen=True)
class ChildPage:
    """The page, as far as the reader may see it."""

    head: Head
    promises: Promises
    around: Around
    changed: Changed
    right_now: tuple[str, ...] = ()
    quote: standing.Quote | None = None
    quote_by: str = ""
    plans: tuple[Plan, ...] = ()
    moments: tuple[Moment, ...] = ()
    earlier: str = ""
    undo: Undo | None = None
    people: People | None = None
    why: Moment | None = None
    turns: tuple[Moment, ...] = ()
    reached: Reached = field(default_factory=Reached)


@query(Area.CHILD, Level.SUMMARY, reads=PAGE)
def child_page(actor: Actor, /, *, person: int, said: str = "") -> ChildPage:
    """Return a child's page: in full, or a summary where the reader's role sees no more."""
    head = head_of(actor, person)
    since = last_looked(actor, PAGE, person)
    news = news_of(actor, [person], since) if head.full else []
    page = ChildPage(
        head=head,
        promises=_promises(actor, head.card),
        around=around_of(person),
        changed=moments(news, since),
        undo=offer(actor, said),
    )
    return _in_full(actor, page, person) if head.full else page


def _in_full(actor: Actor, page: ChildPage, person: int) -> ChildPage:
    facts = history.standing(person, names=standing.NAMES, most=300)
    said = standing.last_words(facts)
    by = account_names([said.by]).get(said.by or 0, "") if said else ""
    told = told_of(person, most=FIRST_MOMENTS + 1)
    return replace(
        page,
        right_now=standing.lines(facts, page.head.card.born, clock.today()),
        quote=said,
        quote_by=by,
        plans=tuple(plans_in(facts)),
        moments=tuple(moment_of(one, actor) for one in told[:FIRST_MOMENTS]),
        earlier=_earlier(person, told) if len(told) > FIRST_MOMENTS else "",
        people=people_near(person),
        reached=reached_us(actor, person),
        **_story(facts),
    )


def _story(facts: Sequence[Happened]) -> dict[str, Any]:
    """Return why we are here, and the turning points of the child's time with us."""
    why = standing.why_here(facts)
    turns = standing.turning_points(facts)[:MOST_TURNS]
    told = {one.id: one for one in tell([*turns, *([why] if why else [])])}
    return {
        "why": _turn(told[why.id]) if why else None,
        "turns": tuple(_turn(told[one.id]) for one in turns),
    }


def _turn(told: Told) -> Moment:
    return Moment(title=told.says, at=words.day(told.on), when=told.on.isoformat(), text=told.why)


def head_of(actor: Actor, person: int) -> Head:
    """Return the top of a page about a child, inside a gate; NotHere for who does not work here."""
    if not works_here(actor):
        raise NotHere
    row = Person.objects.get(id=person)
    card = card_of(row, local_id_of(person), clock.today())
    hidden = Restriction.objects.filter(person_id=person, lifted_at=None).exists()
    said = details_of(row)
    return Head(
        card=card,
        facts=tuple(_facts(card, said, row.interpreter)),
        talk=said.values.get("communication", ""),
        marks=(("Restricted", "square"),) if hidden else (),
        may_write=actor.may(Area.CHILD, Level.CREATE),
        may_decide=actor.may(Area.CHILD, Level.DECIDE),
        full=sees_in_full(actor, person),
    )


def sees_in_full(actor: Actor, person: int) -> bool:
    """Say whether the reader's role shows the whole record: by right, or after giving a reason."""
    by_right = actor.may(Area.CHILD, Level.VIEW)
    asks = bool(actor.roles_with(Area.CHILD, Level.VIEW, reason=True))
    return by_right or (asks and audit.broke_glass(person))


def _facts(card: ChildCard, details: Details, interpreter: bool | None) -> Iterable[str]:
    """Yield what is good to know before one speaks: how to say the name, language, number."""
    if card.pronouns:
        yield card.pronouns
    if card.say_it:
        yield f"say “{card.say_it}”"
    if card.born:
        yield f"born {words.day(card.born)}"
    elif card.apparent:
        yield card.apparent
    if details.values.get("language"):
        yield f"speaks {details.values['language']}"
    if interpreter:
        yield "needs an interpreter"
    if card.named and card.local_id:
        yield card.local_id
    yield f"record {card.id}"


def _promises(actor: Actor, card: ChildCard) -> Promises:
    """Return the promises in their groups; only one's own can be answered from here."""
    now, mine = clock.now(), mine_of(actor)
    owed = promises_to(card.id)
    names, said = names_for(owed, cards={card.id: card}), sayable(actor)

    def line(one: Owed) -> PromiseLine:
        codes = answers_for(actor, one, said=said, wrong=False) if mine.owes(one) else ()
        ways = kept_by(actor, one) if mine.owes(one) else ()
        return promise_line(one, names, now, (*ways, *drawn(actor, one, codes)))

    groups: dict[str, list[PromiseLine]] = {}
    for one in sorted(owed, key=_place):
        group = group_of(one, now)
        if group:
            groups.setdefault(group, []).append(line(one))
    return Promises(**{name: tuple(lines) for name, lines in groups.items()})


def _place(owed: Owed) -> tuple[bool, bool, float]:
    """Safety first, then what is due soonest; of what has ended, the latest first."""
    ended = owed.kept_at or owed.ended_at
    if ended is not None:
        return True, False, -ended.timestamp()
    return False, not owed.safety, owed.due_at.timestamp()


def group_of(owed: Owed, now: datetime) -> str:
    """Return the part of the page that a promise stands in; nothing for what ended long ago."""
    ended = owed.kept_at or owed.ended_at
    if owed.state == "void" or (ended is not None and ended < now - KEPT_LATELY):
        return ""
    how = look(owed, now)
    if how in (Look.KEPT, Look.KEPT_LATE, Look.WITHDRAWN):
        return "ended"
    if how is Look.UNKNOWN:
        return "unknown"
    if is_late(owed, now):
        return "before" if was_late_already(owed) else "late"
    if how is Look.TODAY:
        return "today"
    soon = end_of_day(clock.local_date(now + IN_SIGHT))
    return "soon" if owed.due_at <= soon else "later"


def moment_of(told: Told, actor: Actor) -> Moment:
    """Return one thing that happened as a line of the timeline."""
    said = f"“{told.words}”" if told.words and told.quoted else told.words
    right = f"Put right: {told.corrected}" if told.corrected else ""
    return Moment(
        title=told.says,
        at=_when(told),
        when=told.on.isoformat(),
        by="from the return" if told.source == "return" else told.by_name,
        text=" ".join(_closed(one) for one in (told.why, said, _written_late(told), right) if one),
        act=Link("Put right", reverse("correct", args=[told.id])) if _mine(told, actor) else None,
    )


def _when(told: Told) -> str:
    if told.name == COVERED:  # it covers everything until the end of its last day
        return words.day(last_day(told.at))
    return words.day(told.on) if told.precision == "day" else words.moment(told.at)


def _mine(told: Told, actor: Actor) -> bool:
    """Say whether the reader may put it right: whoever wrote it, or a manager."""
    decides = actor.may(Area.CHILD, Level.DECIDE)
    wrote = told.by == actor.id and actor.may(Area.CHILD, Level.CREATE)
    return told.name != COVERED and (decides or wrote)


def _closed(sentence: str) -> str:
    text = sentence.strip()
    return text if text.endswith((".", "!", "?", "”")) else f"{text}."


def _written_late(told: Told) -> str:
    """Say when something was written up, where that was more than a working week later."""
    written = clock.local_date(told.recorded_at)
    late = told.source != "return" and written - told.on > timedelta(days=7)
    return f"Written up on {words.day(written)}" if late else ""


def _earlier(person: int, told: Sequence[Told]) -> str:
    last = told[FIRST_MOMENTS - 1].mark
    return f"{reverse('happened', args=[person])}?before={quote(mark_text(*last))}"
