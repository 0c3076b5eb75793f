"""The manager's board and the service's causes, ready to be drawn."""

from collections.abc import Iterable
from dataclasses import dataclass

from kith.access.actors import Actor
from kith.access.gates import NotHere, query
from kith.accounts.queries import TeamCard, teams
from kith.accounts.roles import Area, Level, Scope
from kith.desk.lines import Names, cause_line, child_line, names_for, promise_line
from kith.kernel import clock
from kith.people.queries import ChildCard, cards_of
from kith.promises.queries import board as read_board
from kith.promises.queries import causes as read_causes
from kith.promises.queries.board import Board
from kith.promises.queries.causes import CauseRow, Causes
from kith.promises.queries.loads import Overload, overloaded
from kith.promises.queries.waiting import WaitingChild, told_lately, waiting_children
from kith.promises.rules import Bundle
from kith.web.lines import CauseLine, ChildLine


@dataclass(frozen=True)
class BoardPage:
    """A team as its manager sees it, in words."""

    team: TeamCard
    others: tuple[TeamCard, ...]
    board: Board
    children: tuple[ChildLine, ...]
    causes: tuple[CauseLine, ...]
    waiting: tuple[WaitingChild, ...]
    waiting_names: dict[int, ChildCard]
    new_since_yesterday: int
    overloads: tuple[Overload, ...]


# Of the children with a late promise of safety nobody is a number alone, up to so many.
NAMED = 100


@dataclass(frozen=True)
class CauseTold:
    """One cause with the children behind it, those first named and how many more."""

    row: CauseRow
    named: tuple[ChildCard, ...]
    more: int


@dataclass(frozen=True)
class ServicePage:
    """Why promises are late across the service."""

    causes: Causes
    by_kind: tuple[CauseTold, ...]
    by_team: tuple[CauseTold, ...]
    by_barrier: tuple[CauseTold, ...]
    by_absence: tuple[CauseTold, ...]
    safety: tuple[ChildCard, ...]
    safety_rest: tuple[ChildCard, ...]
    safety_more: int
    overloads: tuple[Overload, ...]


@query(Area.CHILD, Level.DECIDE, reads="board")
def board_page(actor: Actor, /, *, team: int | None = None, every: bool = False) -> BoardPage:
    """Return the board of a team, the first of the actor's own unless one is asked for; with
    `every` child who waits, as far as a page reads.
    """
    mine = _teams(actor)
    chosen = next((one for one in mine if team in (None, one.id)), None)
    if chosen is None:
        raise NotHere
    read = read_board(actor, team=chosen.id, every=every)
    bundles = [*read.children.bundles, *read.causes]
    names = names_for(line for one in bundles for line in one.lines)
    waiting = waiting_children(chosen.id)
    return BoardPage(
        team=chosen,
        others=tuple(one for one in mine if one.id != chosen.id),
        board=read,
        children=tuple(_child(one, names) for one in read.children.bundles),
        causes=tuple(_cause(one, names) for one in read.causes),
        waiting=tuple(waiting),
        waiting_names=cards_of(one.person for one in waiting),
        new_since_yesterday=told_lately(chosen.id),
        overloads=tuple(overloaded(chosen.id)),
    )


def _teams(actor: Actor) -> list[TeamCard]:
    every = teams()
    return every if actor.scope is Scope.WIDE else [one for one in every if one.id in actor.teams]


def _child(bundle: Bundle, names: Names) -> ChildLine:
    now = clock.now()
    lines = tuple(promise_line(one, names, now) for one in bundle.lines)
    return child_line(bundle, names, now, lines)


def _cause(bundle: Bundle, names: Names) -> CauseLine:
    now = clock.now()
    return cause_line(bundle, names, tuple(promise_line(one, names, now) for one in bundle.lines))


@query(Area.CHILD, Level.DECIDE, reads="service")
def service_page(actor: Actor, /) -> ServicePage:
    """Return the causes behind what is late, with the children whom the actor sees."""
    read = read_causes(actor)
    most = read.most_named
    rows = (*read.by_kind, *read.by_team, *read.by_barrier, *read.by_absence)
    ids = {child for row in rows for child in row.children[:most]}
    cards = cards_of(ids | {*read.safety_children[:NAMED]})
    return ServicePage(
        causes=read,
        by_kind=_told(read.by_kind, cards, most),
        by_team=_told(read.by_team, cards, most),
        by_barrier=_told(read.by_barrier, cards, most),
        by_absence=_told(read.by_absence, cards, most),
        safety=_cards(read.safety_children[:most], cards),
        safety_rest=_cards(read.safety_children[most:NAMED], cards),
        safety_more=max(0, len(read.safety_children) - NAMED),
        overloads=tuple(overloaded()),
    )


def _cards(children: Iterable[int], cards: dict[int, ChildCard]) -> tuple[ChildCard, ...]:
    return tuple(cards[one] for one in children if one in cards)


def _told(
    rows: Iterable[CauseRow], cards: dict[int, ChildCard], most: int
) -> tuple[CauseTold, ...]:
    return tuple(
        CauseTold(
            row,
            _cards(row.children[:most], cards),
            max(0, len(row.children) - most),
        )
        for row in rows
    )
