"""By night: whoever is there twice is proposed, twins are not, and a decision holds."""

import pytest

from kith.people.matching.night import look_for_duplicates
from kith.people.matching.queries import open_proposals

pytestmark = pytest.mark.django_db


def test_somebody_who_is_there_twice_is_proposed_once(make, manager):
    one = make("Amina", "Warsame", postcode="QX1 2AB", phone="07700 900123")
    other = make("Aminah", "Warsame", postcode="QX1 2AB", phone="07700 900123")
    assert look_for_duplicates().proposed == 1
    assert look_for_duplicates().proposed == 0
    (line,) = open_proposals(manager).lines
    assert {line.a.id, line.b.id} == {one, other}
    assert "date of birth" in line.why
