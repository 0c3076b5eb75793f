"""Which desk of an agency is asked about a child: the only one, or that of the child's school."""

from collections.abc import Iterable

from kith.demo.places import PLACES
from kith.demo.years.child import Child

DESKS = {agency: name for agency, name, *_ in reversed(PLACES)}
SCHOOLS = tuple(name for agency, name, *_ in PLACES if agency == "education")


def school_of(child: Child) -> str:
    """Return the school that a child goes to: the same in every story of theirs."""
    return SCHOOLS[child.index % len(SCHOOLS)]


def desks_for(child: Child, agencies: Iterable[str]) -> dict[str, str]:
    """Return the desk of each agency that has one, by its name."""
    desks = {**DESKS, "education": school_of(child)}
    return {code: desks[code] for code in agencies if code in desks}
