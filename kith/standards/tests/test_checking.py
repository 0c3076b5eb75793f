"""A return checked: what runs, what is said of it, in which order, and what never passes."""

import json
import subprocess
import sys
from datetime import date

import polars as pl
import pytest

from kith.standards.cin_census import check, rule, tables
from kith.standards.cin_census.checking import Findings
from kith.standards.cin_census.findings import CannotRead, Kind
from kith.standards.cin_census.generator import write_return
from kith.standards.cin_census.lists import Severity, rule_list
from kith.standards.cin_census.rule import WrittenTwice, written
from kith.standards.tests import small


def codes(found: Findings) -> list[str]:
    return [issue.entry.code for issue in found.each()]


def with_rule(monkeypatch, code, find, **years):
    """Let this function be the rule of this code."""
    told = rule.Rule(code, "It is so.", "Make it otherwise.", find, **years)
    written(code, 2026)
    monkeypatch.setitem(rule._WRITTEN, code, [told])


def test_a_clean_return_is_clean_and_every_rule_was_run(tmp_path):
    found = check(write_return(tmp_path / "return.xml", 3_000))
    assert (found.children, found.year, found.exit_code) == (3_000, 2026, 0)
    assert (codes(found), found.schema, found.not_run) == ([], (), ())
    assert len(found.rules) == len(found.entries) == 109


def test_header_first_then_the_return_then_each_child_by_line(tmp_path):
    first = small.child(small.details(CINreferralDate="2026-05-05"), LAchildID="K1", UPN="A1")
    second = small.child(LAchildID=None)
    path = small.written(tmp_path, first, second, reference_date="2026-03-30")
    found = check(path)
    where = [(issue.number, issue.line) for issue in found.each()]
    assert codes(found)[0] == "100"
    assert where[0][0] is None
    assert where == sorted(where, key=lambda told: (told[0] is not None, told[0] or 0))
    assert {issue.child for issue in found.each() if issue.number == 0} == {"K1"}
    assert {issue.child for issue in found.each() if issue.number == 1} == {None}
    assert "8500" in codes(found)


def test_an_issue_says_what_was_written_even_where_it_is_no_date(tmp_path, monkeypatch):
    with_rule(monkeypatch, "8510", lambda t: t.children)
    found = check(small.written(tmp_path, small.child(UPN="A<!-- -->1")))
    (issue,) = (issue for issue in found.each() if issue.entry.code == "8510")
    assert issue.line == 3
    assert issue.rule.mend == "Make it otherwise."


def test_a_rule_that_fails_is_named_and_never_passed(tmp_path, monkeypatch):
    def fails(t):
        raise ZeroDivisionError

    with_rule(monkeypatch, "8500", fails)
    with_rule(monkeypatch, "1103", lambda t: t.children.select("nothing of the kind"))
    found = check(small.written(tmp_path, small.child()))
    told = {each.rule: each.reason for each in found.not_run}
    assert told == {
        "8500": "it failed (ZeroDivisionError)",
        "1103": "it failed (ColumnNotFoundError)",
    }
    assert found.exit_code == 1


def test_a_rule_may_be_lazy_and_may_be_about_the_whole_return(tmp_path, monkeypatch):
    with_rule(monkeypatch, "2883", lambda t: t.header.lazy().select(Disability=pl.lit("few")))
    found = check(small.written(tmp_path, small.child()))
    (issue,) = (issue for issue in found.each() if issue.entry.code == "2883")
    assert (issue.child, issue.line, issue.number, issue.values) == (None, None, None, "")


def test_a_rule_that_is_not_written_is_named(tmp_path, monkeypatch):
    written("8500", 2026)
    monkeypatch.setitem(rule._WRITTEN, "8500", [])
    found = check(small.written(tmp_path, small.child()))
    assert [(each.rule, each.reason) for each in found.not_run] == [
        ("8500", "it is not written yet")
    ]


def test_structure_is_listed_apart_and_the_rules_still_run(tmp_path):
    child = small.child(small.details(after="<Foo/>"), Sex="X")
    found = check(small.written(tmp_path, child))
    assert {(f.kind, f.element, f.child, f.line) for f in found.schema} == {
        (Kind.CODE, "Sex", "KTH1", 3),
        (Kind.UNKNOWN, "Foo", "KTH1", 3),
    }
    assert "4180" in codes(found)


@pytest.mark.parametrize(
    ("year", "run", "not_run"), [(2026, 109, 0), (2025, 109, 0), (2024, 101, 4), (2023, 100, 5)]
)
def test_an_earlier_year_has_its_own_list(tmp_path, year, run, not_run):
    found = check(write_return(tmp_path / "return.xml", 60, year=year))
    assert (len(found.rules), len(found.not_run), found.year) == (run, not_run, year)
    assert all("other words" in each.reason for each in found.not_run)
    assert found.schema == ()
    assert found.exit_code == (1 if not_run or codes(found) else 0)


def test_of_2022_only_the_structure_is_checked(tmp_path):
    found = check(write_return(tmp_path / "return.xml", 30, year=2022))
    assert (len(found.not_run), found.rules, found.exit_code) == (109, {}, 1)
    assert {each.reason for each in found.not_run} == {"the list of 2022 is not here"}


def test_the_caller_may_name_the_year_even_against_the_header(tmp_path):
    path = small.written(tmp_path, small.child(), year=2021, reference_date="2021-03-31")
    with pytest.raises(CannotRead, match="2022 to 2026"):
        check(path)
    found = check(path, year=2026)
    assert (found.year, codes(found)[0]) == (2026, "100")


def test_how_far_it_is_is_told(tmp_path):
    path, told = write_return(tmp_path / "return.xml", 900), []
    check(path, progress=lambda done, total: told.append((done, total)))
    assert told[-1] == (path.stat().st_size, path.stat().st_size)


def test_a_list_names_each_rule_as_printed():
    entries = rule_list(2026).entries
    assert len(entries) == 109
    assert entries["8897Q"].severity is Severity.QUERY
    assert sum(entry.severity is Severity.ERROR for entry in entries.values()) == 83
    assert all(entry.fields and entry.message for entry in entries.values())
    assert set(rule_list(2024).entries) == set(entries) - {"1570", "1580", "8945Q", "8950Q"}


def test_one_code_has_one_rule_in_a_year():
    declared = rule.rule("test", plain="a", mend="b", until=2024)
    declared(lambda t: t.children)
    try:
        rule.rule("test", plain="a", mend="b", since=2025)(lambda t: t.children)
        assert written("test", 2024) is not written("test", 2025)
        with pytest.raises(WrittenTwice):
            declared(lambda t: t.children)
    finally:
        del rule._WRITTEN["test"]


def test_the_same_day_written_often_is_read_once():
    frame = pl.DataFrame({"CPPstartDate": ["2025-01-02", " 2025-01-02", "x", None, "2025-01-02Z"]})
    read = tables.with_dates(frame)
    day = date(2025, 1, 2)
    assert read["CPPstartDate"].to_list() == [day, day, None, None, day]
    assert read["CPPstartDate_text"].to_list() == [
        "2025-01-02",
        "2025-01-02",
        "x",
        None,
        "2025-01-02Z",
    ]


ALONE = """
import json, sys
from kith.standards.cin_census import check
found = check(sys.argv[1])
print(json.dumps([found.children, sorted(m for m in sys.modules if m.split(".")[0] in
    ("django", "psycopg", "openpyxl", "jinja2", "kith.access", "kith.runtime"))]))
"""


def test_the_library_wakes_neither_django_nor_a_database(tmp_path):
    path = small.written(tmp_path, small.child())
    done = subprocess.run(
        [sys.executable, "-c", ALONE, path], capture_output=True, text=True, check=True
    )
    assert json.loads(done.stdout) == [1, []]
