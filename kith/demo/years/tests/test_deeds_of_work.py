"""What asking others and our own work leave, deed by deed, when they are written straight down."""

import json

import pytest

from kith.demo.years.tests.deeds import AT, BECAUSE, DECIDING, HERE, HOUR, data, names, story
from kith.frontdoor.commands import Shaken

__all__ = ["story"]

# -- Others ---------------------------------------------------------------------------------------


def asked(story, *agencies):
    story.graded()
    return story.does(
        "freya", "ask_agencies", "one", agencies=dict.fromkeys(agencies, ""), tells="Look",
        legal="safeguard", agreement="not_needed",
    )  # fmt: skip


def test_each_agency_is_asked_by_a_request_of_its_own(story):
    facts = asked(story, "education", "police")
    assert names(facts) == ["mash.asked", "request.sent", "request.sent"]
    assert data(facts, "mash.asked") == {"rag": "AMBER", "how_many": 2}
    assert len({one["thread"] for one in facts}) == 3
    assert story.contact()["state"] == "MASH_GATHER"


def test_a_request_goes_to_the_desk_of_the_agency_and_is_called_by_it(story):
    story.graded()
    facts = story.does(
        "freya", "ask_agencies", "one", agencies={"early_help": "", "drugs": "x"}, tells="Look",
        legal="safeguard", agreement="not_needed", desks={"early_help": "Family centre"},
    )  # fmt: skip
    assert [json.loads(one["data"]).get("asked") for one in facts[1:]] == [
        "Family centre",
        "Drugs and alcohol service",
    ]
    requests = story.writer.contacts["one"].requests
    assert {code: one.columns["partner_id"] for code, one in requests.items()} == {
        "early_help": 61,
        "drugs": None,
    }


def test_a_sort_of_harm_that_was_told_asks_others_for_more(story):
    for label, harms in (("one", ()), ("two", ("CSE",))):
        story.arrives(label, harms=harms)
        story.does("freya", "grade_contact", label, rag="AMBER", why="x")
        story.does(
            "freya", "ask_agencies", label, agencies={"police": ""}, tells="Look",
            legal="safeguard", agreement="not_needed",
        )  # fmt: skip
    one, two = (story.writer.contacts[label].requests["police"] for label in ("one", "two"))
    assert two.columns["whole"] > one.columns["whole"]
    assert json.loads(two.columns["conditions"]) == ["exploitation"]


@pytest.mark.parametrize(
    ("answers", "left"),
    [
        (["full"], ["request.returned", "mash.closed"]),
        (["nil"], ["request.returned", "mash.closed"]),
        (["part"], ["request.returned", "request.partial"]),
        (["part", "full"], ["request.returned", "request.filled", "mash.closed"]),
    ],
)
def test_an_answer_is_counted_and_the_last_whole_one_closes_the_enquiry(story, answers, left):
    asked(story, "police")
    for how in answers:
        facts = story.does("freya", "record_reply", "one/police", answers=how, by_name="Sam")
    assert names(facts) == left


def test_a_decision_keeps_what_was_missing_and_what_comes_late_asks_for_a_look(story):
    asked(story, "police", "education")
    story.does("freya", "record_reply", "one/police", answers="part", by_name="Sam")
    facts = story.does("marcus", "decide", "one", outcome="assess", **DECIDING)
    assert data(facts, "contact.decided")["incomplete"] is True
    gaps = json.loads(story.rows.of["frontdoor_decision"][0][9])
    assert [one["what"] for one in gaps] == [
        "Not asked",
        "Only part of the answer came, 3 of 8",
        "No answer yet",
        "Nothing is said of brothers, sisters and others",
    ]
    late = story.does("freya", "record_reply", "one/education", answers="full", by_name="Lea")
    assert names(late) == ["request.returned", "contact.late_news"]


# -- Our work -------------------------------------------------------------------------------------


def test_the_first_worker_owes_the_first_meeting(story):
    (fact,) = story.working()
    assert fact["name"] == "child.allocated"
    assert fact["precision"] == "day"
    assert fact["parent"] == story.contact()["id"]
    assert json.loads(fact["data"]) == {"worker": 14, "role": "social_worker", "see": "AMBER"}


def test_meeting_the_child_is_told_of_and_the_first_time_twice(story):
    story.working()
    plan = {"every_working_days": 10}
    story.does("worker", "set_contact_plan", makes="plan", **plan)
    met = {**plan, "how": "home", "alone": True, "words": ""}
    first = story.does("worker", "record_contact", "plan", **met)
    again = story.does("worker", "record_contact", "plan", **met)
    assert names(first) == ["contact.made", "child.first_seen"]
    assert names(again) == ["contact.made"]


def test_when_our_work_ends_the_product_says_so_and_the_worker_is_free(story):
    story.working()
    facts = story.does("", "close_work", "one", reason="RC7", team="north")
    assert names(facts) == ["episode.closed", "closure.reasoned", "allocation.ended"]
    assert {one["recorded_by_id"] for one in facts} == {None}
    assert story.writer.worker is None
    assert story.writer.work is None


def test_word_of_a_child_who_is_open_goes_to_the_childs_team(story):
    story.working()
    story.arrives("two", arrived_at=story.at - HOUR)
    story.does("freya", "grade_contact", "two", rag="GREEN", why="x")
    (passed,) = story.does("freya", "pass_on", "two")
    assert (passed["name"], passed["team_id"]) == ("contact.passed", HERE.teams["north"])
    (taken,) = story.does("boss", "take_up", "two", words="The worker goes there")
    assert taken["name"] == "contact.accepted"
    assert story.contact("two")["state"] == "TAKEN_UP"


@pytest.mark.parametrize(
    ("who", "left"),
    [
        (("social_care", "police", "health"), ["strategy.held"]),
        (("social_care", "police"), ["strategy.held"]),
    ],
)
def test_a_discussion_is_held_on_a_thread_of_its_own(story, who, left):
    story.decided("strategy", **{**DECIDING, "level": 4})
    story.does("", "name_strategy", "one", makes="one/strategy")
    facts = story.does(
        "boss", "hold_strategy", "one/strategy", at=story.at, who=who, because=BECAUSE,
        safe_tonight="With an aunt", s47="joint",
    )  # fmt: skip
    assert names(facts) == left
    assert facts[0]["parent"] == story.contact()["id"] != facts[0]["thread"]
    assert data(facts, "strategy.held")["inquorate"] == ("health" not in who)


def test_a_discussion_that_is_not_called_for_leaves_the_reason_on_the_incident(story):
    story.graded("RED")
    (fact,) = story.does(
        "marcus", "report_incident", "one", makes="one/incident", sort="assault", what="Hurt"
    )
    (said,) = story.does(
        "marcus", "decline_strategy", "one/incident", reason="no_cause", because=BECAUSE
    )
    assert (said["name"], said["rationale"]) == ("strategy.declined", BECAUSE)
    assert said["thread"] == fact["thread"]
    told = {"reason": "no_cause", "serious": True, "partner": False}
    assert json.loads(said["data"]) == told
    (looked,) = story.does("nadia", "look_at_none", "one/incident", stands="yes", words=BECAUSE)
    assert (looked["name"], looked["thread"]) == ("strategy.looked", fact["thread"])
    assert json.loads(looked["data"])["stands"] is True


def test_a_serious_incident_has_a_clock_from_the_first_word_of_it(story):
    story.graded("RED")
    (fact,) = story.does(
        "marcus", "report_incident", "one", makes="one/incident", sort="assault", what="Hurt"
    )
    assert fact["occurred_at"] == AT - HOUR
    listed = story.does(
        "nadia", "list_shaken", "one/incident", makes="one/incident/line",
        children=(Shaken("friend", "Seen", label="Jo K"), Shaken("witness", "Rung", label="Al B")),
    )  # fmt: skip
    done = story.does("nadia", "do_ripple", "one/incident", step="ripple.safe", words="Done")
    assert names([*listed, *done]) == [
        "ripple.listed", "ripple.linked", "ripple.linked", "ripple.safe",
    ]  # fmt: skip
    assert {one["thread"] for one in (fact, listed[0], *done)} == {fact["thread"]}
    assert [json.loads(one["data"])["who"] for one in listed[1:]] == ["Jo K", "Al B"]
    (panel,) = story.does(
        "nadia", "consider", "one/incident", step="ripple.panel", answer="no", words="Done"
    )
    assert json.loads(panel["data"])["answer"] == "no"
    ended = story.does("nadia", "look_again", "one/incident/line/0", words="Well", until=None)
    assert [(one["name"], one["thread"]) for one in ended] == [
        ("ripple.ended", listed[1]["thread"])
    ]
