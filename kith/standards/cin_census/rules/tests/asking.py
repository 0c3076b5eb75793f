"""Rules asked about small returns, in the words of `kith.standards.tests.small`.

`finds("1103", child(...))` gives the rows that break rule 1103; `broken(child(...))` the codes of
all rules that something in the return breaks.
"""

from io import BytesIO

import pytest

from kith.standards.cin_census.checking import tables_of
from kith.standards.cin_census.columns.coding import coding
from kith.standards.cin_census.columns.reading import Columns
from kith.standards.cin_census.lists import rule_list
from kith.standards.cin_census.rule import written
from kith.standards.cin_census.tables import Tables
from kith.standards.tests.small import (
    assessment,
    child,
    details,
    enquiry,
    group,
    identifiers,
    message,
    plan,
    protection,
    traits,
)

__all__ = [
    "DONE",
    "assessment",
    "broken",
    "cases",
    "child",
    "closed",
    "details",
    "enquiry",
    "finds",
    "group",
    "identifiers",
    "plan",
    "protection",
    "referred",
    "tables",
    "traits",
    "upn_of",
]

DONE = assessment("2025-06-03", done="2025-07-01", factors=["16A"])
"""An assessment without a fault, under the referral of 2 June 2025 that `details` makes."""


def closed(day, reason="RC7"):
    """The closure of an episode, for `details`."""
    return {"CINclosureDate": day, "ReasonForClosure": reason}


def upn_of(rest):
    """A pupil number with the letter that the rest of it asks for, worked out by hand."""
    letters = "ABCDEFGHJKLMNPQRTUVWXYZ"
    values = [int(one) if one.isdigit() else letters.index(one) for one in rest]
    return letters[sum(place * value for place, value in enumerate(values, 2)) % 23] + rest


def referred(*work, **changes):
    """A child with one referral."""
    return child(details(*work, **changes))


def cases(*told):
    """Edges of rules: the rule, what is tried, how many it finds, and in which children."""
    rows = [pytest.param(code, n, kids, id=f"{code} {words}") for code, words, n, *kids in told]
    return pytest.mark.parametrize(("code", "count", "children"), rows)


def tables(*children, year=2026, **about) -> Tables:
    """A return in columns."""
    return read(message(*children, year=year, **about), year)


def read(text, year=2026) -> Tables:
    """A return, given as text, in columns."""
    columns = Columns(coding(year))
    columns.read(BytesIO(text.encode()), len(text), None)
    return tables_of(columns, year)


def finds(code, *children, year=2026, **about) -> list[dict]:
    """What one rule finds: a row for each finding."""
    return found_in(tables(*children, year=year, **about), code)


def found_in(told: Tables, code) -> list[dict]:
    """What one rule finds in a return in columns."""
    return written(code, told.year).find(told).to_dicts()


def broken_in(told: Tables) -> set[str]:
    """The codes of the rules that a return in columns breaks."""
    listed = rule_list(told.year)
    runs = [code for code in listed.entries if code not in listed.cannot]
    return {code for code in runs if found_in(told, code)}


def broken(*children, year=2026, **about) -> set[str]:
    """The codes of the rules that a return breaks."""
    return broken_in(tables(*children, year=year, **about))
