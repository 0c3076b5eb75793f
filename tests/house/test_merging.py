"""Merged and parted again, every table of the house is as it was, whatever the records hold."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import connections
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kith.access import testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.kernel import clock
from kith.people import commands as people
from kith.people.matching.proposing import Likely, propose
from kith.people.merging.commands import merge_records, part_records
from kith.people.models import Bond, Person, Tie
from kith.people.people import Facts, Name, add_people
from kith.people.rules.mistakes import Mistaken
from kith.people.rules.names import NewName
from kith.people.rules.numbers import NewNumber
from kith.people.rules.places import NewPhone, NewPlace
from kith.people.testing import relative
from kith.people.ties.commands.adding import Beside, state_unknown
from kith.people.ties.commands.arranging import put_in_order
from kith.people.ties.commands.living import set_home
from kith.people.ties.commands.saying import record_loss, say_bond, say_safe, say_told
from kith.people.ties.making import New
from kith.people.ties.reading import read_family
from kith.promises import commands as promises
from kith.promises.escalation import escalate
from kith.promises.models import Promise
from kith.promises.rebuild import rebuild
from kith.promises.testing import World, a_world
from kith.web.models import Draft
from tests.house.worlds import happen, reach_us, surround

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")
NOW = datetime(2026, 3, 4, 10, tzinfo=UTC)

# The merge's own log, and the audit.
ITS_OWN = {"people_merge", "people_mergemove", "access_auditevent", "access_auditseal"}
NHS = "9990000018"
OURS = "^(access|accounts|cases|frontdoor|messages|people|promises|web|standards)_"


def everything() -> dict[str, list[str]]:
    """Return every row of every table, as the role that sees all of them."""
    with connections["owner"].cursor() as cursor:
        cursor.execute("SET ROLE kith_facts")
        cursor.execute("SELECT tablename FROM pg_tables WHERE tablename ~ %s"
                       " AND has_table_privilege(format('public.%%I', tablename), 'SELECT')",
                       [OURS])  # fmt: skip
        found = {}
        for (table,) in cursor.fetchall():
            if table not in ITS_OWN:
                cursor.execute(f"SELECT t::text FROM {table} t ORDER BY 1")
                found[table] = [row for (row,) in cursor.fetchall()]
        cursor.execute("RESET ROLE")
    return found


def differing(one: dict[str, list[str]], other: dict[str, list[str]]) -> set[str]:
    return {table for table in one if one[table] != other[table]}


# What can happen to a record, each once or more.
Happening = Callable[[World, int], object]


def a_promise(world: World, person: int) -> Promise | None:
    with acting_as(MACHINE):
        standing = Promise.objects.filter(person_id=person, state="open", owner_id__isnull=False)
        return standing.order_by("id").first()


def said(world: World, person: int) -> None:
    """Say something of a promise, as its owner."""
    owed = a_promise(world, person)
    if owed and owed.owner_id == world.worker.id:
        promises.attest_done(world.worker, promise=owed.id, words="Rang", on=clock.today())
        promises.dispute(world.worker, promise=owed.id, words="Not so")


def withdrawn(world: World, person: int) -> None:
    """Withdraw a promise."""
    owed = a_promise(world, person)
    if owed:
        promises.withdraw(world.manager, promise=owed.id, reason="Moved away")


def draft(world: World, person: int) -> None:
    """Type something and not send it."""
    owed = a_promise(world, person)
    with acting_as(world.worker):
        for key in (f"/child/{person}/contact/", f"GiveForm:{person}", f"/promise/{owed.id}/did/"
                    if owed else "rota-shift"):  # fmt: skip
            Draft.objects.create(account=world.worker.id, key=key, page=uuid4().hex, seen="seen")


def hidden(world: World, person: int) -> None:
    """Keep an address that must stay hidden."""
    people.hide_address(
        world.worker, person=person, place=NewPlace("home", "1 Hollow Way"), why="Threatened"
    )


def proposed(world: World, person: int) -> None:
    """Be proposed beside a third record."""
    with acting_as(MACHINE):
        (third,) = add_people([Facts()], team=world.team)
        propose([Likely(person, third, ["name"])], source="night")


def related(world: World, person: int) -> None:
    """Have a brother, who is there as often as it is said."""
    brother = Beside(of=person, role="brother", source="school")
    relative(world.worker, person, New("Abdi Warsame"), brother)


def all_of(world: World, person: int) -> list[int]:
    """Return everybody in the family of a record, the record first."""
    with acting_as(world.worker):
        family = sorted(read_family(person).people)
    return [person, *(one for one in family if one != person)]


def spoken_of(world: World, person: int) -> None:
    """Say of everybody in the family how it is between them, and what they may be told."""
    for other in all_of(world, person)[1:]:
        say_bond(world.worker, person=person, of=person, other=other, quality="close", source="he")
        say_told(world.worker, person=person, of=other, may="ask", why="He wants to be asked")
        say_safe(world.worker, person=person, of=other, safe="yes")


def arranged(world: World, person: int) -> None:
    """Live with everybody in the family, put them in a row, and tell of a loss."""
    family = all_of(world, person)
    if len(family) > 1:
        set_home(world.worker, person=person, of=person, together=family[1:], since=None)
    put_in_order(world.worker, person=person, row=family)
    record_loss(world.worker, person=person, of=person, kind="miscarriage", year=2025)


def without_father(world: World, person: int) -> None:
    """Have a father of whom it is said that nobody knows who he is."""
    state_unknown(world.worker, person=person, of=person, which="father", source="mother")


def tied_to_each(world: World, person: int) -> None:
    """Be tied to every other record of the team: to the other of the two as well."""
    with acting_as(MACHINE):
        records = sorted(set(Person.objects.filter(kind="child").values_list("id", flat=True)))
    for other in records[-3:]:
        if other != person:
            with acting_as(MACHINE):
                Tie.objects.create(a_id=person, b_id=other, kind="friend", source="school")
                Bond.objects.create(a_id=other, b_id=person, quality="fight", source="school")


HAPPENINGS: dict[str, Happening] = {
    "a family": surround,
    "word of them": reach_us,
    "related": related,
    "spoken of": spoken_of,
    "arranged": arranged,
    "no father": without_father,
    "tied to each": tied_to_each,
    "a life": happen,
    "said": said,
    "withdrawn": withdrawn,
    "told": lambda world, person: escalate(),
    "named": lambda world, person: people.add_name(
        world.manager, person=person, name=NewName("preferred", "Amina", "Warsame")
    ),
    "nicknamed": lambda world, person: people.add_name(
        world.manager, person=person, name=NewName("alias", "Mina")
    ),
    "housed": lambda world, person: people.add_place(
        world.manager,
        person=person,
        place=NewPlace("home", "1 Elm Row", postcode="ZZ1 1AA", others="both"),
    ),
    "reached": lambda world, person: people.add_phone(
        world.manager, person=person, phone=NewPhone("mobile", "07700 900123")
    ),
    "numbered": lambda world, person: people.add_number(
        world.manager, person=person, number=NewNumber("NHS", NHS)
    ),
    "described": lambda world, person: people.change_fields(
        world.manager, person=person, version=1, changes={"faith": "Muslim", "language": "Somali"}
    ),
    "seen": lambda world, person: testing.known_to(testing.holding("chair"), person),
    "restricted": lambda world, person: testing.restricted(person, "R5", testing.holding("nqsw")),
    "draft": draft,
    "hidden": hidden,
    "proposed": proposed,
}
lives = st.lists(st.tuples(st.booleans(), st.sampled_from(sorted(HAPPENINGS))), max_size=10)


def two_records(world: World, lived: list[tuple[bool, str]]) -> tuple[int, int]:
    """Make two records of one team and let all this happen to the one or the other."""
    facts = [
        Facts(born=date(2011, 5, 6), disabilities=frozenset(["MOB"])),
        Facts(sex="F", disabilities=frozenset(["MOB", "HEAR"]),
              names=frozenset([Name("LAchildID", "999", uuid4().hex[:12])])),
    ]  # fmt: skip
    with acting_as(MACHINE):
        records = add_people(facts, team=world.team)
    for person in records:
        testing.known_to(world.worker, person)
        testing.known_to(world.leader, person)
    for which, what in lived:
        try:
            HAPPENINGS[what](world, records[which])
        except (people.Clashed, Mistaken):
            continue
    return records[0], records[1]


def nothing_to_rebuild() -> bool:
    return rebuild().differences == 0


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(lived=lives)
def test_merged_and_parted_is_as_it_was(lived):
    with clock.frozen(NOW):
        world = a_world()
        keep, gone = two_records(world, lived)
    before = everything()
    assert nothing_to_rebuild()
    with clock.frozen(NOW + timedelta(hours=1)):
        merge = merge_records(world.leader, person=keep, other=gone, why="The same NHS number")
        assert nothing_to_rebuild()
    assert differing(before, everything()) >= {"people_person", "access_mergedaway"}
    with clock.frozen(NOW + timedelta(hours=2)):
        part_records(world.leader, person=keep, merge=merge, why="His cousin")
        assert nothing_to_rebuild()
    assert differing(before, everything()) == set()
