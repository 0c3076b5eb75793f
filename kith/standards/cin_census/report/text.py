"""The findings as plain text, for a person at a terminal."""

from collections.abc import Iterator
from io import TextIOWrapper
from typing import BinaryIO

from kith.standards.cin_census.checking import Findings, Issue
from kith.standards.cin_census.report.summary import by_rule, counted, groups, headline


def write(found: Findings, out: BinaryIO) -> None:
    """Write all of it, line by line."""
    text = TextIOWrapper(out, "utf-8", newline="\n")
    for line in lines(found):
        text.write(f"{line}\n")
    text.detach()


def lines(found: Findings) -> Iterator[str]:
    """Yield the report's lines."""
    children = counted(found.children, "child", "children")
    yield f"{found.file}: children in need census {found.year}, {children}."
    yield headline(found)
    yield from _rules(found)
    for group in groups(found):
        yield ""
        yield group.title
        for issue in group.issues:
            yield from _issue(issue)
    yield from _structure(found)
    yield from _not_run(found)


def _rules(found: Findings) -> Iterator[str]:
    rows = by_rule(found)
    if rows:
        yield ""
        yield "By rule"
    for row in rows:
        yield f"  {row.entry.code:<6} {row.entry.severity:<5} {row.count:>9,}  {row.entry.message}"


def _issue(issue: Issue) -> Iterator[str]:
    where = f"line {issue.line:,}" if issue.line else "no line"
    what = issue.values or ", ".join(issue.entry.fields)
    yield f"  {issue.entry.code:<6} {issue.entry.severity:<5} {where}: {what}"
    yield f"         {issue.entry.message}"
    yield f"         {issue.rule.plain} {issue.rule.mend}"


def _structure(found: Findings) -> Iterator[str]:
    if found.schema:
        yield ""
        yield "How it is written"
    for finding in found.schema:
        yield f"  line {finding.line:,}: {finding.child or 'the file'}: {finding.words}."
    if found.more_schema:
        yield f"  And {found.more_schema:,} more."


def _not_run(found: Findings) -> Iterator[str]:
    if found.not_run:
        yield ""
        yield "Not run"
    for rule in found.not_run:
        yield f"  {rule.rule:<6} {rule.reason}"
