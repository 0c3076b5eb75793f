"""Nobody is written down in silence: who makes a person, and that each of them looked first."""

import ast
from functools import cache
from pathlib import Path

from tests.house.source import HOUSE, is_test, python_files

# Who makes people, and how it is known whether they are there already.
MAKERS = {
    "people/commands/creating.py": "takes what came of a look (settled)",
    "people/ties/making.py": "takes what came of a look (settled)",
    "frontdoor/commands/sight.py": "for `arriving`, which takes what came of a look (settled)",
    "standards/taking_in.py": "a return: found by its numbers, and the night looks at the rest",
    "demo/years/living.py": "the invented borough's years, as they were lived",
    "oversight/bench_borough.py": "invented people, for a measurement",
    "people/matching/bench.py": "invented people, for a measurement",
}
# What asks for the evidence, and the pages that look before they call it.
LOOKS = {
    "people/views/adding.py": "create_person",
    "people/ties/choosing.py": "",
    "frontdoor/views/looking.py": "for `intake` and `contact`, which ask whom it found (meant_by)",
}


@cache
def called(path: Path) -> frozenset[str]:
    """Return the names of the functions that a file calls."""
    nodes = ast.walk(ast.parse(path.read_text()))
    return frozenset(getattr(one.func, "id", "") for one in nodes if isinstance(one, ast.Call))


def callers(name: str) -> set[str]:
    """Return the files of the house that call a function, tests apart."""
    return {
        str(path.relative_to(HOUSE))
        for path in python_files()
        if not is_test(path) and name in called(path)
    }


def test_people_are_made_in_a_few_named_places() -> None:
    assert callers("add_people") == MAKERS.keys(), "say in MAKERS how these look first"


def test_whoever_makes_people_at_a_screen_takes_the_evidence() -> None:
    assert callers("settled") == {
        "people/commands/creating.py",
        "people/ties/making.py",
        "frontdoor/commands/arriving.py",
        "frontdoor/commands/identifying.py",
    }


def test_a_child_is_made_at_the_front_door_where_word_of_them_arrives_alone() -> None:
    assert callers("new_child") == {"frontdoor/commands/arriving.py"}


def test_every_page_that_may_end_in_somebody_new_looks_before() -> None:
    looking = callers("look_before_creating")
    assert looking >= LOOKS.keys()
    looking |= callers("meant_by")
    assert looking >= {"frontdoor/views/intake.py", "frontdoor/views/contact.py"}
    pages = {path for path in callers("arrive") | callers("create_person") if "views" in path}
    assert pages <= looking
