"""From a family to places: the rows, their order, the ways between, and where all of it comes."""

from collections.abc import Mapping
from dataclasses import dataclass

from kith.people.genogram.channels import Net, lanes
from kith.people.genogram.columns import FIRST_SWEEPS, SWEEPS, Columns
from kith.people.genogram.descents import Descents
from kith.people.genogram.family import Family, Place
from kith.people.genogram.gaps import gaps
from kith.people.genogram.heights import Band, bands
from kith.people.genogram.homes import Household, households
from kith.people.genogram.ink import Stroke, Words
from kith.people.genogram.joins import Joined, Joins, nets_of
from kith.people.genogram.measures import MARGIN, SMALL, SMALL_LINE
from kith.people.genogram.ordering import arrange
from kith.people.genogram.outlines import Outlines
from kith.people.genogram.places import Across
from kith.people.genogram.rectilinear import Corner
from kith.people.genogram.routes import Finder, Route, Ways
from kith.people.genogram.slots import Slot, slots
from kith.people.genogram.tree import Tree, tree_of


@dataclass(frozen=True)
class Layout:
    """Everything with its place, ready to be drawn."""

    tree: Tree
    slots: Mapping[int, Slot]
    placed: Mapping[int, Place]
    descents: list[Stroke]
    joined: Joined
    outlines: list[list[list[Corner]]]
    homes: list[Words]
    width: float
    height: float


def lay_out(family: Family) -> Layout:
    """Lay a family out."""
    tree = tree_of(family)
    rows = arrange(tree, family)
    found = households(tree, family, rows)
    first = _across(tree, family, rows, Ways(), found, FIRST_SWEEPS)
    ways = Finder(tree, rows, first.x).find(family)
    across = _across(tree, family, rows, ways, found)
    outlines, descents = Outlines(found, across), Descents(tree, across, ways)
    routed = {route: nets_of(route, across) for route in ways.routes}
    nets = [*outlines.plan(), *(net for own in routed.values() for net in own)]
    nets += descents.nets(nets, _unions(routed))
    channels = lanes(nets)
    levels = bands(rows, across.slots, found, channels)
    lone = {drop.number: drop.x for drop in descents.drops}
    joined = Joins(tree, across, ways, routed, levels).draw(_drops(descents), lone)
    right = max(across.edges((number, len(row)))[1] for number, row in enumerate(rows))
    return Layout(
        tree,
        across.slots,
        _placed(across, levels),
        descents.strokes(levels),
        joined,
        outlines.loops(levels),
        _home_words(tree, across, levels),
        right + MARGIN,
        levels[-1].bottom + _below(channels, rows),
    )


def _across(
    tree: Tree,
    family: Family,
    rows: list[list[int]],
    ways: Ways,
    found: list[Household],
    sweeps: int = SWEEPS,
) -> Across:
    room = slots(tree, family, rows)
    between = gaps(rows, ways, found)
    return Across(rows, Columns(tree, rows, room, between, ways.alone).find(sweeps), room, between)


def _unions(routed: Mapping[Route, list[Net]]) -> dict[frozenset[int], Net]:
    """Return the net of each union that has one: the lowest, from which children come down."""
    return {
        frozenset((route.couple.a, route.couple.b)): max(nets, key=lambda net: net.channel)
        for route, nets in routed.items()
        if route.couple is not None
    }


def _drops(descents: Descents) -> dict[frozenset[int], list[float]]:
    found: dict[frozenset[int], list[float]] = {}
    for drop in descents.drops:
        found.setdefault(frozenset(drop.line.parents), []).append(drop.x)
    return found


def _placed(across: Across, levels: list[Band]) -> dict[int, Place]:
    placed = {}
    for number, row in enumerate(across.rows):
        people = [node for node in row if node >= 0]
        for place, node in enumerate(people):
            placed[node] = Place(number, place, across.x[node], levels[number].middle)
    return placed


def _home_words(tree: Tree, across: Across, levels: list[Band]) -> list[Words]:
    return [
        Words(
            across.x[node] - slot.before,
            levels[tree.row[node]].home + number * SMALL_LINE + SMALL,
            text,
            anchor="start",
            style="home",
        )
        for node, slot in across.slots.items()
        for number, text in enumerate(slot.home)
    ]


def _below(channels: Mapping[int, object], rows: list[list[int]]) -> float:
    lanes_below = channels.get(len(rows) - 1)
    height = getattr(lanes_below, "height", 0.0)
    return float(height) + MARGIN
