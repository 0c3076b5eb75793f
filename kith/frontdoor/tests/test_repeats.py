"""Word upon word without help: an offer is none, and another manager looks (J45)."""

from datetime import date, timedelta

import pytest
from django.db import connection

from kith.access import testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.accounts.models import Team
from kith.frontdoor import commands as do
from kith.frontdoor.indicators.overlooked import WORRY_UPON_WORRY
from kith.frontdoor.queries.contact import contact_page
from kith.frontdoor.queries.helping import help_waits
from kith.frontdoor.rules.help import is_not_enough
from kith.frontdoor.steps import BY_SLUG
from kith.frontdoor.testing import a_desk
from kith.kernel import clock

pytestmark = pytest.mark.django_db
WEDNESDAY = clock.at_local(date(2021, 7, 14), timedelta(hours=10))


def later(days):
    return clock.frozen(WEDNESDAY + timedelta(days=days))


@pytest.fixture
def desk():
    """A child of whom word came twice this year, and both times nothing more was done."""
    with later(-40):
        desk = a_desk()
        desk.decided("nothing_more")
        desk.decided("nothing_more")
    return desk


def is_listed(desk):
    """Say whether FD-12 lists the child now."""
    now = f"'{(clock.now() + timedelta(seconds=1)).isoformat()}'::timestamptz"
    span = {"now": now, "first": f"{now} - interval '91 days'", "last": f"{now} + interval '1 day'"}
    with acting_as(MACHINE), connection.cursor() as cursor:
        cursor.execute(f"SELECT m.person_id FROM ({WORRY_UPON_WORRY.measure % span}) m WHERE m.hit")
        return (desk.world.person,) in cursor.fetchall()


def is_offered(desk, contact):
    """Say whether another manager's look is a step now; FD-12 and the step must agree."""
    page = contact_page(desk.manager, contact=contact)
    return BY_SLUG["second-look"].is_for(desk.manager, page)


def another(desk):
    return testing.holding("mash_manager", Team.objects.get(pk=desk.team))


class TestAnOfferThatNobodyTakesUp:
    @pytest.fixture
    def offered(self, desk):
        with later(0):
            return desk.decided("early_help")

    def test_j45_is_back_with_the_manager_and_with_another_one_the_day_after(self, desk, offered):
        assert desk.promise("HELP-OFFER", offered).due_at == clock.local_midnight(date(2021, 7, 20))
        owed = desk.promise("THIRD-OFFER", offered)
        assert owed.due_at == clock.local_midnight(date(2021, 7, 21))
        assert owed.owner_role == "mash_manager"

    def test_j45_is_not_counted_as_help(self, desk, offered):
        with later(7):
            assert is_listed(desk)
            (waits,) = help_waits(desk.manager).lines
            assert waits.says == "Promised 7 days ago, not begun: no service has taken it up"

    def test_a_child_whom_the_list_names_is_cleared_on_a_page(self, desk, offered):
        with later(7):
            assert is_offered(desk, offered)
            do.second_look(another(desk), contact=offered, words="We must meet him ourselves")
            assert not is_listed(desk)
            assert not is_offered(desk, offered)
        assert desk.promise("THIRD-OFFER", offered).state == "kept_late"

    def test_is_help_once_a_service_takes_it_up(self, desk, offered):
        with later(2):
            do.accept_help(desk.worker, contact=offered, service="Mentors", by="Jo Ash")
            assert not is_listed(desk)
            assert not is_offered(desk, offered)
        assert desk.promise("THIRD-OFFER", offered).state == "void"

    def test_counts_like_any_contact_without_help_for_the_next_one(self, desk, offered):
        with later(5):
            fourth = desk.decided("advice")
        assert desk.promise("THIRD", fourth).state == "open"


def test_a_first_offer_asks_no_other_manager():
    desk = a_desk()
    assert desk.promises("THIRD-OFFER", desk.decided("early_help")) == []


def test_an_offer_that_stands_after_another_look_asks_another_manager_anew():
    desk = a_desk()
    for _ in range(2):
        desk.decided("nothing_more")
    offered = desk.decided("early_help")
    do.refuse_help(desk.worker, contact=offered, words="Not now")
    do.redecide(desk.manager, contact=offered, because="His mother rang")
    assert [one.state for one in desk.promises("THIRD-OFFER", offered)] == ["void", "open"]


def test_what_a_look_leaves_waiting_is_owed_though_both_are_told_at_one_instant():
    with later(0):
        desk = a_desk()
        offered = desk.decided("early_help")
    with later(1):
        do.redecide(desk.manager, contact=offered, because="His mother rang")
    assert [one.state for one in desk.promises("HELP-OFFER", offered)] == ["void", "open"]


def test_help_that_began_before_counts_for_the_next_contact(desk):
    with later(0):
        helped = desk.decided("early_help")
        do.accept_help(desk.worker, contact=helped, service="Mentors", by="Jo Ash")
    with later(9):
        do.reopen(desk.worker, contact=helped, words="He is back")
        assert not is_listed(desk)


class TestTheListAndTheStepAgree:
    def test_where_a_third_is_not_decided_yet(self, desk):
        with later(0):
            third = desk.graded()
            assert is_listed(desk)
            (first, *_) = contact_page(desk.manager, contact=third).earlier
            assert is_offered(desk, first.id)
            assert not is_offered(desk, third)

    def test_where_the_child_s_own_team_took_it_up(self, desk):
        with later(0):
            third = desk.graded()
            do.pass_on(desk.worker, contact=third)
            do.take_up(desk.world.manager, contact=third, words="We see him today")
            assert not is_listed(desk)
            assert not is_offered(desk, third)

    @pytest.mark.parametrize("outcome", ["assess", "strategy"])
    def test_where_our_work_begins(self, desk, outcome):
        with later(0):
            third = desk.decided(outcome)
            assert not is_listed(desk)
            assert not is_offered(desk, third)

    def test_after_a_year(self, desk):
        with later(340):
            third = desk.decided("advice")
            assert not is_listed(desk)
            assert not is_offered(desk, third)


class TestHelpThatWasNotEnough:
    def helped(self, desk, *, met):
        contact = desk.decided("early_help")
        do.accept_help(desk.worker, contact=contact, service="Mentors", by="Jo Ash")
        if met:
            do.meet_help(desk.worker, contact=contact, words="They walked the dog")
        return contact

    def ends(self, desk, contact, how):
        do.end_help(desk.worker, contact=contact, how=how, words="He needs more")
        return [one.state for one in desk.promises("HELP-RECHECK", contact)]

    @pytest.mark.parametrize(
        ("how", "met", "again"),
        [("stepped_up", True, True), ("not_engaged", True, False), ("met", True, False),
         ("not_engaged", False, True), ("met", False, True)],
    )  # fmt: skip
    def test_asks_a_manager_to_look_again(self, how, met, again):
        desk = a_desk()
        found = self.ends(desk, self.helped(desk, met=met), how)
        assert found == (["open"] if again else [])
        assert is_not_enough(how, met=met) is again

    def test_and_a_look_that_changes_nothing_keeps_it(self):
        desk = a_desk()
        contact = self.helped(desk, met=False)
        self.ends(desk, contact, "not_engaged")
        do.redecide(desk.manager, contact=contact, because="His school sees him daily")
        assert desk.promise("HELP-RECHECK", contact).state == "kept"
        assert [one.state for one in desk.promises("HELP-MET", contact)] == ["void"]

    def test_more_than_it_can_begin_as_our_work(self):
        desk = a_desk()
        contact = self.helped(desk, met=True)
        self.ends(desk, contact, "stepped_up")
        do.redecide(
            desk.manager, contact=contact, because="He was hurt", changed=desk.deciding("assess")
        )
        assert desk.promise("HELP-RECHECK", contact).state == "kept"
        assert desk.promise("T9", contact).state == "open"
