"""By which ways lines go: beside symbols, in gaps, along channels; and the room that takes."""

import pytest

from kith.people.genogram.family import Birth, Family, Feeling, Home, Someone, Union
from kith.people.genogram.gaps import gaps
from kith.people.genogram.homes import Piece, households
from kith.people.genogram.measures import COUPLE, NAME_MOST, NARROWEST, OUTLINE, PORT
from kith.people.genogram.places import reach
from kith.people.genogram.routes import Finder, Ways, union_words
from kith.people.genogram.slots import slots
from kith.people.genogram.tree import Couple, tree_of


def people(*numbers: int) -> tuple[Someone, ...]:
    return tuple(Someone(one, f"N{one}", "square", order=f"{one:03}") for one in numbers)


def found(family: Family, rows: list[list[int]]) -> Ways:
    x = {node: 200.0 * place for row in rows for place, node in enumerate(row)}
    return Finder(tree_of(family), rows, x).find(family)


class TestUnions:
    def test_neighbours_are_joined_directly(self):
        ways = found(Family(people(1, 2), (Union(1, 2, "married"),)), [[1, 2]])
        assert list(ways.direct) == [(0, 1)]
        assert ways.routes == []

    def test_others_are_joined_below_their_row(self):
        ways = found(Family(people(1, 2, 3), (Union(1, 3, "married"),)), [[1, 2, 3]])
        [route] = ways.routes
        assert route.kind == "union"
        assert route.channels == [0]
        assert [(track.gap, track.side) for track in route.tracks] == [
            ((0, 1), "left"),
            ((0, 2), "right"),
        ]

    def test_a_couple_of_two_rows_is_joined_below_the_lower_one(self):
        family = Family(
            people(1, 2, 3), (Union(1, 3, "married"),), (Birth(2, (1,)), Birth(3, (2,)))
        )
        [route] = [one for one in found(family, [[1], [2], [3]]).routes if one.couple]
        assert route.channels == [0, 1, 2]
        assert len(route.tracks) == 4

    def test_two_who_only_have_a_child_are_a_couple_without_a_union(self):
        family = Family(people(1, 2, 3), births=(Birth(3, (1, 2)),))
        ways = found(family, [[1, 2], [3]])
        assert ways.direct[0, 1] == Couple(1, 2, None)

    def test_the_last_that_was_told_of_two_is_drawn(self):
        unions = (Union(1, 2, "together", "2001"), Union(2, 1, "married", "2005"))
        [couple] = tree_of(Family(people(1, 2), unions)).couples
        assert couple.union == unions[1]

    @pytest.mark.parametrize(
        ("union", "lines"),
        [
            (Union(1, 2, "married", "2001"), ("m. 2001",)),
            (Union(1, 2, "together", "2001"), ("2001",)),
            (Union(1, 2, "married", "2001", separated="2008"), ("m. 2001", "s. 2008")),
            (
                Union(1, 2, "married", "2001", separated="2008", divorced="2010"),
                ("m. 2001", "s. 2008 d. 2010"),
            ),
            (Union(1, 2, "together", separated="2008", reconciled="2009"), ("s. 2008 r. 2009",)),
            (Union(1, 2, "married", "2001", label="twice\nmarried"), ("twice", "married")),
            (Union(1, 2), ()),
        ],
    )
    def test_a_union_has_its_years_at_it(self, union, lines):
        assert union_words(Couple(1, 2, union)) == lines

    def test_a_child_alone_has_no_words(self):
        assert union_words(Couple(1, 2, None)) == ()


class TestLoneParents:
    def test_their_line_leaves_at_the_right(self):
        ways = found(Family(people(1, 2), births=(Birth(2, (1,)),)), [[1], [2]])
        [alone] = ways.alone.values()
        assert alone.tracks[0].side == "left"  # of the gap at their right

    def test_it_leaves_at_the_left_where_a_partner_stands_at_the_right(self):
        family = Family(people(1, 2, 3), (Union(1, 2, "married"),), (Birth(3, (1,)),))
        ways = found(family, [[1, 2], [3]])
        [alone] = ways.alone.values()
        assert alone.tracks[0].side == "right"

    def test_each_line_of_theirs_has_a_way_of_its_own(self):
        family = Family(people(1, 2, 3), births=(Birth(2, (1,)), Birth(3, (1,), "kinship")))
        ways = found(family, [[1], [2, 3]])
        assert len({alone.tracks[0] for alone in ways.alone.values()}) == 2


class TestFeelings:
    def test_between_neighbours_it_is_a_straight_line(self):
        ways = found(Family(people(1, 2), feelings=(Feeling(1, 2, "close"),)), [[1, 2]])
        assert list(ways.felt) == [(0, 1)]

    def test_a_second_one_goes_round(self):
        feelings = (Feeling(1, 2, "close"), Feeling(2, 1, "focused"))
        ways = found(Family(people(1, 2), feelings=feelings), [[1, 2]])
        assert ways.felt[0, 1] == feelings[0]
        assert [route.feeling for route in ways.routes] == [feelings[1]]

    def test_from_a_parent_to_a_child_it_stays_between_their_rows(self):
        family = Family(
            people(1, 2), births=(Birth(2, (1,)),), feelings=(Feeling(1, 2, "conflict"),)
        )
        [route] = found(family, [[1], [2]]).routes
        assert route.channels == [0]

    def test_from_below_it_goes_up(self):
        births = (Birth(2, (1,)), Birth(3, (2,)))
        family = Family(people(1, 2, 3), births=births, feelings=(Feeling(3, 1, "distant"),))
        [route] = found(family, [[1], [2], [3]]).routes
        assert route.channels == [1, 0]
        assert [track.gap[0] for track in route.tracks] == [2, 1, 0]

    def test_two_of_whom_one_is_above_the_other_are_joined_on_one_side(self):
        family = Family(
            people(1, 2), births=(Birth(2, (1,)),), feelings=(Feeling(1, 2, "conflict"),)
        )
        [route] = found(family, [[1], [2]]).routes
        assert len({track.side for track in route.tracks}) == 1

    def test_what_was_done_to_somebody_is_written_where_it_comes_from(self):
        family = Family(people(1, 2, 3), feelings=(Feeling(3, 1, "abuse_emotional"),))
        [route] = found(family, [[1, 2, 3]]).routes
        assert [track.words for track in route.tracks] == [("emotional",), ()]

    def test_nobody_feels_for_themselves(self):
        ways = found(Family(people(1), feelings=(Feeling(1, 1, "close"),)), [[1]])
        assert (ways.felt, ways.routes) == ({}, [])


class TestGaps:
    def widths(self, family: Family, rows: list[list[int]]) -> list[float]:
        tree = tree_of(family)
        return [
            contents.width
            for (_, place), contents in gaps(
                rows, found(family, rows), households(tree, family, rows)
            ).items()
            if 0 < place < len(rows[0])
        ]

    def test_with_nothing_in_it_a_gap_is_narrow(self):
        assert self.widths(Family(people(1, 2)), [[1, 2]]) == [NARROWEST]

    def test_a_couple_has_room_for_its_line(self):
        assert self.widths(Family(people(1, 2), (Union(1, 2),)), [[1, 2]]) == [COUPLE]

    def test_words_make_room_for_themselves(self):
        union = Union(1, 2, "married", label="married in another country")
        [wide] = self.widths(Family(people(1, 2), (union,)), [[1, 2]])
        assert wide > 150

    def test_each_outline_makes_room(self):
        one = Family(people(1, 2), homes=(Home(frozenset({1})),) * 3)
        assert self.widths(one, [[1, 2]])[0] >= NARROWEST + OUTLINE

    def test_the_side_of_a_line_with_words_is_wider_by_them(self):
        plain = Family(people(1, 2, 3), feelings=(Feeling(1, 3, "conflict"),))
        worded = Family(people(1, 2, 3), feelings=(Feeling(1, 3, "abuse_physical"),))
        rows = [[1, 2, 3]]
        assert self.widths(worded, rows)[0] > self.widths(plain, rows)[0] + 40


class TestSlots:
    def slot(self, someone: Someone, *births: Birth):
        family = Family((someone, *people(7, 8, 9)), births=births)
        rows: list[list[int]] = [[] for _ in range(tree_of(family).height)]
        for one in sorted(tree_of(family).row):
            rows[tree_of(family).row[one]].append(one)
        return slots(tree_of(family), family, rows)[someone.id]

    def test_a_name_is_broken_before_it_is_too_wide(self):
        slot = self.slot(Someone(1, "Bartholomew Ferreira da Silva"))
        assert len(slot.name) > 1
        assert max(slot.before, slot.after) <= NAME_MOST / 2 + 1

    def test_one_line_enters_in_the_middle_and_two_beside_it(self):
        child = Someone(1, "Sam")
        assert list(self.slot(child, Birth(1, (7,))).ports.values()) == [0.0]
        two = self.slot(child, Birth(1, (7,)), Birth(1, (8, 9), "foster"))
        assert list(two.ports.values()) == [-PORT / 2, PORT / 2]

    def test_kinship_care_and_step_are_written_at_their_lines(self):
        child = Someone(1, "Sam", born="2010", died="2020")
        assert self.slot(child, Birth(1, (7,), "kinship")).right == ("2020", "kinship care")
        both = self.slot(child, Birth(1, (7,), "step"), Birth(1, (8,), "kinship"))
        assert both.left == ("2010", "step")
        assert both.right == ("2020", "kinship care")


class TestHouseholds:
    def joined(self, family: Family, rows: list[list[int]]):
        return households(tree_of(family), family, rows)

    def test_neighbours_are_one_piece(self):
        [home] = self.joined(Family(people(1, 2, 3), homes=(Home(frozenset({1, 2})),)), [[1, 2, 3]])
        assert home.pieces == [Piece(0, 0, 1)]
        assert home.corridors == []

    def test_somebody_between_makes_two_and_a_corridor(self):
        family = Family(people(1, 2, 3), homes=(Home(frozenset({1, 3})),))
        [home] = self.joined(family, [[1, 2, 3]])
        assert home.pieces == [Piece(0, 0, 0), Piece(0, 2, 2)]
        assert [corridor.channels for corridor in home.corridors] == [[0]]

    def test_a_row_between_is_passed_by_a_gap(self):
        births = (Birth(2, (1,)), Birth(3, (2,)))
        family = Family(people(1, 2, 3), births=births, homes=(Home(frozenset({1, 3})),))
        [home] = self.joined(family, [[1], [2], [3]])
        [corridor] = home.corridors
        assert corridor.channels == [0, 1]
        assert [track.gap[0] for track in corridor.gaps] == [1]

    def test_homes_that_share_a_row_run_one_within_the_other(self):
        homes = (Home(frozenset({1, 2})), Home(frozenset({2, 3})))
        found = self.joined(Family(people(1, 2, 3), homes=homes), [[1, 2, 3]])
        assert [home.depth for home in found] == [0, 1]

    def test_a_home_of_people_who_are_not_shown_is_not_drawn(self):
        assert self.joined(Family(people(1), homes=(Home(frozenset({8, 9})),)), [[1]]) == []


@pytest.mark.parametrize(
    ("shape", "away", "far"),
    [("square", 20, 27), ("circle", 0, 27), ("circle", 27, 0), ("diamond", 10, 17)],
)
def test_a_line_ends_at_the_edge_of_its_symbol(shape, away, far):
    assert reach(shape, away) == pytest.approx(far)
    assert reach(shape, -away) == pytest.approx(far)
