"""What the pages of fairness read: numbers over every child, as far as the reader may know them."""

from collections.abc import Mapping
from dataclasses import dataclass

from kith.access.actors import Actor
from kith.access.gates import NotHere, query
from kith.accounts.roles import Area, Level
from kith.kernel import clock
from kith.oversight.fairness.counting import Counts, counted
from kith.oversight.fairness.measures import MEASURES, Measure
from kith.oversight.fairness.rules import Cut, guarded
from kith.oversight.quarters import Quarter, asked_for, quarter_of, quarters
from kith.oversight.queries import reads_five_or_more

KEPT, SHOWN = 8, 4


@dataclass(frozen=True)
class Measured:
    """One measure in one quarter, cut each way."""

    measure: Measure
    cuts: Mapping[str, Cut]


@dataclass(frozen=True)
class Overview:
    """Every measure in a quarter; `guarded` for a reader of figures of five or more only."""

    quarter: Quarter
    others: tuple[Quarter, ...]
    measured: tuple[Measured, ...]
    guarded: bool


@dataclass(frozen=True)
class OneMeasure:
    """One measure in a quarter and in those before it, the latest first."""

    quarter: Quarter
    others: tuple[Quarter, ...]
    measure: Measure
    line: tuple[tuple[Quarter, Mapping[str, Cut]], ...]
    guarded: bool


@query(Area.KPI, Level.SUMMARY, reads="fairness")
def overview(actor: Actor, /, *, quarter: str = "") -> Overview:
    """Return every measure in a quarter (this one, unless an earlier one is asked for)."""
    chosen = asked_for(quarter, clock.today(), KEPT)
    counts, few = counted([chosen]), reads_five_or_more(actor)
    return Overview(
        quarter=chosen,
        others=tuple(quarters(quarter_of(clock.today()), KEPT)),
        measured=tuple(
            Measured(measure, _told(counts, code, 0, few)) for code, measure in MEASURES.items()
        ),
        guarded=few,
    )


@query(Area.KPI, Level.SUMMARY, reads="fairness")
def one_measure(actor: Actor, /, code: str, *, quarter: str = "") -> OneMeasure:
    """Return one measure; somebody who may only see five or more gets no line of quarters."""
    if code not in MEASURES:
        raise NotHere
    chosen, few = asked_for(quarter, clock.today(), KEPT), reads_five_or_more(actor)
    line = quarters(chosen, 1 if few else SHOWN)
    counts = counted(line, [code])
    return OneMeasure(
        quarter=chosen,
        others=tuple(quarters(quarter_of(clock.today()), KEPT)),
        measure=MEASURES[code],
        line=tuple((one, _told(counts, code, n, few)) for n, one in enumerate(line)),
        guarded=few,
    )


def _told(counts: Counts, code: str, place: int, few: bool) -> Mapping[str, Cut]:
    cuts = counts[code, place]
    return {name: guarded(cut) for name, cut in cuts.items()} if few else cuts
