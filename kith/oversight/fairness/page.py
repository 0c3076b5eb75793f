"""The pages of fairness, ready to be drawn: shares with their ranges, in words before pictures."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from kith.oversight.fairness.queries import Measured, OneMeasure, Overview
from kith.oversight.fairness.rules import LESS, MORE, Cut, Rate, how_far, ratio, stands
from kith.oversight.quarters import Quarter
from kith.web import words
from kith.web.charts import Chart, Interval, interval_chart
from kith.web.lines import Link
from kith.web.tables import Column

FEW_WORDS = "fewer than 5"
GROUPS = (
    Column("Group"),
    Column("Of", number=True),
    Column("Share", number=True),
    Column("Range", number=True),
    Column("Beside all", number=True),
    Column("Stands apart"),
)


@dataclass(frozen=True)
class Choice:
    """One quarter to choose."""

    words: str
    href: str
    here: bool


@dataclass(frozen=True)
class Group:
    """A group that stands apart: its words, by what it was cut, its share."""

    words: str
    cut: str
    share: str


@dataclass(frozen=True)
class Side:
    """The groups on one side of all children, and what that may mean where it is a worry."""

    how: str
    groups: tuple[Group, ...]
    means: str
    far: float


@dataclass(frozen=True)
class Apart:
    """One measure in which groups stand apart, those with less of it first."""

    link: Link
    whole: str
    sides: tuple[Side, ...]

    @property
    def weight(self) -> tuple[bool, float]:
        """First where harm may be overlooked, then how far its groups stand apart."""
        worries = [one for one in self.sides if one.means]
        return bool(worries), max(one.far for one in worries or self.sides)


@dataclass(frozen=True)
class CutShown:
    """One cut: its picture, and the same as a table with how it stands beside all."""

    words: str
    chart: Chart | None
    rows: tuple[tuple[str, ...], ...]
    by_quarter: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class OverviewShown:
    """The overview as its page draws it."""

    heading: str
    choices: tuple[Choice, ...]
    apart: tuple[Apart, ...]
    rows: tuple[tuple[Link, str], ...]
    guarded: bool


@dataclass(frozen=True)
class MeasureShown:
    """One measure as its page draws it."""

    name: str
    heading: str
    lead: str
    choices: tuple[Choice, ...]
    counted: tuple[tuple[str, str], ...]
    means: str
    cuts: tuple[CutShown, ...]
    columns: tuple[Column, ...]
    quarter_columns: tuple[Column, ...]
    guarded: bool


def overview_shown(found: Overview) -> OverviewShown:
    """Return the overview: what stands apart first, then every measure."""
    return OverviewShown(
        heading=found.quarter.words,
        choices=_choices(reverse("fairness"), found.others, found.quarter),
        apart=_questions(found.measured, found.quarter),
        rows=tuple(_whole(each, found.quarter) for each in found.measured),
        guarded=found.guarded,
    )


def measure_shown(found: OneMeasure) -> MeasureShown:
    """Return one measure with its cuts."""
    _, cuts = found.line[0]
    whole = next(iter(cuts.values())).whole
    address = reverse("fairness-measure", args=[found.measure.code])
    means = found.measure.means
    return MeasureShown(
        name=found.measure.name,
        heading=found.quarter.words,
        lead=f"All children: {said(whole)}.",
        choices=_choices(address, found.others, found.quarter),
        counted=(("We count", found.measure.hits), ("Out of", found.measure.of)),
        means=f"Where it is {found.measure.worry}: {means[:1].lower()}{means[1:]}",
        cuts=tuple(_cut(name, found) for name, cut in cuts.items() if cut.groups),
        columns=GROUPS,
        quarter_columns=(
            Column("Group"),
            *(Column(quarter.words, number=True) for quarter, _ in found.line),
        ),
        guarded=found.guarded,
    )


def said(one: Rate) -> str:
    """Say a share with what it was counted from: "31% (14 of 45)"."""
    if one.hidden:
        return FEW_WORDS
    if not one.of:
        return "nothing counted"
    return f"{words.share(one.hits, one.of)} ({one.hits:,} of {one.of:,})"


def _choices(address: str, held: Iterable[Quarter], chosen: Quarter) -> tuple[Choice, ...]:
    return tuple(
        Choice(one.words, f"{address}?{urlencode({'quarter': one.code})}", one == chosen)
        for one in held
    )


def _address(code: str, quarter: Quarter) -> str:
    return f"{reverse('fairness-measure', args=[code])}?{urlencode({'quarter': quarter.code})}"


def _questions(measured: Iterable[Measured], quarter: Quarter) -> tuple[Apart, ...]:
    """Return the questions: first where harm may be overlooked, then by how far groups stand."""
    asked = filter(None, (_apart(each, quarter) for each in measured))
    return tuple(sorted(asked, key=lambda one: one.weight, reverse=True))


def _apart(each: Measured, quarter: Quarter) -> Apart | None:
    """Gather the groups whose range leaves out the share of all; nothing where there is none."""
    sides = tuple(side for how in (LESS, MORE) if (side := _side(each, how)).groups)
    return Apart(*_whole(each, quarter), sides) if sides else None


def _side(each: Measured, how: str) -> Side:
    """Return the groups on one side; the same children under several cuts are one group."""
    found: dict[tuple[str, str], list[str]] = {}
    far = 0.0
    for name, cut in each.cuts.items():
        for group in cut.groups:
            if stands(group, cut.whole) == how:
                found.setdefault((group.words, said(group)), []).append(name.lower())
                far = max(far, how_far(group, cut.whole))
    groups = tuple(Group(one, words.listed(cuts), share) for (one, share), cuts in found.items())
    means = each.measure.means if how == each.measure.worry else ""
    return Side(how.capitalize(), groups, means, far)


def _whole(each: Measured, quarter: Quarter) -> tuple[Link, str]:
    whole = next(iter(each.cuts.values())).whole
    href = _address(each.measure.code, quarter)
    return Link(each.measure.name, href), said(whole)


def _cut(name: str, found: OneMeasure) -> CutShown:
    cut = found.line[0][1][name]
    return CutShown(
        words=name,
        chart=_chart(cut),
        rows=tuple(_row(group, cut.whole) for group in (cut.whole, *cut.groups)),
        by_quarter=_by_quarter(name, found),
    )


def _chart(cut: Cut) -> Chart | None:
    drawn = [_interval(one) for one in (cut.whole, *cut.groups) if one.between]
    return interval_chart(cut.words, drawn) if len(drawn) > 1 else None


def _interval(one: Rate) -> Interval:
    low, high = one.between or (0.0, 0.0)
    low_, middle, high_ = (round(value * 100, 1) for value in (low, one.share or 0.0, high))
    return Interval(one.words, low_, middle, high_, f"{one.hits:,} of {one.of:,}")


def _row(group: Rate, whole: Rate) -> tuple[str, ...]:
    if group.hidden:
        return (group.words, FEW_WORDS, "–", "–", "–", "")
    times, range_ = ratio(group, whole), group.between
    return (
        group.words,
        f"{group.of:,}",
        words.share(group.hits, group.of),
        f"{range_[0]:.0%} to {range_[1]:.0%}" if range_ else "–",
        f"{times:.1f} times" if times is not None and group is not whole else "–",
        stands(group, whole).capitalize(),
    )


def _by_quarter(name: str, found: OneMeasure) -> tuple[tuple[str, ...], ...]:
    """Return each group's share in each quarter; a group of its own in one may be pooled before."""
    if len(found.line) < 2:
        return ()
    line: list[Mapping[str, Rate]] = [
        {one.words: one for one in (cuts[name].whole, *cuts[name].groups)} for _, cuts in found.line
    ]
    names = dict.fromkeys(words_ for held in line for words_ in held)
    return tuple((each, *(_share(held.get(each)) for held in line)) for each in names)


def _share(one: Rate | None) -> str:
    return "–" if one is None or not one.of else said(one)
