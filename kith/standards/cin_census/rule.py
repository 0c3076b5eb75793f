"""How a rule is declared: its code in the list, what it means, how to put it right, what breaks it.

    @rule(
        "8500",
        plain="This child has no local identifier.",
        mend="Give the child the identifier that your own records use.",
    )
    def no_local_identifier(t: Tables) -> pl.DataFrame:
        return t.children.filter(blank("LAchildID"))

Severity, module, fields and message come from the list (`rules/list_2026.toml`). The function
returns the rows that break the rule: `child` (none, or null, for the whole return), `line`, and
whatever columns it has besides; of these the ones that the list names as the rule's fields are
shown as the values.
"""

from collections.abc import Callable
from dataclasses import dataclass

import polars as pl

from kith.standards.cin_census.tables import Tables

Find = Callable[[Tables], pl.DataFrame | pl.LazyFrame]


@dataclass(frozen=True)
class Rule:
    """A rule in code. It holds from the collection of `since` to that of `until`."""

    code: str
    plain: str
    mend: str
    find: Find
    since: int = 0
    until: int = 9999

    def holds_in(self, year: int) -> bool:
        """Return whether this is the rule's form in a year."""
        return self.since <= year <= self.until


_WRITTEN: dict[str, list[Rule]] = {}


class WrittenTwice(ValueError):
    """Two rules have one code in one year."""


def rule(
    code: str, *, plain: str, mend: str, since: int = 0, until: int = 9999
) -> Callable[[Find], Find]:
    """Declare the function below as the rule of this code, in these years."""

    def declared(find: Find) -> Find:
        written = _WRITTEN.setdefault(code, [])
        if any(other.since <= until and since <= other.until for other in written):
            raise WrittenTwice(code)
        written.append(Rule(code, plain, mend, find, since, until))
        return find

    return declared


def written(code: str, year: int) -> Rule | None:
    """Return the rule of this code in this year, if it is written."""
    import kith.standards.cin_census.rules  # noqa: F401, each of its modules declares rules

    return next((rule for rule in _WRITTEN.get(code, ()) if rule.holds_in(year)), None)
