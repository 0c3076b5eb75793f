"""A whole file into columns, a few megabytes at a time."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from re import compile as pattern
from typing import BinaryIO

import polars as pl

from kith.standards.cin_census.columns.coding import Coding
from kith.standards.cin_census.columns.groups import Counts, frames, header
from kith.standards.cin_census.columns.judging import Judge
from kith.standards.cin_census.columns.lexing import Lexer, tidy
from kith.standards.cin_census.columns.rows import Rows, rows
from kith.standards.cin_census.findings import CannotRead

Progress = Callable[[int, int], None]

CHUNK = 1 << 18
PIECE = 4 << 20
MOST_OF_A_CHILD = 2 << 20
MOST_CHILDREN = 1_000_000
MOST_BYTES = 2 << 30
_END = pattern(r"</Child\s*>")


@dataclass
class Columns:
    """What has been read so far, and what waits until its child is whole.

    Once all is read, `header` is one row and `groups` a frame for each group; `judge` knows what is
    ill-formed.
    """

    coding: Coding
    lexer: Lexer = field(default_factory=Lexer)
    judge: Judge = field(init=False)
    counts: Counts = field(default_factory=Counts)
    pieces: list[dict[str, pl.DataFrame]] = field(default_factory=list)
    outside: list[pl.DataFrame] = field(default_factory=list)
    waiting: list[str] = field(default_factory=list)
    waiting_bytes: int = 0
    line: int = 1
    open: tuple[str, ...] = ()
    header: pl.DataFrame = field(init=False)
    groups: dict[str, pl.DataFrame] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.judge = Judge(self.coding, self.lexer.prefixes)

    def read(self, stream: BinaryIO, size: int, progress: Progress | None) -> None:
        """Read the stream to its end. Raises `CannotRead`."""
        done = 0
        while data := stream.read(CHUNK):
            self.waiting.append(self.lexer.text(data))
            self.waiting_bytes += len(data)
            done += len(data)
            if done > MOST_BYTES:
                raise CannotRead("The file is larger than any return can be.")
            if self.waiting_bytes >= PIECE:
                self._take()
            if progress:
                progress(done, size)
        self.waiting.append(self.lexer.text(b""))
        self._add("".join(self.waiting))
        self._end()

    def _take(self) -> None:
        """Take in what is whole, up to the end of the last child; the rest waits."""
        text = "".join(self.waiting)
        cut = _last_end(text)
        if cut and self._add(text[:cut]):
            self.waiting, self.waiting_bytes = [text[cut:]], len(text) - cut
        elif self.waiting_bytes > PIECE + MOST_OF_A_CHILD:
            raise CannotRead("One part of the file is larger than any child's record can be.")
        else:
            self.waiting = [text]

    def _add(self, text: str) -> bool:
        """Add a piece of text; say no, and do nothing, if it ends within a child."""
        begun = "".join(f"<{name}>" for name in self.open)
        text = tidy(text)
        found = rows(begun + text, self.line, self.coding)
        if len(found.open) > 2:
            return False
        self._keep(found)
        self.line += text.count("\n")
        self.open = found.open
        return True

    def _keep(self, found: Rows) -> None:
        begun = len(self.open)
        numbered = self.counts.number(found.elements, self.coding)
        self.judge.look_between(numbered, found.strays, begun)
        elements = numbered.slice(begun)
        self.pieces.append(frames(elements, self.coding))
        self.outside.append(self.judge.look(elements))
        if sum(piece.height for piece in self.outside) > MOST_CHILDREN:
            raise CannotRead(f"There are more than {MOST_CHILDREN:,} children in this file.")

    def _end(self) -> None:
        outside = pl.concat(self.outside)
        self.header = header(outside, self.coding)
        self.judge.look_outside(outside)
        for name in list(self.pieces[0]):
            parts = [piece.pop(name) for piece in self.pieces]
            self.groups[name] = pl.concat(parts, rechunk=True)


def _last_end(text: str) -> int:
    """Return where the last child that is whole ends; nought if there is none."""
    usual = text.rfind("</Child>")
    if usual >= 0:
        return usual + len("</Child>")
    return max((found.end() for found in _END.finditer(text)), default=0)


def read(path: Path, coding: Coding, progress: Progress | None = None) -> Columns:
    """Return a file's columns. Raises `CannotRead` with one plain line."""
    columns = Columns(coding)
    try:
        with path.open("rb") as stream:
            size = stream.seek(0, 2)
            stream.seek(0)
            columns.read(stream, size, progress)
    except OSError as error:
        raise CannotRead(f"The file cannot be opened: {error.strerror}.") from None
    return columns
