"""A brother or sister before birth, who has no name yet."""

from datetime import date

import pytest

from kith.people.testing import relative
from kith.people.ties.commands.adding import Beside
from kith.people.ties.making import New
from kith.people.ties.picture import family_of
from kith.people.ties.rules.born import Said
from kith.people.ties.telling import members


@pytest.mark.django_db
def test_a_sister_before_birth_is_called_so_in_the_list_and_shortly_in_the_picture(family):
    family.add("mother", "Mary")
    new = New("", Said(expected=date(2026, 7, 9)), kind="child")
    beside = Beside(of=family.ids["Mary"], role="child")
    born_soon = relative(family.actor, family.person, new, beside)
    told = {one.id: one for one in members(family.known())}[born_soon]
    assert told.name == "Unborn child, expected July 2026"
    drawn = {one.id: one for one in family_of(family.known()).people}[born_soon]
    assert (drawn.name, drawn.born, drawn.expected) == ("Unborn child", "due Jul 2026", True)
