"""The pages and queries of a person: for which roles, with how many questions, as at which day."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kith.access import testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.accounts.roles import ROLES, Area, Level
from kith.kernel import clock
from kith.people import commands, queries
from kith.people.models import PersonKey
from kith.people.rows import records_of
from kith.people.rules.names import NewName
from kith.people.rules.numbers import NewNumber
from kith.people.rules.places import NewPhone, NewPlace
from kith.people.search.reading import known_of
from kith.people.search.rules.keys import keys_of
from kith.people.tests.conftest import NOW

pytestmark = pytest.mark.django_db
HELD = sorted(code for code, role in ROLES.items() if role.kind in {"worker", "partner"})
READS = ("", "apart/", "apart/name/")
WRITES = ("about/", "born/", "work/", "name/", "place/", "phone/", "number/", "apart/keep/")


def somebody(code):
    """Return somebody who holds a role, on the rota where it needs one."""
    role = ROLES[code]
    actor = testing.holding(code, who=testing.account(role.kind))
    return testing.on_duty(actor, role.only_on) if role.only_on else actor


@pytest.mark.parametrize("code", HELD)
def test_who_reads_a_child_they_know_and_who_writes(child, code):
    actor = somebody(code)
    person = child(actor)
    client = testing.browser(actor)
    opened = {
        page
        for page in (*READS, *WRITES)
        if client.get(f"/person/{person}/{page}").status_code == 200
    }
    reads, writes = (actor.may(Area.CHILD, level) for level in (Level.VIEW, Level.CREATE))
    assert opened == {*(READS if reads else ()), *(WRITES if writes else ())}


@pytest.mark.parametrize("code", HELD)
def test_who_writes_somebody_down(code):
    actor = somebody(code)
    takes_in = actor.kind == "worker" and actor.may(Area.CONTACT, Level.CREATE)
    may = actor.may(Area.CHILD, Level.CREATE) or takes_in
    answer = testing.browser(actor).get("/person/add/")
    assert (answer.status_code, answer.headers.get("Location")) == (
        (302, "/find/") if may else (403, None)
    )


QUERIES = {
    "child_card": {},
    "details": {},
    "fields": {},
    "homes_now": {},
    "people_to_name": {},
    "places_now": {},
    "record_of": {"what": "place", "record": 1},
    "story": {},
    "who_head": {},
    "who_page": {},
    "writing_of": {},
}


def questions(actor, name, person):
    with CaptureQueriesContext(connection) as asked:
        getattr(queries, name)(actor, person=person, **QUERIES[name])
    return len(asked)


@pytest.mark.parametrize("name", QUERIES)
def test_however_much_is_kept_of_a_child_as_many_questions_are_asked(worker, manager, child, name):
    little, much = child(worker), child(worker)
    commands.add_name(worker, person=little, name=NewName("alias", "Sparks"))
    for person in (little, much):
        testing.known_to(manager, person)
    for number in range(6):
        commands.add_name(manager, person=much, name=NewName("alias", f"Sparks {number}"))
        place = NewPlace("home", f"{number} Mill Lane", others="both")
        commands.add_place(worker, person=much, place=place)
        commands.add_phone(worker, person=much, phone=NewPhone("handle", f"@sam{number}"))
        testing.known_to(testing.holding("social_worker"), much)
    assert questions(worker, name, much) <= questions(worker, name, little)


class TestKeysFollow:
    """After every write, whoever is looked for by what is known is found, and by nothing else."""

    def holds(self, person):
        with acting_as(MACHINE):
            kept = set(PersonKey.objects.filter(person_id=person).values_list("key", flat=True))
            return kept == set(keys_of(known_of([person])[person]))

    @pytest.mark.parametrize(
        ("name", "told", "what"),
        [
            ("add_name", {"name": NewName("alias", "Skeng", "Eze")}, "name"),
            ("add_name", {"name": NewName(given="Sam", family="Okoro")}, "name"),
            ("add_place", {"place": NewPlace("home", "14 Rye Lane", "", "ZE15 5AB")}, "place"),
            ("add_phone", {"phone": NewPhone("mobile", "07700 900123")}, "phone"),
            ("add_number", {"number": NewNumber("UPN", "G801200001201")}, "number"),
        ],
    )
    def test_a_record_that_is_told_and_taken_back(self, worker, child, name, told, what):
        person = child(worker, names=frozenset(), born=date(2010, 5, 12))
        getattr(commands, name)(worker, person=person, **told)
        assert self.holds(person)
        with acting_as(worker):
            (record,) = [one.id for one in records_of(person) if one.what == what]
        commands.retract_record(worker, person=person, what=what, record=record, why="a slip")
        assert self.holds(person)

    def test_a_birth_that_was_expected_and_came(self, worker, child):
        person = child(worker, expected=date(2026, 2, 20))
        told = {"expected": "", "born": "2026-02-18"}
        commands.change_fields(worker, person=person, version=1, changes=told)
        assert self.holds(person)

    def test_a_home_that_was_left_and_one_that_is_hidden_instead(self, worker, child):
        person = child(worker)
        for street, others in (("4 Mill Lane", ""), ("9 Quay Street", "moved")):
            place = NewPlace("home", street, others=others)
            commands.add_place(worker, person=person, place=place)
        assert self.holds(person)
        (home,) = queries.homes_now(worker, person=person)
        hidden = {"place": NewPlace("home", home.text), "why": "A threat", "instead_of": home.id}
        commands.hide_address(worker, person=person, **hidden)
        assert self.holds(person)
        assert queries.homes_now(worker, person=person) == []


steps = st.lists(
    st.tuples(st.sampled_from(["name", "alias", "faith", "home", "phone", "back"]),
              st.sampled_from(["Anna", "Bela", "Cem"])),
    min_size=1, max_size=6,
)  # fmt: skip


def do(actor, person, what, word):
    """Write something down, as one of the forms would."""
    if what == "name":
        commands.add_name(actor, person=person, name=NewName(given=word))
    elif what == "alias":
        commands.add_name(actor, person=person, name=NewName("alias", word))
    elif what == "faith":
        version = queries.fields(actor, person=person).version
        changes = {"faith": word}
        commands.change_fields(actor, person=person, version=version, changes=changes)
    elif what == "home":
        place = NewPlace("home", f"{word} House", others="moved")
        commands.add_place(actor, person=person, place=place)
    elif what == "phone":
        commands.add_phone(actor, person=person, phone=NewPhone("handle", f"@{word}"))
    else:
        take_back_the_last(actor, person)


def take_back_the_last(actor, person):
    with acting_as(actor):
        standing = [one for one in records_of(person) if one.stands]
    last = max(standing, key=lambda one: (one.recorded_at, one.what, one.id))
    about = {"person": person, "what": last.what, "record": last.id}
    commands.retract_record(actor, **about, why="a slip")


@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps)
def test_whatever_happens_the_page_of_each_day_is_what_stood_there_that_evening(
    worker, child, steps
):
    person, seen = child(worker), {}
    do(worker, person, "alias", "Zed")
    for number, (what, word) in enumerate(steps, 1):
        with clock.frozen(NOW + timedelta(days=number)):
            do(worker, person, what, word)
            page = queries.who_page(worker, person=person)
            seen[clock.today()] = (page.about, page.birth, page.work, page.groups)
    with clock.frozen(NOW + timedelta(days=30)):
        for day, then in seen.items():
            page = queries.who_page(worker, person=person, then=day)
            assert (page.about, page.birth, page.work, page.groups) == then
