"""Invented returns: every element, every code, many shapes of case, and not one rule broken.

The same seed gives the same file, byte for byte. Nobody in it is real: the authority is a code
that no council has, and the pupil numbers belong to a school that there is not.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from kith.standards.cin_census.generator.lives import Census, life
from kith.standards.cin_census.generator.writing import child_xml, footer_xml, header_xml
from kith.standards.cin_census.reader import Progress

__all__ = ["generate", "write_return"]

NOBODY = "005"
"""The authority code of the invented borough."""


def generate(
    children: int = 3_000,
    *,
    year: int = 2026,
    seed: int = 1,
    reference_date: date | None = None,
    lea: str = NOBODY,
) -> Iterator[str]:
    """Yield a return piece by piece: its header, each child on a line of its own, its end."""
    census = Census.of(year, reference_date or date(year, 3, 31), seed)
    yield header_xml(census, lea)
    for index in range(children):
        yield child_xml(life(census, index), year)
    yield footer_xml()


def write_return(
    path: Path | str,
    children: int = 3_000,
    *,
    year: int = 2026,
    seed: int = 1,
    reference_date: date | None = None,
    lea: str = NOBODY,
    progress: Progress | None = None,
) -> Path:
    """Write a return of so many children to a file and give its path back."""
    pieces = generate(children, year=year, seed=seed, reference_date=reference_date, lea=lea)
    with Path(path).open("w", encoding="utf-8", newline="\n") as out:
        for done, piece in enumerate(pieces):
            out.write(piece)
            if progress and done % 500 == 0:
                progress(min(done, children), children)
    if progress:
        progress(children, children)
    return Path(path)
