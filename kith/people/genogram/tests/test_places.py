"""Where things come in pixels: along the rows, down the picture, and round households."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from kith.people.genogram.channels import CHILDREN, FROM_BELOW, STAYS, UNION, Net, lanes
from kith.people.genogram.columns import Columns
from kith.people.genogram.family import Birth, Family, Someone, Union
from kith.people.genogram.gaps import gaps
from kith.people.genogram.heights import LEAST, bands
from kith.people.genogram.homes import households
from kith.people.genogram.measures import CHANNEL, FORK, HALF, LANE, MARGIN
from kith.people.genogram.ordering import arrange
from kith.people.genogram.routes import Ways
from kith.people.genogram.slots import Slot, slots
from kith.people.genogram.testing import invent
from kith.people.genogram.tree import tree_of

families = st.builds(invent, st.integers(0, 10_000), st.integers(1, 40))


def columns_of(family: Family) -> Columns:
    tree = tree_of(family)
    rows = arrange(tree, family)
    room = slots(tree, family, rows)
    return Columns(tree, rows, room, gaps(rows, Ways(), households(tree, family, rows)), {})


@settings(max_examples=25, deadline=None)
@given(families)
def test_neighbours_have_their_room_between_them_and_nothing_is_left_of_the_margin(family):
    columns = columns_of(family)
    x = columns.find()
    for row, apart in zip(columns.rows, columns.apart, strict=True):
        for (one, other), room in zip(pairwise(row), apart, strict=True):
            assert x[other] - x[one] >= room - 1e-6
    assert min(x[node] - columns.slots[node].before for node in x) >= MARGIN


def test_three_children_stand_evenly_under_their_parents():
    people = tuple(Someone(one, f"N{one}", "square", order=f"{one:03}") for one in range(1, 6))
    births = tuple(Birth(child, (1, 2)) for child in (3, 4, 5))
    x = columns_of(Family(people, (Union(1, 2, "married"),), births)).find()
    assert abs((x[1] + x[2]) / 2 - x[4]) < 1
    assert abs((x[4] - x[3]) - (x[5] - x[4])) < 1


class TestHeights:
    def test_rows_follow_each_other_with_room_for_words_and_lines(self):
        upper = Slot(HALF, HALF, name=("Sam", "Clarke"), left=("1980",))
        lower = Slot(HALF, HALF, name=("Ella",))
        one, other = bands([[1], [2]], {1: upper, 2: lower}, [], {})
        assert one.top < one.middle - HALF < one.middle + HALF < one.home < one.bottom + 7
        assert other.top - one.bottom == LEAST
        assert (one.bottom - one.top) - (other.bottom - other.top) == 18 + 16  # a name, a year

    def test_a_channel_with_lanes_is_as_high_as_they_are(self):
        slot = Slot(HALF, HALF, name=("Sam",))
        nets = [Net(0, CHILDREN, [0.0], [90.0]), Net(0, CHILDREN, [30.0], [60.0])]
        found = lanes(nets)
        one, other = bands([[1], [2]], {1: slot, 2: slot}, [], found)
        assert other.top - one.bottom == max(LEAST, 2 * LANE + 2 * CHANNEL)
        assert one.bottom < min(net.y for net in nets) < max(net.y for net in nets) < other.top

    def test_twins_need_room_to_part(self):
        plain = lanes([Net(0, CHILDREN, [0.0], [90.0])])[0]
        forked = lanes([Net(0, CHILDREN, [0.0], [90.0], forks=True)])[0]
        assert forked.height - plain.height == FORK


class TestLanes:
    def test_unions_run_above_feelings_and_these_above_children(self):
        children = Net(0, CHILDREN, [10.0], [500.0])
        feeling = Net(0, STAYS, [20.0, 480.0], [])
        union = Net(0, UNION, [30.0, 470.0], [])
        lanes([children, feeling, union])
        assert union.lane < feeling.lane < children.lane

    def test_what_comes_from_below_and_goes_back_runs_lowest(self):
        children = Net(0, CHILDREN, [10.0], [500.0])
        below = Net(0, FROM_BELOW, [], [100.0, 300.0])
        lanes([below, children])
        assert children.lane < below.lane

    def test_what_a_line_comes_down_from_is_above_it(self):
        union = Net(0, UNION, [10.0, 90.0], [])
        child = Net(0, CHILDREN, [50.0], [50.0], after=[union])
        lanes([child, union])
        assert union.lane < child.lane

    def test_two_that_are_each_in_the_others_way_still_get_a_lane_each(self):
        one = Net(0, CHILDREN, [0.0], [100.0])
        other = Net(0, CHILDREN, [100.0], [0.0])
        lanes([one, other])
        assert one.lane != other.lane

    def test_each_channel_has_lanes_of_its_own(self):
        nets = [Net(channel, CHILDREN, [0.0], [90.0]) for channel in (0, 1, 2)]
        assert sorted(lanes(nets)) == [0, 1, 2]
        assert {net.lane for net in nets} == {0}
