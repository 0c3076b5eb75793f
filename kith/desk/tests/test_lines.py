"""From promises to lines: what is said, who owes it, how late it is, and what people said of it."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.accounts.roles import ROLES
from kith.desk.lines import (
    IN_SIGHT,
    cause_line,
    cause_says,
    child_line,
    how_counted,
    look,
    lower,
    notes,
    promise_line,
    says,
)
from kith.desk.tests.owing import KIM, NAMES, NOW, ROBIN, TODAY, ends, owed
from kith.promises.barriers import BARRIERS
from kith.promises.kinds import KINDS
from kith.promises.rules import Bundle, Cause, days_late, is_late
from kith.web.lines import Look

DAY = timedelta(days=1)
many = st.lists(st.integers(-30, 30), min_size=2, max_size=12)


def line(promise, now=NOW):
    return promise_line(promise, NAMES, now)


def lines(promises):
    return tuple(line(one) for one in promises)


def of_days(days):
    return [owed(day, number) for number, day in enumerate(days)]


def told_of(days):
    """Return one child's line, with a promise due at each of these days from today."""
    held = of_days(days)
    return child_line(Bundle(tuple(held), person=1), NAMES, NOW, lines(held))


# -- What is said ---------------------------------------------------------------------------------


@pytest.mark.parametrize("code", [code for code in KINDS if not KINDS[code].words])
@pytest.mark.parametrize("state", ["open", "kept"])
def test_every_kind_is_said_with_the_child_s_name_and_no_gap(code, state):
    said = says(owed(kind=code, state=state, words={}), NAMES)
    assert said
    assert "{" not in said


def test_a_promise_that_was_kept_is_said_in_the_past():
    coming, done = (
        says(owed(kind="CONTACT"), NAMES),
        says(owed(kind="CONTACT", state="kept"), NAMES),
    )
    assert coming != done
    assert done == says(owed(kind="CONTACT", state="kept_late"), NAMES)


def test_a_child_whom_the_reader_does_not_see_has_no_name():
    assert NAMES.child(1) == "Amara"
    assert NAMES.child(99) == "this child"
    assert "Amara" not in says(owed(kind="CONTACT", person=99), NAMES)


def test_a_brace_that_somebody_typed_stays_what_it_is():
    assert "Ask {name} for {0}" in says(owed(words={"what": "Ask {name} for {0}"}), NAMES)


# -- Who owes it ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("more", "owner"),
    [
        ({"owner": ROBIN}, "Robin Hale"),
        ({"owner": ROBIN, "also_owner": KIM}, "Robin Hale (before: Kim Odell)"),
        ({"owner": ROBIN, "also_owner": 99}, "Robin Hale"),
        ({"owner": 99}, "A colleague"),
    ],
)
def test_who_owes_it_is_named_with_whoever_had_it_before(more, owner):
    assert line(owed(**more)).owner == owner


@pytest.mark.parametrize("role", sorted(ROLES))
def test_what_nobody_owes_by_name_says_which_role_has_it_until_then(role):
    said = NAMES.owner(owed(owner=None, owner_role=role))
    assert said == f"{ROLES[role].name}, until somebody is named"


# -- How it stands --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("days", "how", "left"),
    [
        (-6, Look.LATE, "6 days"),
        (-1, Look.LATE, "1 day"),
        (0, Look.TODAY, "by the end of today"),
        (1, Look.OPEN, "1 day left"),
    ],
)
def test_the_time_is_counted_in_days(days, how, left):
    told = line(owed(days))
    assert (told.look, told.left) == (how, left)


def test_of_what_a_return_cannot_know_it_is_said_since_when():
    told = line(owed(-1, known_until=ends(date(2026, 1, 31))))
    assert (told.look, told.left) == (Look.UNKNOWN, "since 31 January 2026")


def test_what_is_still_to_be_written_up_says_by_when():
    told = line(owed(-1, attested_until=ends(date(2026, 3, 6))))
    assert (told.look, told.left) == (Look.UNWRITTEN, "write it up by 6 March 2026")


def test_what_was_not_written_up_in_time_is_late_after_all():
    assert line(owed(-3, attested_until=NOW)).look is Look.LATE


@given(st.integers(-60, 60), st.sampled_from(["open", "kept", "kept_late", "withdrawn", "void"]))
def test_only_what_is_open_and_over_looks_late(days, state):
    promise = owed(days, state=state, kept_at=NOW, ended_at=NOW)
    over = state == "open" and days < 0
    assert (look(promise, NOW) is Look.LATE) == is_late(promise, NOW) == over


# -- How it is counted ----------------------------------------------------------------------------


def test_an_action_is_counted_by_its_day_alone():
    assert how_counted(owed(2)) == "by 6 March 2026"


@pytest.mark.parametrize(("every", "said"), [(1, "1 working day"), (10, "10 working days")])
def test_a_visit_is_counted_from_the_last_one(every, said):
    promise = owed(2, kind="CONTACT", words={"every_working_days": every})
    assert how_counted(promise) == f"by 6 March 2026: within {said} of the last visit"


@pytest.mark.parametrize("code", [code for code, kind in KINDS.items() if kind.limit])
def test_a_rule_of_law_or_policy_is_told_in_its_first_clause(code):
    counted = how_counted(owed(2, kind=code))
    assert counted.startswith("by 6 March 2026: ")
    assert "," not in counted
    assert KINDS[code].counted.startswith(counted.split(": ", 1)[1])


# -- What people said of it -----------------------------------------------------------------------


def test_a_line_of_which_nobody_said_anything_has_no_note():
    assert line(owed()).notes == ()


def test_what_people_said_stands_in_one_note_in_the_order_in_which_one_asks():
    promise = owed(
        priority=True,
        will_by=date(2026, 3, 9),
        barrier="partner",
        accepted_until=ends(date(2026, 3, 10)),
        acknowledged_at=NOW,
        disputed=True,
    )
    assert line(promise).notes == (
        "Important · Will be done by 9 March 2026 · In the way: waiting for a partner agency · "
        "Accepted that it waits until 10 March 2026 · Taken by name on 4 March 2026 · "
        "Somebody says that this is wrong",
    )


def test_once_it_has_ended_what_stood_in_its_way_is_said_no_more():
    promise = owed(state="kept", will_by=TODAY, barrier="court", acknowledged_at=NOW, verified=True)
    assert list(notes(promise)) == ["Seen to be done"]


def test_what_was_late_when_the_return_came_says_so():
    assert "Already late when the return came" in notes(owed(settled_until=NOW + DAY))


def test_what_nobody_can_know_was_not_late_when_the_return_came():
    unknown = owed(settled_until=NOW + DAY, due_at=NOW, known_until=NOW - DAY)
    assert "Already late when the return came" not in notes(unknown)


@pytest.mark.parametrize("barrier", BARRIERS)
def test_each_barrier_goes_on_after_its_colon(barrier):
    (said,) = notes(owed(barrier=barrier))
    assert said.startswith("In the way: ")
    assert said[12].islower()


@pytest.mark.parametrize(
    ("sentence", "goes_on"), [("Waiting for Ashmere", "waiting for Ashmere"), ("A", "a"), ("", "")]
)
def test_only_the_first_letter_is_made_small(sentence, goes_on):
    assert lower(sentence) == goes_on


# -- A child's line -------------------------------------------------------------------------------


def test_one_promise_alone_is_not_counted():
    assert told_of([-3]).counts == ()


def test_a_child_s_promises_are_counted_as_they_stand():
    counted = [(one.look, one.words) for one in told_of([-6, -1, 0, 4, 5]).counts]
    assert counted == [
        (Look.LATE, "2 late, oldest 6 days"),
        (Look.TODAY, "1 today"),
        (Look.OPEN, "2 to come"),
    ]


@given(many)
def test_the_counts_of_a_child_add_up_to_what_is_owed(days):
    counts = told_of(days).counts
    assert sum(int(one.words.split()[0]) for one in counts) == len(days)


@given(many)
def test_the_nearest_are_in_sight_and_the_rest_is_folded_and_none_is_lost(days):
    told, held = told_of(days), lines(of_days(days))
    assert (*told.lines, *told.folded) == held
    assert len(told.lines) == min(IN_SIGHT, len(held))


def test_a_child_who_is_not_seen_has_neither_name_nor_age_on_the_line():
    hidden = child_line(Bundle((owed(person=99),), person=99), NAMES, NOW, ())
    assert (hidden.name, hidden.age) == ("this child", "")


# -- A cause --------------------------------------------------------------------------------------


def test_a_cause_says_how_many_promises_to_how_many_children_wait_behind_it():
    held = (owed(-2, 1), owed(-9, 2), owed(3, 3, person=2))
    told = cause_line(Bundle(held, cause=Cause("away", str(KIM))), NAMES, lines(held), NOW)
    assert told.says == "Kim Odell is away"
    assert told.behind == "3 promises to 2 children, oldest 9 days"
    assert told.owner.startswith("Naming somebody who covers")


def test_a_cause_behind_which_nothing_is_late_says_no_age():
    held = (owed(3),)
    told = cause_line(Bundle(held, cause=Cause("barrier", "court")), NAMES, lines(held), NOW)
    assert (told.says, told.behind) == ("Waiting for the court", "1 promise to 1 child")


@given(many)
def test_the_oldest_of_a_cause_is_as_old_as_its_latest_promise(days):
    held = tuple(of_days(days))
    told = cause_line(Bundle(held, cause=Cause("barrier", "court")), NAMES, (), NOW)
    oldest = max(days_late(one, NOW) for one in held)
    assert ("oldest" in told.behind) == bool(oldest)
    assert f"oldest {oldest} day" in told.behind or not oldest


def test_a_cause_without_words_says_what_was_written():
    assert cause_says(Cause("barrier", "snow"), NAMES) == "snow"
    assert cause_says(Cause("away", "99"), NAMES) == "A colleague is away"
    assert cause_says(None, NAMES) == ""
