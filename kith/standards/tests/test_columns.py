"""Reading a return into columns: where everything stands, and what XML may do on the way."""

from datetime import date

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kith.standards.cin_census.checking import tables_of
from kith.standards.cin_census.columns import reading
from kith.standards.cin_census.columns.coding import SPAN, coding
from kith.standards.cin_census.columns.lexing import Lexer, tidy, unescaped
from kith.standards.cin_census.columns.rows import attributes_of, rows
from kith.standards.cin_census.findings import CannotRead, Kind
from kith.standards.cin_census.generator import write_return
from kith.standards.tests import small


def read(path, year=2026):
    return reading.read(path, coding(year))


def tables(tmp_path, *children, year=2026, **about):
    columns = read(small.written(tmp_path, *children, **({"year": year} | about)), year)
    return tables_of(columns, year)


WORK = (
    small.assessment(done="2025-07-01", factors=["11A", "24A"]),
    small.plan(end="2025-09-01"),
    small.enquiry(held="2025-06-20"),
    small.protection(reviews=["2025-09-20", "2025-12-01"]),
)


def test_each_group_is_a_frame_and_each_row_knows_what_it_stands_in(tmp_path):
    t = tables(tmp_path, small.child(), small.child(small.details(), small.details(*WORK)))
    assert t.children["child"].to_list() == [0, 1]
    assert t.children["line"].to_list() == [3, 4]
    assert t.cin_details.select("child", "cin").rows() == [(0, 0), (1, 1), (1, 2)]
    assert t.assessments.select("child", "cin", "assessment", "line").rows() == [(1, 2, 0, 4)]
    assert t.factors.select("cin", "assessment", "AssessmentFactors").rows() == [
        (2, 0, "11A"),
        (2, 0, "24A"),
    ]
    assert t.reviews.select("plan", "CPPreviewDate").rows() == [
        (0, date(2025, 9, 20)),
        (0, date(2025, 12, 1)),
    ]
    assert t.disabilities["Disability"].to_list() == ["NONE", "NONE"]


def test_a_conference_of_an_enquiry_and_one_of_the_referral_are_told_apart(tmp_path):
    t = tables(tmp_path, small.child(small.details(*WORK, DateOfInitialCPC="2025-06-19")))
    (row,) = t.section47_with_cin.select("DateOfInitialCPC", "DateOfInitialCPC_cin").rows()
    assert row == (date(2025, 6, 20), date(2025, 6, 19))


def test_what_many_rules_ask_for_stands_beside_each_row(tmp_path):
    t = tables(tmp_path, small.child(small.details(*WORK)))
    for frame in (
        t.cin_with_child, t.assessments_with_cin, t.plan_dates_with_cin,
        t.section47_with_cin, t.plans_with_cin, t.reviews_with_plan,
    ):  # fmt: skip
        assert frame["PersonBirthDate"].unique().to_list() == [date(2011, 2, 3)]
    assert t.reviews_with_plan["CPPstartDate"].to_list() == [date(2025, 7, 1)] * 2


def test_absent_is_null_and_empty_is_empty_and_space_around_a_value_is_gone(tmp_path):
    t = tables(tmp_path, small.child(LAchildID="\n K 1\t", UPN="", Sex=None))
    (row,) = t.children.select("LAchildID", "UPN", "Sex", "UPNunknown").rows()
    assert row == ("K 1", "", None, None)


def test_a_date_is_a_date_and_its_text_is_kept_beside_it(tmp_path):
    t = tables(tmp_path, small.child(PersonBirthDate="03/02/2011", PersonDeathDate=" 2025-06-01 "))
    names = ["PersonBirthDate", "PersonBirthDate_text", "PersonDeathDate", "PersonDeathDate_text"]
    assert t.children.select(names).row(0) == (None, "03/02/2011", date(2025, 6, 1), "2025-06-01")


def test_older_years_call_sex_otherwise_and_rules_need_not_know(tmp_path):
    t = tables(tmp_path, small.child(ids=_of_2024()), year=2024)
    assert t.children["Sex"].to_list() == ["2"]
    assert t.codes("sex") == ["0", "1", "2", "9"]


def _of_2024():
    return small.identifiers().replace("<Sex>F</Sex>", "<GenderCurrent>2</GenderCurrent>")


@pytest.mark.parametrize(
    ("told", "year", "last"),
    [
        ("2026-03-31", 2026, date(2026, 3, 31)),
        ("2025-03-31", 2026, date(2025, 3, 31)),
        ("1901-03-31", 2026, date(2026, 3, 31)),
        (None, 2026, date(2026, 3, 31)),
        ("soon", 2026, date(2026, 3, 31)),
    ],
)
def test_the_last_day_is_the_headers_where_it_can_be(tmp_path, told, year, last):
    t = tables(tmp_path, small.child(), reference_date=told, year=year)
    assert (t.reference_date, t.period_start) == (last, date(last.year - 1, 4, 1))


def test_a_header_is_one_row_and_of_what_is_said_twice_the_first(tmp_path):
    head = small.header().replace("</Header>", "<Source><LEA>999</LEA></Source></Header>")
    t = tables(tmp_path, small.child(), head=head)
    assert t.header.select("LEA", "Year", "ReferenceDate_text").rows() == [
        ("201", "2026", "2026-03-31")
    ]


STRANGE = {
    "a comment in a value": "K<!-- 1 < 2 > 3 \n -->1",
    "an instruction in a value": "K<?x 1 < 2 > 3?>1",
    "CDATA": "<![CDATA[K1]]>",
    "CDATA that looks like tags": "K<![CDATA[</Child><Child a='>'>]]>1",
    "a number for a character": "&#75;&#x31;",
    "a right angle": "K>1",
    "an equals sign and quotes": 'K="1>2"',
    "an ampersand": "K&amp;amp;1",
    "carriage returns": "K\r\n1\r2",
}
MEANT = {
    "CDATA that looks like tags": "K</Child><Child a='>'>1",
    "a right angle": "K>1",
    "an equals sign and quotes": 'K="1>2"',
    "an ampersand": "K&amp;1",
    "carriage returns": "K\n1\n2",
    "a comment in a value": "K\n1",
}


@pytest.mark.parametrize("name", STRANGE)
def test_whatever_xml_allows_is_read_as_it_is_meant(tmp_path, name):
    t = tables(tmp_path, small.child(LAchildID=STRANGE[name]), small.child(LAchildID="K2"))
    assert t.children["LAchildID"].to_list() == [MEANT.get(name, "K1"), "K2"]


def test_an_attribute_may_hold_a_right_angle_and_an_empty_tag_may_have_space(tmp_path):
    child = small.child(UPN="").replace("<Child>", "<Child a='x>y' b = \"&lt;/Child>\" >")
    columns = read(small.written(tmp_path, child.replace("<UPN></UPN>", "<UPN />")))
    faults = columns.judge.findings(["KTH1"])
    assert {(f.kind, f.element, f.value, f.child) for f in faults} == {
        (Kind.ATTRIBUTE, "a", "x>y", "KTH1"),
        (Kind.ATTRIBUTE, "b", "</Child>", "KTH1"),
        (Kind.UNREADABLE, "UPN", "", "KTH1"),
    }


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1", "windows-1252"])
def test_any_encoding_is_read_that_the_file_names(tmp_path, encoding):
    path = tmp_path / "return.xml"
    text = small.message(small.child(LAchildID="é")).replace("utf-8", encoding)
    path.write_bytes(text.encode(encoding))
    assert read(path).groups["children"]["LAchildID"].to_list() == ["é"]


def test_lines_are_those_of_the_file_across_its_pieces(tmp_path, monkeypatch):
    monkeypatch.setattr(reading, "CHUNK", 700)
    monkeypatch.setattr(reading, "PIECE", 1_000)
    children = [small.child(LAchildID=f"K{n}", Sex="X" if n % 7 == 0 else "F") for n in range(60)]
    columns = read(small.written(tmp_path, "<!-- \n\n -->", *children))
    ids = columns.groups["children"]["LAchildID"].to_list()
    assert columns.groups["children"]["line"].to_list() == list(range(6, 66))
    assert [(f.line, f.child) for f in columns.judge.findings(ids)] == [
        (6 + n, f"K{n}") for n in range(0, 60, 7)
    ]


@pytest.mark.parametrize("piece", [1, 5_000, 40_000])
def test_however_the_file_is_cut_the_columns_are_the_same(tmp_path, monkeypatch, piece):
    path = write_return(tmp_path / "return.xml", 80, seed=3)
    path.write_text(path.read_text().replace("</Child>", "</Child\n>stray"))
    whole = read(path)
    monkeypatch.setattr(reading, "CHUNK", 1_000)
    monkeypatch.setattr(reading, "PIECE", piece)
    cut = read(path)
    for name, frame in whole.groups.items():
        assert frame.equals(cut.groups[name]), name
    ids = whole.groups["children"]["LAchildID"].to_list()
    assert len(whole.judge.findings(ids)) == 80
    assert whole.judge.findings(ids) == cut.judge.findings(ids)
    assert len(cut.pieces) > len(whole.pieces)


def test_a_child_within_a_child_is_no_child_and_ends_no_piece(tmp_path, monkeypatch):
    monkeypatch.setattr(reading, "CHUNK", 500)
    monkeypatch.setattr(reading, "PIECE", 1_000)
    within = small.child(LAchildID="K9").replace("</Child>", small.child() + "</Child>")
    columns = read(small.written(tmp_path, *[within] * 5))
    assert columns.groups["children"]["LAchildID"].to_list() == ["K9"] * 5
    faults = columns.judge.findings(["K9"] * 5)
    assert [(f.kind, f.element, f.group) for f in faults] == [(Kind.UNKNOWN, "Child", "Child")] * 5


def test_a_file_without_children_is_read_and_judged(tmp_path):
    path = tmp_path / "return.xml"
    path.write_text(f"<Message>{small.header()}</Message>")
    columns = read(path)
    assert columns.groups["children"].height == 0
    assert [(f.kind, f.element) for f in columns.judge.findings([])] == [(Kind.MISSING, "Children")]


def test_a_file_in_a_namespace_of_its_own_is_refused(tmp_path):
    path = tmp_path / "return.xml"
    path.write_text('<Message xmlns="urn:x"/>')
    with pytest.raises(CannotRead, match="namespace"):
        read(path)


def test_what_is_beyond_count_is_counted_only(tmp_path, monkeypatch):
    monkeypatch.setattr("kith.standards.cin_census.columns.judging.MOST", 5)
    columns = read(small.written(tmp_path, *[small.child(Sex="X")] * 12))
    assert (len(columns.judge.faults), columns.judge.more) == (5, 7)


# The smallest parts


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30))
def test_text_goes_through_the_lexer_and_comes_back(text):
    from xml.sax.saxutils import escape

    lexed = Lexer().text(f"<a>{escape(text)}</a>".encode())
    found = rows(tidy(lexed), 1, coding(2026))
    assert found.elements["text"].to_list() == [text]


def test_references_are_undone_once_only():
    assert unescaped("&amp;lt; &#x1F60A; &#65; &quot;&apos;") == "&lt; \U0001f60a A \"'"


def test_attributes_are_read_whichever_quotes_they_have():
    assert attributes_of("a b='1\"' c = \"2'\" d:e='&amp;'") == [
        ("b", '1"'),
        ("c", "2'"),
        ("d:e", "&"),
    ]


@pytest.mark.parametrize("year", range(2022, 2027))
def test_neighbours_are_in_order_just_when_the_group_is(year):
    code = coding(year)
    for number, shape in code.shapes.items():
        for first in ("", *shape.at):
            for second in ("", *shape.at):
                alone = code.code.get(first, number) * SPAN + code.code.get(second, number)
                fits = alone in code.follows[number]
                assert fits == _follows(shape, first, second), (shape.name, first, second)


def _follows(shape, first, second):
    """Said the long way: nothing needed lies between the two, and the second is not before."""
    start = shape.at[first] if first else -1
    end = shape.at[second] if second else len(shape.parts)
    if first and first == second:
        return shape.parts[start].many
    return start < end and not any(part.needed for part in shape.parts[start + 1 : end])


def test_a_value_column_is_there_even_if_no_child_has_it(tmp_path):
    t = tables(tmp_path, small.child())
    assert t.children.schema["PersonDeathDate"] == pl.Date
    assert t.plans.schema["NumberOfPreviousCPP"] == pl.String
