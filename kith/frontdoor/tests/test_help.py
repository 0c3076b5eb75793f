"""The wait for each help that was promised: from the first day, seen by those who can act."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from kith.access import testing
from kith.frontdoor import commands as do
from kith.frontdoor.commands import About
from kith.frontdoor.queries.contact import contact_page
from kith.frontdoor.queries.helping import help_waits
from kith.frontdoor.rules.help import HelpFact, Stage, helps, wait_words
from kith.frontdoor.testing import a_desk
from kith.kernel import clock

TEN = clock.at_local(date(2026, 3, 2), timedelta(hours=10))
FIRST = date(2026, 3, 2)
LATER = date(2026, 3, 14)


def told(*names, **data):
    """Tell these one after the other, each a day after the one before."""
    return [HelpFact(name, FIRST + timedelta(days=n), data) for n, name in enumerate(names)]


class TestWords:
    """How a help stands, in one sentence."""

    @pytest.mark.parametrize(
        ("names", "words"),
        [
            (("help.offered",), "Promised 12 days ago, not begun: no service has taken it up"),
            (("help.offered", "help.accepted"), "Promised 12 days ago, not begun"),
            (
                ("help.offered", "help.refused"),
                "Promised 12 days ago, not begun: it was not wanted, and a manager looks again",
            ),
            (
                ("help.offered", "help.accepted", "help.met"),
                "Begun 10 days ago, 2 days after it was promised",
            ),
            (("help.offered", "help.accepted", "help.ended"), "Ended before it began: it is over"),
        ],
    )
    def test_each_stage(self, names, words):
        (one,) = helps(told(*names))
        assert wait_words(one, LATER) == words

    def test_on_the_day_itself(self):
        (one,) = helps(told("help.offered"))
        assert wait_words(one, FIRST).startswith("Promised today")
        assert wait_words(one, FIRST + timedelta(days=1)).startswith("Promised 1 day ago")

    def test_offered_again_while_it_waits_it_waits_since_the_first_day(self):
        (one,) = helps(told("help.offered", "help.refused", "help.offered"))
        assert (one.promised_on, one.stage) == (FIRST, Stage.OFFERED)

    def test_offered_again_after_it_ended_it_is_another(self):
        first, second = helps(
            told("help.offered", "help.accepted", "help.met", "help.ended", "help.offered")
        )
        assert (first.stage, second.stage) == (Stage.ENDED, Stage.OFFERED)
        assert second.promised_on == FIRST + timedelta(days=4)

    @given(st.lists(st.sampled_from([one.value for one in Stage]), max_size=12))
    def test_whatever_was_told_at_the_most_one_help_waits_and_it_is_the_last(self, names):
        found = helps(told(*names))
        assert len(found) <= names.count("help.offered")
        assert not any(one.waits for one in found[:-1])
        assert all(wait_words(one, LATER) for one in found)


@pytest.fixture
def desk(db):
    with clock.frozen(TEN):
        yield a_desk()


def says(actor):
    return [(one.name, one.says) for one in help_waits(actor).lines]


class TestWaits:
    """Everybody who waits, the longest wait first."""

    def later(self):
        return clock.frozen(TEN + timedelta(days=12))

    def test_the_longest_wait_stands_first(self, desk):
        desk.decided("early_help", desk.graded(about=About(known_as="Ayo")))
        with clock.frozen(TEN + timedelta(days=5)):
            desk.decided("early_help", desk.graded(about=About(known_as="Kit")))
        with self.later():
            shown = help_waits(desk.worker).lines
        assert [(one.name, one.days) for one in shown] == [("Ayo", 12), ("Kit", 7)]

    def test_the_service_that_took_it_up_is_named_and_the_wait_goes_on(self, desk):
        contact = desk.decided("early_help", desk.graded(about=About(known_as="Ayo")))
        with clock.frozen(TEN + timedelta(days=3)):
            do.accept_help(desk.worker, contact=contact, service="Mentors", by="Jo Ash")
        with self.later():
            (one,) = help_waits(desk.manager).lines
        assert (one.says, one.by) == ("Promised 12 days ago, not begun", "Mentors, Jo Ash")
        assert one.act.words == "The child met whoever helps"

    def test_whoever_was_met_waits_no_longer(self, desk):
        contact = desk.decided("early_help")
        do.accept_help(desk.worker, contact=contact, service="Mentors", by="Jo")
        do.meet_help(desk.worker, contact=contact, words="They walked the dog")
        assert help_waits(desk.worker).lines == ()

    def test_decided_otherwise_nobody_waits_for_it(self, desk):
        contact = desk.decided("early_help")
        changed = desk.deciding("assess")
        do.redecide(desk.manager, contact=contact, because="He was hurt", changed=changed)
        assert help_waits(desk.manager).lines == ()
        (one,) = contact_page(desk.manager, contact=contact).helps
        assert (one.waits, one.says) == (False, "Promised; then it was decided otherwise")

    def test_of_those_that_do_not_fit_it_says_how_many(self, desk, monkeypatch):
        monkeypatch.setattr("kith.frontdoor.queries.helping.MOST", 1)
        for name in ("Ayo", "Kit"):
            desk.decided("early_help", desk.graded(about=About(known_as=name)))
        shown = help_waits(desk.worker)
        assert (len(shown.lines), shown.more) == (1, 1)
        assert shown.children == 2

    def test_the_childs_own_manager_sees_it_and_a_stranger_does_not(self, desk):
        desk.decided("early_help")
        testing.known_to(desk.world.worker, desk.world.person)
        assert len(says(desk.world.worker)) == len(says(desk.world.manager)) == 1
        assert says(testing.holding("social_worker")) == []

    def test_a_hidden_child_is_not_among_them(self, desk):
        desk.decided("early_help")
        testing.restricted(desk.world.person, "R3", desk.world.worker)
        assert says(desk.manager) == []

    def test_it_asks_no_more_for_many_than_for_few(self, desk):
        desk.decided("early_help")
        few = asked(desk.worker)
        for name in ("Ayo", "Kit", "Noor"):
            desk.decided("early_help", desk.graded(about=About(known_as=name)))
        assert asked(desk.worker) == few


def asked(actor):
    with CaptureQueriesContext(connection) as counted:
        help_waits(actor)
    return len(counted)


class TestPages:
    """Where it is read."""

    def test_on_a_page_of_its_own_with_the_step_that_is_next(self, desk):
        contact = desk.decided("early_help", desk.graded(about=About(known_as="Ayo")))
        with clock.frozen(TEN + timedelta(days=12)):
            body = testing.browser(desk.manager).get(reverse("help-waits")).content.decode()
        assert "1 child waits for help that has not begun" in body
        assert reverse("contact-step", args=[contact, "help-taken"]) in body

    def test_where_nobody_waits_it_says_so_kindly(self, desk):
        body = testing.browser(desk.manager).get(reverse("help-waits")).content.decode()
        assert "Every help that we promised has begun" in body

    def test_on_the_contact(self, desk):
        contact = desk.decided("early_help")
        with clock.frozen(TEN + timedelta(days=12)):
            got = testing.browser(desk.worker).get(reverse("contact-page", args=[contact]))
        assert "Promised 12 days ago, not begun" in got.content.decode()
