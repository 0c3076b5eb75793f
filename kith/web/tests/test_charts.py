"""Charts: true to their numbers, the same every time, and readable without being seen."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from kith.web.charts import (
    Bar,
    Interval,
    Point,
    bar_chart,
    interval_chart,
    line_chart,
    sparkline,
)
from kith.web.charts.bars import LONGEST, short
from kith.web.charts.line import BOTTOM, TOP, target_line
from kith.web.charts.scale import Scale, runs, ticks
from kith.web.charts.spark import HEIGHT, WIDTH
from kith.web.charts.svg import plain, tag

SVG = "{http://www.w3.org/2000/svg}"
values = st.floats(-1000, 1000).map(lambda value: round(value, 3))
shares = st.floats(0, 100).map(lambda value: round(value, 3))
series = st.lists(st.one_of(st.none(), shares), max_size=20)
labels = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"]), max_size=30)


def read(svg) -> etree._Element:
    return etree.fromstring(str(svg))


def points(path: str) -> list[tuple[float, float]]:
    return [tuple(map(float, p.split())) for p in path.removeprefix("M").split("L")]


@given(values, values)
def test_ticks_are_even_and_cover_the_range(one, other):
    low, high = min(one, other), max(one, other)
    found = ticks(low, high)
    assert found[0] <= low
    assert found[-1] >= high
    steps = {round(b - a, 6) for a, b in pairwise(found)}
    assert len(steps) == 1


@given(values, values, values)
def test_a_scale_keeps_order(low, span, value):
    scale = Scale(low, low + abs(span) + 1, 0, 100)
    assert scale(value) <= scale(value + 1)


@given(series)
def test_runs_are_the_series_without_its_gaps(drawn):
    flat = [pair for run in runs(drawn) for pair in run]
    assert flat == [(n, v) for n, v in enumerate(drawn) if v is not None]
    for run in runs(drawn):
        assert all(b[0] == a[0] + 1 for a, b in pairwise(run))


@given(series, st.one_of(st.none(), shares))
def test_a_sparkline_stays_on_its_paper_and_higher_is_higher(drawn, target):
    svg = read(sparkline(drawn, title="Weeks", target=target))
    for path in svg.iter(f"{SVG}path"):
        for x, y in points(path.get("d")):
            assert 0 <= x <= WIDTH
            assert 0 <= y <= HEIGHT
    runs_drawn = [points(path.get("d")) for path in svg.iter(f"{SVG}path")]
    runs_given = [run for run in runs(drawn) if len(run) > 1]
    assert len(runs_drawn) == len(runs_given)
    for places, run in zip(runs_drawn, runs_given, strict=True):
        for (a, b), ((_, up), (_, then)) in zip(pairwise(run), pairwise(places), strict=True):
            assert not (a[1] < b[1] and then > up)


@given(series)
def test_the_same_numbers_give_the_same_bytes(drawn):
    line = [Point(str(n), v) for n, v in enumerate(drawn)]
    assert line_chart("A", line, target=95) == line_chart("A", line, target=95)


@given(st.lists(st.tuples(labels, shares), max_size=8), labels)
def test_every_chart_is_named_described_and_has_its_numbers_beside_it(rows, title):
    for chart in (
        line_chart(title, [Point(label, value) for label, value in rows], target=90),
        bar_chart(title, [Bar(label, value) for label, value in rows], unit="share"),
        interval_chart(title, [Interval(label, v / 2, v, v) for label, v in rows]),
    ):
        svg = read(chart.svg)
        assert svg.get("role") == "img"
        assert (svg.find(f"{SVG}title").text or "") == title
        assert svg.find(f"{SVG}desc") is not None
        assert [row[0] for row in chart.rows] == [label for label, _ in rows]
        assert all(len(row) == len(chart.columns) for row in chart.rows)


@given(st.lists(st.tuples(labels, shares), min_size=1, max_size=8))
def test_bars_begin_at_nought_and_are_as_long_as_their_values(rows):
    svg = read(bar_chart("A", [Bar(label, value) for label, value in rows], unit="share").svg)
    bars = list(svg.iter(f"{SVG}rect"))
    assert len({bar.get("x") for bar in bars}) == 1
    for bar, (_, value) in zip(bars, rows, strict=True):
        full = 420 - float(bar.get("x"))
        assert abs(float(bar.get("width")) - full * value / 100) < 0.02


def test_nothing_inside_needs_a_style_or_a_script():
    shown = str(line_chart("A", [Point("6 Jan", 3.0)], unit="count", target=1).svg)
    for forbidden in ("style=", "<style", "<script", "onload", "http://www.w3.org/1999/xlink"):
        assert forbidden not in shown


def test_a_week_without_a_figure_is_a_gap_that_is_said():
    svg = str(sparkline([70.0, None, 80.0], title="Weeks"))
    assert "1 without a figure" in svg
    assert "From 70% to 80%" in svg
    assert "No figures yet" in str(sparkline([], title="Weeks"))


def test_words_are_escaped_and_numbers_are_plain():
    assert str(tag("text", "a & b", x=1.5)) == '<text x="1.5">a &amp; b</text>'
    assert [plain(v) for v in (1.0, -0.0, 1.256, "x", 3)] == ["1", "0", "1.26", "x", "3"]


@given(st.integers(0, 1000), st.integers(0, 1000))
def test_of_children_there_are_no_halves_on_an_axis(one, other):
    found = ticks(min(one, other), max(one, other), whole=True)
    assert found == [int(value) for value in found]


@given(labels, st.sampled_from(["boys", "girls"]))
def test_a_label_that_is_cut_keeps_what_tells_it_from_its_neighbour(group, sex):
    cut = short(f"Black or Black British, some other {group}, {sex}")
    assert len(cut) <= LONGEST
    assert cut.endswith(f"…, {sex}")


@given(labels)
def test_a_label_is_never_longer_than_its_room(text):
    assert len(short(text)) <= LONGEST


@pytest.mark.parametrize(("first", "above"), [([60.0], True), ([8.0], False), ([4.0], True)])
def test_the_name_of_a_target_stands_where_the_line_does_not_run(first, above):
    up = Scale(0, 100, BOTTOM, TOP)
    named = read(tag("svg", *target_line(5, up, "share", first), xmlns=SVG[1:-1]))
    (name,) = named.iter(f"{SVG}text")
    assert (float(name.get("y")) < up(5)) is above
