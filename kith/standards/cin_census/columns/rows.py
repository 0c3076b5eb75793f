"""A piece of text as rows: one for each element, with its line and where it stands."""

import re
from dataclasses import dataclass

import polars as pl

from kith.standards.cin_census.columns.coding import NO_NAME, Coding
from kith.standards.cin_census.columns.lexing import unescaped
from kith.standards.cin_census.values import SPACE

DEEPEST = 7
_TAG = re.compile(r"(/?)([^\s/>]+)(.*?)(/?)", re.DOTALL)


@dataclass(frozen=True)
class Rows:
    """The elements of a piece of text, in order.

    `elements` has for each: `code` of its name, the `tag` and the `text` as written, `line`,
    `depth`, `parent` (the group that holds it, none where it has no place), `own` (its own number,
    if it is a group in its place), `inner` (holds elements), `told` (carries attributes), `row`.
    `strays` are texts that stand after the end of an element. `open` are the tags left open.
    """

    elements: pl.DataFrame
    strays: pl.DataFrame
    open: tuple[str, ...]


def rows(text: str, line: int, coding: Coding) -> Rows:
    """Return the elements of a text that begins outside any element, on this line."""
    tags = _tags(text, line, coding)
    after_end = pl.col("closes") & (pl.col("text").str.strip_chars(SPACE) != "")
    elements = (
        tags.lazy()
        .with_columns(
            pl.when("closes").then(pl.lit("")).otherwise("text").alias("text"),
            inner=~pl.col("closes") & pl.col("opens").shift(-1, fill_value=False),
        )
        .filter("opens")
        .drop("opens", "closes")
    )
    return Rows(
        elements=_standing(elements, coding).collect(),
        strays=tags.filter(after_end).select("row", "depth", "text"),
        open=_left_open(tags),
    )


def _tags(text: str, line: int, coding: Coding) -> pl.DataFrame:
    pieces = pl.Series("piece", [text]).str.split("<").explode()
    breaks = pieces.str.count_matches("\n", literal=True)
    split = pieces.str.splitn(">", 2).struct.rename_fields(["tag", "text"]).struct.unnest()
    lines = (breaks.cum_sum() - breaks + line).cast(pl.UInt32)
    tags = split.with_columns(lines.alias("line")).slice(1).with_row_index("row")
    if "&" in text:
        tags = tags.with_columns(_unescaped(tags["text"]).alias("text"))
    known = _known(tags["tag"].unique(), coding)
    depth = (pl.col("opens").cast(pl.Int32) - pl.col("closes").cast(pl.Int32)).cum_sum()
    return tags.join(known, on="tag", how="left", maintain_order="left").with_columns(
        depth=(depth + pl.col("closes").cast(pl.Int32)).cast(pl.Int32)
    )


def _unescaped(texts: pl.Series) -> pl.Series:
    places = texts.str.contains("&", literal=True).fill_null(False).arg_true()
    return texts.scatter(places, [unescaped(text) for text in texts.gather(places)])


def _known(tags: pl.Series, coding: Coding) -> pl.DataFrame:
    """Return what each tag is: which name, whether it opens, closes, carries attributes."""
    parsed = [_parsed(tag) for tag in tags]
    return pl.DataFrame(
        {
            "tag": tags,
            "code": pl.Series(
                [coding.code.get(name, NO_NAME) for _, name, _, _ in parsed], dtype=pl.UInt16
            ),
            "opens": [not end for end, _, _, _ in parsed],
            "closes": [bool(end or empty) for end, _, _, empty in parsed],
            "told": [bool(told) for _, _, told, _ in parsed],
        }
    )


def _parsed(tag: str) -> tuple[str, str, str, str]:
    found = _TAG.fullmatch(tag)
    end, name, told, empty = found.groups() if found else ("", tag, "", "")
    return end, name, told.strip(), empty


def name_of(tag: str) -> str:
    """Return the name in a tag."""
    return _parsed(tag)[1]


def attributes_of(tag: str) -> list[tuple[str, str]]:
    """Return the attributes in a tag, as written."""
    found = re.findall(r"""([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""", _parsed(tag)[2])
    return [(name, unescaped(first or second)) for name, first, second in found]


def _standing(elements: pl.LazyFrame, coding: Coding) -> pl.LazyFrame:
    """Find for each element the group that holds it, from the outermost down."""
    depth, levels = pl.col("depth"), range(1, DEEPEST)
    for level in levels:
        group = pl.when(depth == level).then(_group(level, coding)).forward_fill()
        elements = elements.with_columns(group.fill_null(NO_NAME).alias(f"at{level}"))
    own = [pl.when(depth == level).then(f"at{level}") for level in levels]
    parent = [pl.when(depth == level + 1).then(f"at{level}") for level in levels]
    return elements.with_columns(
        own=pl.coalesce(*own, pl.lit(NO_NAME, pl.UInt16)),
        parent=pl.coalesce(*parent, pl.lit(NO_NAME, pl.UInt16)),
    ).drop(f"at{level}" for level in levels)


def _group(level: int, coding: Coding) -> pl.Expr:
    """Return which group an element of this depth is, by what it is called and stands in."""
    here = [(parent, own) for depth, parent, own in coding.groups if depth == level]
    above = pl.col(f"at{level - 1}") if level > 1 else pl.lit(NO_NAME, pl.UInt16)
    each = [
        pl.when((above == parent) & (pl.col("code") == own)).then(pl.lit(own, pl.UInt16))
        for parent, own in here
    ]
    return pl.coalesce(*each, pl.lit(NO_NAME, pl.UInt16))


def _left_open(tags: pl.DataFrame) -> tuple[str, ...]:
    """Return the names of the outermost elements that are open at the end, three at the most."""
    steps = pl.col("opens").cast(pl.Int32) - pl.col("closes").cast(pl.Int32)
    last: int = tags.select(steps.sum()).item()
    opened = tags.filter("opens").select("depth", "tag")
    each = (opened.filter(pl.col("depth") == depth) for depth in range(1, min(last, 3) + 1))
    return tuple(name_of(one["tag"][-1]) for one in each)
