"""What each deed leaves when it is written straight down: facts, where a contact stands, and sight.

The commands leave the same (`test_two_ways`); here it can be read, deed by deed.
"""

import json

import pytest

from kith.demo.years.story.screening import ASKED, NO_SIGN, TWELVE, YES
from kith.demo.years.tests.deeds import (
    ACCOUNTS,
    AT,
    BECAUSE,
    DAY,
    DECIDING,
    HELP,
    HERE,
    HOUR,
    SENT,
    SIGNS,
    data,
    names,
    story,
)

__all__ = ["story"]

# -- At the door ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ({}, ["contact.arrived", "contact.opened"]),
        (
            {"channel": "telephone", "agency": "education"},
            ["contact.arrived", "contact.opened", "referrer.acknowledged"],
        ),
        (
            {"channel": "telephone", "agency": "family"},
            ["contact.arrived", "contact.opened"],
        ),
    ],
)
def test_word_arrives_and_is_opened_and_who_rings_knows_that_it_did(story, said, left):
    facts = story.arrives(**said)
    assert names(facts) == left
    assert facts[0]["occurred_at"] == AT - HOUR
    assert facts[0]["recorded_at"] > AT
    assert facts[1]["occurred_at"] == facts[1]["recorded_at"]


@pytest.mark.parametrize(
    ("said", "key", "value"),
    [
        ({}, "inbox", "police"),
        ({}, "professional", True),
        ({"agency": "family", "channel": "family"}, "professional", False),
        ({"agency": "family", "channel": "family"}, "inbox", ""),
        ({"safe_now": "no"}, "danger", True),
        ({"safe_now": "no"}, "red_suspect", True),
        ({"red_suspect": True}, "red_suspect", True),
        ({}, "red_suspect", False),
        ({}, "contact", 41),
    ],
)
def test_the_arrival_says_what_its_promises_ask(story, said, key, value):
    assert data(story.arrives(**said), "contact.arrived")[key] == value


@pytest.mark.parametrize("rag", ["RED", "AMBER", "GREEN"])
def test_a_grade_says_whether_the_child_is_to_be_screened(story, rag):
    facts = story.graded(rag)
    assert names(facts) == ["contact.graded"]
    assert data(facts, "contact.graded") == {"rag": rag, "screen": True}
    assert (story.contact()["state"], story.contact()["clock_rag"]) == ("TRIAGED", rag)
    assert story.contact()["version"] == 2


@pytest.mark.parametrize(
    ("by", "does", "says", "left"),
    [
        ("marcus", "acknowledge", {}, "contact.acknowledged"),
        ("freya", "tell_of_danger", {"whom": "The inspector"}, "danger.told"),
        ("freya", "told_that_it_arrived", {"how": "email"}, "referrer.acknowledged"),
        ("freya", "ask_back", {"missing": ("identity",)}, "contact.returned"),
        ("freya", "leave_for_morning", {"done": "a", "left": "b"}, "contact.left_for_morning"),
    ],
)
def test_a_deed_at_the_door_leaves_one_fact_on_the_contact(story, by, does, says, left):
    story.graded()
    (fact,) = story.does(by, does, "one", **says)
    assert fact["name"] == left
    assert fact["thread"] == story.contact()["id"]
    assert fact["recorded_by_id"] == ACCOUNTS[by]
    assert fact["team_id"] == HERE.desk


@pytest.mark.parametrize(
    ("deeds", "state"),
    [
        ([], "TRIAGED"),
        ([("ask_back", {"missing": ("identity",)})], "RETURNED_FOR_INFO"),
        ([("ask_back", {"missing": ("identity",)}), ("complete", {"words": "x"})], "TRIAGED"),
        ([("leave_for_morning", {"done": "a", "left": "b"})], "WITH_EDT"),
        ([("leave_for_morning", {"done": "a", "left": "b"}), ("take_over", {})], "TRIAGED"),
    ],
)
def test_where_a_contact_stands_after_what_was_done(story, deeds, state):
    story.graded()
    for does, says in deeds:
        story.does("freya", does, "one", **says)
    assert story.contact()["state"] == state
    assert story.contact()["closed_at"] is None


@pytest.mark.parametrize(
    ("answers", "result", "assess"),
    [
        (NO_SIGN, "negative", False),
        ({**SIGNS, **dict.fromkeys(["q1", "q2", "q3"], YES)}, "positive", True),
    ],
)
def test_a_screen_says_what_it_indicates(story, answers, result, assess):
    whole = {**dict.fromkeys(TWELVE, ASKED), **answers} if "q1" in answers else answers
    story.graded()
    facts = story.does("freya", "screen_child", "one", answers=whole)
    said = data(facts, "screen.done")
    assert (said["result"], said["assess"], said["gap"]) == (result, assess, False)
    assert len(story.rows.of["frontdoor_screen"]) == 1


def test_what_was_told_stands_in_the_contact_and_is_counted(story):
    more = {
        "told_parent": "no",
        "told_why": "Nobody answered",
        "harms": ("CCE",),
        "asked": {"carers": "The mother"},
    }
    facts = story.arrives(**more)
    assert data(facts, "contact.arrived")["holds"] == 5
    assert data(facts, "contact.arrived")["agency"] == "police"
    contact = story.contact()
    assert (contact["told_parent"], json.loads(contact["harms"])) == ("no", ["CCE"])
    assert json.loads(contact["told"])["values"] == more["asked"]


# -- Decisions ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("outcome", "says", "left", "state"),
    [
        (
            "assess",
            DECIDING,
            ["contact.decided", "referral.received", "work.handed_on"],
            "REFERRAL",
        ),
        (
            "strategy",
            {**DECIDING, "level": 4},
            ["contact.decided", "referral.received", "work.handed_on", "strategy.asked"],
            "REFERRAL",
        ),
        ("early_help", HELP, ["contact.decided", "help.offered"], "HELP_OFFERED"),
        ("other_route", SENT, ["contact.decided", "contact.sent"], "SENT_ON"),
        ("advice", {**HELP, "reason": "advice"}, ["contact.decided"], "CLOSED_ADVICE"),
        ("nothing_more", HELP, ["contact.decided"], "CLOSED_NFA"),
    ],
)
def test_a_decision_begins_what_it_begins(story, outcome, says, left, state):
    assert names(story.decided(outcome, **says)) == left
    assert story.contact()["state"] == state
    assert (story.contact()["closed_at"] is None) == (state in ("HELP_OFFERED", "SENT_ON"))


def test_a_referral_was_received_when_the_contact_was(story):
    facts = story.decided("assess", **DECIDING)
    referral = next(one for one in facts if one["name"] == "referral.received")
    assert referral["occurred_at"] == AT - HOUR
    assert referral["team_id"] == HERE.teams["north"]
    assert data(facts, "referral.received")["see"] == "AMBER"


def test_the_third_contact_without_help_asks_another_manager(story):
    left = []
    for label in ("one", "two", "three"):
        story.arrives(label, arrived_at=story.at - HOUR)
        story.does("freya", "grade_contact", label, rag="GREEN", why="x")
        left = names(story.does("marcus", "decide", label, outcome="advice", **HELP))
        story.at += 20 * DAY
    assert left == ["contact.decided", "contact.third"]


@pytest.mark.parametrize(
    ("deeds", "left"),
    [
        ([], "help.offered"),
        ([("accept_help", {"service": "Club", "by": "Jo"})], "help.accepted"),
    ],
)
def test_a_second_look_that_changes_nothing_lets_what_waits_wait_anew(story, deeds, left):
    story.decided("early_help", **HELP)
    for does, says in deeds:
        story.does("freya", does, "one", **says)
    facts = story.does("marcus", "redecide", "one", because=BECAUSE)
    assert names(facts) == ["contact.redecided", left]
    said = data(facts, "contact.redecided")
    assert (said["changed"], said["gaps_left"]) == (False, True)
    assert said["left"] == ["Police", "Health", "School or college", "Our own records"]
