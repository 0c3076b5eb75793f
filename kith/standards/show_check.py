"""The findings of a check as a page draws them: sifted, counted, a hundred at a time."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from kith.standards.checks import Carried
from kith.web.tables import Column
from kith.web.words import count, number

if TYPE_CHECKING:
    from kith.standards.cin_census.checking import Issue
    from kith.standards.cin_census.lists import Entry

A_PAGE = 100

RULE_COLUMNS = (
    Column("Rule"),
    Column("Kind"),
    Column("Times", number=True),
    Column("Message of the list"),
)
ISSUE_COLUMNS = (
    Column("Child"),
    Column("Line", number=True),
    Column("Rule"),
    Column("What is written"),
    Column("What it means, and how to put it right"),
)
STRUCTURE_COLUMNS = (Column("Child"), Column("Line", number=True), Column("How it is written"))


@dataclass(frozen=True)
class Sifted:
    """What of the issues is asked for: a rule, a kind, a child; "" asks for all."""

    rule: str = ""
    kind: str = ""
    child: str = ""

    def takes(self, issue: "Issue") -> bool:
        """Say whether an issue is asked for."""
        return (
            self.rule in ("", issue.entry.code)
            and self.kind in ("", issue.entry.severity)
            and self.child.casefold() in (issue.child or "").casefold()
        )


@dataclass(frozen=True)
class Shown:
    """One page of issues: from which to which, of how many."""

    rows: list[list[str]]
    first: int
    total: int

    @property
    def where(self) -> str:
        """Return which of them are on the page."""
        last = self.first + len(self.rows)
        return f"{number(self.first + 1)} to {number(last)} of {number(self.total)}"

    @property
    def before(self) -> int | None:
        """Return where the page before begins, if there is one."""
        return max(0, self.first - A_PAGE) if self.first else None

    @property
    def after(self) -> int | None:
        """Return where the page after begins, if there is one."""
        return self.first + A_PAGE if self.first + A_PAGE < self.total else None


def shown(told: Carried, sifted: Sifted, first: int) -> Shown:
    """Return the issues that are asked for, from one place on."""
    found = [issue for issue in told.found.each() if sifted.takes(issue)]
    first = first if 0 <= first < len(found) else 0
    return Shown(
        [_issue(issue) for issue in islice(found, first, first + A_PAGE)], first, len(found)
    )


def _issue(issue: "Issue") -> list[str]:
    whose = issue.child or ("No identifier" if issue.number is not None else _of_the_whole(issue))
    line = number(issue.line) if issue.line else ""
    values = issue.values or ", ".join(issue.entry.fields)
    return [whose, line, issue.entry.code, values, f"{issue.rule.plain} {issue.rule.mend}"]


def _of_the_whole(issue: "Issue") -> str:
    return "The header" if issue.entry.module == "Header" else "The return as a whole"


def rule_rows(told: Carried) -> list[list[str]]:
    """Return each rule that is broken, and how often."""
    return [
        [entry.code, entry.severity.capitalize(), number(times), entry.message]
        for entry, times in _broken(told)
    ]


def rule_choices(told: Carried) -> list[tuple[str, str]]:
    """Return the rules that are broken, to choose from."""
    return [(entry.code, f"{entry.code} ({number(times)})") for entry, times in _broken(told)]


def _broken(told: Carried) -> Iterator[tuple["Entry", int]]:
    entries: Mapping[str, Entry] = told.found.entries
    yield from ((entries[code], told.counts[code]) for code in entries if code in told.counts)


def structure_rows(told: Carried) -> list[list[str]]:
    """Return the first of what is ill-formed."""
    return [
        [finding.child or "The file", number(finding.line), finding.words]
        for finding in told.found.schema[:A_PAGE]
    ]


def headline(told: Carried) -> str:
    """Return in one sentence how much there is to do."""
    by_kind = {"error": 0, "query": 0}
    for entry, times in _broken(told):
        by_kind[entry.severity] += times
    schema = len(told.found.schema) + told.found.more_schema
    not_run = len(told.found.not_run)
    if not (told.issues or schema or not_run):
        return "Nothing is wrong: every rule of the year was run, and none is broken."
    parts = [count(by_kind["error"], "error"), count(by_kind["query"], "query", "queries")]
    parts += [count(schema, "structural finding"), f"{count(not_run, 'rule')} not run"]
    return ", ".join(parts) + "."
