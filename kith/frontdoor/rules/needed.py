"""What a decision ought to rest on, by how urgent it is and what is feared (SPEC A3).

A3 names six things that matter most: what the police know, schooling, health, what came before,
times missing, and brothers and sisters. Asking nobody makes none of them known. Nothing here holds
a decision up: what is not there is kept with it, by whom it was to come from.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from kith.frontdoor.rules.agencies import Item, template_on
from kith.frontdoor.rules.agencies.shapes import CRITICAL, FIRST
from kith.frontdoor.rules.asking import EXPLOITING, Completeness
from kith.frontdoor.rules.channels import AGENCIES
from kith.frontdoor.rules.record import Gap
from kith.frontdoor.rules.replies import Judged, State
from kith.frontdoor.rules.urgency import RAGS

OURSELVES = "Our own records"
VIOLENT = frozenset({"GANG", "SYV", "CCE"})


@dataclass(frozen=True)
class Need:
    """From which grade on something matters; `work` is that grade where our work begins.

    With `harms`, only where one of these is feared.
    """

    code: str
    since: str
    work: str = ""
    harms: frozenset[str] = frozenset()

    def holds(self, rag: str, harms: Collection[str], work: bool) -> bool:
        """Say whether it is needed at this grade, with these harms, for this sort of decision."""
        if rag not in RAGS or (self.harms and not self.harms & set(harms)):
            return False
        since = self.work if work and self.work else self.since
        return RAGS.index(since) <= RAGS.index(rag)


@dataclass(frozen=True)
class Own:
    """Something that we must look up ourselves: the box that says it, and what is said without it.

    `unless` names an agency's item that tells it as well.
    """

    need: Need
    missing: str
    unless: tuple[str, str] = ("", "")


@dataclass(frozen=True)
class Edition:
    """What is needed from a day on: of agencies, by their critical items, and of ourselves."""

    code: str
    since: date
    agencies: tuple[Need, ...]
    own: tuple[Own, ...]


EDITIONS: tuple[Edition, ...] = (
    Edition(
        "needed 1",
        FIRST,
        agencies=(
            Need("police", "AMBER"),
            Need("health", "AMBER", work="GREEN"),
            Need("education", "AMBER", work="GREEN"),
            Need("yjs", "RED", harms=VIOLENT),
        ),
        own=(
            Own(Need("history", "GREEN"), "What came before is not written down"),
            Own(
                Need("missing", "AMBER", work="GREEN"),
                "Times missing are not written down",
                ("police", "2"),
            ),
            Own(Need("siblings", "GREEN"), "Nothing is said of brothers, sisters and others"),
        ),
    ),
)


@dataclass(frozen=True)
class Heard:
    """One agency that was asked: whom we call it, what it was asked, and how what came counts."""

    agency: str
    called: str
    asked: tuple[Item, ...]
    judged: Judged
    expected: str = ""
    withdrawn: bool = False

    @property
    def open(self) -> frozenset[str]:
        """The critical items that it has not answered."""
        left = self.judged.open
        return frozenset(one.key for one in self.asked if one.critical and one.key in left)


@dataclass(frozen=True)
class About:
    """What a decision is about, as far as it says what must be known."""

    rag: str
    harms: tuple[str, ...]
    work: bool
    on: date
    conditions: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Basis:
    """What a decision rests on: what is not there, and how much of what is needed is."""

    gaps: tuple[Gap, ...]
    complete: Completeness


def edition_on(day: date, editions: Iterable[Edition] = EDITIONS) -> Edition:
    """Return what is needed on a day."""
    return max((one for one in editions if one.since <= day), key=lambda one: one.since)


def basis(about: About, heard: Iterable[Heard], own: Collection[str]) -> Basis:
    """Return what a decision would rest on. `own` are the boxes of ours that say something."""
    edition, told = edition_on(about.on), list(heard)
    needed = [one.code for one in edition.agencies if one.holds(about.rag, about.harms, about.work)]
    parts = [_not_asked(code, about, told) for code in needed]
    parts += [_of_agency(one, one.agency in needed, told) for one in told]
    parts += [
        _ours(one, own, told)
        for one in edition.own
        if one.need.holds(about.rag, about.harms, about.work)
    ]
    return Basis(
        tuple(gap for gaps, _ in parts for gap in gaps),
        Completeness(sum(one.got for _, one in parts), sum(one.whole for _, one in parts)),
    )


Part = tuple[tuple[Gap, ...], Completeness]


def _not_asked(code: str, about: About, heard: list[Heard]) -> Part:
    if any(one.agency == code for one in heard):
        return (), Completeness()
    asks = template_on(code, about.on).asks(about.conditions)
    whole = sum(one.weight for one in asks)
    return (Gap(AGENCIES[code], "Not asked"),), Completeness(0, whole)


def _of_agency(one: Heard, needed: bool, heard: list[Heard]) -> Part:
    """A request that was taken back tells what it told; what it left open another may have told."""
    stands = not one.withdrawn
    again = any(other.agency == one.agency and not other.withdrawn for other in heard)
    if not stands and (again or not needed):
        return (), Completeness()
    share = Completeness(one.judged.weight, one.judged.whole)
    if not one.open:
        return (), share
    return (Gap(one.called, _missing(one), one.expected if stands else ""),), share


def _missing(one: Heard) -> str:
    if one.withdrawn:
        return "No longer asked"
    if one.judged.state is State.SENT:
        return "No answer yet"
    return f"Only part of the answer came, {one.judged.got} of {one.judged.of}"


def _ours(one: Own, own: Collection[str], heard: list[Heard]) -> Part:
    agency, key = one.unless
    told = any(each.agency == agency and key not in each.open for each in heard)
    if told or one.need.code in own:
        return (), Completeness(CRITICAL, CRITICAL)
    return (Gap(OURSELVES, one.missing),), Completeness(0, CRITICAL)


def conditions(harms: Collection[str]) -> frozenset[str]:
    """Return under which conditions an agency that was not asked would have been asked."""
    return frozenset({"exploitation"}) if set(harms) & EXPLOITING else frozenset()
