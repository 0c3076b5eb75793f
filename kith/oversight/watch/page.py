"""The pages of watching, ready to be drawn: a question first, then numbers, then where to look."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.urls import reverse

from kith.oversight.fairness.page import Choice
from kith.oversight.quarters import Quarter
from kith.oversight.watch.queries import Many, OneWatch, Overview, Place
from kith.oversight.watch.rules.work import Watch
from kith.web import words
from kith.web.tables import Column

TEAMS = (Column("Team"), Column("To ask about", number=True), Column("Out of", number=True))


@dataclass(frozen=True)
class Line:
    """One watch in the list."""

    name: str
    asks: str
    href: str
    many: str
    before: str


@dataclass(frozen=True)
class OverviewShown:
    """Every watch as its page draws it: those with something to ask first."""

    heading: str
    choices: tuple[Choice, ...]
    lines: tuple[Line, ...]
    quiet: tuple[Line, ...]
    counted: str


@dataclass(frozen=True)
class PlaceShown:
    """One place to ask about."""

    name: str
    said: str
    href: str
    note: str


@dataclass(frozen=True)
class WatchShown:
    """One watch as its page draws it."""

    watch: Watch
    heading: str
    choices: tuple[Choice, ...]
    many: str
    columns: tuple[Column, ...]
    teams: tuple[tuple[str, ...], ...]
    places: tuple[PlaceShown, ...]
    next: str
    first_page: bool
    first: str


def overview_shown(found: Overview) -> OverviewShown:
    """Return the list."""
    lines = [
        Line(
            name=one.watch.name,
            asks=one.watch.asks,
            href=_address(one.watch.code, found.quarter),
            many=said(one.now, one.watch.of),
            before=f"{one.before.found:,} of {one.before.of:,} in the quarter before",
        )
        for one in found.asked
    ]
    ask = [bool(one.now.found) for one in found.asked]
    return OverviewShown(
        heading=found.quarter.words,
        choices=_choices(reverse("watch"), found.others, found.quarter),
        lines=tuple(line for line, some in zip(lines, ask, strict=True) if some),
        quiet=tuple(line for line, some in zip(lines, ask, strict=True) if not some),
        counted=words.moment(found.counted_at) if found.counted_at else "",
    )


def watch_shown(found: OneWatch) -> WatchShown:
    """Return one watch with its numbers by team and its places."""
    address = _address(found.watch.code, found.quarter)
    return WatchShown(
        watch=found.watch,
        heading=found.quarter.words,
        choices=_choices(address.partition("?")[0], found.others, found.quarter),
        many=said(found.whole, found.watch.of),
        columns=TEAMS,
        teams=tuple((name, f"{one.found:,}", f"{one.of:,}") for name, one in found.by_team),
        places=tuple(map(_place, found.places)),
        next=f"{address}&{urlencode({'after': found.after})}" if found.after else "",
        first_page=found.first_page,
        first=address,
    )


def said(many: Many, of: str) -> str:
    """Say how many there are: "3 of 40 contacts that were decided"."""
    return f"{many.found:,} of {many.of:,} {of}"


def _address(code: str, quarter: Quarter) -> str:
    return f"{reverse('watch-one', args=[code])}?{urlencode({'quarter': quarter.code})}"


def _choices(address: str, held: Iterable[Quarter], chosen: Quarter) -> tuple[Choice, ...]:
    return tuple(
        Choice(one.words, f"{address}?{urlencode({'quarter': one.code})}", one == chosen)
        for one in held
    )


def _when(at: datetime) -> str:
    """What is known to the day stands at its midnight."""
    return words.day(at) if words.clock_time(at) == "midnight" else words.moment(at)


def _place(one: Place) -> PlaceShown:
    return PlaceShown(
        name=one.card.name,
        said=f"{one.team}, {_when(one.at)}",
        href=reverse("child", args=[one.card.id]),
        note=one.note,
    )
