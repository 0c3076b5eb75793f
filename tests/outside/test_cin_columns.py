"""The reading into columns, judged by the other reader: of the same file both say the same."""

from collections import Counter
from random import Random

import pytest
from lxml import etree

from kith.standards.cin_census.columns.coding import coding
from kith.standards.cin_census.columns.reading import read
from kith.standards.cin_census.generator import generate
from kith.standards.cin_census.groups import Group
from kith.standards.cin_census.reader import opened
from kith.standards.cin_census.years import YEARS
from tests.outside import mutations

pytestmark = pytest.mark.outside

MUTATIONS = (
    mutations.drop, mutations.twice, mutations.move, mutations.transplant, mutations.rename,
    mutations.retext, mutations.foreign, mutations.stray, mutations.attribute, mutations.nest,
    mutations.empty,
)  # fmt: skip


def spoiled(year, seed, times):
    """A return in which every child has so many small faults."""
    rng = Random(seed)
    root = etree.fromstring("".join(generate(30, year=year, seed=seed)).encode())
    for child in list(root.iter("Child")):
        for _ in range(rng.randint(0, times)):
            rng.choice(MUTATIONS)(rng, child)
    if rng.random() < 0.5:
        for _ in range(times):
            rng.choice(MUTATIONS)(rng, root.find("Header"))
    return etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=seed % 2 == 0)


def both(path, year):
    with opened(path, year=year) as reading:
        children = list(reading.children())
        told = [*reading.findings, *(f for child in children for f in child.findings)]
    return children, told, read(path, coding(year))


def said(findings):
    return Counter((f.line, f.kind, f.group, f.element, f.at, f.child) for f in findings)


def ids(children):
    return [child.group.one("ChildIdentifiers").get("LAchildID") for child in children]


GROUPS = {
    "cin_details": "CINdetails",
    "assessments": "Assessments",
    "plan_dates": "CINPlanDates",
    "section47": "Section47",
    "plans": "ChildProtectionPlans",
}
LISTS = {
    "disabilities": ("Disabilities", "Disability"),
    "factors": ("FactorsIdentifiedAtAssessment", "AssessmentFactors"),
}


def within(group: Group, name: str):
    """Every group of this name, however deep, in the order of the file."""
    for held in group.groups.values():
        for one in held:
            if one.name == name:
                yield one
            yield from within(one, name)


def same_values(children, columns):
    """Hold every value of every group, as one reader has it, to the columns of the other."""
    for table, name in GROUPS.items():
        frame = columns.groups[table]
        known = [column for column in frame.columns if column[0].isupper()]
        told = [
            (number, one.line, *[one.values.get(column) for column in known])
            for number, child in enumerate(children)
            for one in within(child.group, name)
        ]
        assert frame.select("child", "line", *known).rows() == told
    for table, (name, element) in LISTS.items():
        told = [
            (number, text)
            for number, child in enumerate(children)
            for one in within(child.group, name)
            for text in one.every(element)
        ]
        assert columns.groups[table].select("child", element).rows() == told


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize("seed", range(24))
def test_of_a_spoiled_return_both_readers_say_the_same(tmp_path, year, seed):
    path = tmp_path / "return.xml"
    path.write_bytes(spoiled(year, seed * 10 + year, seed % 4))
    children, told, columns = both(path, year)
    names = columns.groups["children"]["LAchildID"].str.strip_chars(" \t\r\n").to_list()
    assert said(columns.judge.findings(names)) == said(told)
    assert ids(children) == [name or "" for name in columns.groups["children"]["LAchildID"]]
    same_values(children, columns)
