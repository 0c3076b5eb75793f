"""How things stand with a child now, read from what happened: one line each, newest first."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.cases.rules import HOW_SEEN, NOT_SEEN
from kith.desk.queries.standing import (
    NAMES,
    TURNING,
    WHY,
    last_words,
    lines,
    turning_points,
    why_here,
)
from kith.frontdoor.rules.outcomes import OUTCOMES
from kith.promises.history import Happened

TODAY = date(2026, 3, 4)
PIECE = UUID(int=1)
any_story = st.lists(st.tuples(st.sampled_from(NAMES), st.integers(1, 900)), max_size=12)
birthdays = st.dates(date(2008, 1, 1), date(2025, 12, 31))


def fact(name, on, by=None, **data):
    at = datetime(on.year, on.month, on.day, 12, tzinfo=UTC)
    return Happened(
        number=1,
        id=PIECE,
        root=PIECE,
        person=1,
        name=name,
        thread=PIECE,
        parent=None,
        at=at,
        precision="day",
        recorded_at=at,
        by=by,
        source="lived",
        data=data,
        rationale="",
        corrected=False,
    )


def story(told):
    """Return facts newest first, from names and how many days ago each was."""
    facts = [fact(name, TODAY - timedelta(days=ago)) for name, ago in told]
    return sorted(facts, key=lambda one: one.at, reverse=True)


def right_now(*facts, born=None):
    return lines(facts, born, TODAY)


# -- The plan, or the work ------------------------------------------------------------------------


def test_of_a_child_of_whom_nothing_is_told_there_is_no_line():
    assert right_now() == ()


def test_work_that_is_open_says_since_when_somebody_asked_for_help():
    began = fact("referral.received", date(2026, 1, 5))
    assert right_now(began) == ("With us since somebody asked for help on 5 January 2026",)


def test_work_that_ended_says_when_and_no_longer_when_it_began():
    ended = fact("episode.closed", date(2026, 2, 6))
    began = fact("referral.received", date(2026, 1, 5))
    assert right_now(ended, began) == ("Our work ended on 6 February 2026",)


def test_a_child_who_comes_back_is_with_us_again():
    again = fact("referral.received", date(2026, 3, 1))
    ended = fact("episode.closed", date(2026, 2, 6))
    assert right_now(again, ended) == ("With us since somebody asked for help on 1 March 2026",)


def test_a_protection_plan_stands_before_a_plan_of_need_and_says_for_what():
    protected = fact("cp_plan.started", date(2026, 2, 2), category_latest="NEG")
    in_need = fact("cin_plan.started", date(2026, 2, 20))
    told = ("On a child protection plan since 2 February 2026, for neglect",)
    assert right_now(in_need, protected) == told


def test_a_category_without_words_is_left_out_and_no_code_is_shown():
    (line,) = right_now(fact("cp_plan.started", date(2026, 2, 2), category_latest="ZZZ"))
    assert line == "On a child protection plan since 2 February 2026"


def test_once_protection_ended_the_plan_of_need_is_told():
    ended = fact("cp_plan.ended", date(2026, 2, 20))
    in_need = fact("cin_plan.started", date(2026, 2, 20))
    protected = fact("cp_plan.started", date(2025, 9, 1))
    assert right_now(ended, in_need, protected) == (
        "On a child in need plan since 20 February 2026",
    )


def test_a_death_stands_first():
    died = fact("child.died", date(2026, 3, 2))
    began = fact("referral.received", date(2026, 1, 5))
    assert right_now(died, began)[0] == "Died on 2 March 2026"


# -- When the child was seen ----------------------------------------------------------------------


@pytest.mark.parametrize(("how", "words"), HOW_SEEN.items())
def test_the_last_visit_says_where(how, words):
    (line,) = right_now(fact("contact.made", date(2026, 3, 3), how=how))
    assert line == f"Last seen on 3 March 2026, {words[0].lower()}{words[1:]}"


def test_a_child_who_was_seen_alone_is_said_to_have_been():
    (line,) = right_now(fact("contact.made", date(2026, 3, 3), how="home", alone=True))
    assert line == "Last seen on 3 March 2026, at home, alone"


@pytest.mark.parametrize(("how", "words"), NOT_SEEN.items())
def test_a_try_since_says_what_came_of_it_and_when_the_child_was_last_seen(how, words):
    tried = fact("contact.tried", date(2026, 3, 3), how=how)
    seen = fact("contact.made", date(2026, 2, 12), how="home")
    (line,) = right_now(tried, seen)
    because = f"{words[0].lower()}{words[1:]}"
    assert line == f"We tried on 3 March 2026: {because}; last seen on 12 February 2026"


def test_a_try_before_the_last_visit_is_no_longer_told():
    seen = fact("contact.made", date(2026, 3, 3), how="school")
    tried = fact("contact.tried", date(2026, 2, 12), how="no_answer")
    assert right_now(seen, tried) == ("Last seen on 3 March 2026, at school",)


def test_a_child_who_was_never_seen_is_not_said_to_have_been():
    (line,) = right_now(fact("contact.tried", date(2026, 3, 3), how="no_answer"))
    assert line == "We tried on 3 March 2026: no answer"


# -- Birthdays ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("born", "line"),
    [
        (date(2012, 3, 4), "Turns 14 today"),
        (date(2012, 3, 5), "Turns 14 in 1 day"),
        (date(2012, 3, 18), "Turns 14 in 14 days"),
    ],
)
def test_a_birthday_within_a_fortnight_is_told(born, line):
    assert right_now(born=born) == (line,)


@pytest.mark.parametrize("born", [date(2012, 3, 3), date(2012, 3, 19)])
def test_one_that_was_yesterday_or_is_further_off_is_not(born):
    assert right_now(born=born) == ()


@given(birthdays, st.dates(date(2026, 1, 1), date(2027, 12, 31)))
def test_whoever_turns_an_age_is_that_age_on_the_day_that_is_said(born, today):
    for line in lines((), born, today):
        _, age, *when = line.split()
        day = today if when == ["today"] else today + timedelta(days=int(when[1]))
        assert day.year - born.year == int(age)
        assert 0 <= (day - today).days <= 14
        leap = (born.month, born.day) == (2, 29)
        assert (day.month, day.day) == (born.month, born.day) or leap


# -- Why we are here, and what turned -------------------------------------------------------------


def test_why_we_are_here_is_the_last_decision_that_said_so():
    protected = fact("cp_plan.started", date(2026, 2, 2))
    began = fact("referral.received", date(2026, 1, 5))
    assert why_here([protected, began]) is protected


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_a_decision_of_the_front_door_says_why_only_where_it_begins_our_work(outcome):
    decided = fact("contact.decided", date(2026, 3, 1), outcome=outcome)
    began = fact("referral.received", date(2026, 1, 5))
    assert why_here([decided, began]) is (decided if OUTCOMES[outcome].work else began)


@given(any_story)
def test_once_the_work_has_ended_nothing_says_why_until_it_begins_anew(told):
    facts = story(told)
    ended = fact("episode.closed", TODAY)
    assert why_here([ended, *facts]) is None
    again = fact("referral.received", TODAY)
    assert why_here([again, ended, *facts]) is again


@given(any_story)
def test_why_is_always_one_of_the_facts_that_can_say_so(told):
    facts = story(told)
    why = why_here(facts)
    assert why is None or (why in facts and why.name in WHY)


@given(any_story)
def test_turning_points_are_all_of_them_in_the_order_in_which_they_came(told):
    facts = story(told)
    turned = turning_points(facts)
    assert [one.at for one in turned] == sorted((one.at for one in turned), reverse=True)
    assert len(turned) == sum(name in TURNING for name, _ in told)


# -- The child's own words ------------------------------------------------------------------------


def test_the_child_is_quoted_with_the_day_and_whom_the_child_told():
    seen = fact("contact.made", date(2026, 3, 3), by=7, how="home", words=" I like the dog. ")
    quote = last_words([seen])
    assert (quote.words, quote.on, quote.by) == ("I like the dog.", date(2026, 3, 3), 7)


def test_a_call_in_which_the_child_spoke_is_quoted_too():
    rang = fact("contact.tried", date(2026, 3, 3), how="call", words="Come on Friday")
    assert last_words([rang]).words == "Come on Friday"


@pytest.mark.parametrize("how", NOT_SEEN)
def test_what_we_wrote_when_the_child_was_not_met_is_never_put_in_their_mouth(how):
    tried = fact("contact.tried", date(2026, 3, 3), how=how, words="Nobody came to the door")
    before = fact("contact.made", date(2026, 2, 1), how="school", words="I want to stay")
    assert last_words([tried, before]).words == "I want to stay"
    assert last_words([tried]) is None


def test_a_visit_without_words_leaves_the_words_before_it_standing():
    silent = fact("contact.made", date(2026, 3, 3), how="home", words="  ")
    before = fact("contact.made", date(2026, 2, 1), how="school", words="I want to stay")
    assert last_words([silent, before]).on == date(2026, 2, 1)
