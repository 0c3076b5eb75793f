"""The tables of names and places, asked by the login of the application."""

import uuid
from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from kith.access import testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.kernel import clock
from kith.people.models import (
    Address,
    HiddenAddress,
    HiddenAddressViewer,
    Identifier,
    Person,
    PersonName,
    Phone,
)


def kept_of(person):
    """Write one record of each kind about a person, as whoever acts."""
    PersonName.objects.create(person_id=person, kind="legal", given="Ama", family="Owusu")
    Address.objects.create(person_id=person, kind="home", postcode="ZZ1 1AA")
    Phone.objects.create(person_id=person, kind="mobile", value="07700900123")


def hide(person, *named, until=None):
    """Write a hidden address of a person, and who is named for it, as whoever acts."""
    address = uuid.uuid4()
    for one in named:
        HiddenAddressViewer.objects.create(
            person_id=person, address_id=address, account_id=one.id, why="safety", until_at=until
        )
    HiddenAddress.objects.create(id=address, person_id=person, postcode="ZZ9 9ZZ", why="threat")


class TestWhoSees:
    def test_names_and_places_are_seen_with_the_person(self, worker, child) -> None:
        person = child(worker)
        with acting_as(worker):
            kept_of(person)
        stranger = testing.holding("social_worker")
        for actor, seen in ((worker, 1), (stranger, 0)):
            with acting_as(actor):
                for model in (PersonName, Address, Phone):
                    assert model.objects.filter(person_id=person).count() == seen

    def test_nothing_is_written_about_a_person_who_is_not_seen(self, worker, child) -> None:
        person = child()
        with acting_as(worker), pytest.raises(DatabaseError, match="policy"), transaction.atomic():
            Address.objects.create(person_id=person, kind="home")

    def test_a_record_is_ended_or_retracted_and_otherwise_stays(self, worker, child) -> None:
        person = child(worker)
        with acting_as(worker):
            kept_of(person)
            for model in (PersonName, Address, Phone, Identifier):
                assert model.objects.filter(person_id=person).update(until_on=clock.today()) == 1
            for model, field in ((PersonName, "given"), (Address, "postcode"), (Phone, "value")):
                with pytest.raises(DatabaseError, match="denied"), transaction.atomic():
                    model.objects.filter(person_id=person).update(**{field: "x"})


class TestHiddenAddresses:
    def test_only_who_is_named_reads_one(self, worker, manager, leader, child, team) -> None:
        person = child(worker, team=team)
        with acting_as(worker):
            hide(person, worker)
        seen = {}
        for actor in (worker, manager, leader, MACHINE):
            with acting_as(actor):
                seen[actor.id] = HiddenAddress.objects.count(), HiddenAddressViewer.objects.count()
        assert seen == {worker.id: (1, 1), manager.id: (0, 0), leader.id: (0, 0), 0: (0, 0)}

    def test_to_be_named_is_not_enough_without_the_person(self, worker, child) -> None:
        person = child(worker)
        stranger = testing.holding("social_worker")
        with acting_as(worker):
            hide(person, worker, stranger)
        with acting_as(stranger):
            assert not HiddenAddress.objects.exists()

    def test_nobody_names_themselves_for_what_they_may_not_open(self, worker, child, team) -> None:
        person = child(worker, team=team)
        with acting_as(worker):
            hide(person, worker)
            (address,) = HiddenAddress.objects.values_list("id", flat=True)
        other = testing.holding("social_worker", team)
        testing.known_to(other, person)
        for about in ({"address_id": address}, {"until_at": clock.now() + timedelta(minutes=15)}):
            with (
                acting_as(other),
                pytest.raises(DatabaseError, match="policy"),
                transaction.atomic(),
            ):
                HiddenAddressViewer.objects.create(
                    person_id=person, account_id=other.id, why="curious", **about
                )

    def test_a_manager_may_look_for_a_quarter_of_an_hour_and_no_longer(
        self, worker, manager, child, team
    ) -> None:
        person = child(worker, team=team)
        with acting_as(worker):
            hide(person, worker)
        late = clock.now() + timedelta(minutes=16)
        about = {"person_id": person, "account_id": manager.id, "why": "a threat tonight"}
        with acting_as(manager):
            for until in (None, late):
                with pytest.raises(DatabaseError, match="policy"), transaction.atomic():
                    HiddenAddressViewer.objects.create(until_at=until, **about)
            HiddenAddressViewer.objects.create(
                until_at=clock.now() + timedelta(minutes=15), **about
            )
            assert HiddenAddress.objects.count() == 1
        with clock.frozen(late), acting_as(manager):
            assert HiddenAddress.objects.count() == 0

    def test_a_name_that_ran_out_reads_nothing(self, worker, child) -> None:
        person = child(worker)
        until = clock.now() + timedelta(minutes=15)
        with acting_as(worker):
            hide(person, worker, until=until)
            assert HiddenAddress.objects.count() == 1
        with clock.frozen(until), acting_as(worker):
            assert not HiddenAddress.objects.exists()


class TestWhatMayStand:
    @pytest.mark.parametrize(
        "ages",
        [
            {"apparent_from": 15, "apparent_to": 14, "apparent_on": "2026-03-01"},
            {"apparent_from": 14, "apparent_to": 15},
            {"apparent_to": 15, "apparent_on": "2026-03-01"},
        ],
    )
    def test_an_apparent_age_is_a_whole_range_with_a_day(self, worker, child, ages) -> None:
        person = child(worker)
        with acting_as(worker), pytest.raises(IntegrityError), transaction.atomic():
            Person.objects.filter(id=person).update(**ages)

    def test_nothing_ends_before_it_begins(self, worker, child) -> None:
        person = child(worker)
        with acting_as(worker):
            for model in (Address, Phone, HiddenAddress):
                with pytest.raises(IntegrityError), transaction.atomic():
                    model.objects.bulk_create(
                        [model(person_id=person, from_on="2026-03-02", until_on="2026-03-01")]
                    )

    def test_a_retracted_number_may_be_told_again(self, worker, child) -> None:
        person = child(worker)
        told = {"person_id": person, "scheme": "UPN", "value": "X"}
        with acting_as(worker):
            first = Identifier.objects.create(**told)
            with pytest.raises(IntegrityError), transaction.atomic():
                Identifier.objects.create(**told)
            Identifier.objects.filter(id=first.id).update(retracted_at=clock.now())
            assert Identifier.objects.create(**told).id != first.id
