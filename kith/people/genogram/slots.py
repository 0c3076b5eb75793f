"""How much room each node of a row needs, with its words."""

from collections import defaultdict
from dataclasses import dataclass, field, replace

from kith.people.genogram.family import Family, Home, Someone
from kith.people.genogram.measures import (
    HALF,
    HOME_MOST,
    NAME,
    NAME_MOST,
    PORT,
    SMALL,
    THREAD,
)
from kith.people.genogram.texts import widest, wrapped
from kith.people.genogram.tree import Descent, Tree

TAGS = {"kinship": "kinship care", "step": "step"}


@dataclass(frozen=True)
class Slot:
    """A node's room to the left and right of its middle, and what is written there.

    `ports` says how far from the middle each line enters at the top; `left` and `right` are the
    lines of words there, from the bottom up.
    """

    before: float
    after: float
    name: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    right: tuple[str, ...] = ()
    ports: dict[int, float] = field(default_factory=dict)  # by the number of the line
    home: tuple[str, ...] = ()


def slots(tree: Tree, family: Family, rows: list[list[int]]) -> dict[int, Slot]:
    """Return the slot of every node."""
    place = {node: number for row in rows for number, node in enumerate(row)}
    entering: dict[int, list[int]] = defaultdict(list)
    for number, line in enumerate(tree.lines):
        for child in line.children:
            entering[child].append(number)
    made: dict[int, Slot] = {}
    for node in tree.row:
        if node < 0:
            made[node] = Slot(THREAD, THREAD)
        else:
            made[node] = _slot(tree, tree.people[node], _from_left(tree, entering[node], place))
    for home in family.homes:
        host = _host(tree, home, place, made)
        made[host] = _with_home(made[host], home)
    return made


def _from_left(tree: Tree, lines: list[int], place: dict[int, int]) -> list[int]:
    def middle(number: int) -> tuple[float, int]:
        parents = tree.lines[number].parents
        return (sum(place[parent] for parent in parents) / len(parents), number)

    return sorted(lines, key=middle)


def _slot(tree: Tree, someone: Someone, lines: list[int]) -> Slot:
    first = -(len(lines) - 1) / 2 * PORT
    ports = {number: first + place * PORT for place, number in enumerate(lines)}
    left, right = _tags(tree.lines, lines)
    left = tuple(word for word in (someone.born, *left) if word)
    right = tuple(word for word in (someone.died, *right) if word)
    name = wrapped(someone.name, NAME_MOST, NAME, bold=True)
    half = max(HALF, widest(name, NAME, bold=True) / 2)
    return Slot(
        before=max(half, beside(ports) + widest(left, SMALL)),
        after=max(half, beside(ports) + widest(right, SMALL)),
        name=name,
        left=left,
        right=right,
        ports=ports,
    )


def beside(ports: dict[int, float]) -> float:
    """Return how far from the middle the words at the top begin."""
    return max(ports.values(), default=0.0) + 8


def _tags(lines: list[Descent], entering: list[int]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what is written at the outer lines; one alone has it at its right."""
    words = [TAGS.get(lines[number].how, "") for number in entering]
    left = (words[0],) if len(words) > 1 else ()
    return left, tuple(words[-1:])


def _host(tree: Tree, home: Home, place: dict[int, int], made: dict[int, Slot]) -> int:
    """Return in whose slot a household's words stand: the lowest row's leftmost who is free."""
    free = [one for one in home.members if not made[one].home] or list(home.members)
    return min(free, key=lambda one: (-tree.row[one], place[one]))


def _with_home(slot: Slot, home: Home) -> Slot:
    words = [
        line
        for part in (home.label, home.since)
        for line in wrapped(part, HOME_MOST, SMALL, bold=True)
    ]
    lines = (*slot.home, *words)
    missing = widest(lines, SMALL, bold=True) - slot.before - slot.after
    return replace(slot, home=lines, after=slot.after + max(0.0, missing))
