"""The bench, on two small families: a figure for every bar, and no rows."""

import pytest

from kith.kernel.bench import held
from kith.people import bench as benches
from kith.people.genogram import bench


@pytest.fixture
def few(monkeypatch):
    monkeypatch.setattr(bench, "FAMILIES", 2)
    monkeypatch.setattr(bench, "BARS", {5: 1000.0, 9: 1000.0})


def test_it_is_declared():
    assert bench.BENCH in benches.BENCHES
    assert {bar.at_most for bar in bench.BENCH.bars.values()} == {150.0, 1000.0}


def test_it_times_each_size_and_shows_one_of_each(few):
    seen = []
    measured = bench.measure(lambda done, of, words: seen.append(words))
    assert seen == ["5 people", "9 people"]
    assert set(measured.figures) == {
        f"people_{size}_ms_p{share}" for size in (5, 9) for share in (50, 95)
    }
    assert all(figure > 0 for figure in measured.figures.values())
    assert [one["people"] for one in measured.sample] == [5, 9]


def test_it_makes_no_rows():
    assert bench.fill(lambda *_: None) == 0


def test_without_a_figure_a_bar_does_not_hold():
    assert not held({}, bench.BENCH.bars)
