"""Random worlds: who sees whom against a model, returns one after another, writers in any order."""

from datetime import date
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kith.access import testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.kernel import clock
from kith.people.commands import Clashed, change_details
from kith.people.duplicates import propose_by_shared
from kith.people.models import (
    Address,
    Disability,
    DuplicateProposal,
    Identifier,
    Person,
    PersonChange,
    PersonName,
    Phone,
)
from kith.people.people import Facts, Name, add_people, facts_of
from kith.people.queries import child_cards, details, story
from kith.people.revise import revise_people
from kith.people.rules import DETAILS
from kith.people.search.finding import find_people
from kith.people.search.rules.asked import read
from kith.people.tests.conftest import local

pytestmark = pytest.mark.django_db
quick = settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)

days = st.none() | st.dates(date(2005, 1, 1), date(2026, 1, 1))
names = st.frozensets(
    st.builds(Name, st.sampled_from(["LAchildID", "UPN"]), st.just("999"), st.sampled_from("abcd")),
    max_size=3,
)
codes = st.frozensets(st.sampled_from(["MOB", "HEAR", "LD", "NONE"]), max_size=3)
facts = st.builds(
    Facts,
    sex=st.sampled_from(["", "F", "M"]),
    born=days,
    expected=days,
    died=days,
    ethnicity=st.sampled_from(["", "WBRI", "ABAN"]),
    names=names,
    disabilities=codes,
)


@quick
@given(st.lists(facts, min_size=1, max_size=5))
def test_after_every_return_what_is_kept_is_what_the_last_one_said(team, said):
    with acting_as(MACHINE):
        (person,) = add_people(said[:1], team=team.pk)
        ever, kept = said[0].names, said[0]
        for one in said:
            changed = revise_people({person: one}, by=0)
            ever |= one.names
            expected = Facts(
                one.sex, one.born, one.expected, one.died, one.ethnicity, ever, one.disabilities
            )
            assert facts_of([person]) == {person: expected}
            assert (person in changed) == (expected != kept)
            assert revise_people({person: one}, by=0) == set()
            kept = expected


@quick
@given(st.lists(facts, min_size=1, max_size=5))
def test_the_story_of_each_field_is_an_unbroken_line(team, leader, said):
    with acting_as(MACHINE):
        (person,) = add_people([Facts()], team=team.pk)
        for one in said:
            revise_people({person: one}, by=0)
    told = story(leader, person=person)
    assert {each.field for each in told} <= {
        "Sex", "Born", "Expected", "Died", "Ethnicity", "Disabilities",
        "The council’s number", "Pupil number (UPN)",
    }  # fmt: skip
    for field in ("Sex", "Ethnicity", "Disabilities"):
        line = [each for each in reversed(told) if each.field == field]
        assert [each.old for each in line] == ["", *(each.new for each in line)][: len(line)]
    assert all(each.old != each.new for each in told)


TOLD = (PersonName, Address, Phone)
fresh = count(1)
worlds = st.lists(
    st.tuples(st.sets(st.integers(0, 2)), st.booleans(), st.sampled_from("xyz")),
    min_size=1,
    max_size=6,
)


@settings(quick, max_examples=12)
@given(worlds)
def test_each_sees_exactly_the_children_who_were_given_to_them(team, leader, children):
    """A child is given to some of three workers, perhaps to a team, and has a number x, y or z."""
    workers = [testing.holding("social_worker") for _ in range(3)]
    manager, elsewhere = testing.holding("team_manager", team), testing.team()
    made, world = [], next(fresh)
    with acting_as(MACHINE):
        for _, in_team, letter in children:
            both = frozenset([Name("UPN", "", f"{letter}{world}"), local(next(fresh))])
            said = Facts(names=both, disabilities=frozenset(["MOB"]))
            desk = team if in_team else elsewhere
            made += add_people([said], team=desk.pk, team_reach="managers")
        for one in made:
            for model in TOLD:
                model.objects.create(person_id=one, kind="home")
        propose_by_shared("UPN", made)
        now = Facts(sex="F", disabilities=frozenset(["MOB"]))
        revise_people(dict.fromkeys(made, now), by=0)
    for one, (seen_by, _, _) in zip(made, children, strict=True):
        for number in seen_by:
            testing.known_to(workers[number], one)
    zipped = list(zip(made, children, strict=True))
    model = {w: {one for one, (seen, _, _) in zipped if n in seen} for n, w in enumerate(workers)}
    model[manager] = {one for one, (_, in_team, _) in zipped if in_team}
    model[leader] = set(made)
    letters = {one: letter for one, (_, _, letter) in zipped}
    for actor, visible in model.items():
        check(actor, visible, letters)


def check(actor, visible, letters):
    """Ask every table and query of this package, as one actor, against the model."""
    made = set(letters)
    with acting_as(MACHINE):
        local_ids = Identifier.objects.filter(person_id__in=made, scheme="LAchildID")
        numbers = dict(local_ids.values_list("person_id", "value"))
    with acting_as(actor):
        assert set(Person.objects.filter(id__in=made).values_list("id", flat=True)) == visible
        for table in (Identifier, Disability, PersonChange, *TOLD):
            rows = table.objects.filter(person_id__in=made)
            assert set(rows.values_list("person_id", flat=True)) == visible
        pairs = set(DuplicateProposal.objects.filter(a_id__in=made).values_list("a_id", "b_id"))
    ordered = sorted(visible)
    assert pairs == {(a, b) for a in ordered for b in ordered if a < b and letters[a] == letters[b]}
    assert set(child_cards(actor, made)) == visible
    for one, number in numbers.items():
        found = find_people(actor, asked=read(number, clock.today()))
        assert {each.card.id for each in found} == {one} & visible


writers = st.integers(0, 2)
fields = st.sampled_from(sorted(DETAILS))
values = st.sampled_from(["", "a", "b", "c"])
steps = st.lists(
    st.tuples(st.just("open"), writers, st.none())
    | st.tuples(st.just("save"), writers, st.dictionaries(fields, values, min_size=1, max_size=3)),
    max_size=20,
)


class Model:
    """What should happen: three pages, each with what it saw; all of a save is taken, or none."""

    def __init__(self):
        self.now = dict.fromkeys(DETAILS, "")
        self.pages = [dict(self.now) for _ in range(3)]

    def open(self, writer):
        self.pages[writer] = dict(self.now)

    def save(self, writer, changes):
        """Return whether it is accepted; a field that both changed differently clashes."""
        page = self.pages[writer]
        for field, mine in changes.items():
            theirs = self.now[field]
            if mine != page[field] and theirs != page[field] and mine != theirs:
                return False
        mine = {field: new for field, new in changes.items() if new != page[field]}
        self.now.update(mine)
        return True


def saved(actor, person, version, changes):
    """Try to save, and say whether it was accepted."""
    try:
        change_details(actor, person=person, version=version, changes=changes)
    except Clashed:
        return False
    return True


@quick
@given(steps)
def test_writers_in_any_order_lose_nothing_that_was_accepted(team, leader, steps):
    with acting_as(MACHINE):
        (person,) = add_people([Facts()], team=team.pk)
    model, versions = Model(), [1, 1, 1]
    for step, writer, changes in steps:
        if step == "open":
            model.open(writer)
            versions[writer] = details(leader, person=person).version
            continue
        expected = model.save(writer, changes)
        assert saved(leader, person, versions[writer], changes) == expected
        assert details(leader, person=person).values == model.now
