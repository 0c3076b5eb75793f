"""Making and revising many people at once, and who then sees them."""

from datetime import date

import pytest
from django.db import ProgrammingError, connection, transaction

from kith.access import testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.people.duplicates import propose_by_shared
from kith.people.matching.queries import open_proposals
from kith.people.models import Disability, DuplicateProposal, Identifier, Person, PersonChange
from kith.people.people import Facts, Name, add_people, facts_of, ids_of
from kith.people.queries import story
from kith.people.revise import revise_people
from kith.people.tests.conftest import local

pytestmark = pytest.mark.django_db
BORN = date(2012, 5, 6)
UPN = Name("UPN", "", "G801200001201")
TABLES = (Person, Identifier, Disability, DuplicateProposal, PersonChange)


def full(number, **more):
    names = frozenset([local(number), *more.pop("names", ())])
    return Facts("F", BORN, None, None, "WBRI", names, frozenset({"MOB", "HEAR"}), **more)


def counts():
    return [table.objects.count() for table in TABLES]


@pytest.fixture
def world(team):
    """Two children of the team's manager who may be one, with something in every table."""
    with acting_as(MACHINE):
        ids = add_people(
            [full(1, names=[UPN]), full(2, names=[UPN])], team=team.pk, team_reach="managers"
        )
        revise_people({ids[0]: full(1, names=[UPN]), ids[1]: Facts("M", BORN)}, by=0)
        propose_by_shared("UPN", ids)
    return ids


def test_people_are_made_in_order_with_all_that_is_said_of_them(team):
    said = [full(1, names=[UPN]), full(2), Facts(expected=date(2026, 7, 1))]
    with acting_as(MACHINE):
        ids = add_people(said, team=team.pk)
        kept = facts_of(ids)
        assert [kept[one] for one in ids] == said
        assert ids_of("LAchildID", "999", ["SYN000000002", "SYN000000009"]) == {
            "SYN000000002": ids[1]
        }


def test_the_number_of_questions_does_not_grow_with_the_number_of_people(
    team, django_assert_max_num_queries
):
    with acting_as(MACHINE), django_assert_max_num_queries(12):
        add_people([full(number) for number in range(1500)], team=team.pk)


def test_a_worker_may_make_a_child_nobody_knew(worker, team):
    with acting_as(worker):
        (person,) = add_people([full(1)], team=team.pk, team_reach="managers", account=worker.id)
        assert Person.objects.filter(id=person).exists()
    with acting_as(testing.holding("social_worker", team)):
        assert counts() == [0] * 5
    with acting_as(testing.holding("team_manager", team)):
        assert counts()[:3] == [1, 1, 2]


def test_people_whom_nobody_could_see_are_not_made(db):
    with acting_as(MACHINE), pytest.raises(ValueError, match="which team or account"):
        add_people([full(1)])


def test_nobody_writes_about_a_child_whom_they_do_not_see(worker, world):
    with acting_as(worker):
        for row in (
            Identifier(person_id=world[0], scheme="UPN", value="x"),
            Disability(person_id=world[0], code="MOB"),
            PersonChange(person_id=world[0], field="known_as", version=2, by=1),
            DuplicateProposal(a_id=world[0], b_id=world[1], source="night"),
        ):
            with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
                row.save(force_insert=True)
        assert Person.objects.filter(id=world[0]).update(known_as="Sam") == 0


def test_without_an_actor_there_is_nobody(world):
    with testing.unguarded():
        assert counts() == [0] * 5


def test_each_sees_their_own_and_the_team_its_own(world, worker, manager, leader):
    for actor, people in ((worker, 0), (manager, 2), (leader, 2)):
        with acting_as(actor):
            assert Person.objects.count() == people
    testing.known_to(worker, world[0])
    with acting_as(worker):
        assert set(Person.objects.values_list("id", flat=True)) == {world[0]}
        assert set(Identifier.objects.values_list("person_id", flat=True)) == {world[0]}
        assert set(Disability.objects.values_list("person_id", flat=True)) == {world[0]}


def test_a_proposal_is_there_for_those_who_see_both(world, leader):
    manager = testing.holding("team_manager")
    testing.known_to(manager, world[0])
    assert open_proposals(manager).lines == ()
    testing.known_to(manager, world[1])
    (found,) = open_proposals(manager).lines
    assert (found.a.id, found.b.id, found.why) == (*world, "the same pupil number")
    assert open_proposals(leader).lines == (found,)


def test_a_number_that_a_hidden_child_has_tells_nothing(worker, team, world):
    with acting_as(worker):
        (mine,) = add_people([Facts(names=frozenset([UPN, local(1)]))], account=worker.id)
        assert ids_of("UPN", "", [UPN.value]) == {UPN.value: mine}
        assert propose_by_shared("UPN", [mine]) == 0


def test_a_shared_number_is_proposed_once_and_never_merged(world):
    with acting_as(MACHINE):
        assert propose_by_shared("UPN", world) == 0
        assert DuplicateProposal.objects.count() == 1
        assert Person.objects.count() == 2


@pytest.mark.parametrize(("sharing", "pairs"), [(2, 1), (3, 3), (10, 45), (11, 10), (30, 29)])
def test_a_number_that_very_many_share_is_set_against_the_first_of_them(team, sharing, pairs):
    with acting_as(MACHINE):
        ids = add_people([full(n, names=[UPN]) for n in range(sharing)], team=team.pk)
        assert propose_by_shared("UPN", ids) == pairs


def test_only_pairs_with_one_of_these_are_proposed(team):
    other = Name("UPN", "", "made up")
    with acting_as(MACHINE):
        add_people([full(1, names=[other]), full(2, names=[other])], team=team.pk)
        mine, _ = add_people([full(3, names=[UPN]), full(4, names=[UPN])], team=team.pk)
        assert propose_by_shared("UPN", [mine]) == 1


def test_the_same_return_again_changes_nothing(team):
    said = [full(1, names=[UPN]), full(2)]
    with acting_as(MACHINE):
        ids = add_people(said, team=team.pk)
        before = counts()
        assert revise_people(dict(zip(ids, said, strict=True)), by=0) == set()
        assert counts() == before


def test_a_later_return_revises_and_the_story_tells(team, leader):
    with acting_as(MACHINE):
        kept, changed = add_people([full(1), full(2)], team=team.pk)
        now = Facts("M", BORN, None, None, "WBRI", frozenset([UPN]), frozenset({"MOB"}))
        assert revise_people({kept: full(1), changed: now}, by=0) == {changed}
        assert facts_of([changed])[changed] == Facts(
            "M", BORN, None, None, "WBRI", frozenset([UPN, local(2)]), frozenset({"MOB"})
        )
    told = {(line.field, line.old, line.new, line.by) for line in story(leader, person=changed)}
    assert told == {
        ("Sex", "Female", "Male", "Kith"),
        ("Pupil number (UPN)", "", UPN.value, "Kith"),
        ("Disabilities", "Hearing, Mobility", "Mobility", "Kith"),
    }
    assert story(leader, person=kept) == []


def test_a_return_about_a_child_one_does_not_see_revises_nobody(world, worker):
    with acting_as(worker):
        assert revise_people({world[0]: Facts("M", BORN)}, by=worker.id) == set()


def test_what_was_told_is_told_for_good(world):
    with acting_as(MACHINE):
        for statement in ("UPDATE people_personchange SET new = ''", "DELETE FROM people_person"):
            with (
                pytest.raises(ProgrammingError, match="permission denied"),
                transaction.atomic(),
                connection.cursor() as cursor,
            ):
                cursor.execute(statement)
