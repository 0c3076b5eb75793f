"""What each deed leaves when it is written straight down: facts, where a contact stands, and sight.

The commands leave the same (`test_two_ways`); here it can be read, deed by deed.
"""

import json
from datetime import UTC, date, datetime, timedelta
from itertools import count

import pytest

from kith.demo.years.bulk.tables import TABLES, Rows
from kith.demo.years.bulk.writer import Writer
from kith.demo.years.bulk.writing import DEEDS
from kith.demo.years.child import Child
from kith.demo.years.events import Event
from kith.demo.years.living import Here
from kith.demo.years.story.screening import ASKED, NO_SIGN, TWELVE, YES
from kith.kernel.policy import DECLARED

AT = datetime(2026, 3, 3, 10, tzinfo=UTC)
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
ACCOUNTS = {"freya": 11, "marcus": 12, "boss": 13, "worker": 14, "nadia": 15}
HERE = Here(accounts=ACCOUNTS, teams={"north": 2}, desk=1, partners={"Family centre": 61})
LIMITS = {rule.code: rule.value for rule in DECLARED}
SAM = Child(0, "Sam Okoro", "M", date(2012, 3, 1), "BAFR", frozenset({"NONE"}), True)
SIGNS = {**NO_SIGN, "g1": YES}

ARRIVAL = {
    "channel": "police",
    "agency": "police",
    "arrived_at": AT - HOUR,
    "what_happened": "Was found at the station at night",
    "safe_now": "yes",
    "source_name": "PC Marlowe",
}
BECAUSE = "Nobody knows yet what would help, and it gets worse."
DECIDING = {
    "level": 3,
    "because": BECAUSE,
    "sentences": ("3.1",),
    "to_team": "north",
}
HELP = {
    "level": 2,
    "because": BECAUSE,
    "next_step": "A first visit",
}
SENT = {
    "level": 2,
    "because": BECAUSE,
    "where": "adult",
}


class Story:
    """One child, and deeds done about them one minute after the other."""

    def __init__(self):
        self.rows = Rows()
        self.writer = Writer(HERE, LIMITS, self.rows, 500, [41, 42, 43], count(7))
        self.at = AT

    def does(self, by, does, /, of="", makes="", **says):
        """Let somebody do something, and return the facts that this leaves."""
        before = len(self.rows.of["promises_fact"])
        event = Event(self.at, by, does, says, of, makes)
        DEEDS[does](self.writer, event, ACCOUNTS.get(by, 0), dict(says))
        self.at += MINUTE
        return self.facts()[before:]

    def facts(self):
        columns = [one.strip() for one in TABLES["promises_fact"].split(",")]
        return [dict(zip(columns, row, strict=True)) for row in self.rows.of["promises_fact"]]

    def contact(self, label="one"):
        return self.writer.contacts[label].columns

    def arrives(self, label="one", **more):
        if not self.rows.of["people_person"]:
            self.does("freya", "write_down", makes="child", child=SAM)
        return self.does("freya", "arrive", makes=label, **{**ARRIVAL, **more})

    def graded(self, rag="AMBER", **more):
        self.arrives(**more)
        return self.does("freya", "grade_contact", "one", rag=rag, why="As it was told")

    def decided(self, outcome, **more):
        self.graded()
        return self.does("marcus", "decide", "one", outcome=outcome, **more)

    def working(self):
        self.decided("assess", **DECIDING)
        return self.does("boss", "allocate", worker="worker", team="north", why="Has room")


def names(facts):
    return [one["name"] for one in facts]


def data(facts, name):
    return json.loads(next(one["data"] for one in facts if one["name"] == name))


@pytest.fixture
def story():
    return Story()


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
    assert data(facts, "contact.redecided") == {"changed": False}


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
        "Only part of the answer came, 3 of 8",
        "No answer yet",
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
    assert json.loads(said["data"]) == {"reason": "no_cause"}


def test_a_serious_incident_has_a_clock_from_the_first_word_of_it(story):
    story.graded("RED")
    (fact,) = story.does(
        "marcus", "report_incident", "one", makes="one/incident", sort="assault", what="Hurt"
    )
    assert fact["occurred_at"] == AT - HOUR
    listed = story.does(
        "nadia", "list_shaken", "one/incident", tie="friend", label="Jo K", decision="Seen"
    )
    done = story.does("nadia", "do_ripple", "one/incident", step="ripple.safe", words="Done")
    assert names([*listed, *done]) == ["ripple.listed", "ripple.safe"]
    assert {one["thread"] for one in (fact, *listed, *done)} == {fact["thread"]}
