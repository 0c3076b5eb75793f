"""Random families with hidden people: what a reader sees is what the visible ties alone say."""

from itertools import count
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kith.access import testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.people.models import Bond, HouseholdMember, Loss, Tie, UnknownParent
from kith.people.people import Facts, add_people
from kith.people.ties.picture import family_of
from kith.people.ties.reading import HOPS, MOST, read_family
from kith.people.ties.telling import members

pytestmark = pytest.mark.django_db
quick = settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
SIZE = 7
numbers = st.integers(0, SIZE - 1)
pairs = st.tuples(numbers, numbers).filter(lambda two: two[0] < two[1])
parents = st.lists(pairs, max_size=9, unique=True).map(lambda ties: two_each(ties))
couples = st.lists(pairs, max_size=3, unique=True)
hidden = st.sets(st.integers(1, SIZE - 1), max_size=3)
_fresh = count(1)


def two_each(ties):
    """Leave each child no more than two parents, as the commands do."""
    kept = []
    for a, b in ties:
        if sum(other == b for _, other in kept) < 2:
            kept.append((a, b))
    return kept


def made(team, ties, partners):
    """Make a family in which the first is the child, with everything that can be said of it."""
    with acting_as(MACHINE):
        ids = add_people([Facts() for _ in range(SIZE)], team=team.pk)
        home = uuid4()
        Tie.objects.bulk_create(
            [Tie(a_id=ids[a], b_id=ids[b], kind="parent", how="birth") for a, b in ties]
            + [Tie(a_id=ids[a], b_id=ids[b], kind="partner", how="together") for a, b in partners]
        )
        for a, b in ties:
            Bond.objects.create(a_id=ids[b], b_id=ids[a], quality="close", source="child")
        HouseholdMember.objects.bulk_create(
            HouseholdMember(person_id=one, household=home) for one in ids
        )
        for one in ids[:3]:
            UnknownParent.objects.create(person_id=one, which="parent")
        Loss.objects.create(
            person_id=ids[0], other_id=ids[1], kind="miscarriage", agreed="x", relevant_why="y"
        )
    return ids


def reached(child, edges):
    """Return whom these edges lead to from the child, in so many steps."""
    found, edge = {child}, {child}
    for _ in range(HOPS):
        edge = {end for a, b in edges for end in (a, b) if a in edge or b in edge} - found
        found |= edge
    return found


@quick
@given(parents, couples, hidden)
def test_a_reader_sees_what_the_visible_ties_say_and_nothing_else(team, leader, ties, pairs, out):
    reader = testing.holding("team_manager", team)
    ids = made(team, ties, pairs)
    for number in out:
        testing.restricted(ids[number], "R3", leader)
    gone = {ids[number] for number in out}
    edges = {
        (ids[a], ids[b]) for a, b in (*ties, *pairs) if ids[a] not in gone and ids[b] not in gone
    }
    with acting_as(reader):
        known = read_family(ids[0])
    assert set(known.people) == reached(ids[0], edges)
    mentioned = {end for tie in known.ties for end in (tie.a, tie.b)}
    mentioned |= {end for one in known.felt for end in (one.a, one.b)}
    mentioned |= {one.person for one in known.stays} | {one.child for one in known.unknown}
    mentioned |= {one.mother for one in known.lost} | {one.other for one in known.lost}
    assert mentioned <= set(known.people) | {ids[1]}
    assert not mentioned & gone
    with acting_as(leader):
        assert set(read_family(ids[0]).people) == reached(
            ids[0], {(ids[a], ids[b]) for a, b in (*ties, *pairs)}
        )


@quick
@given(parents, couples, hidden)
def test_the_picture_and_the_words_name_the_same_people(team, leader, ties, pairs, out):
    reader = testing.holding("team_manager", team)
    ids = made(team, ties, pairs)
    for number in out:
        testing.restricted(ids[number], "R1", leader)
    with acting_as(reader):
        known = read_family(ids[0])
    drawn = {one.id for one in family_of(known).people if one.id in known.people}
    said = {one.id for one in members(known)}
    assert drawn == said == set(known.people)


def test_a_crowd_is_cut_off_at_so_many_and_the_nearest_stay(team):
    reader = testing.holding("team_manager", team)
    with acting_as(MACHINE):
        ids = add_people([Facts() for _ in range(MOST + 20)], team=team.pk)
        child, mother, *others = ids
        Tie.objects.create(a_id=mother, b_id=child, kind="parent", how="birth")
        Tie.objects.bulk_create(
            Tie(a_id=mother, b_id=one, kind="parent", how="birth") for one in others
        )
    with acting_as(reader):
        known = read_family(child)
    assert len(known.people) == MOST
    assert {child, mother} <= set(known.people)


def test_reading_takes_as_many_queries_for_many_as_for_few(team, django_assert_max_num_queries):
    reader = testing.holding("team_manager", team)
    chain = [(n + 1, n) for n in range(SIZE - 1)]
    few = made(team, [(0, 1)], [])
    many = made(team, [(a, b) for b, a in chain], [(0, 2), (1, 3)])
    for ids in (few, many):
        with acting_as(reader), django_assert_max_num_queries(20):
            read_family(ids[0])
