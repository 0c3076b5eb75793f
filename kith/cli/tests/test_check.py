"""`kith check`: no database, five forms, three exit codes."""

import json
import os
import subprocess
import sys
import zipfile

import pytest

from kith.cli import run
from kith.standards.cin_census.generator import write_return
from kith.standards.tests import small


@pytest.fixture
def clean(tmp_path):
    return write_return(tmp_path / "clean.xml", 3_000)


@pytest.fixture
def broken(tmp_path):
    return small.written(tmp_path, small.child(Sex="X"))


def test_a_clean_return_is_exit_0(clean, capsysbinary):
    assert run.run(["check", "cin-census", str(clean)]) == 0
    assert b"Nothing is wrong" in capsysbinary.readouterr().out


def test_a_broken_return_is_exit_1_and_said_in_the_form_that_was_asked(broken, capsysbinary):
    assert run.run(["check", "cin-census", str(broken), "--format", "json"]) == 1
    told = json.loads(capsysbinary.readouterr().out)
    assert "4180" in {issue["rule"] for issue in told["issues"]}


def test_the_report_may_go_to_a_file(broken, tmp_path, capsys):
    out = tmp_path / "report.xlsx"
    typed = ["check", "cin-census", str(broken), "--format", "xlsx", "-o", str(out)]
    assert run.run(typed) == 1
    assert zipfile.is_zipfile(out)
    told = capsys.readouterr()
    assert told.out == ""
    assert f"All of it is in {out}." in told.err


def test_a_workbook_is_not_written_to_a_screen(broken, monkeypatch, capsys):
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert run.run(["check", "cin-census", str(broken), "--format", "xlsx"]) == 2
    assert "say with -o where" in capsys.readouterr().err


def test_where_nothing_can_be_written_it_is_one_line_and_exit_2(broken, tmp_path, capsys):
    out = tmp_path / "nowhere" / "report.csv"
    typed = ["check", "cin-census", str(broken), "--format", "csv", "-o", str(out)]
    assert run.run(typed) == 2
    assert f"kith: {out} cannot be written" in capsys.readouterr().err


def test_the_year_may_be_named(broken, capsysbinary):
    assert run.run(["check", "cin-census", str(broken), "--year", "2024", "--format", "json"]) == 1
    told = json.loads(capsysbinary.readouterr().out)
    assert told["year"] == 2024
    assert len(told["not_run"]) == 4


HURTFUL = {
    "malformed": (b"<Message><Header>", "not whole XML"),
    "empty": (b"", "not whole XML"),
    "laughs": (b'<!DOCTYPE a [<!ENTITY b "c">]><Message>&b;</Message>', "document type"),
    "outside": (
        b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
        "document type",
    ),
    "another encoding": (b'<?xml version="1.0" encoding="klingon"?><Message/>', "klingon"),
    "bytes that are not its encoding": (b"<Message>\xff\xfe</Message>", "not whole XML"),
    "packed": (b"PK\x03\x04" + b"\0" * 100, "packed"),
    "another document": (b"<html/>", "not a CIN census"),
}


@pytest.mark.parametrize("name", HURTFUL)
def test_what_cannot_be_read_is_one_line_and_exit_2(name, tmp_path, capsys):
    data, words = HURTFUL[name]
    path = tmp_path / "return.xml"
    path.write_bytes(data)
    assert run.run(["check", "cin-census", str(path)]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("kith: return.xml: ")
    assert words in told.err
    assert told.err.count("\n") == 1


def test_truncated_in_a_later_piece_is_one_line_and_exit_2(tmp_path, capsys):
    path = write_return(tmp_path / "return.xml", 6_000)
    path.write_bytes(path.read_bytes()[:-1_000])
    assert run.run(["check", "cin-census", str(path)]) == 2
    assert "not whole XML" in capsys.readouterr().err


ALONE = """
import sys
from kith.cli.run import run
code = run(["check", "cin-census", sys.argv[1], "--format", "json"])
print(sorted({m.split(".")[0] for m in sys.modules} & {"django", "psycopg", "openpyxl", "jinja2"}),
      file=sys.stderr)
sys.exit(code)
"""


def test_it_wakes_nothing_and_leaves_nothing_behind(broken, tmp_path):
    home = tmp_path / "home"
    home.mkdir()
    done = subprocess.run(
        [sys.executable, "-c", ALONE, broken],
        env=os.environ
        | {"KITH_VAR": str(home / "var"), "DATABASE_URL": "postgresql://nobody@/none"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (1, "[]\n")
    assert list(home.iterdir()) == []
