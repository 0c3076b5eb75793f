"""Reading a return once, from its first byte to its last, whoever wrote it.

Nothing is fetched, expanded or unpacked. What is held at one time is one child, so a hostile file
costs no more than an honest one of its size; one child may take up to two megabytes, a thousand
times what a real one takes.
"""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from pyexpat import ExpatError, ParserCreate
from pyexpat.errors import messages
from typing import BinaryIO

from kith.standards.cin_census.builder import Building
from kith.standards.cin_census.findings import CannotRead, Finding, shortened
from kith.standards.cin_census.groups import MOST_FAULTS, Fault, Group
from kith.standards.cin_census.shapes import Shape
from kith.standards.cin_census.values import SPACE, day, is_year
from kith.standards.cin_census.years import YEARS, structure

_CHUNK = 1 << 17
_MOST_BYTES_A_CHILD = 2 << 20
_MOST_CHILDREN = 1_000_000
_PACKED = (b"PK", b"\x1f\x8b", b"7z", b"BZh")
_UNPACK = "The file is packed (zip or the like): unpack it, and give the XML file that is inside."

Progress = Callable[[int, int], None]
"""Called with how many bytes are read, of how many."""


@dataclass(frozen=True)
class Header:
    """Whose return it is, of which year, up to which day."""

    year: int
    reference_date: date | None
    lea: str | None
    leas: frozenset[str]
    group: Group


@dataclass(frozen=True, slots=True)
class Child:
    """One child as the return has them, with what is wrong with how it is written."""

    line: int
    id: str | None
    group: Group
    findings: tuple[Finding, ...]


class Reading:
    """A return that is being read: its header at once, its children as they come."""

    def __init__(
        self, stream: BinaryIO, size: int, year: int | None, progress: Progress | None
    ) -> None:
        self.stream, self.size, self.asked, self.progress = stream, size, year, progress
        self.header: Header
        self.structure = structure(year or YEARS[-1])
        self.ready: list[Child] = []
        self.read = self.last_child = 0
        self.digest = hashlib.sha256()
        self.known = False
        self.parser = ParserCreate(None, " ")
        self.parser.buffer_text = True
        self.parser.ordered_attributes = True
        self.building = Building(self.parser, self.structure.root, self._header, self._child)
        while not self.known and self._feed():
            pass
        if not self.known:
            raise CannotRead("There is no header that says which year's return this is.")

    @property
    def sha256(self) -> str:
        """Return the fingerprint of what is read so far; of the file, once all is read."""
        return self.digest.hexdigest()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Return what is wrong outside any child; complete once all is read."""
        return self._findings(self.building.outer_faults, None)

    def children(self) -> Iterator[Child]:
        """Yield each child once, in the order of the file."""
        more = True
        while more or self.ready:
            yield from self.ready
            self.ready = []
            more = self._feed()

    def _feed(self) -> bool:
        """Read a little more; return whether there was more."""
        chunk = self.stream.read(_CHUNK)
        self.read += len(chunk)
        self.digest.update(chunk)
        self._parse(chunk)
        self._bounded()
        if self.progress:
            self.progress(self.read, self.size)
        return bool(chunk)

    def _parse(self, chunk: bytes) -> None:
        try:
            self.parser.Parse(chunk, not chunk)
        except ExpatError as error:
            packed = self.read == len(chunk) and chunk.startswith(_PACKED)
            raise CannotRead(_UNPACK if packed else in_words(error)) from None
        except (LookupError, ValueError) as error:
            if self.building.stack:
                raise
            raise CannotRead(f"This is not whole XML that can be read: {error}.") from None

    def _bounded(self) -> None:
        if self.read - self.last_child > _MOST_BYTES_A_CHILD + _CHUNK:
            raise CannotRead("One part of the file is larger than any child's record can be.")
        if self.building.widest() > _MOST_CHILDREN:
            raise CannotRead(f"There are more than {_MOST_CHILDREN:,} children in this file.")

    def _header(self, group: Group) -> Shape:
        details = group.one("CollectionDetails")
        leas = frozenset(s.get("LEA").strip(SPACE) for s in group.all("Source")) - {""}
        self.header = Header(
            year=self.asked or _year(details.get("Year")),
            reference_date=day(details.get("ReferenceDate")),
            lea=min(leas, default=None),
            leas=leas,
            group=group,
        )
        self.known = True
        self.structure = structure(self.header.year)
        return self.structure.root

    def _child(self, group: Group, faults: list[Fault]) -> None:
        if not self.known:
            raise CannotRead("A child comes before the header that says which year this is.")
        self.last_child = self.parser.CurrentByteIndex
        name = group.one("ChildIdentifiers").get("LAchildID").strip(SPACE) or None
        self.ready.append(Child(group.line, name, group, self._findings(faults, name)))

    def _findings(self, faults: list[Fault], child: str | None) -> tuple[Finding, ...]:
        if not faults:
            return ()
        year = self.structure.year
        told = sorted(faults[:MOST_FAULTS], key=lambda fault: fault[0])
        return tuple(Finding(*fault, year, child) for fault in told)


@contextmanager
def opened(
    path: Path | str, *, year: int | None = None, progress: Progress | None = None
) -> Iterator[Reading]:
    """Open a return. Raises `CannotRead` with one plain line where it is not one.

    The year is the header's, unless the caller names one.
    """
    if year is not None and year not in YEARS:
        raise CannotRead(_outside(str(year)))
    try:
        with Path(path).open("rb") as stream:
            size = stream.seek(0, 2)
            stream.seek(0)
            yield Reading(stream, size, year, progress)
    except OSError as error:
        raise CannotRead(f"The file cannot be opened: {error.strerror}.") from None


def _year(text: str) -> int:
    told = text.strip(SPACE)
    if not told:
        raise CannotRead("The header does not say which year's return this is.")
    if not is_year(told):
        raise CannotRead(f"The year in the header, “{shortened(told)}”, is not a year.")
    year = int(told[:5].rstrip("-+Z")) if told[0] != "-" else -1
    if year not in YEARS:
        raise CannotRead(_outside(shortened(told)))
    return year


def _outside(year: str) -> str:
    return f"The year is {year}; only {YEARS[0]} to {YEARS[-1]} can be read."


def in_words(error: ExpatError) -> str:
    """Return what the parser found wrong, and where, as one line."""
    where = f"line {error.lineno}"
    return f"This is not whole XML: {messages.get(error.code, 'unreadable')} at {where}."
