"""The shape of a return: groups that hold values and groups, as one year's structure has them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from kith.standards.cin_census.values import LEXICAL

_MOST_REMEMBERED = 20_000
_LONGEST_REMEMBERED = 64


class Part(NamedTuple):
    """One place in a group: a name, whether it must be there, whether it may come again."""

    name: str
    needed: bool
    many: bool


@dataclass(frozen=True)
class Value:
    """An element that holds text: of which kind, and of which codes if it is a code."""

    name: str
    kind: str
    pattern: str | None = None
    codes: Mapping[str, str] | None = None
    seen: set[str] = field(default_factory=set, compare=False, repr=False)

    def takes(self, text: str) -> bool:
        """Return whether the structure accepts this text here, and remember it if so."""
        if text in self.seen:
            return True
        good = self._judge(text)
        if good and len(text) <= _LONGEST_REMEMBERED and len(self.seen) < _MOST_REMEMBERED:
            self.seen.add(text)
        return good

    def _judge(self, text: str) -> bool:
        if self.codes is not None:
            return text in self.codes
        if self.pattern is not None:
            return re.fullmatch(self.pattern, text) is not None
        return LEXICAL[self.kind](text)


class Plan(NamedTuple):
    """Where, in one right order of names, the values, the lists and the groups stand."""

    singles: tuple[tuple[int, str], ...]
    lists: tuple[tuple[str, tuple[int, ...]], ...]
    groups: tuple[tuple[str, tuple[int, ...]], ...]
    checks: tuple[tuple[int, set[str], Value], ...]


@dataclass(eq=False)
class Shape:
    """A group: its parts in order, and what each name stands for here."""

    name: str
    parts: tuple[Part, ...]
    holds: dict[str, "Value | Shape"] = field(default_factory=dict)
    plans: dict[tuple[str, ...], Plan | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.at = {part.name: place for place, part in enumerate(self.parts)}
        self.order = re.compile("".join(map(_as_pattern, self.parts)))

    def plan(self, names: tuple[str, ...]) -> Plan | None:
        """Return where things stand if these names come in a right order, else nothing."""
        try:
            return self.plans[names]
        except KeyError:
            found = self._plan(names) if self.order.fullmatch(_as_line(names)) else None
            if len(names) <= _LONGEST_REMEMBERED and len(self.plans) < _MOST_REMEMBERED:
                self.plans[names] = found
            return found

    def _plan(self, names: tuple[str, ...]) -> Plan:
        values = [(i, v) for i, n in enumerate(names) if isinstance(v := self.holds[n], Value)]
        many = {part.name for part in self.parts if part.many}
        lists = dict.fromkeys(v.name for _, v in values if v.name in many)
        groups = dict.fromkeys(n for n in names if isinstance(self.holds[n], Shape))
        return Plan(
            singles=tuple((i, v.name) for i, v in values if v.name not in many),
            lists=tuple((name, _places(name, names)) for name in lists),
            groups=tuple((name, _places(name, names)) for name in groups),
            checks=tuple((i, v.seen, v) for i, v in values if v.kind != "text"),
        )


def _places(name: str, names: tuple[str, ...]) -> tuple[int, ...]:
    return tuple(i for i, other in enumerate(names) if other == name)


def _as_pattern(part: Part) -> str:
    mark = {(True, True): "+", (True, False): "", (False, True): "*", (False, False): "?"}
    return f"(?:{re.escape(part.name)};){mark[part.needed, part.many]}"


def _as_line(names: tuple[str, ...]) -> str:
    return "".join([name + ";" for name in names])
