"""Who somebody is: everything that is kept of them, as it is now or was on a day before."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from kith.access.actors import Actor
from kith.access.gates import query
from kith.accounts.queries import account_names
from kith.accounts.roles import Area, Level
from kith.kernel import clock
from kith.kernel.workdays import end_of_day
from kith.people.models import Person, PersonChange
from kith.people.queries.doubts import known_of
from kith.people.queries.head import PersonHead, head_of
from kith.people.rows import codes_of, records_of, texts_of
from kith.people.rules.fields import ABOUT, BIRTH, FIELDS, WORK, said
from kith.people.rules.naming import short_day
from kith.people.rules.quality import Mark, marks
from kith.people.rules.records import Record, as_at, holding, past
from kith.web.words import listed

SORTS: Mapping[str, str] = {
    "name": "Names",
    "place": "Where they live",
    "phone": "How to reach them",
    "number": "Numbers",
}


@dataclass(frozen=True)
class Entry:
    """A record with the words below it: from when, who says so, who wrote it."""

    record: Record
    said: str


@dataclass(frozen=True)
class Group:
    """The records of one sort: those that hold, and those of before."""

    what: str
    title: str
    now: tuple[Entry, ...]
    before: tuple[Entry, ...]


@dataclass(frozen=True)
class Rows:
    """Fields that say something, with their words, and the labels of those that nobody said."""

    said: tuple[tuple[str, str], ...]
    not_said: str


@dataclass(frozen=True)
class WhoPage:
    """Everything that is kept of a person. `then` is the day looked back to, None for now."""

    head: PersonHead
    about: Rows
    birth: Rows
    work: Rows
    groups: tuple[Group, ...]
    marks: tuple[Mark, ...] = ()
    then: date | None = None


@dataclass(frozen=True)
class _Kept:
    """What a page is made of: the fields as texts, and the records."""

    texts: Mapping[str, str]
    records: list[Record]
    today: date
    names: Mapping[int, str] = field(default_factory=dict)


@query(Area.CHILD, Level.VIEW, reads="who")
def who_page(actor: Actor, /, *, person: int, then: date | None = None) -> WhoPage:
    """Return who somebody is, now or as it was kept at the end of an earlier day."""
    row = Person.objects.get(id=person)
    kept = _kept(row, then)
    found = marks(known_of(kept.texts, kept.records, kept.today), kept.today) if not then else []
    return WhoPage(
        head=head_of(actor, person),
        about=_rows(kept.texts, ABOUT),
        birth=_rows(kept.texts, BIRTH),
        work=_rows(kept.texts, WORK),
        groups=tuple(_group(what, title, kept) for what, title in SORTS.items()),
        marks=tuple(found),
        then=then,
    )


def _kept(row: Person, then: date | None) -> _Kept:
    texts, records = texts_of(row, codes_of(row.id)), records_of(row.id)
    if then:
        moment = end_of_day(then) - timedelta(microseconds=1)
        texts, records = _texts_then(row.id, texts, moment), as_at(records, moment)
    wrote = {one.recorded_by for one in records if one.recorded_by}
    names = account_names(wrote)
    return _Kept(texts, records, then or clock.today(), names)


def _texts_then(person: int, texts: Mapping[str, str], moment: datetime) -> dict[str, str]:
    """Return the fields as they were kept at a moment: later changes taken back, one by one."""
    then = dict(texts)
    later = PersonChange.objects.filter(person_id=person, at__gt=moment)
    for change in later.order_by("-at", "-id"):
        if change.field in then:
            then[change.field] = change.old
    return then


def _rows(texts: Mapping[str, str], names: Iterable[str]) -> Rows:
    told = [name for name in names if texts[name]]
    empty = [FIELDS[name].label for name in names if not texts[name]]
    not_said = listed([label[:1].lower() + label[1:] for label in empty]) if empty else ""
    return Rows(tuple((FIELDS[name].label, said(name, texts[name])) for name in told), not_said)


def _group(what: str, title: str, kept: _Kept) -> Group:
    of = [one for one in kept.records if one.what == what]
    now, before = holding(of, kept.today), past(of, kept.today)
    return Group(what, title, _entries(now, kept.names), _entries(before, kept.names))


def _entries(records: Iterable[Record], names: Mapping[int, str]) -> tuple[Entry, ...]:
    return tuple(Entry(one, _told(one, names)) for one in records)


def _told(one: Record, names: Mapping[int, str]) -> str:
    """Say since when, until when, who says so and who wrote it down."""
    wrote = names.get(one.recorded_by or 0, "")
    parts = [
        one.more,
        f"from {short_day(one.from_on)}" if one.from_on else "",
        f"until {short_day(one.until_on)}" if one.until_on else "",
        f"{one.source} says so" if one.source and one.source != "return" else "",
        "from a return" if one.source == "return" else "",
        f"written down by {wrote}" if wrote else "",
    ]
    words = ", ".join(part for part in parts if part)
    return words[:1].upper() + words[1:]
