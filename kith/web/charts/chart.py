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


def said(value: float | None, unit: str) -> str:
    """Return a value with its unit, or what stands for none."""
    return "none" if value is None else f"{words.number(value)}{UNITS[unit]}"
