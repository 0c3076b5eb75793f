"""What we promised a child, as the child or a parent reads it: theirs alone, in plain words."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from kith.access.actors import Actor
from kith.access.gates import query
from kith.access.queries import my_children
from kith.accounts.roles import Area, Level
from kith.desk.answering.drawing import drawn
from kith.desk.family_words import owner_words, says_to
from kith.desk.lines import Names, look, names_for
from kith.desk.undo import Undo, offer
from kith.kernel import clock
from kith.people.queries import ChildCard, cards_of
from kith.promises.queries.lists import promises_to
from kith.promises.rules import Owed
from kith.web import words
from kith.web.lines import Answer, Look, PromiseLine, last_day, time_left

KEPT_FOR = timedelta(days=183)
MOST_CHILDREN = 12
SAID = {
    Look.WITHDRAWN: "We took this back",
    Look.KEPT: "We did this",
    Look.KEPT_LATE: "We did this",
}


@dataclass(frozen=True)
class OneChild:
    """What we promised one child."""

    card: ChildCard
    coming: tuple[PromiseLine, ...]
    done: tuple[PromiseLine, ...]
    unknown: tuple[PromiseLine, ...]
    late: int


@dataclass(frozen=True)
class Family:
    """The page of a child, or of a parent with their children."""

    own: bool
    children: tuple[OneChild, ...]
    undo: Undo | None = None


@query(Area.CHILD, Level.SUMMARY, reads="what we promised")
def family_page(actor: Actor, /, *, said: str = "") -> Family:
    """Return what a child or a parent may read: promises to the child, and nobody else's data."""
    people = [one.person for one in my_children(actor)][:MOST_CHILDREN]
    cards = cards_of(people)
    own = actor.kind == "child"
    children = (_one(actor, cards[one], own) for one in people if one in cards)
    return Family(own, tuple(children), offer(actor, said))


def _one(actor: Actor, card: ChildCard, own: bool) -> OneChild:
    now = clock.now()
    owed = [one for one in promises_to(card.id) if says_to(one, card.name, own)]
    names = names_for(owed)
    lately = [one for one in owed if _is_shown(one, now)]

    def lines(which: Iterable[Look]) -> tuple[PromiseLine, ...]:
        wanted = frozenset(which)
        return tuple(
            _line(actor, one, names, own, now) for one in lately if look(one, now) in wanted
        )

    coming = lines((Look.LATE, Look.TODAY, Look.OPEN, Look.UNWRITTEN))
    return OneChild(
        card=card,
        coming=coming,
        done=lines((Look.KEPT, Look.KEPT_LATE, Look.WITHDRAWN)),
        unknown=lines((Look.UNKNOWN,)),
        late=sum(line.look is Look.LATE for line in coming),
    )


def _is_shown(owed: Owed, now: datetime) -> bool:
    ended = owed.kept_at or owed.ended_at
    return ended is None or ended > now - KEPT_FOR


def _line(actor: Actor, owed: Owed, names: Names, own: bool, now: datetime) -> PromiseLine:
    how = look(owed, now)
    ended = owed.kept_at or owed.ended_at
    open_now = owed.state == "open"
    return PromiseLine(
        says=says_to(owed, names.child(owed.person), own),
        href="",
        look=how,
        left=_left(owed, how, now),
        owner=owner_words(names.accounts.get(owed.owner or 0, ""), done=not open_now),
        counted=_when(owed, ended),
        notes=tuple(_notes(owed, how)),
        answers=_tell_us(actor, owed) if open_now else (),
        id=owed.id,
    )


def _tell_us(actor: Actor, owed: Owed) -> tuple[Answer, ...]:
    return tuple(
        replace(one, words="Tell us it is wrong") for one in drawn(actor, owed, ("wrong",))
    )


def _left(owed: Owed, how: Look, now: datetime) -> str:
    if how in (Look.UNKNOWN, Look.UNWRITTEN, *SAID):
        return ""
    return time_left(how, owed.due_at, now)


def _when(owed: Owed, ended: datetime | None) -> str:
    if ended is not None:
        return words.day(ended, weekday=True)
    return f"by {words.day(last_day(owed.due_at), weekday=True)}"


def _notes(owed: Owed, how: Look) -> Iterable[str]:
    if how is Look.LATE:
        yield "We are late with this. That is not your fault, and we are sorry."
    if how is Look.UNWRITTEN:
        yield "We have done this and are writing it down."
    if owed.state == "open" and owed.will_by:
        yield f"We now say that it will be done by {words.day(owed.will_by, weekday=True)}."
    if owed.state == "withdrawn" and owed.ended_why:
        yield f"Why: {owed.ended_why}"
    if owed.state == "open" and owed.disputed:
        yield "You, or somebody near you, told us that something is wrong here. We will look at it."
