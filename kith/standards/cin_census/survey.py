"""The first look at a whole return, before anything is kept: whose it is, and whether it is whole.

Everything that would refuse the file is found here, so that the second look can write as it goes.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from re import ASCII, fullmatch

from kith.standards.cin_census.findings import CannotRead, Finding, shortened
from kith.standards.cin_census.reader import Child, Header, Reading, opened
from kith.standards.cin_census.take import Note
from kith.standards.cin_census.years import Structure

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Survey:
    """What is known of a return once all of it has been read."""

    path: Path
    lea: str
    year: int
    reference_date: date
    structure: Structure
    sha256: str
    children: int
    twice: frozenset[str]
    notes: tuple[Note, ...]
    findings: int
    first: Finding | None

    def again(self, progress: Progress | None = None) -> Iterator[Child]:
        """Yield the children once more; the file must still be the one that was looked at."""
        with opened(self.path, progress=progress) as reading:
            yield from reading.children()
            if reading.sha256 != self.sha256:
                raise CannotRead("The file changed while it was being read.")


def survey(path: Path | str, progress: Progress | None = None) -> Survey:
    """Read a return from end to end. Raises `CannotRead` where it cannot be taken at all."""
    ids: Counter[str] = Counter()
    children = findings = 0
    first: Finding | None = None
    with opened(path, progress=progress) as reading:
        lea = _lea(reading.header)
        for child in reading.children():
            children += 1
            findings += len(child.findings)
            first = first or next(iter(child.findings), None)
            if child.id:
                ids[child.id] += 1
        if not children:
            raise CannotRead("There are no children in this file.")
        reference_date, notes = _reference_date(reading.header)
        return Survey(
            path=Path(path),
            lea=lea,
            year=reading.header.year,
            reference_date=reference_date,
            structure=reading.structure,
            sha256=reading.sha256,
            children=children,
            twice=frozenset(name for name, times in ids.items() if times > 1),
            notes=(*notes, *_outside(reading)),
            findings=findings + len(reading.findings),
            first=next(iter(reading.findings), first),
        )


def _lea(header: Header) -> str:
    if not header.leas:
        raise CannotRead("The header does not say which council's return this is (LEA).")
    if len(header.leas) > 1:
        raise CannotRead("The header names more than one council (LEA).")
    (lea,) = header.leas
    if not fullmatch(r"\d{3}", lea, ASCII):
        raise CannotRead(f"The council in the header (LEA), “{shortened(lea)}”, is not a number.")
    return lea


def _reference_date(header: Header) -> tuple[date, list[Note]]:
    """Return the day up to which the return speaks; without one that can be so, 31 March."""
    usual, told = date(header.year, 3, 31), header.reference_date
    if told == usual:
        return usual, []
    if told is None or abs(told.year - header.year) > 1:
        return usual, [_note(header, "has no date that could be; 31 March of the year is taken")]
    return told, [_note(header, f"is {told}, not 31 March {header.year}; it is taken as it stands")]


def _note(header: Header, words: str) -> Note:
    return Note(header.group.one("CollectionDetails").line, None, f"ReferenceDate {words}")


def _outside(reading: Reading) -> Iterator[Note]:
    for finding in reading.findings:
        yield Note(finding.line, None, finding.words)
