"""Which tables bear a person, and how their rows go along when two records become one.

Each package says it of its own tables, in its module `bearing`; `people.merging` makes one function
of all of them in the database. The SQL here knows `t`, the row; `keep` and `gone`, the two records;
`ids`, the ids that follow from the child, old to new, as JSON; and, when a merge is undone,
`merge`, `merged_at` and `chosen`, the rows that somebody chose to go back, as JSON.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType


@dataclass(frozen=True)
class Bears:
    """Rows of a table that move from the gone record to the kept one, and back.

    `person` names the columns that say who; `sets` says what else changes, by SQL. A row stays
    where the kept record has one alike in all of `once`, or where it is not among `only`.
    `names` is a column with an id that follows from the child. Where rows written later belong to
    something that moved, `along` says which: they go back with it. `written` and `label` let a
    person see what else was written since, and choose what goes back too; `reads` makes words of
    a label.
    """

    table: str
    words: str
    person: tuple[str, ...] = ("person_id",)
    key: str = "id"
    key_type: str = "bigint"
    once: tuple[str, ...] = ()
    only: str = "true"
    sets: Mapping[str, str] = field(default_factory=dict)
    names: str = ""
    along: str = ""
    written: str = ""
    label: str = ""
    reads: Callable[[str], str] = str
    part: str = ""

    @property
    def code(self) -> str:
        """What the log of a merge calls it: the table, and which part if it has several."""
        return f"{self.table}:{self.part}" if self.part else self.table


@dataclass(frozen=True)
class Stays:
    """A table that bears a person and is left alone by a merge, and why."""

    table: str
    why: str


@dataclass(frozen=True)
class Hook:
    """SQL around the moving: ids that follow from the child, a refusal, what comes first and last.

    `ids` is a query for a JSON object of old ids to new ones, of `old` and `new` instead of the two
    records. `refuses` and `refuses_undoing` are conditions under which nothing is done; `says` is
    then told to the person. `first` and `last` are statements around the moving, both ways;
    `parting` is one that comes when the rows are back.
    """

    code: str
    ids: str = ""
    refuses: str = ""
    refuses_undoing: str = ""
    says: str = ""
    first: str = ""
    last: str = ""
    parting: str = ""


_bears: dict[str, Bears] = {}
_stays: dict[str, Stays] = {}
_hooks: dict[str, Hook] = {}
BEARS: Mapping[str, Bears] = MappingProxyType(_bears)
STAYS: Mapping[str, Stays] = MappingProxyType(_stays)
HOOKS: Mapping[str, Hook] = MappingProxyType(_hooks)


def register(*declared: Bears | Stays | Hook) -> None:
    """Add declarations; two different ones under one name are a mistake."""
    for one in declared:
        if isinstance(one, Bears):
            known: Bears | Stays | Hook = _bears.setdefault(one.code, one)
        elif isinstance(one, Stays):
            known = _stays.setdefault(one.table, one)
        else:
            known = _hooks.setdefault(one.code, one)
        if known != one:
            raise ValueError(f"two declarations of what a merge does with {one}")
