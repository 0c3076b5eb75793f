"""The product's own structure of each year, held against the department's schema of that year.

Both look at the same returns: as generated, and spoiled in many ways. They agree when

1. of every child by itself the one finds something where, and only where, the other does; and so
   of everything outside the children;
2. every fault of the schema's is one of ours, at the same line, on the same element, of the same
   family (order, code, format, stray text, attribute, elements in a value);
3. every fault of ours is one of the schema's, or comes where the schema has stopped looking: after
   the first element out of order, a validator leaves the rest of that group unread, and we go on.

Why each child by itself: after something out of place between two children a validator leaves all
the later ones unread. Why not `xsi:type`, which names a type of the schema: we call it an attribute
that has no place, a validator may accept it. Digits of scripts added to Unicode of late differ too.
"""

from collections import Counter
from copy import deepcopy
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from kith.standards.cin_census.findings import Finding, Kind
from kith.standards.cin_census.generator import generate
from kith.standards.cin_census.reader import opened
from kith.standards.cin_census.years import YEARS, structure
from tests.outside.mutations import MUTATIONS
from tests.outside.shared import beside

pytestmark = pytest.mark.outside

FAMILIES = {
    "ELEMENT_CONTENT": "order",
    "CVC_COMPLEX_TYPE_2_3": "stray",
    "CVC_COMPLEX_TYPE_2_1": "stray",
    "CVC_COMPLEX_TYPE_3_2_1": "attribute",
    "CVC_TYPE_3_1_1": "attribute",
    "CVC_ELT_3_1": "attribute",
    "CVC_TYPE_3_1_2": "nested",
    "CVC_ENUMERATION_VALID": "code",
    "CVC_MINLENGTH_VALID": "code",
    "CVC_PATTERN_VALID": "format",
    "CVC_DATATYPE_VALID_1_2_1": "format",
    "CVC_MININCLUSIVE_VALID": "format",
}
OURS = {
    Kind.MISSING: "order",
    Kind.UNKNOWN: "order",
    Kind.MISPLACED: "order",
    Kind.REPEATED: "order",
    Kind.UNREADABLE: "format",
    Kind.CODE: "code",
    Kind.STRAY: "stray",
    Kind.ATTRIBUTE: "attribute",
    Kind.NESTED: "nested",
}
Fault = tuple[int, str, str]

_schemas: dict[int, etree.XMLSchema] = {}
_seen: Counter[str] = Counter()


def schema(year: int) -> etree.XMLSchema:
    """The department's schema of a year."""
    if year not in _schemas:
        path = beside("standards", "cin_census", f"CIN_schema_{year}.xsd")
        _schemas[year] = etree.XMLSchema(etree.parse(str(path)))
    return _schemas[year]


def message(year: int, children: int, seed: int) -> etree._Element:
    """A generated return as a tree, every element to be on a line of its own."""
    text = "".join(generate(children, year=year, seed=seed))
    return etree.fromstring(text.encode())


def on_lines(root: etree._Element) -> bytes:
    """The return written with each element on a line of its own, values untouched."""
    for one in root.iter():
        if isinstance(one.tag, str) and len(one) and isinstance(one[0].tag, str):
            one.text = "\n" + (one.text or "")
        if one.getparent() is not None and len(one.getparent()) > 0:
            one.tail = (one.tail or "") + "\n" if _among_elements(one) else one.tail
    return etree.tostring(root, xml_declaration=True, encoding="utf-8")


def _among_elements(one: etree._Element) -> bool:
    """Whether what follows lies between elements, where a line break says nothing."""
    parent = one.getparent()
    return parent.tag in structure(YEARS[-1]).shapes


def theirs(year: int, root: etree._Element) -> set[Fault]:
    """What the schema finds, as line, element and family."""
    judge = schema(year)
    judge.validate(root)
    return {
        (e.line, _local(e.path), FAMILIES[e.type_name.removeprefix("SCHEMAV_")])
        for e in judge.error_log
    }


def _local(path: str) -> str:
    return path.rpartition("/")[2].partition("[")[0].rpartition(":")[2]


def ours(findings: tuple[Finding, ...]) -> set[Fault]:
    """What we find, in the same terms."""
    return {(f.line, f.at.rpartition(" ")[2], OURS[f.kind]) for f in findings}


def child_alone(year: int, child: etree._Element) -> etree._Element:
    """A return without a fault but for this one child."""
    root, copy = message(year, 0, 0), deepcopy(child)
    copy.tail = None
    root.find("Children").append(copy)
    return root


def without_children(year: int, root: etree._Element) -> etree._Element:
    """The return as it is, but for its children: instead of them one without a fault."""
    keep, good = deepcopy(root), message(year, 1, 0).find(".//Child")
    box = keep.find("Children")
    box.text = None
    box[:] = [good]
    return keep


def compare(child: etree._Element, schemas: set[Fault], found: set[Fault]) -> None:
    """Hold the two sets of faults against each other, as the head of this file says."""
    assert bool(schemas) == bool(found)
    assert schemas <= found, f"the schema finds more: {schemas - found}"
    for fault in found - schemas:
        assert any(_stopped(child, stop, fault) for stop in schemas), f"we find more: {fault}"


def _stopped(child: etree._Element, stop: Fault, fault: Fault) -> bool:
    """Whether the schema stopped at one fault in a group in which the other one lies."""
    if stop[2] != "order":
        return False
    here, there = _element(child, stop), _element(child, fault)
    parent = here.getparent()
    return parent is there or any(parent is up for up in there.iterancestors())


def _element(child: etree._Element, fault: Fault) -> etree._Element:
    for one in child.iter():
        name = one.tag.rpartition("}")[2] if isinstance(one.tag, str) else None
        if (one.sourceline, name) == fault[:2]:
            return one
    raise AssertionError(f"no element is at {fault}")


def judged(data: bytes, path: Path, year: int) -> None:
    """Judge one return by both and hold them against each other, child by child."""
    path.write_bytes(data)
    root = etree.fromstring(data)
    children = root.find("Children").findall("Child")
    with opened(path) as reading:
        read = list(reading.children())
        outside = reading.findings
    assert len(read) == len(children)
    for told, child in zip(read, children, strict=True):
        compare(child, theirs(year, child_alone(year, child)), ours(told.findings))
        assert {f.child for f in told.findings} <= {told.id}
    found = ours(tuple(f for f in outside if not _between(f)))
    header = theirs(year, without_children(year, root))
    compare(root, header, found)
    clean = not outside and not any(c.findings for c in read)
    assert schema(year).validate(root) == clean
    _seen.update(f.kind for c in read for f in c.findings)


def _between(finding: Finding) -> bool:
    """Whether it lies between children, where the schema is asked about the whole return only."""
    return finding.group == "Children"


@pytest.mark.parametrize("year", YEARS)
def test_the_code_sets_and_elements_of_a_year_are_the_schemas(year: int) -> None:
    xs = "{http://www.w3.org/2001/XMLSchema}"
    tree = etree.parse(str(beside("standards", "cin_census", f"CIN_schema_{year}.xsd")))
    theirs = {e.get("name") for e in tree.iter(f"{xs}element")}
    mine = structure(year)
    assert theirs == {n for s in mine.shapes.values() for n in s.holds} | {"Message"}
    sets = [
        frozenset(e.get("value") for e in kind.iter(f"{xs}enumeration"))
        for kind in tree.iter(f"{xs}simpleType")
    ]
    assert {s for s in sets if s} == {frozenset(codes) for codes in mine.codes.values()}


@pytest.mark.parametrize("year", YEARS)
def test_both_accept_generated_returns(year: int, tmp_path: Path) -> None:
    judged(on_lines(message(year, 150, seed=year)), tmp_path / "return.xml", year)


SPOILING = st.tuples(
    st.sampled_from(list(YEARS)),
    st.integers(0, 400),
    st.integers(0, 2**32),
    st.lists(st.sampled_from(sorted(MUTATIONS)), min_size=1, max_size=4),
)


@given(SPOILING)
@settings(
    max_examples=1500,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_both_find_the_same_in_spoiled_returns(
    tmp_path: Path, spoiling: tuple[int, int, int, list[str]]
) -> None:
    year, seed, chance, names = spoiling
    schema(year)
    rng, root = Random(chance), message(year, 3, seed)
    for name in names:
        MUTATIONS[name](rng, rng.choice(root.findall(".//Children/Child")))
    judged(on_lines(root), tmp_path / "return.xml", year)


@given(SPOILING)
@settings(
    max_examples=300,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_both_find_the_same_in_spoiled_headers(
    tmp_path: Path, spoiling: tuple[int, int, int, list[str]]
) -> None:
    year, seed, chance, names = spoiling
    schema(year)
    rng, root = Random(chance), message(year, 2, seed)
    for name in names:
        MUTATIONS[name](rng, root.find("Header"))
    if root.findtext("Header/CollectionDetails/Year") == str(year):
        judged(on_lines(root), tmp_path / "return.xml", year)


def test_a_fault_between_children_is_found_by_both(tmp_path: Path) -> None:
    root = message(2026, 3, 1)
    root.find("Children").insert(1, etree.Element("Foo"))
    judged(on_lines(root), tmp_path / "return.xml", 2026)


def test_a_return_without_children_is_found_by_both(tmp_path: Path) -> None:
    root = message(2026, 0, 1)
    path = tmp_path / "return.xml"
    path.write_bytes(on_lines(root))
    with opened(path) as reading:
        assert list(reading.children()) == []
        assert ours(reading.findings) == theirs(2026, etree.parse(str(path)).getroot())


def test_the_spoiled_returns_had_every_kind_of_fault() -> None:
    beside("standards", "cin_census")
    assert set(_seen) == set(Kind), f"what the spoiled returns had: {dict(_seen)}"
