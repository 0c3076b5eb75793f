"""The bench of the census: what it takes of a small return, and the shape of its figures."""

import pytest

from kith.kernel.bench import result
from kith.standards import bench


@pytest.fixture
def measured(monkeypatch):
    monkeypatch.setattr(bench, "SIZES", (20, 40, 60))
    told = []
    return bench.measure(lambda done, total, words: told.append((done, total, words))), told


def test_each_size_has_its_phases_and_its_floor(measured):
    found, told = measured
    for size in (20, 40, 60):
        phases = sum(found.figures[f"{name}_{size}"] for name in ("start", "reading", "rules"))
        assert 0 < phases <= found.figures[f"cpu_{size}"]
        assert 0 < found.figures[f"lxml_cpu_{size}"] < found.figures[f"cpu_{size}"]
        assert found.figures[f"memory_mb_{size}"] > 20
    assert [row["children"] for row in found.sample] == [20, 40, 60]
    assert "Inventing 60 children" in {words for _, _, words in told}


def test_the_bars_are_on_what_was_promised():
    (census,) = bench.BENCHES
    assert (census.name, census.alone) == ("census", True)
    assert census.bars["cpu_30000"].at_most == 6
    assert census.bars["memory_mb_30000"].at_most == 500
    assert census.fill(lambda *_: None) == 333_000


def test_a_bar_without_a_figure_does_not_hold(measured):
    found, _ = measured
    (census,) = bench.BENCHES
    assert not result(census, found, 120).held
