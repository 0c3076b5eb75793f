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
    listed = {c: r for c, r in told.items() if year >= r.get("since", _FIRST) or "before" in r}
    entries = {code: _entry(code, rule) for code, rule in listed.items()}
    if year < _FIRST:
        every = {code: _entry(code, rule) for code, rule in told.items()}
        return RuleList(year, every, dict.fromkeys(every, f"the list of {year} is not here"))
    why = f"the list of {year} has it in other words, which are not here"
    cannot = [code for code, rule in listed.items() if year < rule.get("since", _FIRST)]
    return RuleList(year, entries, dict.fromkeys(cannot, why))


def _entry(code: str, told: dict[str, Any]) -> Entry:
    severity, fields = Severity(told["severity"]), tuple(told["fields"])
    return Entry(code, severity, told["module"], fields, told["message"])
