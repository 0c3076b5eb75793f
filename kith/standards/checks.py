"""A return that somebody sends to be checked. Nothing of it is kept here.

The file goes when it is checked. What was found is carried by the page itself, signed for the one
who asked, and comes back with each press of a button to be sifted or written in another form.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from threading import BoundedSemaphore
from typing import TYPE_CHECKING, Any

from django.core import signing
from django.core.files.uploadedfile import TemporaryUploadedFile

from kith.standards.cin_census.findings import CannotRead, Finding, Kind

if TYPE_CHECKING:
    from kith.standards.cin_census.checking import Findings

MOST_CARRIED = 20_000
"""Issues and structural findings that a page carries; a download has all."""

_MOST_LETTERS = 2_000_000
_LONGEST = 200
_LASTS = 8 * 60 * 60
_PATIENCE = 60
_ONE_AT_A_TIME = BoundedSemaphore(1)  # of each process, so that memory is bounded


@dataclass(frozen=True)
class Carried:
    """What was found, as far as a page carries it; `counts` are of all, by rule."""

    found: "Findings"
    counts: Mapping[str, int]

    @property
    def issues(self) -> int:
        """Return how many issues there are in all."""
        return sum(self.counts.values())

    @property
    def left_out(self) -> int:
        """Return how many issues the page does not carry."""
        return self.issues - self.found.issues.height


def check_upload(file: TemporaryUploadedFile, year: int | None) -> "Findings":
    """Check a file that was sent. Raises `CannotRead` with one plain line."""
    from kith.standards.cin_census import check  # Polars is read only where it is used

    if not _ONE_AT_A_TIME.acquire(timeout=_PATIENCE):
        raise CannotRead("Other returns are being checked now: try again in a minute.")
    try:
        return replace(check(file.temporary_file_path(), year), file=file.name or "return.xml")
    finally:
        _ONE_AT_A_TIME.release()


def carried(found: "Findings") -> Carried:
    """Return the findings as a page that has just been made carries them."""
    counts = dict(found.issues["rule"].value_counts().iter_rows())
    return Carried(_cut(found, MOST_CARRIED), counts)


def pack(told: Carried, whose: object) -> tuple[str, Carried]:
    """Return the text that a page carries, and what of the findings is in it."""
    most = MOST_CARRIED
    text = _signed(told, whose)
    while len(text) > _MOST_LETTERS and most > 1:
        most //= 2
        told = replace(told, found=_cut(told.found, most))
        text = _signed(told, whose)
    return text, told


def unpack(text: str, whose: object) -> Carried | None:
    """Return what a page brought back; nothing if it is too old, or not ours for this person."""
    from kith.standards.cin_census.checking import Findings, NotRun, issues_of
    from kith.standards.cin_census.lists import rule_list
    from kith.standards.cin_census.rule import written

    try:
        told: dict[str, Any] = signing.loads(text, salt=_salt(whose), max_age=_LASTS)
    except signing.BadSignature:
        return None
    year, entries = told["year"], rule_list(told["year"]).entries
    rules = {code: rule for code in entries if (rule := written(code, year))}
    found = Findings(
        file=told["file"],
        year=year,
        children=told["children"],
        issues=issues_of(told["issues"]),
        schema=tuple(Finding(line, Kind(kind), *rest) for line, kind, *rest in told["schema"]),
        more_schema=told["more_schema"],
        not_run=tuple(NotRun(*each) for each in told["not_run"]),
        entries=entries,
        rules=rules,
    )
    return Carried(found, told["counts"])


def _signed(told: Carried, whose: object) -> str:
    found = told.found
    plain = {
        "file": found.file,
        "year": found.year,
        "children": found.children,
        "issues": found.issues.rows(),
        "schema": [_plain(finding) for finding in found.schema],
        "more_schema": found.more_schema,
        "not_run": [(each.rule, each.reason) for each in found.not_run],
        "counts": told.counts,
    }
    return signing.dumps(plain, salt=_salt(whose), compress=True)


def _plain(finding: Finding) -> tuple[object, ...]:
    f = finding
    value = f.value and f.value[:_LONGEST]
    return (f.line, f.kind, f.group, f.element, value, f.at, f.year, f.child)


def _cut(found: "Findings", most: int) -> "Findings":
    import polars as pl

    more = found.more_schema + len(found.schema[most:])
    issues = found.issues[:most].with_columns(pl.col(pl.String).str.slice(0, _LONGEST))
    return replace(found, issues=issues, schema=found.schema[:most], more_schema=more)


def _salt(whose: object) -> str:
    return f"kith.standards.checks:{whose}"
