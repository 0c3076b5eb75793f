"""A return checked: read into columns, each rule of its year run, and what they found."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import polars as pl

from kith.standards.cin_census.columns.coding import coding
from kith.standards.cin_census.columns.reading import Columns, read
from kith.standards.cin_census.findings import Finding
from kith.standards.cin_census.lists import Entry, rule_list
from kith.standards.cin_census.reader import Progress, opened
from kith.standards.cin_census.rule import Rule, written
from kith.standards.cin_census.tables import DATES, Tables, with_dates

Phase = Callable[[str], None]
"""Called with the name of each phase when it ends."""


@dataclass(frozen=True)
class Issue:
    """One breach of a rule: whose (by LAchildID, and by number in the file), where, of what."""

    entry: Entry
    rule: Rule
    number: int | None
    child: str | None
    line: int | None
    values: str


@dataclass(frozen=True)
class NotRun:
    """A rule of the year's list that could not be run, and why."""

    rule: str
    reason: str


@dataclass(frozen=True)
class Findings:
    """All that is wrong with a return.

    `issues` has a row for each breach, the header's first and then by child: `rule`, `child` (its
    LAchildID), `number` (of the child in the file), `line`, `values`. `schema` is what is
    ill-formed by the structure of the year, by line; of more than some thousands the rest is only
    counted in `more_schema`.
    """

    file: str
    year: int
    children: int
    issues: pl.DataFrame
    schema: tuple[Finding, ...]
    not_run: tuple[NotRun, ...]
    entries: Mapping[str, Entry] = field(repr=False)
    rules: Mapping[str, Rule] = field(repr=False)
    more_schema: int = 0

    @property
    def exit_code(self) -> int:
        """Return 0 if every rule was run and nothing is wrong, else 1."""
        return 1 if self.schema or self.not_run or self.issues.height else 0

    def each(self) -> Iterator[Issue]:
        """Yield the issues one by one."""
        columns = ("rule", "number", "child", "line", "values")
        for code, *where in self.issues.select(columns).iter_rows():
            yield Issue(self.entries[code], self.rules[code], *where)


def check_file(
    path: Path | str,
    year: int | None = None,
    progress: Progress | None = None,
    phase: Phase | None = None,
) -> Findings:
    """Check a return. See `kith.standards.cin_census.check`."""
    with opened(path, year=year) as reading:
        year = reading.header.year
    done = phase or _silence
    columns = read(Path(path), coding(year), progress)
    done("reading")
    tables = tables_of(columns, year)
    done("tables")
    ran = _run(tables)
    done("rules")
    entries = rule_list(year).entries
    return Findings(
        file=Path(path).name,
        year=year,
        children=tables.children.height,
        issues=_in_order(ran.found, entries, tables),
        schema=columns.judge.findings(tables.children["LAchildID"].to_list()),
        more_schema=columns.judge.more,
        not_run=tuple(ran.not_run),
        entries=entries,
        rules=ran.rules,
    )


@dataclass
class _Ran:
    rules: dict[str, Rule] = field(default_factory=dict)
    found: list[pl.DataFrame] = field(default_factory=list)
    not_run: list[NotRun] = field(default_factory=list)


def _run(tables: Tables) -> _Ran:
    """Run each rule of the year's list; one that cannot be run, or fails, is named."""
    ran, listed = _Ran(), rule_list(tables.year)
    for code, entry in listed.entries.items():
        rule = written(code, tables.year)
        if code in listed.cannot or rule is None:
            ran.not_run.append(NotRun(code, listed.cannot.get(code, "it is not written yet")))
            continue
        try:
            ran.found.append(_breaches(rule, entry, tables))
            ran.rules[code] = rule
        except (Exception, pl.exceptions.PanicException) as error:
            ran.not_run.append(NotRun(code, f"it failed ({type(error).__name__})"))
    return ran


def tables_of(columns: Columns, year: int) -> Tables:
    """Return the tables of a return that has been read, and let go of what was read."""
    header = with_dates(columns.header)
    groups = {name: with_dates(columns.groups.pop(name)) for name in list(columns.groups)}
    return Tables(year=year, reference_date=_reference_date(header, year), header=header, **groups)


def _reference_date(header: pl.DataFrame, year: int) -> date:
    """Return the header's last day; without one that can be so, 31 March of the year."""
    told = header["ReferenceDate"].to_list()
    return told[0] if told and told[0] and abs(told[0].year - year) <= 1 else date(year, 3, 31)


_ISSUE = {"rule": pl.String, "number": pl.UInt32, "line": pl.UInt32, "values": pl.String}


def _breaches(rule: Rule, entry: Entry, tables: Tables) -> pl.DataFrame:
    """Run one rule and return its rows in the shape that all rules share."""
    found = rule.find(tables).lazy()
    columns = found.collect_schema().names()
    number = pl.col("child") if "child" in columns else pl.lit(None)
    line = pl.col("line") if "line" in columns else pl.lit(None)
    values = [_value(name, columns) for name in entry.fields if name in columns]
    said = pl.concat_str(values, separator=", ", ignore_nulls=True) if values else pl.lit("")
    return found.select(
        rule=pl.lit(rule.code),
        number=number.cast(pl.UInt32),
        line=line.cast(pl.UInt32),
        values=said,
    ).collect()


def _value(name: str, columns: list[str]) -> pl.Expr:
    told = f"{name}_text" if name in DATES and f"{name}_text" in columns else name
    text = pl.col(told).cast(pl.String)
    return pl.when(text.is_not_null()).then(pl.concat_str(pl.lit(f"{name} "), text))


def _in_order(
    found: list[pl.DataFrame], entries: Mapping[str, Entry], tables: Tables
) -> pl.DataFrame:
    """Return all rows, the header's first, then the whole return's, then child by child."""
    rows = pl.concat([pl.DataFrame(schema=_ISSUE), *found])
    header = [code for code, entry in entries.items() if entry.module == "Header"]
    ids = tables.children.select(number="child", child="LAchildID")
    return (
        rows.lazy()
        .join(ids.lazy(), on="number", how="left")
        .with_columns(first=~pl.col("rule").is_in(header))
        .sort("first", "number", "line", "rule", maintain_order=True, nulls_last=False)
        .drop("first")
        .collect()
    )


def issues_of(rows: Iterable[Sequence[object]]) -> pl.DataFrame:
    """Return rows of issues, as they were given out elsewhere, as `Findings` has them."""
    return pl.DataFrame(list(rows), schema=_ISSUE | {"child": pl.String}, orient="row")


def _silence(_phase: str) -> None:
    """Say nothing of what is done."""
