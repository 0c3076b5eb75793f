"""The list of returns, for those who read the service's figures."""

import re

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from kith.access import testing
from kith.access.gates import Refused
from kith.kernel import clock
from kith.standards import queries
from kith.standards.tests.conftest import NOW
from kith.standards.tests.small import child

pytestmark = pytest.mark.django_db


def words(actor, status=200):
    client = Client()
    client.force_login(get_user_model().objects.get(pk=actor.id))
    answer = client.get("/standards/returns/")
    assert answer.status_code == status
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


@pytest.mark.parametrize("role", ["team_manager", "head_of_service", "analyst"])
def test_managers_and_analysts_see_which_returns_the_figures_stand_on(council, role):
    council.sends(child(), child(LAchildID="KTH2", Sex="X"))
    page = words(testing.holding(role))
    assert "Children in need 2026, council 201" in page
    assert "31 March 2026" in page
    assert "Not yet allocated" in page
    assert "until 19 May 2026" in page  # 20 working days and two bank holidays later
    assert "KTH" not in page


def test_before_the_first_return_the_page_says_what_would_be_there():
    assert "No return has been taken in yet" in words(testing.holding("analyst"))


def test_others_are_refused():
    with pytest.raises(Refused):
        queries.returns(testing.holding("social_worker"))
    words(testing.holding("social_worker"), status=403)


def test_the_newest_comes_first_and_settling_in_ends(council):
    council.sends(child(), year=2025)
    with clock.frozen(NOW.replace(month=9)):
        council.sends(child(), year=2026)
        cards = queries.returns(testing.holding("analyst"))
        page = words(testing.holding("analyst"))
    assert [card.year for card in cards] == [2026, 2025]
    assert "ended on 19 May 2026" in page
