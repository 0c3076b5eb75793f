"""The findings as CSV, with the mark at its beginning by which spreadsheets know UTF-8."""

import csv
from io import TextIOWrapper
from typing import BinaryIO

from kith.standards.cin_census.checking import Findings
from kith.standards.cin_census.report.rows import COLUMNS, rows


def write(found: Findings, out: BinaryIO) -> None:
    """Write a row for each."""
    text = TextIOWrapper(out, "utf-8-sig", newline="")
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    writer.writerows(rows(found))
    text.detach()
