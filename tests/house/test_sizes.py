"""The house's own numbers: small files, small functions, as much test as source.

Counted in lines that are not blank; tests and migrations apart. `pytest -s` shows the figures.
"""

import ast
from collections.abc import Sequence
from math import ceil
from pathlib import Path
from statistics import median

from tests.house.source import ROOT, is_migration, is_test, python_files, written

FILE_MEDIAN, FILE_P95, FILE_MOST = 60, 250, 400
FUNCTION_MEDIAN, FUNCTION_P95 = 9, 33

# Modules that declare and do nothing: sentences, indicators, rules, roles, names. What they say is
# held by tests of its own, however many rows there are.
DECLARED = (
    "kith/oversight/waiting/",
    "kith/oversight/letter/",
    "kith/kernel/census.py",
    "kith/kernel/policy/",
    "kith/accounts/roles.py",
    "kith/demo/personas.py",
    "kith/frontdoor/promises/",
    "kith/frontdoor/rules/agencies/public.py",
    "kith/frontdoor/rules/agencies/more.py",
    "kith/frontdoor/rules/channels.py",
    "kith/frontdoor/rules/ladder.py",
    "kith/frontdoor/rules/outcomes.py",
    "kith/frontdoor/timeline.py",
    "kith/demo/words.py",
)
# The aim is a line of test for each line of source; this holds what is there, and may only rise.
TEST_TO_SOURCE = 0.88

Sized = tuple[int, str]


def source_files() -> list[Path]:
    return [path for path in python_files() if not (is_test(path) or is_migration(path))]


def files_of_tests() -> list[Path]:
    return [*filter(is_test, python_files()), *sorted((ROOT / "tests").rglob("*.py"))]


def p95(sizes: Sequence[Sized]) -> int:
    """Return the size that 95 in 100 do not pass."""
    return sorted(sizes)[ceil(0.95 * len(sizes)) - 1][0]


def functions(path: Path) -> list[Sized]:
    """Return each function of a file with its size, decorators not counted."""
    text = path.read_text()
    lines = text.splitlines()
    return [
        (
            sum(1 for line in lines[node.lineno - 1 : node.end_lineno] if line.strip()),
            f"{path.relative_to(ROOT)}:{node.lineno} {node.name}",
        )
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]


def longest(sizes: Sequence[Sized], over: int) -> str:
    """Return the longest, for a message that says where to begin."""
    worst = [one for one in sorted(sizes, reverse=True) if one[0] > over][:12]
    return "\n" + "\n".join(f"{size:5} {name}" for size, name in worst)


def test_files_are_small(capsys):
    sizes = [(written(path), str(path.relative_to(ROOT))) for path in source_files()]
    full = [one for one in sizes if one[0] > 1]  # an empty or one-sentence __init__ is no file
    middle, high, most = median(size for size, _ in full), p95(full), max(full)
    with capsys.disabled():
        print(f"\nfiles: {len(full)}, median {middle:g}, p95 {high}, longest {most[0]} {most[1]}")
    assert middle <= FILE_MEDIAN
    assert high <= FILE_P95, longest(full, FILE_P95)
    assert most[0] <= FILE_MOST, longest(full, FILE_MOST)


def test_functions_are_small(capsys):
    sizes = [one for path in source_files() for one in functions(path)]
    middle, high = median(size for size, _ in sizes), p95(sizes)
    with capsys.disabled():
        print(f"\nfunctions: {len(sizes)}, median {middle:g}, p95 {high}, longest {max(sizes)[0]}")
    assert middle <= FUNCTION_MEDIAN
    assert high <= FUNCTION_P95, longest(sizes, FUNCTION_P95)


def test_tests_keep_up_with_source(capsys):
    doing = [path for path in source_files() if not _declares(path)]
    source = sum(written(path) for path in doing)
    tested = sum(written(path) for path in files_of_tests())
    with capsys.disabled():
        print(f"\nlines: {source} of source that does something, {tested} of test")
    assert tested >= TEST_TO_SOURCE * source


def _declares(path: Path) -> bool:
    return path.relative_to(ROOT).as_posix().startswith(DECLARED)


def test_the_sizes_are_counted_as_said(tmp_path):
    path = ROOT / "kith" / "kernel" / "clock.py"
    sizes = dict((name.split()[-1], size) for size, name in functions(path))
    assert sizes["now"] == 3
    assert p95([(size, "") for size in range(1, 101)]) == 95
