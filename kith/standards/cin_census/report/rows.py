"""The findings as rows of a table: one for each issue, structural finding and rule not run."""

from collections.abc import Iterator

from kith.standards.cin_census.checking import Findings, Issue
from kith.standards.cin_census.findings import Finding

COLUMNS = (
    "rule", "severity", "child", "line", "fields", "values", "message", "meaning", "put right by",
)  # fmt: skip

STRUCTURE, NOT_RUN = "structure", "not run"
_RISKY = ("=", "+", "-", "@", "\t", "\r")
_LONGEST = 2_000

Row = tuple[str, str, str, int | None, str, str, str, str, str]


def harmless(text: str) -> str:
    """Return the text so that no spreadsheet takes it for a formula."""
    told = text[:_LONGEST]
    return f"'{told}" if told.startswith(_RISKY) else told


def issue_row(issue: Issue) -> Row:
    """Return an issue as a row."""
    return (
        issue.entry.code,
        issue.entry.severity,
        harmless(issue.child or ""),
        issue.line,
        ", ".join(issue.entry.fields),
        harmless(issue.values),
        issue.entry.message,
        issue.rule.plain,
        issue.rule.mend,
    )


def finding_row(finding: Finding) -> Row:
    """Return a structural finding as a row."""
    child, words = harmless(finding.child or ""), harmless(finding.words)
    value, element = harmless(finding.value or ""), harmless(finding.element)
    return (STRUCTURE, finding.kind, child, finding.line, element, value, words, "", "")


def rows(found: Findings) -> Iterator[Row]:
    """Yield all of it."""
    yield from map(issue_row, found.each())
    yield from map(finding_row, found.schema)
    for each in found.not_run:
        message = found.entries[each.rule].message
        yield each.rule, NOT_RUN, "", None, "", "", message, each.reason, ""
