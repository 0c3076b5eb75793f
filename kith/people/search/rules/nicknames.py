"""Names that stand for one another: short forms, and one name spelt in several languages."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent.parent / "data" / "names.json"


def of_short(name: str) -> frozenset[str]:
    """Return the names that a short form may stand for, and the short forms of a full name."""
    return _groups()["short"].get(name, frozenset()) - {name}


def of_spelling(name: str) -> frozenset[str]:
    """Return other spellings of one name: "yusuf" is "yousef" and "joseph"."""
    return _groups()["spellings"].get(name, frozenset()) - {name}


@cache
def related(name: str) -> frozenset[str]:
    """Return every name that may be meant by this one."""
    near = of_short(name) | of_spelling(name)
    return near | frozenset(other for one in of_short(name) for other in of_spelling(one))


@cache
def _groups() -> Mapping[str, Mapping[str, frozenset[str]]]:
    data = json.loads(DATA.read_text(encoding="utf-8"))
    return {"short": _shorts(data["short"]), "spellings": _spellings(data["spellings"])}


def _shorts(lines: Iterable[str]) -> Mapping[str, frozenset[str]]:
    """Read "samuel sam sammy": the first is the full name. Two full names are not one another."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for line in lines:
        full, *short = line.split()
        found[full].update(short)
        for one in short:
            found[one].update({full, *short})
    return {name: frozenset(names) for name, names in found.items()}


def _spellings(lines: Iterable[str]) -> Mapping[str, frozenset[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for line in lines:
        for name in line.split():
            found[name].update(line.split())
    return {name: frozenset(names) for name, names in found.items()}
