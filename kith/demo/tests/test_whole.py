"""How the demonstration's wholeness is judged: `test_world` judges the small borough by it."""

from kith.access.tests.test_every_table import OPEN
from kith.demo.tests.whole import RECORDERS, SINCE_LATER, fact_names, recorded_in, sources

SAYS = """
tell(told(row, "tea.drunk", data, because="it was cold. very"))
record([NewFact(name="cake.eaten", person=1), NewFact("pie.cut", 1)])
print("nothing.said")
"""


def test_a_fact_is_found_where_it_is_recorded_and_nowhere_else():
    assert recorded_in(SAYS) == {"tea.drunk", "cake.eaten", "pie.cut"}


def test_what_commands_record_is_found_in_the_source_of_each_package():
    names = fact_names()
    assert {"action.promised", "contact.duplicate", "strategy.disputed", "blind.ended"} <= names
    assert {"child.allocated", "return.covered", "ripple.looked_21"} <= names
    assert len(names) > 100
    assert "told" in RECORDERS


def test_neither_tests_nor_the_demonstration_itself_are_looked_into():
    parts = {part for path in sources() for part in path.parts}
    assert "commands" in parts
    assert not {"tests", "demo", "migrations"} & parts


def test_each_exception_is_a_table_and_says_why():
    assert all(len(why.split()) >= 5 for why in SINCE_LATER.values())
    assert {"people_matchingrun", "accounts_closing"} == SINCE_LATER.keys() & OPEN.keys()
