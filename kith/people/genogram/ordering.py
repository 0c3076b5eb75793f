"""The order within each row, found as a family grows: each person is given the best place among
those who were there before.

Their relatives may then move, where it is worth it, and at certain sizes everybody is looked over:
each at every place of their row (*sifting*: a swap with a neighbour changes few costs), and whole
branches on the other side. So the same family gives the same order, and one more changes little.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from kith.people.genogram.family import Family
from kith.people.genogram.tree import Tree
from kith.people.genogram.wishes import Before, Wish, edges, wishes

ROUNDS = 6
LEAST_GAIN, RELUCTANT = 0.5, 1.0
LOOKED_OVER = (8, 14, 24, 40, 64)  # when all of the family is looked over again

Edges = dict[int, list[tuple[int, float]]]


class Order:
    """Rows of nodes, and what their order costs."""

    def __init__(self, tree: Tree, family: Family) -> None:
        self.rows: list[list[int]] = [[] for _ in range(tree.height)]
        self.at: dict[int, int] = {}
        self.row_of = tree.row
        self.wishes = wishes(tree, family)
        self.of: dict[int, list[Wish]] = defaultdict(list)
        for wish in self.wishes:
            for node in wish.members():
                self.of[node].append(wish)
        # The wishes of one that do not speak of another as well, for those whose wishes meet.
        self.without = {
            node: {other: [one for one in own if other not in one.members()] for other in met}
            for node, own in self.of.items()
            for met in [{member for wish in own for member in wish.members()} - {node}]
        }
        self.up: Edges = defaultdict(list)
        self.down: Edges = defaultdict(list)
        for upper, lower, weight in edges(tree):
            self.down[upper].append((lower, weight))
            self.up[lower].append((upper, weight))
        self.pinned: set[int] = set()

    def total(self) -> float:
        """Return the cost of everything."""
        wished = sum(wish.cost(self.at) for wish in self.wishes)
        return wished + sum(self._row_crossings(row) for row in self.rows[:-1])

    def _row_crossings(self, row: Sequence[int]) -> float:
        here = [
            (place, self.at[low], weight)
            for place, node in enumerate(row)
            for low, weight in self.down[node]
            if low in self.at
        ]
        return sum(
            weight * as_well
            for (place, end, weight), (other, its_end, as_well) in combinations(here, 2)
            if place != other and its_end < end
        )

    def swap(self, row: list[int], place: int) -> float:
        """Change a node with its right neighbour; return by how much the cost rose."""
        left, right = row[place], row[place + 1]
        before = self._crossings(left, right) + self._wished(left, right)
        row[place], row[place + 1] = right, left
        self.at[left], self.at[right] = place + 1, place
        return self._crossings(right, left) + self._wished(left, right) - before

    def _crossings(self, left: int, right: int) -> float:
        total, at = 0.0, self.at
        for ends in (self.up, self.down):
            for one, weight in ends[left]:
                if one not in at:
                    continue
                for other, as_well in ends[right]:
                    if other in at and at[one] > at[other]:
                        total += weight * as_well
        return total

    def _wished(self, left: int, right: int) -> float:
        at, total = self.at, 0.0
        for wish in self.of[left]:
            total += wish.cost(at)
        for wish in self.without.get(right, {}).get(left, self.of[right]):
            total += wish.cost(at)
        return total

    def insert(self, node: int) -> None:
        """Give a new node the best place of its row, the others keeping theirs."""
        row = self.rows[self.row_of[node]]
        self.at[node] = len(row)
        row.append(node)
        _sift(self, row, node, 0.0)

    def relatives(self, nodes: Iterable[int]) -> list[int]:
        """Return those present who have to do with some nodes."""
        found = {other for node in nodes for wish in self.of[node] for other in wish.members()}
        found |= {
            other for node in nodes for ends in (self.up, self.down) for other, _ in ends[node]
        }
        return sorted(found & self.at.keys())

    def put(self, rows: list[list[int]]) -> None:
        """Take another order."""
        for row, new in zip(self.rows, rows, strict=True):
            row[:] = new
            self.at.update((node, place) for place, node in enumerate(row))


def arrange(tree: Tree, family: Family) -> list[list[int]]:
    """Return the rows from the top, each in its order from the left."""
    order = Order(tree, family)
    for count, nodes in enumerate(_arrivals(tree), start=1):
        for node in nodes:
            order.insert(node)
        for node in order.relatives(nodes):
            _sift(order, order.rows[order.row_of[node]], node, RELUCTANT)
            _exchange(order, node)
        if count in LOOKED_OVER:
            _improve(order)
            _branches(order, tree)
    _nudged(order, tree)
    return order.rows


def _arrivals(tree: Tree) -> Iterator[list[int]]:
    """Give each person in the order of their numbers, with the threads that they need."""
    threads: dict[int, list[int]] = defaultdict(list)
    for line in tree.lines:
        bottom = {tree.row[child]: child for child in reversed(line.children)}
        for row, thread in line.threads.items():
            first = min(child for under, child in bottom.items() if under > row)
            threads[max(first, *line.parents)].append(thread)
    for person in tree.people:
        yield [person, *threads[person]]


def _improve(order: Order) -> None:
    for _ in range(ROUNDS):
        gained = 0.0
        for row in [*order.rows, *reversed(order.rows[:-1])]:
            for node in sorted(row, key=lambda one: (one < 0, one)):
                gained += _sift(order, row, node, LEAST_GAIN)
        if gained < LEAST_GAIN:
            return


def _sift(order: Order, row: list[int], node: int, least: float) -> float:
    """Try a node at every place that it may reach; leave it at the best; return what it gained."""
    start = order.at[node]
    lowest, highest = _reach(order, row, start)
    rose, costs = 0.0, {start: 0.0}
    for place in range(start, highest):
        rose += order.swap(row, place)
        costs[place + 1] = rose
    for place in range(highest - 1, lowest - 1, -1):
        rose += order.swap(row, place)
        costs[place] = rose
    best = min(costs, key=lambda place: (round(costs[place], 6), abs(place - start), place))
    if costs[start] - costs[best] < least:
        best = start
    for place in range(lowest, best):
        order.swap(row, place)
    return costs[start] - costs[best]


def _exchange(order: Order, node: int) -> None:
    """Let a node change places with those who stand on its wrong side, where it is worth it."""
    wrong = [wish for wish in order.of[node] if isinstance(wish, Before) and wish.cost(order.at)]
    for wish in wrong:
        left, right = wish.b, wish.a
        row = order.rows[order.row_of[left]]
        first, last = order.at[left], order.at[right]
        if _change(order, row, first, last) > -RELUCTANT:
            _change(order, row, first, last)


def _change(order: Order, row: list[int], first: int, last: int) -> float:
    """Change two with each other; return by how much the cost rose."""
    rose = sum(order.swap(row, place) for place in range(first, last))
    return rose + sum(order.swap(row, place) for place in range(last - 2, first - 1, -1))


def _reach(order: Order, row: list[int], start: int) -> tuple[int, int]:
    """Return the first and the last place to which nobody pinned bars the way."""
    if row[start] in order.pinned:
        return start, start
    pinned = [place for place, node in enumerate(row) if node in order.pinned]
    lowest = max((place + 1 for place in pinned if place < start), default=0)
    highest = min((place - 1 for place in pinned if place > start), default=len(row) - 1)
    return lowest, highest


def _branches(order: Order, tree: Tree) -> None:
    """Try each branch that hangs by one line on the other sides of those it hangs by."""
    best = order.total()
    for branch in _branches_of(tree):
        kept = [list(row) for row in order.rows]
        for candidate in _elsewhere(order.rows, branch):
            order.put(candidate)
            _improve_within(order, branch)
            cost = order.total()
            if cost < best - LEAST_GAIN:
                best, kept = cost, [list(row) for row in order.rows]
        order.put(kept)


def _improve_within(order: Order, branch: set[int]) -> None:
    for row in order.rows:
        for node in sorted(row):
            if node in branch:
                _sift(order, row, node, LEAST_GAIN)


def _branches_of(tree: Tree) -> list[set[int]]:
    """Return the parts that a cut above one child separates from the index child."""
    links = _links(tree)
    found = []
    for line in tree.lines:
        for child in line.children:
            cut = {frozenset((child, parent)) for parent in line.parents}
            cut |= {frozenset((child, thread)) for thread in line.threads.values()}
            part = _part(links, line.parents[0], cut)
            if child not in part and tree.index() not in part:
                found.append(part)
    return found


def _links(tree: Tree) -> dict[int, set[int]]:
    links: dict[int, set[int]] = defaultdict(set)
    pairs: list[tuple[int, int]] = [(couple.a, couple.b) for couple in tree.couples]
    for line in tree.lines:
        own = [*line.children, *line.threads.values()]
        pairs += [(parent, one) for parent in line.parents for one in own]
    for one, other in pairs:
        links[one].add(other)
        links[other].add(one)
    return links


def _part(links: dict[int, set[int]], start: int, cut: Iterable[frozenset[int]]) -> set[int]:
    waiting, seen, gone = [start], {start}, set(cut)
    while waiting:
        one = waiting.pop()
        new = {other for other in links[one] - seen if frozenset((one, other)) not in gone}
        seen |= new
        waiting += new
    return seen


def _elsewhere(rows: list[list[int]], branch: set[int]) -> list[list[list[int]]]:
    """Return the orders with a branch at either end of its rows, as it is and mirrored."""
    rest = [[node for node in row if node not in branch] for row in rows]
    own = [[node for node in row if node in branch] for row in rows]
    found = []
    for side in (own, [row[::-1] for row in own]):
        found.append([left + middle for left, middle in zip(side, rest, strict=True)])
        found.append([middle + right for middle, right in zip(rest, side, strict=True)])
    return found


def _nudged(order: Order, tree: Tree) -> None:
    """Put those whom somebody gave a place by hand there, and let the others settle round them."""
    placed = [one for one in tree.people.values() if one.nudge is not None]
    if not placed:
        return
    for one in sorted(placed, key=lambda one: (one.nudge or 0, one.id)):
        row = order.rows[order.row_of[one.id]]
        row.remove(one.id)
        people = [place for place, node in enumerate(row) if node >= 0]
        wanted = one.nudge or 0
        row.insert(people[wanted] if wanted < len(people) else len(row), one.id)
        order.put([list(each) for each in order.rows])
    order.pinned = {one.id for one in placed}
    _improve(order)
