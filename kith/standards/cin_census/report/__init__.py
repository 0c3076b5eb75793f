"""What a check found, written for people and for programs, in five forms."""

from collections.abc import Callable
from importlib import import_module
from typing import BinaryIO

from kith.standards.cin_census.checking import Findings

FORMATS = {"text": "text", "json": "program", "csv": "table", "xlsx": "workbook", "html": "page"}
"""Each form, and the module that writes it; each is read only when it is used."""

KINDS = {
    "text": "text/plain; charset=utf-8",
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "html": "text/html; charset=utf-8",
}


def write(found: Findings, form: str, out: BinaryIO) -> None:
    """Write the findings in one of the forms."""
    writer: Callable[[Findings, BinaryIO], None]
    writer = import_module(f"{__name__}.{FORMATS[form]}").write
    writer(found, out)
