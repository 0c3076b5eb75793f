"""Published figures: who reads them, and what they never say."""

import re
from html import unescape

import pytest

from kith.access import testing
from kith.frontdoor import commands
from kith.kernel import clock
from kith.oversight import catalogue
from kith.oversight.tests.door.desk import MONDAY, at, child, hours, new_desk

pytestmark = pytest.mark.django_db
LATER = MONDAY + hours(24 * 21)


@pytest.fixture
def desk():
    return new_desk()


@pytest.fixture
def partner(desk):
    with at(MONDAY):
        return testing.browser(testing.holding("school_dsl", who=testing.account("partner")))


def read(browser, address):
    with clock.frozen(LATER):
        answer = browser.get(address)
    assert answer.status_code == 200, address
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", answer.content.decode())))


def words_about(desk, in_time, late):
    """Let so many contacts come whose referrer heard in time, and so many where late."""
    for number in range(in_time + late):
        with at(MONDAY):
            contact = desk.decided("advice", desk.graded(about=child()))
        with at(MONDAY + hours(3 if number < in_time else 24 * 10)):
            commands.tell_referrer(desk.worker, contact=contact, how="telephone", words="We did")


def test_a_partner_reads_every_figure_that_can_be_measured(desk, partner):
    text = read(partner, "/letter/published/")
    for each in catalogue.live():
        assert each.name in text
    assert "told of none" in text


def test_the_letter_itself_stays_inside_the_council(desk, partner):
    assert partner.get("/letter/").status_code == 403


def test_a_number_of_one_to_four_is_not_told(desk, partner):
    words_about(desk, 6, 3)
    assert "Fewer than five" in read(partner, "/letter/published/FD-13/")
    assert "6 of 9" not in read(partner, "/letter/published/")


def test_five_or_more_are_told(desk, partner):
    words_about(desk, 6, 5)
    assert "6 of 11" in read(partner, "/letter/published/FD-13/")
    assert "55%" in read(partner, "/letter/published/FD-13/")


def test_the_colours_of_a_figure_are_told_together_or_not_at_all(desk, partner):
    for rag, many in (("RED", 2), ("AMBER", 9)):
        for _ in range(many):
            with at(MONDAY):
                contact = desk.graded(rag, about=child())
                row = desk.row(contact)
                told = {"day": False, "person": row.person_id, "thread": row.id, "parent": None}
                desk.world.tell(desk.world.fact("mash.asked", MONDAY, **told))
                desk.decided("advice", contact)
    text = read(partner, "/letter/published/FD-03/")
    assert "11 of 11" in text
    assert "Amber alone" not in text


def test_nobody_without_figures_reads_them(desk):
    carer = testing.browser(testing.holding("carer", who=testing.account("partner")))
    assert carer.get("/letter/published/").status_code == 403


@pytest.mark.parametrize("code", ["EX-04", "NONE-1", "FD-15"])
def test_what_is_not_measured_has_no_published_page(desk, partner, code):
    assert partner.get(f"/letter/published/{code}/").status_code == 404


def test_an_analyst_is_given_the_colours_of_a_figure_together_or_not_at_all(desk):
    with at(MONDAY):
        analyst = testing.browser(testing.holding("analyst"))
    words_about(desk, 6, 5)
    assert "of 11" in read(analyst, "/letter/FD-13/")
    assert "Amber alone" in read(analyst, "/letter/FD-03/")
