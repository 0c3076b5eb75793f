"""Maps of a child's life, each with the one before in the same voice."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from kith.access import audit
from kith.access.actors import Actor
from kith.access.gates import NotHere, query
from kith.accounts.queries import account_names
from kith.accounts.roles import Area, Level
from kith.people.ecomap.commands import own_record
from kith.people.ecomap.rules import VOICES, Line, changes, in_order
from kith.people.models import Ecomap, EcomapLine
from kith.people.queries import PersonHead
from kith.people.queries.head import head_of
from kith.web import words

MOST = 60


@dataclass(frozen=True)
class Drawn:
    """One map as it was drawn: by whom, on which day, and its lines in order.

    `wrong` is who took it back, and why; such a map is shown by its number alone.
    """

    id: int
    voice: str
    on: date
    by: str
    together: bool
    note: str
    wrong: str = ""
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True)
class MapsPage:
    """The maps in one voice: the one shown, the one before it, what changed, and the others."""

    head: PersonHead
    voice: str
    now: Drawn | None
    before: Drawn | None
    changes: tuple[str, ...]
    all: tuple[Drawn, ...]
    voices: frozenset[str]


@query(Area.CHILD, Level.VIEW, reads="ecomap")
def maps_page(
    actor: Actor, /, *, person: int, voice: str = "", number: int | None = None
) -> MapsPage:
    """Return the last map in a voice (of all, where none is said), or one map by its number."""
    head = head_of(actor, person)
    told = _all(person)
    chosen = next((one for one in told if one.id == number), None)
    if number is not None and chosen is None:
        raise NotHere
    stand = _standing(told)
    shown_voice = chosen.voice if chosen else voice or (stand[0].voice if stand else "child")
    mine = [one for one in told if one.voice == shown_voice]
    now, before = _two(_from(mine, chosen))
    told_of = changes(before.lines, now.lines, head.card.name) if now and before else []
    voices = frozenset(one.voice for one in stand)
    return MapsPage(head, shown_voice, now, before, tuple(told_of), tuple(mine), voices)


def _standing(maps: Iterable[Drawn]) -> list[Drawn]:
    """Return the maps that nobody took back."""
    return [one for one in maps if not one.wrong]


def _from(mine: Sequence[Drawn], chosen: Drawn | None) -> Sequence[Drawn]:
    """Return the maps in a voice from the chosen one back; one that was wrong stands alone."""
    if chosen is None:
        return _standing(mine)
    return [chosen, *([] if chosen.wrong else _standing(mine[mine.index(chosen) + 1 :]))]


@query(Area.CHILD, Level.VIEW, reads="ecomap")
def voices_page(actor: Actor, /, *, person: int) -> tuple[PersonHead, tuple[Drawn, ...]]:
    """Return the last map of each voice: the child's, a parent's, a worker's."""
    told = _standing(_all(person))
    last = [next((one for one in told if one.voice == voice), None) for voice in VOICES]
    return head_of(actor, person), tuple(_with_lines(one for one in last if one))


@query(Area.CHILD, Level.SUMMARY, reads="ecomap")
def my_maps(actor: Actor, /) -> tuple[PersonHead, Drawn | None, Drawn | None]:
    """Return a child's own last map and the one before; no map in another voice is theirs."""
    person = own_record(actor)
    audit.about(person=person)
    mine = [one for one in _standing(_all(person)) if one.voice == "child"]
    now, before = _two(mine)
    return head_of(actor, person), now, before


def last_map(person: int) -> Drawn | None:
    """Return the newest map about a child, inside a gate; the child's own before any other."""
    told = _standing(_all(person))
    own = [one for one in told if one.voice == "child"]
    return next(iter(_with_lines((own or told)[:1])), None)


def _all(person: int) -> list[Drawn]:
    rows = list(Ecomap.objects.filter(person_id=person).order_by("-made_at", "-id")[:MOST])
    names = account_names(who for row in rows for who in (row.made_by, row.retracted_by))
    return [
        Drawn(
            row.pk, row.voice, row.made_on, names.get(row.made_by or 0, "Kith"), row.together,
            row.note, _wrong(row, names),
        )
        for row in rows
    ]  # fmt: skip


def _wrong(row: Ecomap, names: dict[int, str]) -> str:
    if row.retracted_at is None:
        return ""
    by = names.get(row.retracted_by or 0, "Kith")
    return f"Taken back by {by}, {words.moment(row.retracted_at)}: {row.retracted_why}"


def _two(maps: Sequence[Drawn]) -> tuple[Drawn | None, Drawn | None]:
    """Return the first of these maps and the one after it, with their lines."""
    now, before, *_ = [*_with_lines(maps[:2]), None, None]
    return now, before


def _with_lines(maps: Iterable[Drawn]) -> list[Drawn]:
    """Return maps with their lines, read in one query."""
    wanted = list(maps)
    found: dict[int, list[Line]] = {one.id: [] for one in wanted}
    for row in EcomapLine.objects.filter(ecomap_id__in=list(found)).order_by("id"):
        found[row.ecomap_id].append(
            Line(
                row.system, row.label, row.strength, row.stressful, row.flow, row.trend,
                row.words, row.face,
            )
        )  # fmt: skip
    return [replace(one, lines=tuple(in_order(found[one.id]))) for one in wanted]
