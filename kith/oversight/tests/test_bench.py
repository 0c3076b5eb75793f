"""`kith bench letter` on a hamlet: the same code on few children, and figures for every bar."""

import pytest

from kith.access.actors import MACHINE
from kith.access.gates import acting_as
from kith.kernel import clock
from kith.kernel.bench import held
from kith.oversight import bench, bench_borough
from kith.oversight.commands import letter
from kith.promises.models import Fact, Promise

pytestmark = pytest.mark.django_db
[BENCH] = bench.BENCHES


@pytest.fixture
def hamlet(monkeypatch):
    monkeypatch.setattr(bench_borough, "CHILDREN", 120)
    monkeypatch.setattr(bench_borough, "BATCH", 60)
    monkeypatch.setattr(bench.connection, "close", lambda: None)
    seen = []
    with clock.frozen(bench_borough.NOW):
        rows = BENCH.fill(lambda done, of, words: seen.append((done, of, words)))
    return rows, seen


def test_the_borough_is_made_of_facts_and_says_how_far_it_is(hamlet):
    rows, seen = hamlet
    assert seen == [(60, 120, "children"), (120, 120, "children")]
    with acting_as(MACHINE):
        assert Fact.objects.count() == rows
        kinds = set(Promise.objects.values_list("kind", flat=True))
    assert {"T9", "T9-CENSUS", "T13", "T17", "CONTACT", "ACTION"} <= kinds


def test_every_live_figure_has_something_to_count(hamlet):
    with clock.frozen(bench_borough.NOW):
        rows = letter()
    found = {each["code"]: each for row in rows for each in row["indicators"]}
    counted = {code: each["denominator"] for code, each in found.items() if each["denominator"]}
    assert {"AS-04", "FD-10", "VI-01"} <= set(counted)


def test_the_bench_gives_a_figure_for_every_bar(hamlet, monkeypatch):
    monkeypatch.setattr(bench, "COLD", range(1))
    measured = BENCH.measure(lambda done, of, words: None)
    assert set(BENCH.bars) <= set(measured.figures)
    assert all(figure > 0 for figure in measured.figures.values())
    assert held(measured.figures, BENCH.bars) in {True, False}
    assert {each["code"] for each in measured.sample} >= {"AS-04", "FD-10", "TH-07", "TH-08"}


def test_its_bars_are_those_of_the_design():
    bars = {name: bar.as_dict() for name, bar in BENCH.bars.items()}
    assert bars == {
        "letter_cold_s_p95": {"at_most": 2},
        "indicator_ms_p95": {"at_most": 200},
    }
