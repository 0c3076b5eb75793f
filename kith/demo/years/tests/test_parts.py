"""The small parts of the years: answers, screens, families, sight, and the tables' columns."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest
from django.apps import apps
from hypothesis import given, settings
from hypothesis import strategies as st

from kith.demo.years import words
from kith.demo.years.answering import PART, answers_of
from kith.demo.years.bulk.household import household, write_kin
from kith.demo.years.bulk.sight import Sight
from kith.demo.years.bulk.tables import TABLES, Rows, plain
from kith.demo.years.child import Child, child_of
from kith.demo.years.figures import OUTCOMES
from kith.demo.years.story.asking import LEGAL
from kith.demo.years.story.door import BY_POST
from kith.demo.years.story.door import CHANNELS as COMES_BY
from kith.demo.years.story.incident import RIPPLE, SORTS
from kith.demo.years.story.screening import (
    NO_SIGN,
    indicates,
    leaves_a_gap,
    profile,
    without_gap,
)
from kith.frontdoor.rules import ladder, ripple
from kith.frontdoor.rules.agencies import TEMPLATES
from kith.frontdoor.rules.asking import LEGAL as GROUNDS
from kith.frontdoor.rules.channels import AGENCIES, CHANNELS
from kith.frontdoor.rules.outcomes import CLOSED_REASONS
from kith.frontdoor.rules.outcomes import OUTCOMES as DECIDED
from kith.frontdoor.rules.record import gives_a_reason
from kith.frontdoor.rules.replies import State, judge
from kith.frontdoor.rules.screen import EDITIONS, Limits, screen

DAY = date(2026, 3, 3)
AT = datetime(2026, 3, 3, 10, tzinfo=UTC)
LATER = AT + timedelta(days=3)
DESK, NORTH, SOUTH = 1, 2, 3
FREYA, MANAGER, WORKER = 11, 12, 13
SEEDS = st.integers(0, 10**6)
CHILD = Child(1, "Sam Okoro", "M", date(2012, 3, 1), "BAFR", frozenset({"NONE"}), True)


# -- What agencies answer -------------------------------------------------------------------------


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda one: one.code)
@pytest.mark.parametrize(
    ("how", "state"),
    [
        ("full", State.FULL),
        ("nil", State.NIL),
        ("part", State.PARTIAL),
    ],
)
def test_an_answer_amounts_to_what_it_is_called(template, how, state):
    asked = template.asks()
    judged = judge(asked, answers_of(how, asked))
    assert judged.state is state
    assert judged.got == (PART if how == "part" else judged.of)


@pytest.mark.parametrize("ground", LEGAL.values())
def test_others_are_asked_on_a_ground_that_there_is(ground):
    assert ground in GROUNDS


# -- Screens --------------------------------------------------------------------------------------


@given(SEEDS, st.booleans())
def test_a_screen_is_whole_whatever_is_answered(seed, outside):
    answers = profile(Random(seed), outside)
    assert screen(EDITIONS[-1], answers, Limits()).done


@given(SEEDS, st.booleans())
def test_what_was_not_asked_is_asked_and_nothing_else_changes(seed, outside):
    answers = profile(Random(seed), outside)
    filled = without_gap(answers)
    assert not leaves_a_gap(filled)
    assert filled.keys() == answers.keys()
    assert indicates(filled) == indicates(answers)
    before = screen(EDITIONS[-1], answers, Limits())
    assert before.gap == leaves_a_gap(answers)


def test_three_times_no_indicates_nothing():
    assert not indicates(NO_SIGN)
    assert not leaves_a_gap(NO_SIGN)


def test_those_with_harm_outside_the_family_are_seen_by_the_screen_mostly():
    chance = Random(5)
    inside = sum(indicates(profile(chance, False)) for _ in range(1_000)) / 1_000
    outside = sum(indicates(profile(chance, True)) for _ in range(1_000)) / 1_000
    assert inside < 0.12
    assert 0.55 < outside < 0.95


# -- Words ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("outcome", sorted(DECIDED))
def test_every_outcome_has_its_reason_its_level_and_sentences_of_the_ladder(outcome):
    assert gives_a_reason(words.BECAUSE[outcome])
    known = ladder.sentences(ladder.ladder_on(DAY))
    assert set(words.SENTENCES[words.LEVELS[outcome]]) <= set(known)


@pytest.mark.parametrize("because", [words.STANDS])
def test_a_second_look_gives_a_reason(because):
    assert gives_a_reason(because)


def test_every_outcome_that_may_come_is_one_that_there_is():
    assert {one for weights in OUTCOMES.values() for one in weights} <= DECIDED.keys()


@pytest.mark.parametrize("reason", words.CLOSED_AS.values())
def test_what_is_closed_is_closed_for_a_reason_on_the_list(reason):
    assert reason in CLOSED_REASONS


@pytest.mark.parametrize("agency", sorted(COMES_BY))
def test_word_comes_by_a_way_that_there_is(agency):
    assert agency in AGENCIES
    assert set(COMES_BY[agency]) <= CHANNELS.keys()


def test_word_by_post_comes_by_a_way_that_there_is():
    assert set(BY_POST) <= CHANNELS.keys()


def test_incidents_are_of_the_sorts_that_there_are_and_all_is_done_about_them():
    assert set(SORTS) <= ripple.SORTS.keys()
    assert RIPPLE.keys() == ripple.STEPS.keys()


def test_nobody_says_anything_that_blames_a_child():
    said = " ".join((*words.OUTSIDE, *words.AT_HOME, *words.BECAUSE.values())).lower()
    for blame in ("absconded", "refused", "puts himself", "lifestyle", "promiscuous", "gang"):
        assert blame not in said


# -- Children and their families ------------------------------------------------------------------


@settings(deadline=None)  # the first reads the names
@given(SEEDS)
def test_a_child_is_a_child_on_the_day_on_which_word_comes(seed):
    child = child_of(Random(seed), 0, DAY)
    assert 0 <= child.years_on(DAY) < 18
    assert child.known_as.strip()
    assert child.disabilities


@given(SEEDS)
def test_a_family_has_a_mother_and_nobody_in_it_is_older_than_can_be(seed):
    kin = list(household(Random(seed), CHILD))
    parents = [one for one in kin if one.is_parent]
    assert parents[0].sex == "F"
    assert 1 <= len(parents) <= 2
    assert all(17.9 <= (CHILD.born - one.born).days / 365.25 <= 46.1 for one in parents)
    assert all(one.known_as.endswith("Okoro") for one in kin)


def test_each_of_a_family_is_seen_with_the_child_found_and_tied_to_the_child():
    rows, sight = Rows(), Sight()
    mother, *_ = household(Random(2), CHILD)
    sight.desk_sees(DESK, AT, 7)
    write_kin(rows, mother, 501, 500, sight.of_family(), AT)
    (person,) = rows.of["people_person"]
    assert person[0] == 501
    assert person[-1] == "adult"
    (tie,) = rows.of["people_tie"]
    assert tie[:4] == (501, 500, "parent", "birth")
    (grant,) = rows.of["access_grant"]
    assert grant[:5] == (501, None, DESK, "members", "family")
    assert len(rows.of["people_personkey"]) > 5


# -- Sight ----------------------------------------------------------------------------------------


def reaches(sight, at):
    return sorted((one.team or 0, one.account or 0, one.reason) for one in sight.live(at))


def test_the_desk_sees_a_child_once_however_often_word_comes():
    sight = Sight()
    sight.desk_sees(DESK, AT, FREYA)
    sight.desk_sees(DESK, LATER, FREYA)
    assert reaches(sight, LATER) == [(DESK, 0, "contact")]


def test_when_the_desk_leaves_it_sees_for_a_while_and_then_no_longer():
    sight = Sight()
    sight.desk_sees(DESK, AT, FREYA)
    sight.desk_leaves(DESK, LATER, LATER + timedelta(days=28), FREYA)
    assert reaches(sight, LATER) == [(DESK, 0, "contact")]
    assert reaches(sight, LATER + timedelta(days=29)) == []


def test_new_word_after_that_gives_sight_again():
    sight = Sight()
    sight.desk_sees(DESK, AT, FREYA)
    sight.desk_leaves(DESK, AT, LATER, FREYA)
    sight.desk_sees(DESK, LATER, FREYA)
    assert reaches(sight, LATER + timedelta(days=90)) == [(DESK, 0, "contact")]


def test_a_desk_that_does_not_see_has_nothing_to_leave():
    sight = Sight()
    sight.desk_leaves(DESK, AT, LATER, FREYA)
    assert sight.grants == []


def test_a_worker_and_their_managers_see_and_the_managers_of_before_do_not():
    sight = Sight()
    sight.team_sees(NORTH, AT, FREYA)
    sight.team_sees(NORTH, AT, FREYA)
    sight.allocated(WORKER, NORTH, AT, MANAGER)
    assert reaches(sight, AT) == [(0, WORKER, "allocated"), (NORTH, 0, "team")]
    sight.allocated(WORKER + 1, SOUTH, LATER, MANAGER)
    assert (NORTH, 0, "team") not in reaches(sight, LATER)
    assert (SOUTH, 0, "team") in reaches(sight, LATER)


def test_a_family_is_seen_by_the_same_people_and_no_longer():
    sight, after = Sight(), LATER + timedelta(days=28)
    sight.desk_sees(DESK, AT, FREYA)
    sight.desk_leaves(DESK, LATER, after, FREYA)
    (desk,) = sight.of_family()
    assert (desk.team, desk.reason, desk.since, desk.until) == (DESK, "family", AT, after)
    sight.desk_sees(DESK, after, FREYA)
    sight.allocated(WORKER, NORTH, after, MANAGER)
    family = {(one.account, one.team): one.until for one in sight.of_family()}
    assert family == {(None, DESK): None, (WORKER, None): None, (None, NORTH): None}


# -- Tables ---------------------------------------------------------------------------------------


def columns_of(table):
    model = next(one for one in apps.get_models() if one._meta.db_table == table)
    return {field.column: field for field in model._meta.concrete_fields}


@pytest.mark.parametrize("table", TABLES)
def test_every_column_is_one_that_the_table_has(table):
    named = [one.strip() for one in TABLES[table].split(",")]
    assert len(set(named)) == len(named)
    assert set(named) <= columns_of(table).keys()


@pytest.mark.parametrize("table", [one for one in TABLES if one != "people_personkey"])
def test_no_column_that_must_be_filled_is_left_out(table):
    named = {one.strip() for one in TABLES[table].split(",")}
    for column, field in columns_of(table).items():
        filled = field.null or field.has_db_default() or field.generated or column == "id"
        assert column in named or filled, column


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        ({}, "{}"),
        (["police"], '["police"]'),
        ({"on": DAY}, '{"on": "2026-03-03"}'),
        ({"words": "a\tb\\c\n"}, '{"words": "a\\tb\\\\c\\n"}'),
    ],
)
def test_what_a_column_holds_as_json(value, kept):
    assert plain(value) == kept


def test_rows_wait_in_the_order_in_which_tables_are_written():
    rows = Rows()
    rows.add("promises_fact", [1, 2])
    rows.add("people_person", iter([3]))
    assert list(rows.of) == list(TABLES)
    waiting = Counter({table: len(found) for table, found in rows.of.items()})
    assert +waiting == Counter({"people_person": 1, "promises_fact": 1})
    assert rows.of["people_person"] == [(3,)]
