"""Every figure of the front door: that it runs, what it gives, and what it never tells."""

import re

import pytest
from django.db import connection

from kith.access.actors import MACHINE
from kith.access.gates import acting_as
from kith.frontdoor.commands import About
from kith.frontdoor.indicators import INDICATORS, SECOND_READINGS
from kith.frontdoor.indicators.parts import words_of
from kith.frontdoor.testing import a_desk
from kith.promises.indicator import Unit
from kith.promises.kinds import KINDS

pytestmark = pytest.mark.django_db
ALL = (*INDICATORS, *SECOND_READINGS)
SPAN = {
    "from": "now() - interval '91 days'",
    "to": "now() + interval '30 days'",
    "now": "now() + interval '30 days'",
    "first": "now() - interval '91 days'",
    "last": "now() + interval '30 days'",
}


@pytest.fixture
def desk():
    """A front door where a little of everything happened."""
    desk = a_desk()
    for outcome in ("assess", "strategy", "advice", "nothing_more", "early_help"):
        contact = desk.graded("AMBER", about=About(known_as="Zebedee"))
        desk.decided(outcome, contact)
    desk.arrives(about=About(known_as="Zebedee"), channel="police", agency="police")
    return desk


def rows(each):
    with acting_as(MACHINE), connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM ({each.measure % SPAN}) m")
        names = [one.name for one in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


@pytest.mark.parametrize("each", ALL, ids=lambda each: each.code)
def test_it_gives_what_every_reader_of_figures_asks_for(desk, each):
    for row in rows(each):
        assert {"person_id", "team_id", "at", "hit", "counted", "thread", "note"} <= set(row)
        assert isinstance(row["hit"], bool)
        assert isinstance(row["counted"], bool)
        assert len(row["parts"]) == len(each.also) if each.also else not row.get("parts")


@pytest.mark.parametrize("each", ALL, ids=lambda each: each.code)
def test_a_share_has_no_hit_that_is_not_counted(desk, each):
    if each.unit is not Unit.RATIO:
        assert all(row["counted"] for row in rows(each) if row["hit"])


@pytest.mark.parametrize("each", ALL, ids=lambda each: each.code)
def test_what_is_told_of_a_child_names_nobody(desk, each):
    assert not any("Zebedee" in (row["note"] or "") for row in rows(each))


def test_of_this_desk_there_is_something_to_tell(desk):
    told = {each.code for each in ALL if rows(each)}
    assert {"FD-01", "FD-02", "FD-02b", "FD-04", "FD-07", "FD-11", "FD-13", "TH-01"} <= told


def test_kinds_name_figures_that_there_are():
    here = {each.code for each in INDICATORS}
    named = {code for kind in KINDS.values() for code in kind.indicators}
    assert {code for code in named if re.match(r"FD-(0|1[1-4]|16)|TH-0[1-3]", code)} <= here


@pytest.mark.parametrize(("code", "said"), [("a", "It's"), ("b", "Plain"), ("z", "z")])
def test_a_code_is_said_in_words_whatever_stands_in_them(code, said):
    sql = words_of("x.code", {"a": "It's", "b": "Plain"})
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {sql} FROM (VALUES (%s)) x (code)", [code])
        assert cursor.fetchone()[0] == said
