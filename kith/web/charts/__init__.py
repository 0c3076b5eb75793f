"""Charts as SVG drawn in Python: no script, presentation attributes only, a table beside each."""

from kith.web.charts.bars import Bar, bar_chart
from kith.web.charts.chart import Chart
from kith.web.charts.intervals import Interval, interval_chart
from kith.web.charts.line import Point, line_chart
from kith.web.charts.spark import sparkline

__all__ = [
    "Bar",
    "Chart",
    "Interval",
    "Point",
    "bar_chart",
    "interval_chart",
    "line_chart",
    "sparkline",
]
