"""However names are told, changed and taken back, one name is in force, and it is the one shown."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kith.access.acting import acting_as
from kith.kernel import clock
from kith.people.commands import add_name, change_details, retract_record
from kith.people.models import Person, PersonName
from kith.people.queries import child_card, details, who_page
from kith.people.rules.names import NewName
from kith.people.search.finding import find_people
from kith.people.search.rules.asked import read

pytestmark = pytest.mark.django_db

kinds = st.sampled_from(["preferred", "legal", "alias"])
letters = st.sampled_from(["Anna", "Bela", "Cem"])
steps = st.lists(
    st.tuples(st.just("told"), kinds, letters)
    | st.tuples(st.just("by the child"), st.just(""), letters | st.just(""))
    | st.tuples(st.just("taken back"), st.just(""), st.integers(0, 9)),
    max_size=12,
)


class Model:
    """The names as a list in order: each with its kind, and whether it ended or was taken back."""

    def __init__(self):
        self.names = []

    def prefer(self, given):
        if given == self.shown():
            return
        for one in self.names:
            if one["kind"] == "preferred" and not one["back"]:
                one["ended"] = True
        if given:
            self.add("preferred", given)

    def add(self, kind, given):
        self.names.append({"kind": kind, "given": given, "ended": False, "back": False})

    def also(self, kind, given):
        if not any(
            one["kind"] == kind and one["given"] == given and not one["back"] for one in self.names
        ):
            self.add(kind, given)

    def preferred(self):
        return [one for one in self.names if one["kind"] == "preferred" and not one["back"]]

    def shown(self):
        """What is shown: kept by whoever wrote last, recalculated when one is taken back."""
        return self.now if hasattr(self, "now") else ""

    def take_back(self, number):
        standing = [one for one in self.names if not one["back"]]
        if not standing:
            return None
        one = standing[number % len(standing)]
        one["back"] = True
        if one["kind"] == "preferred":
            running = [each for each in self.preferred() if not each["ended"]]
            last = (running or self.preferred() or [{"given": ""}])[-1]
            self.now = last["given"]
        return next(place for place, each in enumerate(self.names) if each is one)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps)
def test_the_name_that_is_shown_is_the_one_in_force(worker, child, steps):
    person, model = child(worker), Model()
    for step, kind, value in steps:
        if step == "told" and kind == "preferred":
            add_name(worker, person=person, name=NewName(given=value))
            model.prefer(value)
            model.now = value
        elif step == "told":
            add_name(worker, person=person, name=NewName(kind, value))
            model.also(kind, value)
        elif step == "by the child":
            version = details(worker, person=person).version
            changes = {"known_as": value}
            change_details(worker, person=person, version=version, changes=changes)
            model.prefer(value)
            model.now = value
        else:
            gone = model.take_back(value)
            if gone is not None:
                take_back(worker, person, gone)
        with acting_as(worker):
            assert Person.objects.get(id=person).known_as == model.shown()
            kept = PersonName.objects.filter(person_id=person).order_by("id")
            assert [
                (one.kind, one.given, bool(one.ended_at), bool(one.retracted_at)) for one in kept
            ] == [(one["kind"], one["given"], one["ended"], one["back"]) for one in model.names]


def take_back(actor, person, place):
    """Take back the name at this place in the order in which they were told."""
    with acting_as(actor):
        record = PersonName.objects.filter(person_id=person).order_by("id")[place].id
    retract_record(actor, person=person, what="name", record=record, why="a slip")


def found(actor, text):
    return [one.card.id for one in find_people(actor, asked=read(text, clock.today()))]


def test_a_child_is_found_by_the_name_in_force_and_shown_with_it(worker, child):
    person = child(worker)
    add_name(worker, person=person, name=NewName(given="Marmaduke"))
    assert found(worker, "marmaduke") == [person]
    take_back(worker, person, 0)
    add_name(worker, person=person, name=NewName(given="Zosia"))
    assert found(worker, "zosia") == [person]
    assert found(worker, "marmaduke") == []
    assert child_card(worker, person=person).name == "Zosia"
    (names, *_) = who_page(worker, person=person).groups
    assert [entry.record.text for entry in names.now] == ["Zosia"]
    assert names.before == ()
