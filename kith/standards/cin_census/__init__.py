"""The CIN census: its structure year by year as dated data, readers, rules, a checker, a generator.

A return is checked by

    from kith.standards.cin_census import check

    found = check("return.xml")
    for issue in found.each():
        print(issue.line, issue.child, issue.rule, issue.entry.message)

which needs no database and no Django.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kith.standards.cin_census.checking import Findings


def check(
    path: Path | str,
    year: int | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> "Findings":
    """Check a return against every rule of its year, and against the year's structure.

    `year` is the one in which the collection ends, from 2022 to 2026; without it the header's.
    `progress` is called with how many bytes are read, of how many. Raises `CannotRead`, with one
    plain line, for what is not a return that can be read.
    """
    from kith.standards.cin_census.checking import (
        check_file,
    )  # Polars is read only where it is used

    return check_file(path, year, progress)
