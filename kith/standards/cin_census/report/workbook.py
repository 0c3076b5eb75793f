"""The findings as a workbook: by rule, by child, how it is written, what was not run."""

from collections.abc import Iterable
from itertools import islice
from typing import BinaryIO

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font

from kith.standards.cin_census.checking import Findings
from kith.standards.cin_census.report.rows import COLUMNS, finding_row, harmless, issue_row
from kith.standards.cin_census.report.summary import by_rule, headline

_MOST_ROWS = 1_000_000
_WIDTHS = {
    "message": 60,
    "meaning": 60,
    "put right by": 60,
    "values": 40,
    "fields": 30,
    "child": 20,
}


def write(found: Findings, out: BinaryIO) -> None:
    """Write the workbook."""
    book = Workbook(write_only=True)
    _sheet(book, "Summary", ("about", "what"), _summary(found))
    _sheet(book, "By rule", _BY_RULE, _rules(found))
    _sheet(book, "Issues", COLUMNS, map(issue_row, found.each()))
    _sheet(book, "Structure", COLUMNS[:7], (finding_row(each)[:7] for each in found.schema))
    _sheet(book, "Not run", ("rule", "reason"), ((e.rule, e.reason) for e in found.not_run))
    book.save(out)


_BY_RULE = ("rule", "severity", "issues", "message", "meaning", "put right by")


def _summary(found: Findings) -> Iterable[tuple[object, ...]]:
    yield "file", harmless(found.file)
    yield "year", found.year
    yield "children", found.children
    yield "in short", headline(found)


def _rules(found: Findings) -> Iterable[tuple[object, ...]]:
    for row in by_rule(found):
        told = (row.entry.message, row.rule.plain, row.rule.mend)
        yield row.entry.code, row.entry.severity, row.count, *told


def _sheet(
    book: Workbook, title: str, columns: Iterable[str], rows: Iterable[tuple[object, ...]]
) -> None:
    sheet = book.create_sheet(title)
    for place, name in enumerate(columns):
        sheet.column_dimensions[chr(ord("A") + place)].width = _WIDTHS.get(name, 12)
    sheet.freeze_panes = "A2"
    heads = [WriteOnlyCell(sheet, name.capitalize()) for name in columns]
    for head in heads:
        head.font = Font(bold=True)
    sheet.append(heads)
    for row in islice(rows, _MOST_ROWS):
        sheet.append(row)
