"""A chart as it is handed to a page: picture, title and the same numbers as a table."""

from dataclasses import dataclass

from markupsafe import Markup

from kith.web import words
from kith.web.tables import Column

UNITS = {"share": "%", "hours": " hours", "days": " days", "count": "", "ratio": "", "score": ""}


@dataclass(frozen=True)
class Chart:
    """The picture and, for those who cannot or do not want to see it, its numbers."""

    title: str
    svg: Markup
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]


Row = tuple[str, ...]


def beside(
    columns: tuple[str, ...], rows: tuple[Row, ...]
) -> tuple[tuple[Column, ...], tuple[Row, ...]]:
    """Return the table of a chart. Its last column, what each is out of, goes where none says."""
    width = len(columns) if any(row[-1] for row in rows) else len(columns) - 1
    heads = tuple(Column(words, number=n > 0) for n, words in enumerate(columns[:width]))
    return heads, tuple(row[:width] for row in rows)


def said(value: float | None, unit: str) -> str:
    """Return a value with its unit, or what stands for none."""
    return "none" if value is None else f"{words.number(value)}{UNITS[unit]}"
