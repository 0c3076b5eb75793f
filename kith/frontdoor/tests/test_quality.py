"""What an agency's word of children held: on the sheet for a talk, monthly to a desk's lead."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from kith.access import testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.frontdoor.commands.weekly import write_weeks
from kith.frontdoor.queries.quality import held_between
from kith.frontdoor.queries.sheet import sheet_page
from kith.frontdoor.rules.quality import ENOUGH, LINES, Held, compared, month_before, month_of
from kith.frontdoor.rules.sheet import TOO_FEW
from kith.frontdoor.testing import a_desk, a_partner
from kith.kernel import clock
from kith.kernel.clock import at_local, frozen, local_date
from kith.messages.letters import spoken
from kith.messages.models import Letter

FEBRUARY = at_local(date(2026, 2, 10), timedelta(hours=10))
MONDAY = at_local(date(2026, 3, 2), timedelta(hours=9))
USEFUL = {
    "childs_words": "I do not want to go",
    "told_parent": "yes",
    "told_why": "She is as worried",
    "harms": ("CCE",),
    "asked": {
        "others": "A brother", "carers": "His mother", "school": "Most days",
        "source_did": "Spoke with him", "places": "The arcade",
    },
}  # fmt: skip


@pytest.fixture
def desk(db):
    with frozen(FEBRUARY - timedelta(days=9)):
        return a_desk()


def word(desk, agency, times, at=FEBRUARY, **more):
    with frozen(at):
        for _ in range(times):
            desk.arrives(agency=agency, **more)


def lines(found):
    return {one.key: (one.theirs, one.everybody) for one in found}


def letters():
    with acting_as(MACHINE):
        return [spoken(one) for one in Letter.objects.filter(code="week").order_by("id")]


# -- The sheet ------------------------------------------------------------------------------------


def test_each_thing_stands_beside_what_all_who_write_to_us_tell(desk):
    word(desk, "education", 6, **USEFUL)
    word(desk, "education", 6)
    word(desk, "police", 12)
    with frozen(MONDAY):
        found = lines(sheet_page(desk.manager, agency="education").quality)
    assert found[ENOUGH] == ("6 of 12, 50 per cent", "25 per cent")
    assert found["school"] == ("6 of 12, 50 per cent", "25 per cent")
    assert found["identity"] == ("12 of 12, 100 per cent", "100 per cent")


def test_under_five_nothing_is_said(desk):
    word(desk, "education", 4, **USEFUL)
    word(desk, "police", 9, **USEFUL)
    with frozen(MONDAY):
        assert sheet_page(desk.manager, agency="education").quality == ()
        page = testing.browser(desk.manager).get(reverse("agency-sheet", args=["education"]))
    assert "Word of fewer than five children came from them" in page.content.decode()


def test_the_page_shows_it_to_a_manager(desk):
    word(desk, "police", 7, **USEFUL)
    with frozen(MONDAY):
        page = testing.browser(desk.manager).get(reverse("agency-sheet", args=["police"]))
    shown = page.content.decode()
    assert "What word of children held, when it came from them" in shown
    assert "7 of 7, 100 per cent" in shown


def test_it_counts_every_child_and_hidden_ones_too(desk):
    word(desk, "police", 5)
    testing.restricted(desk.world.person, "R3")
    with acting_as(desk.manager):
        held = held_between(FEBRUARY - timedelta(days=1), MONDAY)
    assert held["police"].whole == 5


def test_word_of_a_family_is_marked_for_nobody(desk):
    word(desk, "family", 5)
    with acting_as(desk.manager):
        assert held_between(FEBRUARY - timedelta(days=1), MONDAY) == {}


COUNTS = st.integers(0, 60).flatmap(
    lambda whole: st.builds(Held, st.just(whole), st.fixed_dictionaries(
        {key: st.integers(0, whole) for key in LINES}))
)  # fmt: skip


@given(COUNTS, COUNTS)
def test_no_count_from_one_to_four_is_said_nor_told_by_the_rest(theirs, others):
    for one in compared("police", {"police": theirs, "health": others}):
        part, rest = theirs.things[one.key], others.things[one.key]
        if one.theirs != TOO_FEW:
            assert theirs.whole >= 5
            assert part not in range(1, 5)
            assert theirs.whole - part not in range(1, 5)
        if one.everybody != TOO_FEW:
            assert others.whole >= 5
            assert rest not in range(1, 5)
            assert 0 <= int(one.everybody.split()[0]) <= 100


# -- The letter -----------------------------------------------------------------------------------


def test_the_first_letter_of_a_month_says_what_the_month_before_held(desk):
    a_partner("education")
    word(desk, "education", 5, **USEFUL)
    with frozen(MONDAY - timedelta(days=4)):
        desk.asked(["education"])
    with frozen(MONDAY):
        assert write_weeks() == 1
    (said,) = letters()
    assert said.subject == "Your week with us: 1 question"
    assert "What word of children held in February 2026" in said.body
    assert "School, and how much the child is there: 5 of 6" not in said.body
    assert f"Who is at home, brothers and sisters: {TOO_FEW}" in said.body


def test_whom_nobody_asked_hears_of_it_on_the_monday_and_once(desk):
    a_partner("police")
    word(desk, "police", 6, **USEFUL)
    with frozen(MONDAY):
        assert [write_weeks() for _ in range(2)] == [1, 0]
    (said,) = letters()
    assert said.subject == "What your word of children told us in February 2026"
    assert "School, and how much the child is there: 6 of 6, 100 per cent" in said.body
    assert "we asked" not in said.body
    with frozen(MONDAY + timedelta(days=7)):
        assert write_weeks() == 0


def test_where_too_little_came_or_the_monday_is_of_the_month_before_nothing_is_said(desk):
    a_partner("police")
    word(desk, "police", 4)
    with frozen(MONDAY):
        assert write_weeks() == 0
    word(desk, "police", 9, at=MONDAY + timedelta(days=1))
    with frozen(at_local(date(2026, 4, 1), timedelta(hours=9))):
        assert write_weeks() == 0


def test_no_child_and_no_other_agency_stands_in_it(desk):
    a_partner("police")
    word(desk, "police", 6, what_happened="Quokka at the arcade")
    word(desk, "education", 9)
    with frozen(MONDAY):
        write_weeks()
    (said,) = letters()
    for never in ("Quokka", "School or college", "http", str(desk.world.person)):
        assert never not in said.body


@given(st.datetimes(min_value=clock.now().replace(tzinfo=None)).filter(lambda one: one.year < 9000))
def test_the_month_before_ends_where_this_one_begins(naive):
    now = naive.replace(tzinfo=clock.now().tzinfo)
    start, end = month_before(now)
    assert end == month_of(now) <= now
    assert local_date(start).day == local_date(end).day == 1
    assert 28 <= (local_date(end) - local_date(start)).days <= 31
