"""Who somebody is, as data: now and on a day before, with what there is to mend."""

from datetime import date, timedelta

import pytest

from kith.access import testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.access.gates import NotHere, Refused
from kith.access.models import AuditEvent
from kith.kernel import clock
from kith.people.commands import add_number, add_phone, add_place, change_fields, end_record
from kith.people.people import Facts
from kith.people.queries import homes_now, people_to_name, record_of, who_page
from kith.people.revise import revise_people
from kith.people.rows import records_of
from kith.people.rules.numbers import NewNumber
from kith.people.rules.places import NewPhone, NewPlace
from kith.people.tests.conftest import NOW

pytestmark = pytest.mark.django_db


def on(days):
    return clock.frozen(NOW + timedelta(days=days))


def sorts(page):
    return {(mark.sort, mark.mend) for mark in page.marks}


def group(page, what):
    return next(one for one in page.groups if one.what == what)


def test_what_is_said_is_shown_and_what_is_not_is_named(worker, child):
    person = child(worker, sex="1", ethnicity="WIRT", disabilities=frozenset(["AUT"]))
    page = who_page(worker, person=person)
    assert page.about.said == (
        ("Sex", "Male"),
        ("Ethnicity", "Traveller of Irish heritage"),
        ("Disabilities", "Autism"),
    )
    assert page.about.not_said.startswith("pronouns, gender, as they say it, first language")
    assert page.work.said == (("Known to us as", "A child"),)


def test_the_page_of_every_earlier_day_is_what_stood_there_on_that_day(worker, child):
    """One thing happens a day; then each day's page is drawn again and is as it was."""
    person = child(worker)
    happened = [
        lambda: add_place(worker, person=person, place=NewPlace("home", "4 Mill Lane")),
        lambda: change_fields(worker, person=person, version=1, changes={"faith": "Quaker"}),
        lambda: add_place(
            worker, person=person, place=NewPlace("home", "9 The Quay", others="moved")
        ),
        lambda: add_phone(worker, person=person, phone=NewPhone("mobile", "07700900123")),
        lambda: change_fields(worker, person=person, version=2, changes={"faith": ""}),
        lambda: revise(person),
    ]
    seen = {}
    for day, step in enumerate(happened):
        with on(day):
            step()
            seen[clock.today()] = parts(who_page(worker, person=person))
    with on(30):
        for day, then in seen.items():
            assert parts(who_page(worker, person=person, then=day)) == then


def revise(person):
    with acting_as(MACHINE):
        revise_people({person: Facts(sex="F", disabilities=frozenset(["LD"]))}, by=0)


def parts(page):
    """Return what a page says of the person, without what there is to mend or when it was."""
    return page.about, page.birth, page.work, page.groups


def test_marks_come_from_what_is_kept_and_go_when_it_is_mended(worker, child):
    person = child(worker, born=date(2012, 6, 9))
    assert {("missing", "place"), ("missing", "number"), ("missing", "about")} <= sorts(
        who_page(worker, person=person)
    )
    add_place(worker, person=person, place=NewPlace("home", "4 Mill Lane"))
    add_number(worker, person=person, number=NewNumber("UPN", "G801200001201"))
    told = {
        "sex": "F",
        "ethnicity": "BAFR",
        "language": "Twi",
        "disabilities": "NONE",
    }
    change_fields(worker, person=person, version=1, changes=told)
    assert sorts(who_page(worker, person=person)) == {("missing", "name")}


def test_two_homes_and_an_old_one_are_marks(worker, child):
    person = child(worker)
    for street in ("4 Mill Lane", "9 The Quay"):
        add_place(worker, person=person, place=NewPlace("home", street, others="both"))
    assert ("contradicting", "place") in sorts(who_page(worker, person=person))
    with on(400):
        assert ("old", "place") in sorts(who_page(worker, person=person))


def test_of_a_day_before_nothing_is_to_be_mended(worker, child):
    person = child(worker)
    with on(2):
        assert who_page(worker, person=person, then=NOW.date()).marks == ()


def test_what_ended_stands_among_what_was_before(worker, child):
    person = child(worker)
    add_place(worker, person=person, place=NewPlace("home", "4 Mill Lane", source="gran"))
    (home,) = homes_now(worker, person=person)
    end_record(worker, person=person, what="place", record=home.id, on=date(2026, 3, 2))
    places = group(who_page(worker, person=person), "place")
    assert places.now == ()
    (entry,) = places.before
    assert entry.said == f"Until 2 Mar 2026, gran says so, written down by {worker.name}"
    assert record_of(worker, person=person, what="place", record=home.id).ended_by == worker.id


def test_a_restricted_record_says_so_to_those_who_may_see_it(worker, child):
    person = child(worker)
    testing.restricted(person, "R3", worker)
    assert who_page(worker, person=person).head.marks == (("Restricted", "square"),)


def test_reading_is_audited_and_only_for_those_who_may(worker, child):
    person = child(worker)
    who_page(worker, person=person)
    with acting_as(MACHINE):
        event = AuditEvent.objects.filter(event="read", person_id=person).get()
    assert event.detail == {"reads": "who"}
    with pytest.raises(NotHere):
        who_page(testing.holding("social_worker"), person=person)
    rhi = testing.holding("rhi_worker")
    testing.known_to(rhi, person)
    with pytest.raises(Refused):
        who_page(rhi, person=person)


def test_only_those_who_see_the_child_by_their_own_work_can_be_named(worker, manager, child, team):
    person = child(worker, team=team)
    colleague, other = (testing.holding("social_worker", team) for _ in range(2))
    testing.known_to(colleague, person)
    assert people_to_name(worker, person=person) == ((colleague.id, colleague.name),)
    assert other.id not in dict(people_to_name(manager, person=person))


def test_records_of_one_person_are_not_another_s(worker, child):
    mine, other = child(worker), child(worker)
    add_place(worker, person=other, place=NewPlace("home", "4 Mill Lane"))
    with acting_as(worker):
        assert {one.what for one in records_of(mine)} == {"number"}
