"""A group of the return as it was written, and the careful look at one that is not right."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, cast

from kith.standards.cin_census.findings import Kind
from kith.standards.cin_census.shapes import Plan, Shape, Value

Fault = tuple[int, Kind, str, str, str | None, str]
"""Line, kind, group, element, value, and the element at which it shows."""

MOST_FAULTS = 1_000
"""Of one child, or of the file outside its children; a thousand are enough to send it back."""


class Group:
    """A group as it was read: its values, its lists of values and its inner groups, by name."""

    __slots__ = ("groups", "line", "lists", "name", "values")

    def __init__(self, name: str, line: int) -> None:
        self.name = name
        self.line = line
        self.values: dict[str, str] = {}
        self.lists: dict[str, list[str]] = {}
        self.groups: dict[str, list[Group]] = {}

    def get(self, name: str) -> str:
        """Return a value's text; an absent one and an empty one are both empty."""
        return self.values.get(name, "")

    def every(self, name: str) -> list[str]:
        """Return the texts of an element that may come many times."""
        return self.lists.get(name, [])

    def all(self, name: str) -> "list[Group]":
        """Return the inner groups of this name, in the order of the file."""
        return self.groups.get(name, [])

    def one(self, name: str) -> "Group":
        """Return the first inner group of this name, or an empty one."""
        return next(iter(self.all(name)), None) or Group(name, self.line)


Content = str | Group | None


@dataclass(slots=True)
class Frame:
    """A group that is being read: names, lines and contents of its elements so far."""

    shape: Shape
    line: int
    names: list[str] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    contents: list[Content] = field(default_factory=list)


def build(frame: Frame, faults: list[Fault]) -> Group:
    """Return the group that a frame holds, noting its faults."""
    plan = frame.shape.plan(tuple(frame.names))
    if plan is None:
        room = max(0, MOST_FAULTS - len(faults))
        faults.extend(islice(order_faults(frame), room))
        return _gathered(frame, faults)
    contents = frame.contents
    for i, seen, value in plan.checks:
        if contents[i] not in seen:
            _check(frame, i, value, faults)
    return _planned(frame, plan)


def _planned(frame: Frame, plan: Plan) -> Group:
    """Return what a group in right order holds; the plan vouches for the kinds of content."""
    group, contents = Group(frame.shape.name, frame.line), cast("list[Any]", frame.contents)
    group.values = {name: contents[i] for i, name in plan.singles}
    for name, places in plan.lists:
        group.lists[name] = [contents[i] for i in places]
    for name, places in plan.groups:
        group.groups[name] = [contents[i] for i in places]
    return group


def _gathered(frame: Frame, faults: list[Fault]) -> Group:
    """Return what a group out of order holds: of an element repeated, the first."""
    group = Group(frame.shape.name, frame.line)
    many = {part.name for part in frame.shape.parts if part.many}
    for i, (name, content) in enumerate(zip(frame.names, frame.contents, strict=True)):
        held = frame.shape.holds.get(name)
        if isinstance(held, Value):
            _check(frame, i, held, faults)
        if isinstance(content, Group):
            group.groups.setdefault(name, []).append(content)
        elif isinstance(content, str) and name in many:
            group.lists.setdefault(name, []).append(content)
        elif isinstance(content, str):
            group.values.setdefault(name, content)
    return group


def _check(frame: Frame, i: int, value: Value, faults: list[Fault]) -> None:
    text = frame.contents[i]
    if isinstance(text, str) and not value.takes(text) and len(faults) < MOST_FAULTS:
        kind = Kind.UNREADABLE if value.codes is None else Kind.CODE
        faults.append((frame.lines[i], kind, frame.shape.name, value.name, text, value.name))


def order_faults(frame: Frame) -> Iterator[Fault]:
    """Yield what is wrong with the order of a group's elements, from first to last."""
    shape, still = frame.shape, Counter(frame.names)
    seen: set[str] = set()
    reached = 0
    for i, name in enumerate(frame.names):
        still[name] -= 1
        kind, reached, missing = _step(shape, name, seen, still, reached)
        where = frame.lines[i]
        for gone in missing:
            yield where, Kind.MISSING, shape.name, gone, None, name
        if kind is not None:
            content = frame.contents[i]
            text = content if isinstance(content, str) else None
            yield where, kind, shape.name, name, text, name
        seen.add(name)
    for part in shape.parts[reached:]:
        if part.needed and part.name not in seen:
            yield frame.line, Kind.MISSING, shape.name, part.name, None, shape.name


def _step(
    shape: Shape, name: str, seen: set[str], still: Counter[str], reached: int
) -> tuple[Kind | None, int, list[str]]:
    """Return what is wrong with this name here, the place then reached, and what it skipped."""
    place = shape.at.get(name)
    if place is None:
        return Kind.UNKNOWN, reached, []
    if name in seen and not shape.parts[place].many:
        return Kind.REPEATED, reached, []
    if place < reached:
        return Kind.MISPLACED, reached, []
    skipped = [p.name for p in shape.parts[reached:place] if p.needed and p.name not in seen]
    if any(still[gone] for gone in skipped):
        return Kind.MISPLACED, reached, []
    return None, place, skipped
