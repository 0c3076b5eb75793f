"""A number that is longer than any that the database counts to is no page, and never an error.

Neither in the path, nor after the question mark, nor in what is sent.
"""

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
LONGER_THAN_PYTHON_READS = "9" * 4400
ASKED = ("after", "before", "born", "child", "first", "plan", "record", "since", "to", "with")
SENT = ("account", "by", "first", "number", "person", "up_to")


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


def sent_to_all(actor, person, values, where):
    """Send values to every address and return how each answers."""
    browser = testing.browser(actor)
    browser.raise_request_exception = False
    found = {}
    for one in routes.routes():
        with testing.undone(), routes.kept_signed_in(browser):
            found[one.name] = getattr(browser, where)(one.path(person=person), values).status_code
    return found


@pytest.mark.parametrize(("where", "names"), [("get", ASKED), ("post", SENT)])
@pytest.mark.parametrize("value", [str(JUST_TOO_LONG), LONGER_THAN_PYTHON_READS])
def test_nor_on_one_that_is_asked_for_or_sent(where, names, value):
    world, values = a_world(), dict.fromkeys(names, value)
    for actor in (world.manager, testing.holding("mash_manager")):
        found = sent_to_all(actor, world.person, values, where)
        assert len(found) > 100
        assert [name for name, status in found.items() if status >= 500] == []
