"""Today: what somebody owes, worst first, and what is new beside it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.urls import reverse

from kith.access.actors import Actor
from kith.access.gates import query
from kith.accounts.queries import absences, account_cards
from kith.accounts.roles import Area, Level, Scope
from kith.cases.said import sayable
from kith.desk.answering.drawing import drawn
from kith.desk.answering.keeping import kept_by, to_be_graded
from kith.desk.answering.ways import answers_for
from kith.desk.lines import Names, cause_line, child_line, names_for, promise_line
from kith.desk.looked import last_looked
from kith.desk.queries.changed import Changed, moments, news_of, own_children
from kith.desk.queries.door import Door, door_of
from kith.desk.queries.notices import count_new
from kith.desk.undo import Undo, offer
from kith.frontdoor.blind.queries.mine import waiting_for
from kith.kernel import clock
from kith.messages.queries import notices
from kith.people.queries import cards_of
from kith.promises.queries.deciding import decisions_of
from kith.promises.queries.lists import late_in_teams
from kith.promises.queries.worklist import Mine, Worklist, mine_of, worklist_of
from kith.promises.rules import Bundle, Owed
from kith.web import words
from kith.web.lines import Answer, CauseLine, ChildLine, Link, PromiseLine, last_day

PAGE = "today"
MOST_DECISIONS = 8
MOST_TODAY, MOST_SOON = 20, 10
Entry = ChildLine | CauseLine


@dataclass(frozen=True)
class Today:
    """The page: what is owed, in three parts, with a true count of what does not fit."""

    opening: str
    banners: tuple[str, ...]
    late: tuple[Entry, ...]
    today: tuple[Entry, ...]
    soon: tuple[Entry, ...]
    decisions: tuple[ChildLine, ...]
    overflow: str
    more_today: str
    more_soon: str
    quiet: tuple[Link, ...]
    changed: Changed
    new_notices: int
    is_away: bool
    team: Link | None = None
    more_decisions: str = ""
    undo: Undo | None = None
    door: Door | None = None

    @property
    def ways(self) -> tuple[tuple[str, str], ...]:
        """The parts that there are, each with its place: a phone shows one after the other."""
        parts = (
            ("Cannot wait", "cannot-wait", bool(self.door and self.door.on_duty)),
            ("Late", "late", bool(self.late)),
            ("Today", "due-today", bool(self.today)),
            ("Next 3 days", "soon", bool(self.soon)),
            ("For you to decide", "decide", bool(self.decisions)),
            ("At the front door", "door", self.door is not None),
            ("Since you last looked", "new", True),
        )
        return tuple((words_, place) for words_, place, there in parts if there)

    @property
    def nothing(self) -> bool:
        """Whether there is nothing to do at all."""
        now = self.door and self.door.cannot_wait
        return not (self.late or self.today or self.soon or self.decisions or now)


@dataclass(frozen=True)
class Drawer:
    """What every line of the page is drawn with."""

    actor: Actor
    mine: Mine
    names: Names
    now: datetime
    said: frozenset[str] = frozenset()
    ungraded: frozenset[UUID] = frozenset()

    def line(self, owed: Owed) -> PromiseLine:
        """Return one promise with its answers, and for whom it is answered."""
        codes = answers_for(self.actor, owed, said=self.said)
        answers = (*kept_by(self.actor, owed, self.ungraded), *drawn(self.actor, owed, codes))
        line = promise_line(owed, self.names, self.now, answers)
        away = self.names.accounts.get(owed.owner or 0, "")
        return with_note(line, f"For {away}, who is away") if self._covers(owed) else line

    def _covers(self, owed: Owed) -> bool:
        return owed.owner in self.mine.covers

    def entries(self, bundles: Iterable[Bundle]) -> tuple[Entry, ...]:
        """Return bundles as the page draws them."""
        return tuple(self._entry(one) for one in bundles)

    def _entry(self, bundle: Bundle) -> Entry:
        lines = tuple(self.line(one) for one in bundle.lines)
        if bundle.cause is None:
            return child_line(bundle, self.names, self.now, lines)
        act = Link("Arrange cover", reverse("rota")) if bundle.cause.code == "away" else None
        return cause_line(bundle, self.names, lines, self.now, act)


def with_note(line: PromiseLine, note: str) -> PromiseLine:
    """Return a line with one more note, before the others."""
    return replace(line, notes=(note, *line.notes))


@query(Area.CHILD, Level.SUMMARY, reads=PAGE)
def today_page(actor: Actor, /, *, said: str = "") -> Today:
    """Return the page of somebody who works here."""
    mine = mine_of(actor)
    work = shortened(worklist_of(mine))
    decide = [] if mine.is_away or not actor.may(Area.CHILD, Level.DECIDE) else decisions_of(actor)
    decide = [one for one in decide if not mine.owes(one)]
    drawer = _drawer(actor, mine, work, decide)
    team = team_of(actor)
    since = last_looked(actor, PAGE)
    news = news_of(actor, own_children(actor, mine.covers), since)
    door = None if mine.is_away else door_of(actor)
    waiting = len(door.cannot_wait) if door else 0
    return Today(
        opening=opening(work, len(decide), manages=team is not None, waiting=waiting),
        banners=banners(mine),
        late=drawer.entries(work.late.bundles),
        today=drawer.entries(work.today),
        soon=drawer.entries(work.soon),
        decisions=_decisions(drawer, decide[:MOST_DECISIONS]),
        overflow=overflow(work),
        more_today=beyond(work.today_lines, work.today, "today"),
        more_soon=beyond(work.soon_lines, work.soon, "in the next 3 days"),
        quiet=(*quiet(work), *second_looks(actor)),
        changed=moments(news, since, cards_of({one.person for one in news})),
        new_notices=count_new(notices(actor)),
        is_away=mine.is_away,
        team=team,
        more_decisions=more_decisions(len(decide)),
        undo=offer(actor, said),
        door=door,
    )


def _drawer(actor: Actor, mine: Mine, work: Worklist, decide: list[Owed]) -> Drawer:
    bundles = (*work.late.bundles, *work.today, *work.soon)
    lines = [line for one in bundles for line in one.lines] + decide
    away = [int(one.cause.words) for one in bundles if one.cause and one.cause.code == "away"]
    names = names_for(lines, [*away, *mine.covers])
    waits = to_be_graded(actor, lines)
    return Drawer(actor, mine, names, clock.now(), sayable(actor), waits)


def opening(work: Worklist, decide: int = 0, *, manages: bool = False, waiting: int = 0) -> str:
    """Return how the day stands, in one sentence, and in others what waits to be decided, and how
    many contacts cannot wait, whoever owes them.
    """
    late, due = work.late_lines, work.today_lines
    of_theirs = " that you owe" if manages or waiting else ""
    decided = f" {words.count(decide, 'decision')} for you to make." if decide else ""
    decided += f" {words.count(waiting, 'contact')} of the service cannot wait." if waiting else ""
    if not late:
        nothing = f"Nothing{of_theirs} is late."
        told = f"{nothing} {words.count(due, 'promise is', 'promises are')} due today."
        return (told if due else nothing) + decided
    more = f", and {due} {'is' if due == 1 else 'are'} due today" if due else ""
    promises = words.count(late, f"promise{of_theirs} is", f"promises{of_theirs} are")
    return f"{promises} late{more}.{decided}"


def team_of(actor: Actor) -> Link | None:
    """Return how the actor's team stands, for those who answer for one, with the way to it."""
    if not actor.may(Area.CHILD, Level.DECIDE) or actor.scope < Scope.TEAM:
        return None
    if actor.scope is Scope.WIDE:
        return Link("Why promises are late across the service", reverse("service"))
    late, children = late_in_teams(actor.teams)
    if not late:
        return Link("No promise of your team is late", reverse("board"))
    to = words.count(children, "child", "children")
    return Link(f"Your team is late with {words.count(late, 'promise')} to {to}", reverse("board"))


def more_decisions(decide: int) -> str:
    """Return how many decisions wait beyond those that are shown."""
    more = decide - MOST_DECISIONS
    return f"And {more} more after these" if more > 0 else ""


def overflow(work: Worklist) -> str:
    """Return what does not fit on the page, counted: "and 9 more children, oldest 12 days"."""
    if not work.late.more:
        return ""
    children = words.count(work.late.more, "more child", "more children")
    return f"And {children}, oldest {words.count(work.late.oldest_days, 'day')} late"


def shortened(work: Worklist) -> Worklist:
    """Return what fits on a page: a desk that owes hundreds has a list for the rest."""
    return replace(work, today=work.today[:MOST_TODAY], soon=work.soon[:MOST_SOON])


def beyond(counted: int, shown: Iterable[Bundle], when: str) -> str:
    """Return how many promises are due besides those that are shown: "And 9 more due today"."""
    more = counted - sum(len(one.lines) for one in shown)
    return f"And {more:,} more due {when}" if more > 0 else ""


def quiet(work: Worklist) -> tuple[Link, ...]:
    """Return the quiet lists: late already when the return came, not known since it."""
    links = []
    if work.before_import:
        said = words.count(work.before_import, "promise was", "promises were")
        links.append(Link(f"{said} late already when the return came", _list("before")))
    if work.not_known and work.known_until:
        since = words.day(last_day(work.known_until))
        links.append(
            Link(f"Of {work.not_known:,} nothing is known since {since}", _list("unknown"))
        )
    return tuple(links)


@query(Area.CONTACT, Level.VIEW, outside=True)
def looks_page(actor: Actor, /) -> tuple[Link, ...]:
    """Return the same for a partner, whose first page is another."""
    return second_looks(actor)


def second_looks(actor: Actor) -> tuple[Link, ...]:
    """Return the way to what somebody was asked to look at without knowing how it was decided."""
    many = waiting_for(actor) if actor.may(Area.CONTACT, Level.VIEW) else 0
    if not many:
        return ()
    said = words.count(many, "second look waits", "second looks wait")
    return (Link(f"{said} for you, of a decision that you do not know", reverse("blind-looks")),)


def _list(which: str) -> str:
    return reverse("owed", args=[which])


def banners(mine: Mine) -> tuple[str, ...]:
    """Say who covers whom, and until when."""
    if not (mine.covers or mine.is_away):
        return ()
    ids = {mine.account, *mine.covers, *([mine.covered_by] if mine.covered_by else [])}
    names = {card.id: card.name for card in account_cards(ids)}
    now = clock.now()
    ends = {one.who.id: one.ends_at for one in absences(now, now)}
    told = [f"You cover for {names[who]}{_until(ends.get(who))}" for who in mine.covers]
    if mine.is_away:
        told.insert(0, _away(names.get(mine.covered_by or 0, ""), ends.get(mine.account)))
    return tuple(told)


def _away(by: str, ends: datetime | None) -> str:
    has = (
        f"{by} has your promises" if by else "nobody covers yet, so your manager has your promises"
    )
    return f"You are away{_until(ends)}: {has}"


def _until(ends: datetime | None) -> str:
    return f" until {words.day(last_day(ends))}" if ends else ""


def _decide(owed: Owed) -> tuple[Answer, ...]:
    return (Answer("Decide", href=f"{reverse('promise', args=[owed.id])}#decide", first=True),)


def _decisions(drawer: Drawer, decide: list[Owed]) -> tuple[ChildLine, ...]:
    """Return what waits for a decision, by child; the decisions themselves are on its page."""
    by_child: dict[int, list[Owed]] = {}
    for one in decide:
        by_child.setdefault(one.person, []).append(one)
    return tuple(
        child_line(
            Bundle(tuple(theirs), person=person),
            drawer.names,
            drawer.now,
            tuple(promise_line(one, drawer.names, drawer.now, _decide(one)) for one in theirs),
        )
        for person, theirs in by_child.items()
    )
