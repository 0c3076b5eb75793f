"""People who are there twice, for the tests of matching."""

from datetime import UTC, date, datetime

import pytest

from kith.access import testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.kernel import clock
from kith.people.commands.creating import create_by_work
from kith.people.rules.names import NewName
from kith.people.rules.numbers import NewNumber
from kith.people.rules.places import NewPhone, NewPlace
from kith.people.rules.whom import NewPerson
from kith.people.search.creating import look_before_creating

NOW = datetime(2026, 3, 4, 10, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _now():
    with clock.frozen(NOW):
        yield


@pytest.fixture
def team(db):
    """A team."""
    return testing.team("North")


@pytest.fixture
def manager(team):
    """The manager of the team."""
    return testing.holding("team_manager", team)


@pytest.fixture
def make(manager):
    """Write a person down, as somebody does who sees none of the others."""

    def made(given="Amina", family="Warsame", born=date(2012, 5, 7), *, by=None, nhs="",
             postcode="", phone="", **more):  # fmt: skip
        who = NewPerson(
            names=(NewName(given=given, family=family),),
            born=born,
            places=(NewPlace(postcode=postcode, lines="1 Elm Row"),) if postcode else (),
            phones=(NewPhone(value=phone),) if phone else (),
            numbers=(NewNumber("NHS", nhs),) if nhs else (),
            **more,
        )
        with acting_as(MACHINE):
            actor = by or manager
            looked = look_before_creating(actor, who=who).among(frozenset())
            return create_by_work(actor, who=who, looked=looked)

    return made
