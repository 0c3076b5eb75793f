"""The acceptance facts J1 to J46: each is shown by a test of that number, or waits for a package.

A fact is named where it is shown: `test_j28_…`, a class `TestJ29`, or its number in a docstring.
"""

import re

import pytest

from tests.house.source import HOUSE, ROOT, python_files

FACTS = range(1, 47)
NAMED = re.compile(r"(?:(?<=test_)j|(?<=TestJ)|\bJ)(\d+)(?=\b|_|[A-Z])")
# The package that each of these is about, not built yet.
WAITS = {
    **dict.fromkeys((8, 10, 11, 12, 13, 14, 25, 33, 35, 36, 37), "exploitation"),
    **dict.fromkeys((15, 16, 17, 34, 41), "missing"),
    **dict.fromkeys((18, 20, 21, 24), "practice"),
    **dict.fromkeys((9, 22), "closure"),
    43: "offline",
}


def shown() -> dict[int, set[str]]:
    """Return the test files that name each fact."""
    found: dict[int, set[str]] = {}
    for path in (*python_files(), *(ROOT / "tests").rglob("test_*.py")):
        if path.name.startswith("test_") and path.name != "test_acceptance.py":
            for number in NAMED.findall(path.read_text()):
                found.setdefault(int(number), set()).add(str(path.relative_to(ROOT)))
    return found


def test_each_is_shown_or_waits_and_none_does_both():
    there = set(shown())
    assert there | set(WAITS) == set(FACTS)
    assert there & set(WAITS) == set()


@pytest.mark.parametrize("package", sorted(set(WAITS.values())))
def test_what_waits_waits_for_what_is_not_there_yet(package):
    assert not (HOUSE / package).exists()
    assert not list(HOUSE.glob(f"*/{package}.py")) + list(HOUSE.glob(f"*/commands/{package}.py"))


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("def test_j28_what_came_later_is_off():", ["28"]),
        ("class TestJ29:", ["29"]),
        ('"""J1 and J2."""', ["1", "2"]),
        ("(SUPPLEMENT S0 #3, J6)", ["6"]),
        ("HJ12 = AJ3", []),
    ],
)
def test_how_a_fact_is_named(text, numbers):
    assert NAMED.findall(text) == numbers
