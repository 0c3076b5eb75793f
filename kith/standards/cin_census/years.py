"""Which structure a year has: the first year's, and what each later year changed."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from kith.standards.cin_census.shapes import Part, Shape, Value

YEARS = range(2022, 2027)
"""The years, each named for the 31 March on which its collection ends."""

_DATA = Path(__file__).parent / "structure"
_MARKS = {"?": (False, False), "*": (False, True), "+": (True, True)}


class UnknownYear(ValueError):
    """There is no structure here for that year."""


@dataclass(frozen=True)
class Structure:
    """One year's structure: its outermost group and its code sets with their labels."""

    year: int
    root: Shape
    codes: Mapping[str, Mapping[str, str]]
    shapes: Mapping[str, Shape]


@cache
def structure(year: int) -> Structure:
    """Return the structure of the collection that ends on 31 March of this year."""
    data = _data(year)
    shapes = {name: Shape(name, _parts(parts)) for name, parts in data["groups"].items()}
    values = {name: _value(name, kind, data) for name, kind in data["values"].items()}
    for shape in shapes.values():
        shape.holds = {p.name: shapes.get(p.name) or values[p.name] for p in shape.parts}
    return Structure(year, shapes["Message"], data["codes"], shapes)


def _data(year: int) -> dict[str, Any]:
    if year not in YEARS:
        raise UnknownYear(f"{year} is not one of {YEARS[0]} to {YEARS[-1]}")
    told = tomllib.loads((_DATA / f"{year}.toml").read_text("utf-8"))
    return told if year == YEARS[0] else _changed(_data(year - 1), told)


def _changed(before: dict[str, Any], told: dict[str, Any]) -> dict[str, Any]:
    """Return last year's data with this year's changes: dropped, replaced, codes added."""
    drop = told.get("drop", {})
    codes = _without(before["codes"], drop.get("codes", ()))
    for name, added in told.get("codes", {}).items():
        codes[name] = codes.get(name, {}) | added
    return {
        "groups": before["groups"] | told.get("groups", {}),
        "values": _without(before["values"], drop.get("values", ())) | told.get("values", {}),
        "patterns": before["patterns"] | told.get("patterns", {}),
        "codes": codes,
    }


def _without(entries: dict[str, Any], names: Iterable[str]) -> dict[str, Any]:
    gone = frozenset(names)
    return {name: entry for name, entry in entries.items() if name not in gone}


def _parts(told: Iterable[str]) -> tuple[Part, ...]:
    return tuple(Part(t.rstrip("?*+"), *_MARKS.get(t[-1], (True, False))) for t in told)


def _value(name: str, told: str, data: dict[str, Any]) -> Value:
    kind, _, of = told.partition(":")
    if kind == "code":
        return Value(name, kind, codes=data["codes"][of])
    if kind == "pattern":
        return Value(name, of, pattern=data["patterns"][of])
    return Value(name, kind)
