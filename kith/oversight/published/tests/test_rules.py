"""What may be told: nothing from which one to four could be worked out."""

from hypothesis import given
from hypothesis import strategies as st

from kith.oversight import windows
from kith.oversight.breakdown import Breakdown, Group
from kith.oversight.catalogue import INDICATORS
from kith.oversight.published.rules import told
from kith.oversight.reading import Point, Reading
from kith.oversight.tests.world import NOW

SPAN = windows.ending_now(NOW)
FEW = range(1, 5)
groups = st.lists(
    st.integers(0, 40).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of))), max_size=7
)


def reading(hits, of):
    return Reading(INDICATORS["FD-02"], (Point(SPAN, hits, of, of - hits),), guarded=True)


def cuts(pairs, words="Sex"):
    made = tuple(Group(str(n), hits, of) for n, (hits, of) in enumerate(pairs))
    whole = reading(sum(hits for hits, _ in pairs), sum(of for _, of in pairs))
    return told(whole, [Breakdown(words, made)])


@given(groups)
def test_nothing_that_is_shown_or_left_over_is_one_to_four(pairs):
    for cut in cuts(pairs):
        shown = [one for one in cut.groups if not one.hidden]
        hits = cut.whole.hits - sum(one.hits for one in shown)
        of = cut.whole.of - sum(one.of for one in shown)
        for one in shown:
            assert one.hits not in FEW
            assert one.of - one.hits not in FEW
        if len(shown) < len(cut.groups) and shown:
            assert hits not in FEW
            assert of - hits not in FEW
            assert len(cut.groups) - len(shown) != 1


@given(groups)
def test_a_figure_that_is_hidden_has_no_groups(pairs):
    hits, of = sum(hits for hits, _ in pairs), sum(of for _, of in pairs)
    assert bool(cuts(pairs)) == bool(pairs and hits not in FEW and of - hits not in FEW)


def test_a_second_group_is_hidden_with_the_first_so_that_nobody_can_subtract():
    (cut,) = cuts([(20, 40), (2, 30), (15, 30)])
    assert [one.hidden for one in cut.groups] == [False, True, True]


def test_teams_and_partners_are_not_told_apart():
    assert cuts([(20, 40), (10, 20)], "Team") == []
    assert cuts([(20, 40), (10, 20)], "Partner") == []
    assert len(cuts([(20, 40), (10, 20)], "Colour")) == 1
