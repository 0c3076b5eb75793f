"""The pieces of which figures are made: what they say, and what they count."""

import pytest
from django.db import connection

from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.promises import measures

pytestmark = pytest.mark.django_db


def said(expression):
    """Return what a piece of SQL says."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {expression}")
        return cursor.fetchone()[0]


WINTER, SUMMER = "timestamptz '2026-03-02 23:30+00'", "timestamptz '2026-07-01 23:30+00'"


def test_a_day_is_london_s_and_said_as_people_do():
    assert said(measures.day_of(WINTER)) == "2 March 2026"
    assert said(measures.day_of(SUMMER)) == "2 July 2026"


def test_a_moment_has_its_hour_in_london():
    assert said(measures.moment_of(WINTER)) == "2 March 2026, 23:30"
    assert said(measures.moment_of(SUMMER)) == "2 July 2026, 00:30"


@pytest.mark.parametrize(
    ("due", "words"),
    [
        ("timestamptz '2026-03-03 00:00+00'", "2 March 2026"),
        ("timestamptz '2026-07-01 23:00+00'", "1 July 2026"),
        ("timestamptz '2026-03-03 00:30+00'", "3 March 2026, 00:30"),
        ("timestamptz '2026-03-02 14:00+00'", "2 March 2026, 14:00"),
    ],
)
def test_what_is_due_at_the_end_of_a_day_is_said_by_its_day(due, words):
    assert said(measures.due_by(due)) == words


def test_the_last_day_in_time_is_the_one_before_midnight():
    assert said(measures.last_day("timestamptz '2026-03-03 00:00+00'")) == "2 March 2026"


def test_codes_are_listed_as_sql():
    assert measures.named(["T4", "T5"]) == "'T4', 'T5'"


PLACED = dict.fromkeys(("from", "to", "now", "first", "last"), "now()")


@pytest.mark.parametrize(
    ("sql", "columns"),
    [
        (measures.due_in_window("T4"), 8),
        (measures.due_in_window("T4", which="p.safety", parts="ARRAY['x']"), 8),
        (measures.standing_now("FD-16"), 8),
        (measures.standing_now("ACTION", which="p.priority", hit="true"), 8),
    ],
)
def test_a_measure_runs_and_gives_the_columns_that_every_figure_reads(sql, columns):
    with acting_as(MACHINE), connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM ({sql % PLACED}) m")
        names = [one.name for one in cursor.description]
        assert cursor.fetchall() == []
    assert names[:8] == ["person_id", "team_id", "at", "hit", "counted", "thread", "note", "parts"]
    assert len(names) == columns
