"""Who may not, and what cannot be: each command is refused, and nothing whatever is written."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from kith.access import testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.access.gates import NotHere, Refused
from kith.access.models import AuditEvent, Grant
from kith.access.ringing import Ring
from kith.people import commands
from kith.people.commands import NewPerson, add_name, add_phone, add_place, create_person
from kith.people.models import (
    Address,
    DuplicateProposal,
    HiddenAddressViewer,
    Identifier,
    Person,
    PersonChange,
    PersonKey,
    PersonName,
    Phone,
)
from kith.people.queries.cards import cards_of
from kith.people.rules import Mistaken
from kith.people.rules.names import NewName
from kith.people.rules.numbers import NewNumber
from kith.people.rules.places import NewPhone, NewPlace
from kith.people.search.creating import Looked, Verdict
from kith.people.search.finding import Found
from kith.people.search.rules.whom import asked_of
from kith.people.testing import written_down
from kith.people.tests.conftest import NOW

pytestmark = pytest.mark.django_db
TODAY = NOW.date()
TOMORROW = TODAY + timedelta(days=1)
TABLES = (
    Address, DuplicateProposal, Grant, HiddenAddressViewer, Identifier, Person, PersonChange,
    PersonKey, PersonName, Phone,
)  # fmt: skip
NOBODY = UUID(int=0)
PLACE = NewPlace("home", "4 Mill Lane", "Wexcombe", "ZZ1 1AA")

# Each command about a person, with something that it would do.
WRITES = {
    "add_name": {"name": NewName(given="Sam")},
    "add_place": {"place": PLACE},
    "add_phone": {"phone": NewPhone("mobile", "07700 900123")},
    "add_number": {"number": NewNumber("NHS", "943 476 5919")},
    "change_details": {"version": 1, "changes": {"pronouns": "she"}},
    "change_fields": {"version": 1, "changes": {"faith": "Quaker"}},
    "end_record": {"what": "number", "record": 1, "on": TODAY},
    "retract_record": {"what": "number", "record": 1, "why": "a slip"},
    "hide_address": {"place": PLACE, "why": "A threat"},
    "end_hidden": {"hidden": NOBODY, "on": TODAY},
}
LOOKS = {
    "open_hidden": {"why": "A visit"},
    "name_viewer": {"account": 1, "why": "A visit"},
}


def rows():
    """Return every row of every table that a command could write."""
    with acting_as(MACHINE):
        return {table.__name__: sorted(map(repr, table.objects.values())) for table in TABLES}


def refusals(actor):
    with acting_as(MACHINE):
        found = AuditEvent.objects.filter(account_id=actor.id, event__in=["refused", "not here"])
        return [(one.event, one.detail["door"].rpartition(".")[2]) for one in found.order_by("id")]


@pytest.fixture
def sam(worker, child):
    """A child whom the worker knows, with a record of each sort."""
    person = child(worker, born=date(2012, 6, 9))
    add_name(worker, person=person, name=NewName(given="Sam", from_on=date(2026, 2, 1)))
    place = NewPlace("home", "1 Elm Court", from_on=date(2026, 2, 1))
    add_place(worker, person=person, place=place)
    add_phone(worker, person=person, phone=NewPhone("handle", "@sam", from_on=date(2026, 2, 1)))
    return person


@pytest.mark.parametrize("name", [*WRITES, *LOOKS])
def test_of_a_child_whom_one_does_not_see_nothing_can_be_done_or_learned(sam, name):
    stranger, before = testing.holding("social_worker"), rows()
    for person in (sam, 999_999):
        with pytest.raises(NotHere):
            getattr(commands, name)(stranger, person=person, **{**WRITES, **LOOKS}[name])
    assert rows() == before
    assert refusals(stranger) == [("not here", name)] * 2


@pytest.mark.parametrize("role", ["auditor", "rhi_worker", "business_support"])
@pytest.mark.parametrize("name", WRITES)
def test_whoever_only_reads_writes_nothing_even_of_a_child_they_know(sam, name, role):
    reader = testing.holding(role)
    testing.known_to(reader, sam)
    before = rows()
    with pytest.raises(Refused):
        getattr(commands, name)(reader, person=sam, **WRITES[name])
    assert rows() == before
    assert refusals(reader) == [("refused", name)]


def test_every_command_about_a_person_is_tried_here():
    about = {name for name in commands.__all__ if hasattr(getattr(commands, name), "door")}
    assert about == WRITES.keys() | LOOKS.keys()


@pytest.mark.parametrize(
    ("name", "told", "box"),
    [
        ("add_name", {"name": NewName("nick", "Sam")}, "kind"),
        ("add_name", {"name": NewName("alias", " ")}, "given"),
        ("add_name", {"name": NewName(given="Sami", from_on=TOMORROW)}, "from_on"),
        ("add_name", {"name": NewName("legal", "Sami", from_on=TOMORROW)}, "from_on"),
        ("add_place", {"place": NewPlace("palace", "x")}, "kind"),
        ("add_place", {"place": NewPlace("other", " ")}, "lines"),
        ("add_place", {"place": NewPlace("other", "x", "", "SAM")}, "postcode"),
        ("add_place", {"place": NewPlace("other", "x", from_on=TOMORROW)}, "from_on"),
        ("add_place", {"place": PLACE}, "others"),
        ("add_place", {"place": NewPlace("placement", "x", others="perhaps")}, "others"),
        ("add_place", {"place": NewPlace("home", "x", from_on=date(2026, 1, 1), others="moved")},
         "from_on"),
        ("add_phone", {"phone": NewPhone("pigeon", "1")}, "kind"),
        ("add_phone", {"phone": NewPhone("email", "sam at home")}, "value"),
        ("add_phone", {"phone": NewPhone("handle", "@sam", "perhaps")}, "safe"),
        ("add_phone", {"phone": NewPhone("handle", "@lee", from_on=TOMORROW)}, "from_on"),
        ("add_number", {"number": NewNumber("passport", "1")}, "scheme"),
        ("add_number", {"number": NewNumber("UPN", "A801200001201")}, "value"),
        ("change_details", {"version": 1, "changes": {"pronouns": "x" * 41}}, ""),
        ("change_details", {"version": 1, "changes": {"known_as": "A", "born": "x"}}, ""),
        ("change_fields", {"version": 1, "changes": {"faith": "Quaker", "version": "9"}},
         "version"),
        ("change_fields", {"version": 1, "changes": {"faith": "Quaker", "died": "2012-06-08"}},
         "died"),
        ("hide_address", {"place": NewPlace("home", " "), "why": "A threat"}, "lines"),
        ("hide_address", {"place": PLACE, "why": " "}, "why"),
        ("hide_address", {"place": PLACE, "why": "x" * 301}, "why"),
        ("open_hidden", {"why": " "}, "why"),
        ("name_viewer", {"account": 1, "why": " "}, "why"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_said_in_its_box_and_all_stays_as_it_was(worker, sam, name, told, box):
    before = rows()
    with pytest.raises(Mistaken) as wrong:
        getattr(commands, name)(worker, person=sam, **told)
    assert wrong.value.field == box
    assert wrong.value.words.endswith(".")
    assert rows() == before


@pytest.mark.parametrize("what", ["name", "place", "phone"])
class TestAnEnd:
    def record(self, sam, what):
        model = {"name": PersonName, "place": Address, "phone": Phone}[what]
        with acting_as(MACHINE):
            return model.objects.get(person_id=sam).pk

    @pytest.mark.parametrize("on", [date(2026, 1, 31), TOMORROW])
    def test_is_not_before_the_beginning_nor_to_come(self, worker, sam, what, on):
        before = rows()
        with pytest.raises(Mistaken) as wrong:
            commands.end_record(worker, person=sam, what=what, record=self.record(sam, what), on=on)
        assert wrong.value.field == "on"
        assert rows() == before

    def test_of_what_was_taken_back_there_is_none(self, worker, sam, what):
        about = {"person": sam, "what": what, "record": self.record(sam, what)}
        commands.retract_record(worker, **about, why="another child")
        before = rows()
        with pytest.raises(NotHere):
            commands.end_record(worker, **about, on=TODAY)
        assert rows() == before


class TestMakingSomebody:
    SAM = (NewName(given="Sam", family="Lee"),)

    @pytest.mark.parametrize(
        ("more", "box"),
        [
            ({"names": (*SAM, NewName("nick", "S"))}, "kind"),
            ({"gender": "x" * 61}, "gender"),
            ({"expected": date(2026, 6, 1), "born": date(2012, 6, 9)}, "expected"),
            ({"places": (NewPlace("home", "x", "", "SAM"),)}, "postcode"),
            ({"places": (PLACE, NewPlace("home", "9 The Quay"))}, "others"),
            ({"numbers": (NewNumber("NHS", "943 476 5918"),)}, "value"),
            ({"beside": 999_999}, "beside"),
        ],
    )
    def test_half_a_person_is_nobody(self, worker, more, box):
        before = rows()
        with pytest.raises(Mistaken) as wrong:
            written_down(worker, NewPerson(**{"names": self.SAM, **more}))
        assert wrong.value.field == box
        assert rows() == before

    def test_those_whom_the_maker_does_not_see_are_not_set_beside_them(self, worker, child):
        """Even if a look could find them, nothing would be written of the two."""
        with acting_as(MACHINE):
            card = cards_of([child()])
        found = tuple(Found(one, 100, (), True, Ring()) for one in card.values())
        who = NewPerson(names=self.SAM)
        looked = Looked(Verdict.CLEAR, worker.id, asked_of(who), found, "A cousin")
        create_person(worker, who=who, looked=looked)
        assert rows()["DuplicateProposal"] == []
