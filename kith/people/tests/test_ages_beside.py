"""The age beside a name, as short as it is said."""

from dataclasses import replace
from datetime import date

import pytest

from kith.people.models import Person
from kith.people.queries.cards import card_of

TODAY = date(2026, 3, 2)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("born", "says"),
    [(date(2026, 1, 1), "under 1"), (date(2011, 3, 2), "15"), (date(2011, 3, 3), "14"), (None, "")],
)
def test_it_is_years_or_under_one_or_nothing(born, says):
    card = card_of(Person(id=1, known_as="Sam", born=born), "", TODAY)
    assert card.age_short == says


@pytest.mark.django_db
def test_before_birth_there_is_none():
    card = card_of(Person(id=1, expected=date(2026, 6, 1)), "", TODAY)
    assert card.age_short == ""
    assert replace(card, age=0).age_short == "under 1"
