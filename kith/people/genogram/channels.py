"""Lanes: which line runs at which height between two rows.

Each line along a channel is a *net* with ends that go up and ends that go down. Two that overlap
have lanes of their own; and where one's way up is above another's way down it runs in the higher
lane, so that no two lines lie on each other.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from kith.people.genogram.measures import CHANNEL, CLEAR, FORK, LANE

# What runs higher in a channel comes first.
UNION, CORRIDOR, STAYS, PASSES, CHILDREN, FROM_BELOW = range(6)


@dataclass(eq=False)
class Net:
    """A line along a channel: where it comes from above, where it goes down."""

    channel: int
    rank: int
    tops: list[float]
    bottoms: list[float]
    after: list["Net"] = field(default_factory=list)  # those that must be higher
    tall: float = LANE
    room: list[float] = field(default_factory=list)  # how far it reaches, if wider than its ends
    forks: bool = False  # whether twins part below it
    lane: int = -1
    y: float = 0.0

    @property
    def low(self) -> float:
        """Return where it begins at the left."""
        return min([*self.tops, *self.bottoms, *self.room])

    @property
    def high(self) -> float:
        """Return where it ends at the right."""
        return max([*self.tops, *self.bottoms, *self.room])


@dataclass
class Lanes:
    """The lanes of one channel, from the top: how tall each is."""

    tall: list[float] = field(default_factory=list)
    nets: list[Net] = field(default_factory=list)

    @property
    def height(self) -> float:
        """Return how tall the channel is."""
        forks = FORK if any(net.forks for net in self.nets) else 0.0
        return sum(self.tall) + forks + 2 * CHANNEL

    def place(self, top: float) -> None:
        """Give each net its height in pixels."""
        middles, y = [], top + CHANNEL
        for tall in self.tall:
            middles.append(y + tall / 2)
            y += tall
        for net in self.nets:
            net.y = middles[net.lane]


def lanes(nets: Iterable[Net]) -> dict[int, Lanes]:
    """Give each net a lane; return the channels."""
    channels: dict[int, list[Net]] = defaultdict(list)
    for net in nets:
        channels[net.channel].append(net)
    return {channel: _assigned(own) for channel, own in channels.items()}


def _assigned(nets: list[Net]) -> Lanes:
    above = {net: [*net.after, *(one for one in nets if _must_be_higher(one, net))] for net in nets}
    waiting = sorted(nets, key=lambda net: (net.rank, net.low, net.high))
    found = Lanes(nets=nets)
    while waiting:
        net = next((one for one in waiting if _ready(above[one])), waiting[0])
        waiting.remove(net)
        _put(net, above[net], found, nets)
    return found


def _ready(above: list[Net]) -> bool:
    return all(net.lane >= 0 for net in above)


def _must_be_higher(one: Net, other: Net) -> bool:
    """Say whether a way up of one is where the other has a way down."""
    if one is other:
        return False
    return any(abs(top - bottom) < CLEAR for top in one.tops for bottom in other.bottoms)


def _put(net: Net, above: list[Net], found: Lanes, nets: list[Net]) -> None:
    """Take the highest lane that is free, not above those that rank higher where they overlap."""
    first = max((one.lane + 1 for one in above if one.lane >= 0), default=0)
    ranked = [one.lane + 1 for one in nets if one.lane >= 0 and one.rank < net.rank]
    first = max(first, *ranked, 0) if net.rank == CHILDREN else first
    taken = {one.lane for one in nets if one.lane >= 0 and _overlap(one, net)}
    lane = first
    while lane in taken:
        lane += 1
    while len(found.tall) <= lane:
        found.tall.append(LANE)
    net.lane = lane
    found.tall[lane] = max(found.tall[lane], net.tall)


def _overlap(one: Net, other: Net) -> bool:
    return one.low - CLEAR < other.high and other.low - CLEAR < one.high
