"""The findings as one web page that stands by itself, to be mailed: of children it has ids only."""

from functools import cache
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from kith.standards.cin_census.checking import Findings, Issue
from kith.standards.cin_census.report.summary import (
    HEADER,
    RuleCount,
    by_rule,
    counted,
    groups,
    headline,
)

MOST_ROWS = 200
"""Places shown of one rule; the page says where the rest is."""


def write(found: Findings, out: BinaryIO) -> None:
    """Write the page."""
    for piece in _template().generate(context(found)):
        out.write(piece.encode())


def context(found: Findings) -> dict[str, object]:
    """Return what the page is made of."""
    rules = by_rule(found)
    return {
        "found": found,
        "headline": headline(found),
        "children": counted(found.children, "child", "children"),
        "first": [row for row in rules if row.entry.module == HEADER],
        "rules": rules,
        "places": _places(found, rules),
        "worst": _worst(found),
        "schema": found.schema[:MOST_ROWS],
        "more_schema": len(found.schema[MOST_ROWS:]) + found.more_schema,
        "most": MOST_ROWS,
    }


def _places(found: Findings, rules: list[RuleCount]) -> dict[str, list[Issue]]:
    """Return where each rule is broken, the first places of it."""
    places: dict[str, list[Issue]] = {row.entry.code: [] for row in rules}
    for issue in found.each():
        if len(places[issue.entry.code]) < MOST_ROWS:
            places[issue.entry.code].append(issue)
    return places


def _worst(found: Findings) -> list[tuple[str, int, list[str]]]:
    """Return the first children with something wrong: id, line, the rules that they break."""
    told = []
    for group in islice(
        (each for each in groups(found) if each.issues[0].number is not None), MOST_ROWS
    ):
        codes = sorted({issue.entry.code for issue in group.issues})
        told.append((group.child or "without LAchildID", group.issues[0].line or 0, codes))
    return told


@cache
def _template() -> Template:
    folder = FileSystemLoader(Path(__file__).parent)
    look = Environment(
        loader=folder,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return look.get_template("report.html")
