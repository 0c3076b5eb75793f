"""A number that is longer than any that the database counts to is no page, and never an error."""

from datetime import UTC, datetime

import pytest

from kith.access import testing
from kith.kernel import clock
from kith.promises.testing import a_world
from tests.house import routes

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 4, 10, tzinfo=UTC)
NUMBERS = {name: value for name, value in routes.STANDING_IN.items() if type(value) is int}
ADDRESSES = [one for one in routes.routes() if {"person", *NUMBERS} & set(one.takes)]
JUST_TOO_LONG, FAR_TOO_LONG = 2**63, 10**40


@pytest.fixture(autouse=True)
def _now():
    with clock.frozen(NOW):
        yield


def failing(actor, number):
    """Return the names of the addresses that fail on a number for which there is no place."""
    browser = testing.browser(actor)
    browser.raise_request_exception = False
    long = dict.fromkeys(["person", *NUMBERS], number)
    found = []
    for one in ADDRESSES:
        with testing.undone():
            if browser.get(one.path(**long)).status_code >= 500:
                found.append(one.name)
    return found


@pytest.mark.parametrize("number", [JUST_TOO_LONG, FAR_TOO_LONG])
def test_no_address_of_the_house_fails_on_a_number_that_is_too_long(number):
    assert len(ADDRESSES) > 50
    assert failing(a_world().manager, number) == []
