"""The same findings counted and put in groups, for every form of the report."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from kith.standards.cin_census.checking import Findings, Issue
from kith.standards.cin_census.lists import Entry, Severity
from kith.standards.cin_census.rule import Rule

HEADER = "Header"


@dataclass(frozen=True)
class RuleCount:
    """One rule that was broken, and how often."""

    entry: Entry
    rule: Rule
    count: int


@dataclass(frozen=True)
class Group:
    """What was found in one child, or in the header, or in the return as a whole."""

    title: str
    child: str | None
    issues: tuple[Issue, ...]


def by_rule(found: Findings) -> list[RuleCount]:
    """Return the rules that were broken, as the list has them."""
    counts = dict(found.issues["rule"].value_counts().iter_rows())
    return [
        RuleCount(entry, found.rules[code], counts[code])
        for code, entry in found.entries.items()
        if code in counts
    ]


def groups(found: Findings) -> Iterator[Group]:
    """Yield what was found: in the header, in the return as a whole, then child by child."""
    for (_, title), issues in groupby(found.each(), key=_where):
        told = tuple(issues)
        yield Group(title, told[0].child, told)


def _where(issue: Issue) -> tuple[int, str]:
    if issue.number is None:
        header = issue.entry.module == HEADER
        return -1, "The header" if header else "The return as a whole"
    return issue.number, f"Child {issue.child or 'without LAchildID'}"


def headline(found: Findings) -> str:
    """Return in one line how much there is to do."""
    kinds = [row.entry.severity for row in by_rule(found) for _ in range(row.count)]
    errors, queries = kinds.count(Severity.ERROR), kinds.count(Severity.QUERY)
    schema = len(found.schema) + found.more_schema
    if not (errors or queries or schema or found.not_run):
        return "Nothing is wrong: every rule of the year was run, and none is broken."
    parts = [
        counted(errors, "error"),
        counted(queries, "query", "queries"),
        counted(schema, "structural finding"),
        f"{counted(len(found.not_run), 'rule')} not run",
    ]
    return ", ".join(parts) + "."


def counted(count: int, one: str, many: str = "") -> str:
    """Return a count with its noun."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"
