"""A return taken in, on a real database."""

import pytest

from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.people.models import Person
from kith.promises.models import Fact, Promise
from kith.standards.cin_census.generator import write_return
from kith.standards.commands import import_cin_census


@pytest.mark.django_db(databases="__all__")
def test_a_generated_return_is_taken_in(tmp_path):
    path = write_return(tmp_path / "a.xml", 120)
    result = import_cin_census(path)
    assert result.as_dict() == {
        "children": 120,
        "created": 120,
        "changed": 0,
        "unchanged": 0,
        "left_out": [],
    }
    with acting_as(MACHINE):
        assert Person.objects.count() == 120
        print(Fact.objects.count(), Promise.objects.count())
    again = import_cin_census(path)
    assert again.as_dict() == {
        "children": 120,
        "created": 0,
        "changed": 0,
        "unchanged": 120,
        "left_out": [],
    }
