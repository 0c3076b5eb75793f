"""The findings as JSON, for programs. Issues are written one by one, so that many cost little."""

import json
from collections.abc import Iterable
from typing import BinaryIO

from kith.standards.cin_census.checking import Findings, Issue
from kith.standards.cin_census.findings import Finding


def write(found: Findings, out: BinaryIO) -> None:
    """Write one object: file, year, children, issues, schema, not_run."""
    head = {"file": found.file, "year": found.year, "children": found.children}
    out.write(_json(head)[:-1].encode())
    _list(out, "issues", map(_issue, found.each()))
    _list(out, "schema", map(_finding, found.schema))
    if found.more_schema:
        out.write(f', "more_schema": {found.more_schema}'.encode())
    _list(out, "not_run", ({"rule": each.rule, "reason": each.reason} for each in found.not_run))
    out.write(b"}\n")


def _list(out: BinaryIO, name: str, items: Iterable[dict[str, object]]) -> None:
    out.write(f', "{name}": ['.encode())
    for place, item in enumerate(items):
        out.write(f"{',' if place else ''}\n{_json(item)}".encode())
    out.write(b"]")


def _json(item: dict[str, object]) -> str:
    return json.dumps(item, ensure_ascii=False)


def _issue(issue: Issue) -> dict[str, object]:
    return {
        "rule": issue.entry.code,
        "severity": issue.entry.severity,
        "child": issue.child,
        "line": issue.line,
        "fields": list(issue.entry.fields),
        "message": issue.entry.message,
    }


def _finding(finding: Finding) -> dict[str, object]:
    return {
        "line": finding.line,
        "child": finding.child,
        "kind": finding.kind,
        "group": finding.group,
        "element": finding.element,
        "message": finding.words,
    }
