"""The department's list of rules for a year: the newest as printed, the earlier ones as deltas."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

_LIST = Path(__file__).parent / "rules" / "list_2026.toml"
_FIRST = 2023


class Severity(StrEnum):
    """An error is put right; a query is put right or explained."""

    ERROR = "error"
    QUERY = "query"


@dataclass(frozen=True)
class Entry:
    """One rule as it stands in the list."""

    code: str
    severity: Severity
    module: str
    fields: tuple[str, ...]
    message: str


@dataclass(frozen=True)
class RuleList:
    """The rules of a year, and which of them we cannot run and why."""

    year: int
    entries: Mapping[str, Entry]
    cannot: Mapping[str, str]


@cache
def rule_list(year: int) -> RuleList:
    """Return the list of the collection that ends on 31 March of this year.

    A rule of a later list is not in it. One that it has in words that are not here cannot be run,
    nor can any of a year whose list is not here at all.
    """
    told = tomllib.loads(_LIST.read_text("utf-8"))
    every = {code: _entry(code, rule) for code, rule in told["rules"].items()}
    if year < _FIRST:
        return RuleList(year, every, dict.fromkeys(every, f"the list of {year} is not here"))
    change: dict[str, list[str]] = told["earlier"].get(str(year), {})
    absent = change.get("absent", ())
    why = f"the list of {year} has it in other words, which are not here"
    return RuleList(
        year=year,
        entries={code: entry for code, entry in every.items() if code not in absent},
        cannot=dict.fromkeys(change.get("otherwise", ()), why),
    )


def _entry(code: str, told: dict[str, Any]) -> Entry:
    severity, fields = Severity(told["severity"]), tuple(told["fields"])
    return Entry(code, severity, told["module"], fields, told["message"])
