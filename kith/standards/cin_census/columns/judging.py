"""What is wrong with how a return is written, found in its columns.

What is in order costs a look at each pair of neighbours and at each value that is unlike another;
only a group that is out of order is looked at element by element, as the other reader does.
"""

from collections.abc import Iterable, Iterator

import polars as pl

from kith.standards.cin_census.builder import HARMLESS
from kith.standards.cin_census.columns.coding import NO_NAME, SPAN, Coding
from kith.standards.cin_census.columns.rows import attributes_of, name_of
from kith.standards.cin_census.findings import Finding, Kind
from kith.standards.cin_census.groups import Fault, Frame, order_faults
from kith.standards.cin_census.values import SPACE

MOST = 100_000
"""Findings that are kept; beyond, they are only counted."""

Placed = tuple[int | None, Fault]
"""A fault and the number of the child in which it is."""


class Judge:
    """Looks at the rows of one file, piece by piece, and keeps what it finds."""

    def __init__(self, coding: Coding, prefixes: dict[str, str]) -> None:
        self.coding, self.prefixes = coding, prefixes
        self.faults: list[Placed] = []
        self.more = 0
        self.lines: dict[int, int] = {}
        self.child = child = coding.code["Child"]
        parents = {own: parent for _, parent, own in coding.groups}
        self.inner = [own for own in parents if child in _upwards(own, parents)]
        self.outer = [own for own in parents if own not in self.inner]

    def look(self, elements: pl.DataFrame) -> pl.DataFrame:
        """Judge what is within children, and return the rows outside them for the end."""
        self._judge(elements, self.inner)
        self._keep(
            self._attributes(elements.filter(pl.col("told") & (pl.col("own") == self.child)))
        )
        root = pl.col("own") == self.outer[0]
        outside = elements.filter(root | pl.col("parent").is_in(self.outer))
        return outside.with_columns(child=pl.lit(None, pl.Int32))

    def look_outside(self, outside: pl.DataFrame) -> None:
        """Judge what is outside the children, once all of it is known."""
        self._judge(outside, self.outer)
        self._keep(self._attributes(outside.head(1)))

    def look_between(self, elements: pl.DataFrame, strays: pl.DataFrame, begun: int) -> None:
        """Note text where only elements should be; the first rows were begun in pieces before."""
        own = pl.col("own")
        outer = elements.slice(begun).filter(own.is_in(self.outer))
        self.lines |= dict(outer.select("own", "line").iter_rows())
        said = pl.col("text").str.strip_chars(SPACE) != ""
        self._keep(self._strays(elements.filter((own > 0) & said)))
        for (depth,), texts in strays.group_by("depth"):
            holders = elements.filter(pl.col("depth") == depth - 1).drop("text")
            found = texts.drop("depth").sort("row").join_asof(holders, on="row")
            self._keep(self._strays(found.filter(own > 0)))

    def findings(self, ids: list[str | None]) -> tuple[Finding, ...]:
        """Return what was found, by line; `ids` are what the children are called, by number."""
        found = sorted(self.faults, key=lambda placed: placed[1][0])
        return tuple(
            Finding(*fault, self.coding.year, None if number is None else ids[number] or None)
            for number, fault in found
        )

    def _judge(self, elements: pl.DataFrame, groups: list[int]) -> None:
        for group in groups:
            self._keep(self._order(elements, group))
        parent, code = pl.col("parent"), pl.col("code")
        pair = parent.cast(pl.UInt32) * SPAN + code
        here = elements.filter(parent.is_in(groups))
        values = here.filter(pair.is_in(list(self.coding.values)))
        self._keep(self._values(values.filter(code.is_in(list(self.coding.checked)))))
        self._keep(self._nested(values.filter("inner")))
        right = ((pl.col("own") > 0) & (code != self.child)) | pair.is_in(list(self.coding.values))
        self._keep(self._attributes(here.filter(pl.col("told") & right)))

    def _keep(self, found: Iterable[Placed]) -> None:
        for placed in found:
            if len(self.faults) < MOST:
                self.faults.append(placed)
            else:
                self.more += 1

    def _order(self, elements: pl.DataFrame, group: int) -> Iterator[Placed]:
        """Yield what is out of order in the groups of one name."""
        own = pl.col("own") == group
        here = elements.filter(own | (pl.col("parent") == group)).with_columns(at=own.cum_sum())
        name = pl.when(own | (pl.col("code") != group)).then("code").otherwise(NO_NAME)
        pair = name.cast(pl.UInt32) * SPAN + name.shift(-1, fill_value=group)
        bad = here.filter(~pair.is_in(list(self.coding.follows[group])))["at"].unique()
        if bad.len():
            wrong = here.filter(pl.col("at").is_in(bad.to_list()))
            for number, frame in self._frames(wrong, group):
                yield from ((number, fault) for fault in order_faults(frame))

    def _frames(self, rows: pl.DataFrame, group: int) -> Iterator[tuple[int | None, Frame]]:
        """Yield each of these groups as the careful look wants it, with its child's number."""
        frame: Frame | None = None
        number: int | None = None
        for own, tag, text, line, child in rows.select(
            "own", "tag", "text", "line", "child"
        ).iter_rows():
            if own == group:
                if frame:
                    yield number, frame
                frame, number = Frame(self.coding.shapes[group], line), child
            elif frame:
                frame.names.append(self._name(tag))
                frame.lines.append(line)
                frame.contents.append(None if own else text)
        if frame:
            yield number, frame

    def _values(self, values: pl.DataFrame) -> Iterator[Placed]:
        """Yield the values that the structure does not accept; each is judged once."""
        unlike = values.select("code", "text").unique()
        kinds = {code: self.coding.value(code) for code in self.coding.checked}
        bad = [(code, text) for code, text in unlike.iter_rows() if not kinds[code].takes(text)]
        if not bad:
            return
        wrong = pl.DataFrame(bad, schema=unlike.schema, orient="row")
        rows = values.join(wrong, on=["code", "text"], how="semi", maintain_order="left")
        for child, line, parent, code, text in rows.select(
            "child", "line", "parent", "code", "text"
        ).iter_rows():
            kind = Kind.UNREADABLE if kinds[code].codes is None else Kind.CODE
            name = self.coding.names[code]
            yield child, (line, kind, self.coding.names[parent], name, text, name)

    def _nested(self, values: pl.DataFrame) -> Iterator[Placed]:
        for child, line, parent, code in values.select(
            "child", "line", "parent", "code"
        ).iter_rows():
            name = self.coding.names[code]
            yield child, (line, Kind.NESTED, self.coding.names[parent], name, None, name)

    def _attributes(self, rows: pl.DataFrame) -> Iterator[Placed]:
        for child, line, parent, tag in rows.select("child", "line", "parent", "tag").iter_rows():
            for name, value in attributes_of(tag):
                prefix, _, told = name.rpartition(":")
                full = f"{self.prefixes.get(prefix, '')} {told}" if prefix else told
                if "xmlns" not in (prefix, name) and full not in HARMLESS:
                    at = name_of(tag)
                    yield (
                        child,
                        (line, Kind.ATTRIBUTE, self.coding.names[parent] or at, told, value, at),
                    )

    def _name(self, tag: str) -> str:
        """Return the name in a tag; before it, if it has one, its name space, as expat has it."""
        prefix, _, name = name_of(tag).rpartition(":")
        return f"{self.prefixes.get(prefix, prefix)} {name}" if prefix else name

    def _strays(self, rows: pl.DataFrame) -> Iterator[Placed]:
        for child, own, line, text in rows.select("child", "own", "line", "text").iter_rows():
            outer = own in self.outer
            name, at = self.coding.names[own], self.lines[own] if outer else line
            yield None if outer else child, (at, Kind.STRAY, name, name, text, name)


def _upwards(group: int, parents: dict[int, int]) -> Iterator[int]:
    while group:
        yield group
        group = parents[group]
