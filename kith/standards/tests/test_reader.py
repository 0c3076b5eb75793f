"""Reading a return: what it holds, what is wrong with it, and what is no return at all."""

import zipfile
from datetime import date

import pytest

from kith.standards.cin_census.findings import CannotRead, Kind
from kith.standards.cin_census.reader import opened
from kith.standards.tests import small


def read(path, **more):
    with opened(path, **more) as reading:
        return list(reading.children()), reading


def found(tmp_path, *children, **about):
    children, reading = read(small.written(tmp_path, *children, **about))
    return [(f.kind, f.element) for c in children for f in c.findings], children, reading


def test_the_header_says_whose_return_it_is(tmp_path):
    _, _, reading = found(tmp_path, small.child())
    head = reading.header
    assert (head.year, head.lea, head.reference_date) == (2026, "201", date(2026, 3, 31))


def test_a_child_comes_with_groups_values_and_lists(tmp_path):
    work = small.assessment(done="2025-07-01", factors=["11A", "24A"])
    _, (child,), _ = found(tmp_path, small.child(small.details(work)))
    assert (child.id, child.line) == ("KTH1", 3)
    (details,) = child.group.all("CINdetails")
    (told,) = details.all("Assessments")
    assert told.get("AssessmentAuthorisationDate") == "2025-07-01"
    assert told.one("FactorsIdentifiedAtAssessment").every("AssessmentFactors") == ["11A", "24A"]
    assert told.get("AssessmentInternalReviewDate") == ""
    assert details.one("Section47").get("S47ActualStartDate") == ""


def test_lines_are_those_of_the_file_however_long_it_is(tmp_path):
    blank = "\n" * 70_000
    path = small.written(tmp_path, small.child(), blank + small.child(LAchildID="KTH2", Sex="X"))
    (_, child), _ = read(path)
    assert child.line == 70_004
    assert [f.line for f in child.findings] == [70_004]


@pytest.mark.parametrize(
    ("child", "kind", "element"),
    [
        (small.child(Sex="1"), Kind.CODE, "Sex"),
        (small.child(PersonBirthDate="03/02/2011"), Kind.UNREADABLE, "PersonBirthDate"),
        (small.child(UPN="A1"), Kind.UNREADABLE, "UPN"),
        (small.child(small.details(nfa=None)), Kind.MISSING, "ReferralNFA"),
        (small.child(small.details(nfa="true")), Kind.CODE, "ReferralNFA"),
        (small.child(small.details(ReferralSource=None)), Kind.MISSING, "ReferralSource"),
        (small.child(small.details(after="<Foo/>")), Kind.UNKNOWN, "Foo"),
        (small.child(small.details(after=small.plan())), Kind.MISPLACED, "CINPlanDates"),
        (small.child(ids=small.identifiers() * 2), Kind.REPEATED, "ChildIdentifiers"),
        (small.child(LAchildID="A<b/>"), Kind.NESTED, "LAchildID"),
        (small.child(small.details("stray")), Kind.STRAY, "CINdetails"),
        (small.child().replace("<Child>", "<Child a='1'>"), Kind.ATTRIBUTE, "a"),
    ],
)
def test_every_kind_of_fault_is_found_and_said(tmp_path, child, kind, element):
    faults, (read_child,), reading = found(tmp_path, child)
    assert faults == [(kind, element)]
    (finding,) = read_child.findings
    assert finding.child == read_child.id
    assert finding.element in finding.words or finding.group in finding.words
    assert reading.findings == ()


def test_a_fault_of_the_header_belongs_to_no_child(tmp_path):
    _, _, reading = found(tmp_path, small.child(), lea="20")
    (finding,) = reading.findings
    assert (finding.element, finding.child, finding.kind) == ("LEA", None, Kind.UNREADABLE)


def test_an_element_of_another_year_keeps_its_text(tmp_path):
    faults, (child,), _ = found(tmp_path, small.child(Sex=None, GenderCurrent="2"))
    assert set(faults) == {(Kind.MISSING, "Sex"), (Kind.UNKNOWN, "GenderCurrent")}
    assert child.group.one("ChildIdentifiers").get("GenderCurrent") == "2"


def test_the_caller_may_name_another_year(tmp_path):
    path = small.written(tmp_path, small.child())
    children, reading = read(path, year=2024)
    assert reading.header.year == 2024
    assert {f.element for f in children[0].findings} == {"GenderCurrent", "Sex"}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1", "windows-1252"])
def test_any_encoding_is_read_that_the_file_names(tmp_path, encoding):
    path = tmp_path / "return.xml"
    text = small.message(small.child(LAchildID="é")).replace("utf-8", encoding)
    path.write_bytes(text.encode(encoding))
    children, _ = read(path)
    assert children[0].id == "é"


def test_comments_and_instructions_and_entities_of_xml_itself_change_nothing(tmp_path):
    child = small.child(LAchildID="K<!-- no -->T<?do it?>H&#49;&amp;").replace(
        "<CINdetails>", "<!-- here --><CINdetails>"
    )
    faults, (read_child,), _ = found(tmp_path, child)
    assert (faults, read_child.id) == ([], "KTH1&")


def test_how_far_it_is_is_told_in_bytes(tmp_path):
    path = small.written(tmp_path, *[small.child(LAchildID=f"K{i}") for i in range(900)])
    told = []
    read(path, progress=lambda done, total: told.append((done, total)))
    size = path.stat().st_size
    assert told[-1] == (size, size)
    assert len(told) > 2


REFUSED = {
    "not XML": ("plain words", "not whole XML"),
    "empty": ("", "not whole XML"),
    "truncated": (small.message(small.child())[:-20], "not whole XML"),
    "two roots": (small.message(small.child()) + "<Message/>", "not whole XML"),
    "an entity of nobody's": (small.message(small.child(LAchildID="&who;")), "not whole XML"),
    "a document type": (
        small.message(small.child()).replace("<Message>", "<!DOCTYPE Message><Message>", 1),
        "document type",
    ),
    "an external entity": (
        '<!DOCTYPE Message [<!ENTITY x SYSTEM "file:///etc/passwd">]><Message>&x;</Message>',
        "document type",
    ),
    "another root": ("<Children/>", "outermost element is Children"),
    "a root of another name space": ('<Message xmlns="urn:other"/>', "outermost element"),
    "no header": (small.message(small.child(), head=""), "before the header"),
    "nothing in it": ("<Message/>", "no header"),
    "no year": (small.message(small.child(), year=None), "does not say which year"),
    "a year that is none": (small.message(small.child(), year="2025-26"), "is not a year"),
    "a year too early": (small.message(small.child(), year="2021"), "2022 to 2026"),
    "a year too late": (small.message(small.child(), year="2027"), "2022 to 2026"),
    "a year before Christ": (small.message(small.child(), year="-2026"), "2022 to 2026"),
    "an unheard-of encoding": ('<?xml version="1.0" encoding="klingon"?><Message/>', "klingon"),
    "an encoding of many bytes": ('<?xml version="1.0" encoding="big5"?><Message/>', "encoding"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_return_is_refused_in_one_line(tmp_path, name):
    text, words = REFUSED[name]
    path = tmp_path / "return.xml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CannotRead, match=words) as refusal:
        read(path)
    assert "\n" not in str(refusal.value)


def test_bytes_that_are_not_of_the_encoding_are_refused(tmp_path):
    path = tmp_path / "return.xml"
    path.write_bytes(small.message(small.child(LAchildID="é")).encode("iso-8859-1"))
    with pytest.raises(CannotRead, match="line 3"):
        read(path)


def test_a_zip_is_refused_and_never_unpacked(tmp_path):
    path = tmp_path / "return.zip"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("return.xml", small.message(small.child()))
    with pytest.raises(CannotRead, match="zip"):
        read(path)


def test_a_file_that_is_not_there_or_is_a_folder_is_refused(tmp_path):
    for path in (tmp_path / "none.xml", tmp_path):
        with pytest.raises(CannotRead, match="cannot be opened"):
            read(path)


def test_a_year_that_the_caller_names_must_be_one_that_we_know(tmp_path):
    with pytest.raises(CannotRead, match="2022 to 2026"):
        read(small.written(tmp_path, small.child()), year=2030)
