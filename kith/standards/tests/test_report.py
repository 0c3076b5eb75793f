"""What a check found, in its five forms."""

import csv
import io
import json
from html.parser import HTMLParser

import openpyxl
import pytest

from kith.standards.cin_census import check
from kith.standards.cin_census.report import FORMATS, KINDS, page, write
from kith.standards.cin_census.report.rows import COLUMNS, harmless
from kith.standards.cin_census.report.summary import by_rule, counted, groups, headline
from kith.standards.tests import small

EVIL = '=HYPERLINK("x")'


@pytest.fixture
def found(tmp_path):
    """A return with something of every kind: header, whole return, children, structure."""
    children = [
        small.child(LAchildID=EVIL, UPN="+1", PersonBirthDate="2011-02-03"),
        small.child(small.details(CINreferralDate="2026-05-05"), LAchildID="K2", Sex="@X"),
        small.child(LAchildID=None),
    ]
    return check(small.written(tmp_path, *children, reference_date="2025-03-31"))


@pytest.fixture
def clean(tmp_path, monkeypatch):
    """A return of which nothing is to be said; the rules on whole returns need a larger one."""
    for code in ("2887Q", "2888Q"):
        from kith.standards.cin_census import rule

        rule.written(code, 2026)
        told = rule.Rule(code, "a", "b", lambda t: t.header.clear())
        monkeypatch.setitem(rule._WRITTEN, code, [told])
    return check(small.written(tmp_path, small.child(UPN="L005000000001")))


def said(found, form):
    out = io.BytesIO()
    write(found, form, out)
    return out.getvalue()


def test_every_form_has_a_writer_and_a_kind(found):
    assert set(FORMATS) == set(KINDS)
    assert all(said(found, form) for form in FORMATS)


def test_json_has_just_what_programs_were_promised(found):
    told = json.loads(said(found, "json"))
    assert list(told) == ["file", "year", "children", "issues", "schema", "not_run"]
    assert (told["file"], told["year"], told["children"]) == ("return.xml", 2026, 3)
    assert list(told["issues"][0]) == ["rule", "severity", "child", "line", "fields", "message"]
    assert len(told["issues"]) == found.issues.height
    assert len(told["schema"]) == len(found.schema)


def test_json_of_a_clean_return_is_empty_lists(clean):
    told = json.loads(said(clean, "json"))
    assert (told["issues"], told["schema"], told["not_run"]) == ([], [], [])


def test_text_begins_with_the_header_and_says_how_to_put_it_right(found):
    text = said(found, "text").decode()
    assert text.index("\nBy rule\n") < text.index("\nThe header\n") < text.index("\nChild ")
    assert "return.xml: children in need census 2026, 3 children." in text
    issue = next(iter(found.each()))
    for words in (issue.entry.message, issue.rule.plain, issue.rule.mend, "How it is written"):
        assert words in text


def test_text_of_a_clean_return_is_two_lines(clean):
    first, second = said(clean, "text").decode().splitlines()
    assert first.endswith("1 child.")
    assert second == "Nothing is wrong: every rule of the year was run, and none is broken."


def test_csv_has_a_row_for_each_and_no_cell_is_a_formula(found):
    rows = list(csv.reader(io.StringIO(said(found, "csv").decode("utf-8-sig"))))
    assert tuple(rows[0]) == COLUMNS
    assert len(rows) - 1 == found.issues.height + len(found.schema) + len(found.not_run)
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]
    assert f"'{EVIL}" in {row[2] for row in rows}


def test_the_workbook_has_text_and_no_formulas(found):
    book = openpyxl.load_workbook(io.BytesIO(said(found, "xlsx")))
    assert book.sheetnames == ["Summary", "By rule", "Issues", "Structure", "Not run"]
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    texts = [cell.value for cell in cells if isinstance(cell.value, str)]
    assert not [text for text in texts if text.startswith(("=", "+", "-", "@"))]
    assert book["Issues"].max_row - 1 == found.issues.height
    assert [cell.value for cell in book["Issues"][1]][:4] == ["Rule", "Severity", "Child", "Line"]


@pytest.mark.parametrize(
    ("text", "told"),
    [("=1", "'=1"), ("+1", "'+1"), ("-1", "'-1"), ("@a", "'@a"), ("\ta", "'\ta"), ("a=1", "a=1")],
)
def test_what_a_spreadsheet_would_run_is_made_text(text, told):
    assert harmless(text) == told


class Page(HTMLParser):
    """What a page fetches, names and links to."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags, self.ids, self.links, self.fetched = set(), [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        told = dict(attrs)
        self.tags.add(tag)
        self.ids += [told["id"]] if "id" in told else []
        self.links += [told["href"]] if "href" in told else []
        self.fetched += [told[name] for name in ("src", "action", "data") if name in told]


def test_the_page_stands_by_itself(found):
    read = Page(said(found, "html").decode())
    assert not read.tags & {"script", "link", "img", "iframe", "form", "object"}
    assert read.fetched == []
    assert len(read.ids) == len(set(read.ids))
    assert all(link.startswith("#") and link[1:] in read.ids for link in read.links)


def test_the_page_has_of_children_ids_only(found):
    text = said(found, "html").decode()
    assert "K2" in text
    for value in ("2011-02-03", "2026-05-05", "@X", ">+1<", "A005000000001"):
        assert value not in text
    assert EVIL not in text  # its quotes are written as references
    assert "=HYPERLINK(&#34;x&#34;)" in text


def test_of_a_rule_broken_often_the_page_shows_the_first_places(tmp_path, monkeypatch):
    monkeypatch.setattr(page, "MOST_ROWS", 3)
    children = [small.child(LAchildID=f"K{n}", Sex="X") for n in range(9)]
    text = said(check(small.written(tmp_path, *children)), "html").decode()
    assert "9 places of rule 4180" in text
    assert "The first 3 are shown" in text
    assert "And 6 more." in text
    assert "K2" in text
    assert "K8" not in text


def test_the_page_says_what_was_not_run(tmp_path):
    found = check(small.written(tmp_path, small.child(), year=2022, reference_date="2022-03-31"))
    text = said(found, "html").decode()
    assert "neither kept nor broken" in text
    assert "the list of 2022 is not here" in text


def test_rules_are_counted_and_children_are_grouped(found):
    counts = by_rule(found)
    assert sum(row.count for row in counts) == found.issues.height
    titles = [group.title for group in groups(found)]
    assert titles[0] == "The header"
    assert titles[-1] == "Child without LAchildID"
    assert len(titles) == len(set(titles))
    assert headline(found).endswith("0 rules not run.")
    assert counted(1, "query", "queries") == "1 query"
    assert counted(2_000, "query", "queries") == "2,000 queries"
