"""Who somebody is: everything that is kept of them, as it is now or was on a day before."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.db.models import Q

from kith.access.actors import Actor
from kith.access.gates import query
from kith.access.models import Grant, Restriction
from kith.accounts.queries import account_cards
from kith.accounts.roles import Area, Level
from kith.kernel import clock
from kith.kernel.workdays import end_of_day
from kith.people.models import Person, PersonChange
from kith.people.queries.cards import ChildCard, cards_of
from kith.people.rows import codes_of, records_of, texts_of
from kith.people.rules.fields import ABOUT, BIRTH, FIELDS, WORK, apparent_of, day_of, said
from kith.people.rules.naming import short_day
from kith.people.rules.places import HOMES
from kith.people.rules.quality import Known, Mark, marks
from kith.people.rules.records import Record, as_at, holding, past
from kith.web.words import listed

SORTS: Mapping[str, str] = {
    "name": "Names",
    "place": "Where they live",
    "phone": "How to reach them",
    "number": "Numbers",
}


@dataclass(frozen=True)
class PersonHead:
    """What stands at the top of every page about a person; `marks` are words with a shape."""

    card: ChildCard
    facts: tuple[str, ...] = ()
    marks: tuple[tuple[str, str], ...] = ()
    may_write: bool = False
    may_decide: bool = False
    full: bool = True


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


@query(Area.CHILD, Level.CREATE)
def writing_of(actor: Actor, /, *, person: int) -> PersonHead:
    """Return what a form about a person opens with."""
    return head_of(actor, person)


@query(Area.CHILD, Level.VIEW)
def who_head(actor: Actor, /, *, person: int) -> PersonHead:
    """Return what stands at the top of a page about a person."""
    return head_of(actor, person)


@query(Area.CHILD, Level.VIEW)
def people_to_name(actor: Actor, /, *, person: int) -> tuple[tuple[int, str], ...]:
    """Return who sees a person by their own work: account and name; others would see nothing."""
    live = Grant.objects.filter(Q(until_at=None) | Q(until_at__gt=clock.now()), person_id=person)
    ids = live.filter(reach="worker").values_list("account_id", flat=True)
    cards = account_cards({one for one in ids if one and one != actor.id})
    return tuple((card.id, card.name) for card in cards)


@query(Area.CHILD, Level.CREATE)
def homes_now(actor: Actor, /, *, person: int) -> list[Record]:
    """Return the homes and placements that hold today."""
    return [one for one in _standing(person, "place") if one.kind in HOMES]


@query(Area.CHILD, Level.CREATE)
def places_now(actor: Actor, /, *, person: int) -> list[Record]:
    """Return every place that holds today."""
    return _standing(person, "place")


@query(Area.CHILD, Level.CREATE)
def record_of(actor: Actor, /, *, person: int, what: str, record: int) -> Record | None:
    """Return one record that nobody has taken back."""
    found = (one for one in records_of(person) if (one.what, one.id) == (what, record))
    return next((one for one in found if one.stands), None)


def head_of(actor: Actor, person: int) -> PersonHead:
    """Return the top of a page about a person, inside a gate that is open already."""
    card = cards_of([person])[person]
    hidden = Restriction.objects.filter(person_id=person, lifted_at=None).exists()
    return PersonHead(
        card=card,
        facts=tuple(_facts(card)),
        marks=(("Restricted", "square"),) if hidden else (),
        may_write=actor.may(Area.CHILD, Level.CREATE),
        may_decide=actor.may(Area.CHILD, Level.DECIDE),
    )


def known_of(texts: Mapping[str, str], records: Iterable[Record], today: date) -> Known:
    """Return what the marks of a record are worked out from."""
    now = holding(records, today)
    return Known(
        kind=texts["kind"],
        named=bool(texts["known_as"]) or any(one.what == "name" for one in now),
        born=day_of(texts["born"]),
        expected=day_of(texts["expected"]),
        died=day_of(texts["died"]),
        apparent=apparent_of(texts["apparent"]),
        sex=texts["sex"],
        ethnicity=texts["ethnicity"],
        language=texts["language"],
        interpreter={"yes": True, "no": False}.get(texts["interpreter"]),
        disabilities=frozenset(filter(None, texts["disabilities"].split(", "))),
        occupation=texts["occupation"],
        homes=_told_on(one for one in now if one.what == "place" and one.kind in HOMES),
        phones=_told_on(one for one in now if one.what == "phone"),
        numbers=tuple((one.kind, one.text.replace(" ", "")) for one in now if one.what == "number"),
    )


def _told_on(records: Iterable[Record]) -> tuple[date, ...]:
    return tuple(clock.local_date(one.recorded_at) for one in records if one.recorded_at)


def _kept(row: Person, then: date | None) -> _Kept:
    texts, records = texts_of(row, codes_of(row.id)), records_of(row.id)
    if then:
        moment = end_of_day(then) - timedelta(microseconds=1)
        texts, records = _texts_then(row.id, texts, moment), as_at(records, moment)
    wrote = {one.recorded_by for one in records if one.recorded_by}
    names = {card.id: card.name for card in account_cards(wrote)}
    return _Kept(texts, records, then or clock.today(), names)


def _texts_then(person: int, texts: Mapping[str, str], moment: datetime) -> dict[str, str]:
    """Return the fields as they were kept at a moment: later changes taken back, one by one."""
    then = dict(texts)
    later = PersonChange.objects.filter(person_id=person, at__gt=moment)
    for change in later.order_by("-at", "-id"):
        if change.field in then:
            then[change.field] = change.old
    return then


def _standing(person: int, what: str) -> list[Record]:
    return [one for one in holding(records_of(person), clock.today()) if one.what == what]


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


def _facts(card: ChildCard) -> Iterable[str]:
    """Yield what is good to know before one speaks, and how to tell them from another."""
    if card.pronouns:
        yield card.pronouns
    if card.say_it:
        yield f"say “{card.say_it}”"
    if card.born:
        yield f"born {short_day(card.born)}"
    elif card.expected:
        yield f"expected {short_day(card.expected)}"
    elif card.apparent:
        yield card.apparent
    if card.work:
        yield card.work
    if card.named and card.local_id:
        yield card.local_id
    yield f"record {card.id}"
