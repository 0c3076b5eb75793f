"""Notices as a reader sees them: words for each code, and the child where they may see one."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from uuid import UUID

from kith.access.actors import Actor
from kith.access.gates import query
from kith.accounts.roles import Area, Level
from kith.messages.queries import PAGE, NoticeLine, notices
from kith.people.queries import ChildCard, cards_of
from kith.web import words

SAYS = {
    "p0": "Now: a child needs somebody. Take it by name.",
    "red": "Now: word of a child reached us that is, or may be, RED. Take it by name.",
    "passed": "Word of a child whom your team works with reached us, and is yours to take up.",
    "mailbox": "Now: the front door’s mailbox has not been readable for a quarter of an hour. Look "
    "into it by hand, and tell whoever keeps it running.",
    "surge": "For two weeks over a fifth more than usual has reached the front door. Say what is "
    "done about it.",
    "summary": "Since the last summary you were told of {count}.",
    "left": "A colleague has left, and their account is closed. Another worker is needed for "
    "{children} of your team; until then what falls due comes to you.",
    "load": "Somebody has had more than is fair for three days: {children} wait on them. Take work "
    "off them, or say which children wait and why.",
}
LEADS_TO = {"surge": "front-door-surge"}


@dataclass(frozen=True)
class NoticeTold:
    """One notice in words."""

    id: int
    says: str
    at: str
    new: bool
    child: ChildCard | None
    promise: UUID | None
    leads_to: str = ""


@dataclass(frozen=True)
class NoticesPage:
    """A page of notices, and where the next begins."""

    lines: tuple[NoticeTold, ...]
    newest: int
    next_before: int | None


@query(Area.CHILD, Level.SUMMARY)
def notices_page(actor: Actor, /, *, before: int | None = None) -> NoticesPage:
    """Return a page of the reader's notices."""
    lines = notices(actor, before=before)
    cards = cards_of({line.person for line in lines if line.person})
    return NoticesPage(
        lines=_once(_told(line, cards.get(line.person or 0)) for line in lines),
        newest=lines[0].id if lines else 0,
        next_before=lines[-1].id if len(lines) == PAGE else None,
    )


def _once(lines: Iterable[NoticeTold]) -> tuple[NoticeTold, ...]:
    """Leave out what says again, in the same minute, what the line above it says."""
    seen: dict[NoticeTold, NoticeTold] = {}
    for one in lines:
        seen.setdefault(replace(one, id=0), one)
    return tuple(seen.values())


def count_new(lines: Iterable[NoticeLine]) -> int:
    """Count what is new as the page of notices shows it: what was told three times stands once."""
    new = [one for one in lines if not one.seen]
    return len({(one.code, one.count, words.moment(one.at), one.person, one.promise)
                for one in new})  # fmt: skip


def _told(line: NoticeLine, child: ChildCard | None) -> NoticeTold:
    told = {
        "count": words.count(line.count, "promise"),
        "children": words.count(line.count, "child", "children"),
    }
    return NoticeTold(
        id=line.id,
        says=SAYS[line.code].format_map(told),
        at=words.moment(line.at),
        new=not line.seen,
        child=child,
        promise=line.promise,
        leads_to=LEADS_TO.get(line.code, ""),
    )
