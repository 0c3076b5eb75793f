"""Finding: among whom one sees; for the front door in the whole service; never the hidden."""

from datetime import date

import pytest
from django.db import connection

from kith.access import audit, testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.access.gates import Refused
from kith.access.models import AuditEvent
from kith.people.commands import change_details
from kith.people.people import Name
from kith.people.search.finding import find_people
from kith.people.search.rules.asked import read
from kith.people.search.showing import shown
from kith.people.tests.conftest import NOW, local

pytestmark = pytest.mark.django_db
UPN = Name("UPN", "", "G801200001201")


def find(actor, text):
    return find_people(actor, asked=read(text, NOW.date()))


def ids(actor, text):
    return [one.card.id for one in find(actor, text)]


@pytest.fixture
def named(child):
    """Make a child with a name, seen by these people."""

    def make(name, *seen_by, **facts):
        person = child(*seen_by, **facts)
        with acting_as(MACHINE):
            change_details(MACHINE, person=person, version=1, changes={"known_as": name})
        return person

    return make


@pytest.fixture
def door(db):
    """Somebody at the front door, who sees nobody by themselves."""
    return testing.holding("front_door")


@pytest.fixture
def sam(named, worker, team):
    """A child whom the worker sees."""
    numbers = frozenset([UPN, local(1)])
    return named("Sam Okoro", worker, team=team, born=date(2010, 5, 12), names=numbers)


@pytest.mark.parametrize(
    "typed",
    [
        "SYN000000001", " syn000000001 ", UPN.value.lower(), "sa", "SAM", "okoro sam", "Sam Ok",
        "sammy okaro", "12/5/2010", "sam 5/12/2010", "okoro 15",
    ],
)  # fmt: skip
def test_a_child_whom_one_sees_is_found(worker, sam, typed):
    assert ids(worker, typed) == [sam]


@pytest.mark.parametrize("typed", ["", " ", "s", "%", "_a", "zz", "' OR 1=1 --", "\x00"])
def test_too_little_or_a_trick_finds_nobody(worker, sam, typed):
    assert ids(worker, typed) == []


def test_a_name_in_any_alphabet_is_found(worker, named):
    zoe = named("Łucja Ž", worker)
    assert ids(worker, "łuc") == [zoe]


def test_ten_at_most_and_the_best_first(leader, named):
    for _ in range(11):
        named("Sam Okara")
    best = named("Sam Okoro")
    found = ids(leader, "sam okoro")
    assert len(found) == 10
    assert found[0] == best


class TestWhoFindsWhom:
    @pytest.mark.parametrize("role", ["front_door", "mash_manager", "duty_manager"])
    def test_the_front_door_finds_over_the_whole_service(self, sam, role):
        assert ids(testing.holding(role), "sam okoro") == [sam]

    def test_so_does_the_night_team_while_on_the_rota(self, sam):
        night = testing.holding("edt")
        with pytest.raises(Refused):
            find(night, "sam okoro")
        assert ids(testing.on_duty(night, "edt"), "sam okoro") == [sam]

    @pytest.mark.parametrize("role", ["social_worker", "team_manager", "rhi_worker", "chair"])
    def test_others_find_whom_they_see(self, sam, role):
        assert ids(testing.holding(role), "sam okoro") == []

    def test_a_finder_opens_nothing_by_it_and_is_told_whom_to_ring(self, door, worker, sam):
        (found,) = shown(door, found=find(door, "sam okoro"))
        assert (found.href, found.ring) == ("", f"Ring {worker.name}.")
        (mine,) = shown(worker, found=find(worker, "sam okoro"))
        assert (mine.href, mine.ring) == (f"/child/{sam}/", "")

    def test_where_nobody_is_allocated_it_is_the_team(self, door, named, team):
        named("Ada Bell", team=team)
        (found,) = shown(door, found=find(door, "ada bell"))
        assert found.ring == "Ring North."

    def test_in_that_role_nothing_can_be_changed_or_read_besides(self, door, sam):
        for statement in (
            "UPDATE people_person SET known_as = ''",
            "DELETE FROM people_personkey",
            "SELECT FROM people_personchange",
            "SELECT FROM people_hiddenaddress",
        ):
            with (
                pytest.raises(Exception, match="permission denied"),
                acting_as(door, finding=True),
                connection.cursor() as cursor,
            ):
                cursor.execute(statement)

    def test_a_role_without_children_is_refused(self, sam):
        with pytest.raises(Refused):
            find(testing.holding("sysadmin"), "sam okoro")


@pytest.mark.parametrize("code", ["R1", "R3", "R5"])
def test_a_hidden_child_is_absent_as_if_never_there(worker, leader, door, sam, code):
    texts = ("sam okoro", "sam okoro 12/5/2010", "SYN000000001", UPN.value, "okoro 15")
    parties = [worker, door] if code == "R5" else []
    testing.restricted(sam, code, *parties)
    for text in texts:
        assert ids(worker, text) == []
        assert ids(door, text) == []
        assert ids(leader, text) == ([sam] if code == "R5" else [])


def test_a_search_is_the_same_with_and_without_a_child_one_may_not_see(worker, named, sam):
    texts = ("sam", "sam okoro", "sem okolo", UPN.value)
    before = [find(worker, text) for text in texts]
    named("Sam Okoro", names=frozenset([UPN, local(9)]))
    assert [find(worker, text) for text in texts] == before


def test_a_search_is_audited_without_the_words_typed(door, sam):
    find(door, "sam okoro")
    with acting_as(testing.holding("ig_lead")):
        event = AuditEvent.objects.filter(account_id=door.id).order_by("-id").first()
    mark = audit.fingerprint("Sam Okoro")
    assert event.detail == {"reads": "search", "shown": [sam], "mark": mark}


def test_a_search_asks_a_fixed_number_of_questions(door, named, django_assert_max_num_queries):
    for _ in range(5):
        named("Sam Okoro")
    with django_assert_max_num_queries(12):
        assert len(find(door, "sam okoro")) == 5


def test_children_come_first_at_the_front_door_and_not_elsewhere(door, leader, named):
    adult = named("Sam Okoro", born=date(1980, 1, 1))
    child = named("Sam Okara", born=date(2012, 1, 1))
    assert ids(door, "sam okoro") == [child, adult]
    assert ids(leader, "sam okoro") == [adult, child]
