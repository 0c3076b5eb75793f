"""One child's story: pure, the same for the same seed, and such that somebody could live it."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from itertools import count, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kith.demo.personas import PERSONAS
from kith.demo.years.bulk.tables import Rows
from kith.demo.years.bulk.writing import DEEDS as WRITTEN
from kith.demo.years.bulk.writing import Writing, write
from kith.demo.years.hands import TEAMS, everybody, manager_of, workers_of
from kith.demo.years.living import DEEDS as LIVED
from kith.demo.years.living import Here
from kith.demo.years.season import Season
from kith.demo.years.story import arrivals, life
from kith.frontdoor.blind.readers import MANAGERS, PARTNERS
from kith.frontdoor.rules.help import is_not_enough
from kith.frontdoor.rules.record import gives_a_reason
from kith.frontdoor.rules.screen import EDITIONS, Limits, screen
from kith.frontdoor.rules.wishes import wishes
from kith.kernel.clock import local_date
from kith.kernel.policy import DECLARED
from kith.kernel.workdays import age_on

LAST = date(2026, 11, 25)
UNTIL = datetime(2026, 11, 25, 8, 40, tzinfo=UTC)
SEASON = Season.ending(LAST, 3)
MANY = 3_000
indexes = st.integers(0, 50_000)


def told(index, until=UNTIL):
    return life(SEASON, 20, index, until)


@pytest.fixture(scope="module")
def stories():
    return [told(index) for index in range(MANY)]


@pytest.fixture(scope="module")
def events(stories):
    return [event for one in stories for event in one.events]


# -- What holds of every story --------------------------------------------------------------------


@given(indexes)
@settings(max_examples=60, deadline=None)
def test_the_same_seed_tells_the_same_story(index):
    assert told(index) == told(index)


@given(indexes)
@settings(max_examples=60, deadline=None)
def test_events_come_in_order_and_stop_where_the_story_stops(index):
    moments = [event.at for event in told(index).events]
    assert moments == sorted(moments)
    assert all(at < UNTIL for at in moments)
    assert all(at.microsecond == 0 for at in moments)


@given(indexes)
@settings(max_examples=60, deadline=None)
def test_a_story_told_to_an_earlier_day_is_the_beginning_of_the_same_one(index):
    earlier = datetime(2025, 6, 1, 8, 40, tzinfo=UTC)
    whole, part = told(index).events, told(index, earlier).events
    assert part == tuple(event for event in whole if event.at < earlier)


@given(indexes)
@settings(max_examples=60, deadline=None)
def test_it_begins_with_writing_the_child_down_and_word_of_them(index):
    does = [event.does for event in told(index).events]
    if does:
        assert does[:2] == ["write_down", "arrive"]
        assert does.count("write_down") == 1


@given(indexes)
@settings(max_examples=60, deadline=None)
def test_nothing_is_about_what_has_not_begun(index):
    made = set()
    for event in told(index).events:
        label = event.of
        if label and event.does not in ("record_reply", "refuse", "withdraw"):
            assert label in made, event
        made.add(event.makes)
        if event.does == "ask_agencies":
            made |= {f"{label}/{code}" for code in event.says["agencies"]}
        if event.does == "list_shaken":
            made |= {f"{event.makes}/{n}" for n in range(len(event.says["children"]) + 1)}
        if label and event.does in ("record_reply", "refuse", "withdraw"):
            assert label in made, event


@given(indexes)
@settings(max_examples=60, deadline=None)
def test_word_comes_on_days_of_the_season_and_never_twice_in_a_week(index):
    days = arrivals(SEASON, 20, index)
    assert SEASON.first <= days[0]
    assert days[-1] <= LAST
    assert all((later - day).days >= 8 for day, later in pairwise(days))


def test_every_event_is_a_deed_that_can_be_lived_and_written(events):
    assert {event.does for event in events} <= LIVED.keys()
    assert LIVED.keys() == WRITTEN.keys()


def test_every_deed_there_is_happens_to_somebody(events):
    assert {event.does for event in events} == LIVED.keys()


def test_whoever_does_something_works_here(events):
    known = {one.username for one in (*PERSONAS, *everybody())} | {""}
    assert {event.by for event in events} <= known


def test_word_reaches_us_before_it_is_taken_in(events):
    for event in events:
        if event.does == "arrive":
            assert event.says["arrived_at"] <= event.at


def test_every_decision_gives_a_reason_of_its_own(events):
    decided = [event for event in events if event.does in ("decide", "redecide")]
    assert decided
    assert all(gives_a_reason(event.says["because"]) for event in decided)


def test_every_screen_has_all_its_answers(events):
    for event in events:
        if event.does == "screen_child":
            assert screen(EDITIONS[-1], event.says["answers"], Limits()).done


def test_a_child_is_screened_from_ten_years_on(stories):
    for one in stories:
        for event in one.events:
            if event.does == "screen_child":
                assert age_on(one.child.born, local_date(event.at)) >= 10


def test_nobody_looks_closely_before_the_last_question_of_a_screen_was_asked(stories):
    looked = 0
    for one in stories:
        last = {event.of: event.at for event in one.events if event.does == "screen_child"}
        for event in one.events:
            if event.does in ("specialist_done", "decline_specialist"):
                looked += 1
                assert event.at > last[event.of]
    assert looked > 100


def test_everybody_of_the_age_is_screened_in_the_end_and_a_leader_finds_whom_the_desk_forgot(
    stories,
):
    by = Counter(e.by for one in stories for e in one.events if e.does == "screen_child")
    assert 0 < by["nadia"] < sum(by.values()) * 0.02
    for one in stories:
        screened = {event.of for event in one.events if event.does == "screen_child"}
        for event in one.events:
            old = event.does == "arrive" and (UNTIL - event.at).days > 60
            if old and age_on(one.child.born, local_date(event.says["arrived_at"])) >= 10:
                assert event.makes in screened


def of_contact(story, label, *does):
    return [one for one in story.events if one.of == label and one.does in does]


def test_no_help_that_was_offered_is_forgotten(stories):
    """A service takes it up, or it is not wanted and a manager looks again: before any new word."""
    for one in stories:
        offers = [e for e in one.events if e.says.get("outcome") == "early_help"]
        came = [e.at for e in one.events if e.does == "arrive"]
        for offer in offers:
            answer = of_contact(one, offer.of, "accept_help", "refuse_help")
            until = answer[0].at if answer else UNTIL
            assert not any(offer.at < at < until for at in came)
            assert answer or UNTIL - offer.at < timedelta(days=21)


def test_help_that_was_not_enough_is_looked_at_again_by_a_manager(stories):
    seen = Counter()
    for one in stories:
        for end in (e for e in one.events if e.does == "end_help"):
            met = bool(of_contact(one, end.of, "meet_help"))
            again = [e for e in of_contact(one, end.of, "redecide") if e.at >= end.at]
            enough = not is_not_enough(end.says["how"], met=met)
            seen[enough] += 1
            assert enough or again or UNTIL - end.at < timedelta(days=14)
    assert min(seen[True], seen[False]) > 20


def test_a_child_who_said_how_is_answered_and_meets_whoever_is_on_their_side(stories):
    written = 0
    for one in stories:
        for word in (e for e in one.events if e.does == "arrive"):
            wish = wishes(word.says["channel"], word.says.get("asked", {}))
            for key, deed in (("reach", "answer_child"), ("advocate", "introduce_advocate")):
                done = of_contact(one, word.makes, deed)
                written += wish.get(key, False)
                assert bool(done) <= wish.get(key, False)
                assert done or not wish.get(key) or UNTIL - word.at < timedelta(days=30)
    assert written


def test_a_discussion_is_declined_where_no_joint_enquiry_follows(stories):
    for one in stories:
        declined = {e.of for e in one.events if e.does == "decline_strategy"}
        joint = {
            f"{e.of}/incident"
            for e in one.events
            if e.does == "decide" and e.says["outcome"] == "strategy"
        }
        assert not declined & joint


def test_work_is_given_to_a_worker_of_the_team(events):
    for event in events:
        if event.does == "allocate":
            assert event.says["worker"] in workers_of(event.says["team"])
            assert event.by == manager_of(event.says["team"])


# -- What holds of all of them together -----------------------------------------------------------


@pytest.fixture(scope="module")
def a_year(stories, events):
    """How often each deed is done in a year of the whole borough."""
    contacts = sum(event.does == "arrive" for event in events)
    whole = SEASON.contacts / contacts / 3
    return {does: many * whole for does, many in Counter(e.does for e in events).items()}


@pytest.mark.parametrize(
    ("does", "least", "most"),
    [
        ("arrive", 13_000, 14_600),
        ("allocate", 3_000, 4_100),
        ("ask_agencies", 5_000, 7_500),
        ("report_incident", 55, 200),
        ("agree_assessment", 2_700, 4_000),
    ],
)
def test_it_is_a_borough_of_66_000_children(a_year, does, least, most):
    assert least < a_year[does] < most


def test_some_come_again(stories):
    again = sum(len(arrivals(SEASON, 20, index)) > 1 for index in range(MANY)) / MANY
    assert 0.25 < again < 0.42


def test_girls_and_boys_and_every_age_are_among_them(stories):
    children = [one.child for one in stories]
    assert 0.4 < sum(one.sex == "F" for one in children) / MANY < 0.6
    born = [LAST.year - one.born.year for one in children]
    assert min(born) <= 2
    assert max(born) >= 17


def test_harm_outside_the_family_is_of_those_over_ten(stories):
    outside = [one for one in stories if one.child.outside and one.events]
    assert 0.05 < len(outside) / MANY < 0.14
    assert all(one.child.years_on(local_date(one.events[0].at)) > 9.9 for one in outside)


# -- Who works here -------------------------------------------------------------------------------


def test_everybody_has_a_name_a_role_and_a_team_of_their_own():
    names = [one.username for one in everybody()]
    assert len(set(names)) == len(names)
    assert all(one.name.strip() and one.role for one in everybody())
    assert all(len(one.teams) == 1 for one in everybody())


def test_whoever_may_be_asked_for_a_second_look_is_somebody_one_can_be():
    asked = {*MANAGERS, *PARTNERS}
    for one in everybody():
        assert one.username.startswith("borough.")
        assert bool(one.words) == (one.role in asked)


@pytest.mark.parametrize("team", TEAMS)
def test_a_team_has_a_manager_and_enough_workers(team):
    here = {one.username: one.role for one in everybody() if one.teams == (team,)}
    assert here[manager_of(team)] == "team_manager"
    assert [here[one] for one in workers_of(team)] == ["social_worker"] * len(workers_of(team))


# -- Every story can be written -------------------------------------------------------------------


def test_every_step_of_every_story_is_one_that_can_be_taken_then(stories):
    here = Here(
        accounts=Everybody(),
        teams=dict.fromkeys(TEAMS, 7),
        desk=1,
    )
    limits = {rule.code: rule.value for rule in DECLARED}
    rows = Rows()
    writing = Writing(here, limits, rows, count(1))
    for index, one in enumerate(stories):
        if one.events:
            write(one, writing, index, range(1, 50))
    written = {table: len(found) for table, found in rows.of.items()}
    assert written["people_person"] > MANY * 0.9
    assert written["promises_fact"] > written["frontdoor_contact"] * 8
    assert written["frontdoor_reply"] >= written["frontdoor_request"] * 0.9
    assert written["people_tie"] == 0


class Everybody(dict):
    """An account for every user name."""

    def __missing__(self, name):
        return self.setdefault(name, len(self) + 1)
