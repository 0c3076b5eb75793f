"""Dated policy on its pages: read in words, proposed, its effect shown, accepted by another."""

from datetime import date

import pytest

from kith.access import testing
from kith.desk.forms.policy import RuleForm
from kith.desk.queries.policy import effect_page, number_words, policy_page, rules_to_change
from kith.kernel import clock
from kith.promises.policy import accept_policy, propose_policy
from kith.promises.testing import a_world
from kith.promises.tests.test_escalation import on

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 4)


@pytest.fixture(autouse=True)
def _now():
    with clock.frozen(on(TODAY)):
        yield


@pytest.fixture
def world():
    """A child whose assessment, promised in 45 working days, is not late yet."""
    made = a_world()
    made.tell(made.fact("referral.received", date(2026, 2, 2), data={}))
    return made


@pytest.fixture
def director():
    return testing.holding("director")


def proposed(actor, value=10):
    return propose_policy(
        actor,
        code="T9",
        value=value,
        unit="working days",
        from_day=date(2026, 1, 1),
        words="An assessment is finished sooner here",
        source="Decided by the leaders",
    )


def test_every_rule_is_told_with_its_number_its_days_and_where_it_comes_from(world):
    page = policy_page(world.manager)
    *_, rule = [one for one in page.rules if one.code == "T9"]
    assert rule.number == "45 working days"
    assert rule.source
    assert rule.kinds == ("Assessment within 45 working days of the referral",)
    assert not page.may_change


def test_rules_stand_under_where_they_come_from_each_once(world):
    page = policy_page(world.manager)
    sources = page.sources
    assert [one.words for one in sources] == sorted(one.words for one in sources)
    assert sorted(rule.code for one in sources for rule in one.rules) == [
        rule.code for rule in page.rules
    ]
    text = testing.browser(world.manager).get("/policy/").content.decode()
    assert all(f'href="#{one.place}"' in text and f'id="{one.place}"' in text for one in sources)


def test_what_is_not_confirmed_says_so(world):
    said = {rule.tag for rule in policy_page(world.manager).rules}
    assert any("not yet confirmed" in tag.lower() for tag in said)
    assert any("our own design" in tag.lower() for tag in said)


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        (1, "working days", "1 working day"),
        (45, "working days", "45 working days"),
        (1_110, "minutes after midnight", "6:30pm"),
        (525, "minutes after midnight", "8:45am"),
        (90, "percent", "90%"),
        (0, "switch", "off"),
        (1, "switch", "on"),
    ],
)
def test_numbers_are_said_as_one_would_say_them(value, unit, said):
    assert number_words(value, unit) == said


def test_the_effect_is_shown_before_anything_changes(world, director):
    rule = proposed(director)
    shown = effect_page(world.leader, rule=rule)
    assert shown.rows == 1
    assert [one.person for one in shown.named] == [world.person]
    assert clock.local_date(world.promise("T9").due_at) == date(2026, 4, 9)


def test_who_works_without_names_sees_the_number_and_no_name(world, director):
    shown = effect_page(director, rule=proposed(world.leader))
    assert (shown.rows, shown.named) == (1, ())


def test_another_leader_accepts_and_the_ledger_follows(world, director):
    rule = proposed(director)
    answer = testing.browser(world.leader).post(f"/policy/{rule}/")
    assert answer.status_code == 302
    assert clock.local_date(world.promise("T9").due_at) == date(2026, 2, 17)
    assert policy_page(world.leader).waiting == ()


def test_nobody_accepts_their_own(world, director):
    rule = proposed(director)
    assert testing.browser(director).post(f"/policy/{rule}/").status_code == 403
    assert [one.id for one in policy_page(director).waiting] == [rule]


@pytest.mark.parametrize("role", ["team_manager", "analyst", "social_worker"])
def test_only_leaders_propose(role):
    who = testing.browser(testing.holding(role))
    assert who.post("/policy/propose/", sent()).status_code == 403


def sent(**changes):
    return {
        "code": "T9", "value": "30", "unit": "working days", "from_day": "1 April 2026",
        "from_day-day": "1", "from_day-month": "4", "from_day-year": "2026",
        "words": "Sooner here", "source": "Decided by the leaders", **changes,
    }  # fmt: skip


def test_the_form_leads_to_what_the_rule_would_do(world):
    answer = testing.browser(world.leader).post("/policy/propose/", sent())
    assert answer.status_code == 302, answer.content.decode()
    page = testing.browser(world.leader).get(answer.headers["Location"]).content.decode()
    assert "It would change" in page
    assert "Nobody accepts a rule that they proposed themselves." in page


def test_a_rule_that_says_nothing_is_handed_back_with_the_words_kept(world):
    answer = testing.browser(world.leader).post("/policy/propose/", sent(words=" "))
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Decided by the leaders" in page
    assert policy_page(world.leader).waiting == ()


def test_a_rule_that_waits_for_nobody_is_no_page(world):
    assert testing.browser(world.leader).get("/policy/999999/").status_code == 404


def test_a_day_that_is_taken_is_said_beside_the_day(world, director):
    accept_policy(director, rule=proposed(world.leader))
    day = {"from_day-day": "1", "from_day-month": "1", "from_day": "1 January 2026"}
    page = testing.browser(world.leader).post("/policy/propose/", sent(**day)).content.decode()
    assert "A rule from that very day is in force already." in page
    assert policy_page(world.leader).waiting == ()


def test_of_two_that_wait_for_one_day_the_other_says_that_it_cannot_be(world, director):
    first, second = proposed(world.leader), proposed(world.leader, value=20)
    accept_policy(director, rule=first)
    browser = testing.browser(director)
    assert browser.post(f"/policy/{second}/").headers["Location"] == f"/policy/{second}/"
    page = browser.get(f"/policy/{second}/").content.decode()
    assert "so this one cannot be" in page
    assert "Accept this rule" not in page


def test_a_rule_is_chosen_by_what_it_says_and_none_is_chosen_before(director):
    first, *rules = RuleForm(rules=rules_to_change(director)).fields["code"].choices
    assert first == ("", "Choose a rule")
    assert ("QUIET-FROM", "Only P0 from now on (QUIET-FROM)") in rules
    assert [said for _, said in rules] == sorted((said for _, said in rules), key=str.casefold)
