"""The queue: what stands first, page by page, by filter; the step that keeps the next promise."""

import re
from datetime import UTC, date, datetime, timedelta
from urllib.parse import parse_qsl

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from kith.access import testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.access.grants import add_grant
from kith.accounts.models import Team
from kith.frontdoor import commands as do
from kith.frontdoor.commands import About
from kith.frontdoor.queries.queue import Filters, page, queue_page, read
from kith.frontdoor.queries.queue.asked import OFFERED, Place
from kith.frontdoor.testing import a_desk
from kith.kernel import clock

TEN = clock.at_local(date(2026, 3, 4), timedelta(hours=10))
DUE = datetime(2026, 3, 4, 12, tzinfo=UTC)


@pytest.fixture
def desk(db):
    with clock.frozen(TEN):
        yield a_desk()


def listed(actor, **asked):
    shown = queue_page(actor, asked=Filters(**asked))
    return [one.id for one in (*shown.urgent, *shown.here, *shown.elsewhere)]


def every_page(actor, **asked):
    """Return what stands on each page, clicking on until there is no further one."""
    pages, ask = [], Filters(**asked)
    while True:
        shown = queue_page(actor, asked=ask)
        pages.append([one.id for one in (*shown.urgent, *shown.here, *shown.elsewhere)])
        if not shown.further:
            return pages
        ask = read(parts_of(shown.further))


def parts_of(address):
    """Return what stands in an address after the question mark."""
    return dict(parse_qsl(address))


class TestOrder:
    """The least time left first, in three parts."""

    def test_red_and_what_may_be_stand_at_the_top(self, desk):
        calm, red = desk.graded("GREEN"), desk.graded("RED")
        may_be = desk.arrives(safe_now="no")
        shown = queue_page(desk.worker)
        assert {one.id for one in shown.urgent} == {red, may_be}
        assert [one.id for one in shown.here] == [calm]

    def test_what_is_late_is_among_them(self, desk):
        contact = desk.arrives()
        assert [one.id for one in queue_page(desk.worker).here] == [contact]
        with clock.frozen(TEN + timedelta(days=1)):
            assert [one.id for one in queue_page(desk.worker).urgent] == [contact]

    def test_in_each_part_what_is_due_first_stands_first(self, desk):
        green = desk.graded("GREEN", about=About(known_as="Noor"))
        first = desk.arrives(about=About(known_as="Ayo"))
        with clock.frozen(TEN + timedelta(minutes=90)):
            second = desk.arrives(about=About(known_as="Kit"))
            assert listed(desk.worker) == [first, second, green]

    def test_what_others_have_stays_in_sight_until_it_is_taken(self, desk):
        contact = desk.decided("other_route", where="adult")
        (row,) = queue_page(desk.worker).elsewhere
        assert row.id == contact
        do.taken_elsewhere(desk.worker, contact=contact, by="P. Lind")
        assert queue_page(desk.worker).count == 0

    def test_a_child_without_a_name_is_called_so(self, desk):
        desk.arrives(about=About(who="A boy of perhaps 13 at the bus stop"))
        (row,) = queue_page(desk.worker).here
        assert row.name == "Child not yet identified"

    def test_what_is_about_no_child_stands_last_in_its_part(self, desk):
        place = desk.arrives(channel="no_child", about=About(nobody=True, who="The arcade"))
        child = desk.arrives()
        assert listed(desk.worker) == [child, place]

    def test_whoever_opened_it_is_named(self, desk):
        desk.arrives()
        (row,) = queue_page(desk.manager).here
        assert row.taken_by == desk.worker.name


class TestPages:
    """Page after page, everything once."""

    @pytest.fixture(autouse=True)
    def small(self, monkeypatch):
        monkeypatch.setattr(page, "PAGE", 3)

    def test_everything_stands_on_one_page_and_on_one_alone(self, desk):
        made = {desk.arrives(about=About(known_as=f"Child {n}")) for n in range(4)}
        made |= {desk.graded(rag, about=About(known_as=rag)) for rag in ("RED", "AMBER", "GREEN")}
        made |= {desk.decided("other_route", where="adult")}
        pages = every_page(desk.worker)
        assert [len(one) for one in pages] == [3, 3, 2]
        assert {contact for one in pages for contact in one} == made

    def test_of_those_that_do_not_fit_the_page_still_knows_how_many(self, desk):
        for n in range(4):
            desk.arrives(about=About(known_as=f"Child {n}"))
        shown = queue_page(desk.worker)
        assert (shown.shown, shown.count, bool(shown.further)) == (3, 4, True)

    def test_what_goes_late_between_two_pages_is_missed_on_none(self, desk):
        made = [desk.arrives(about=About(known_as=f"Child {n}")) for n in range(4)]
        first = queue_page(desk.worker)
        with clock.frozen(TEN + timedelta(days=1)):
            second = queue_page(desk.worker, asked=read(parts_of(first.further)))
        seen = [one.id for one in (*first.here, *second.urgent, *second.here)]
        assert sorted(seen) == sorted(made)

    def test_the_next_page_is_a_click_away_and_keeps_the_filter(self, desk):
        for n in range(4):
            desk.graded("GREEN", about=About(known_as=f"Child {n}"))
        client = testing.browser(desk.worker)
        body = client.get(reverse("front-door"), {"rag": "GREEN"}).content.decode()
        link = re.search(r'href="([^"]*after=[^"]*)"', body).group(1).replace("&amp;", "&")
        assert "rag=GREEN" in link
        assert client.get(link).content.decode().count('class="kith-queue__row"') == 1


class TestFilters:
    """What is asked for, and nothing else."""

    def test_by_how_urgent_it_is(self, desk):
        red, none = desk.graded("RED"), desk.arrives()
        assert listed(desk.worker, rag="RED") == [red]
        assert listed(desk.worker, rag="none") == [none]

    def test_by_where_it_stands_and_how_it_came(self, desk):
        graded = desk.graded("AMBER")
        police = desk.arrives(channel="police", agency="police")
        assert listed(desk.worker, step="TRIAGED") == [graded]
        assert listed(desk.worker, channel="police") == [police]
        assert listed(desk.worker, channel="police", step="TRIAGED") == []

    def test_mine_is_what_i_opened_or_took_by_name(self, desk):
        opened, red = desk.arrives(), desk.graded("RED", about=About(known_as="Ayo"))
        assert set(listed(desk.worker, whose="mine")) == {opened, red}
        assert listed(desk.manager, whose="mine") == []
        do.acknowledge(desk.manager, contact=red)
        assert listed(desk.manager, whose="mine") == [red]

    def test_nobodys_is_what_nobody_opened_and_red_that_nobody_took(self, desk):
        desk.arrives()
        red = desk.graded("RED", about=About(known_as="Ayo"))
        (mail,) = do.arrive(
            MACHINE, arrival=desk.arrival(channel="email"), children=[About(known_as="Kit")]
        )
        with acting_as(MACHINE):
            add_grant(desk.row(mail).person_id, reach="members", reason="contact", team=desk.team)
        assert set(listed(desk.worker, whose="nobody")) == {red, mail}
        do.acknowledge(desk.worker, contact=red)
        assert listed(desk.worker, whose="nobody") == [mail]

    def test_each_way_to_look_says_how_many_stand_there(self, desk):
        desk.graded("RED")
        desk.arrives()
        tabs = {one.words: one.count for one in queue_page(desk.worker).tabs}
        assert tabs == {"Everything": 2, "RED": 1, "Not graded": 1, "Mine": 2, "Nobody’s yet": 1}

    def test_a_filter_under_which_nothing_stands_says_so_kindly(self, desk):
        desk.arrives()
        client = testing.browser(desk.worker)
        body = client.get(reverse("front-door"), {"rag": "RED"}).content.decode()
        assert "None of what is open is like this" in body
        assert "0 contacts of 1" in body

    @pytest.mark.parametrize(
        "params",
        [
            {"rag": "PURPLE"},
            {"rag": "RED' OR 1=1"},
            {"step": "REFERRAL"},
            {"after": "1~2026-03-04T10:00:00~x", "at": "never"},
            {"after": "9" * 400, "at": TEN.isoformat()},
            {"after": "1~9999-99-99~1", "at": TEN.isoformat()},
            {"after": "²~2026-03-04T10:00:00+00:00~1", "at": TEN.isoformat()},
            {"at": "2026-03-04T10:00:00", "after": "1~2026-03-04T10:00:00~1"},
            {"whose": "\x00", "channel": "pigeon"},
        ],
    )
    def test_what_cannot_be_asked_for_is_not_and_breaks_nothing(self, desk, params):
        contact = desk.arrives()
        got = testing.browser(desk.worker).get(reverse("front-door"), params)
        assert got.status_code == 200
        assert str(contact) in got.content.decode()


class TestNextStep:
    """Each row offers the step that keeps its nearest promise, to whom it is for."""

    def test_a_contact_that_nobody_graded_is_graded_from_here(self, desk):
        contact = desk.arrives()
        (row,) = queue_page(desk.worker).here
        assert row.act.words == "Say how urgent it is"
        assert row.act.href == reverse("contact-step", args=[contact, "grade"])

    def test_a_red_one_is_taken_by_one_tap(self, desk):
        contact = desk.graded("RED")
        (row,) = queue_page(desk.worker).urgent
        assert row.act.words == "I take this"
        testing.browser(desk.worker).post(row.act.post, {"answer": row.act.value})
        assert desk.promise("RED-TAKEN", contact).state == "kept"

    def test_what_only_a_manager_does_is_offered_to_the_manager_alone(self, desk):
        contact = desk.graded("AMBER")
        do.ask_back(desk.worker, contact=contact, missing=("context",))
        do.complete(desk.worker, contact=contact, words="A grey car")
        other = testing.holding("mash_manager", Team.objects.get(pk=desk.team))
        offered = {who: queue_page(who).here[0].act for who in (desk.worker, other)}
        assert all(offered.values())

    def test_word_about_a_place_leads_to_naming_who_follows_it_up(self, desk):
        desk.arrives(channel="no_child", about=About(nobody=True, who="The arcade"))
        (row,) = queue_page(desk.worker).here
        assert row.name == "No child by name"
        assert row.act.href.endswith("/owner/")


class TestCost:
    """Many open contacts cost as many questions as few."""

    def test_the_page_asks_no_more_for_many_than_for_few(self, desk):
        desk.graded("RED")
        desk.arrives()
        few = questions(desk.worker)
        children = [About(known_as=f"Child {n}") for n in range(60)]
        do.arrive(desk.worker, arrival=desk.arrival(), children=children)
        assert questions(desk.worker) == few <= 14


def questions(actor):
    with CaptureQueriesContext(connection) as counted:
        queue_page(actor)
    return len(counted)


class TestAddress:
    """An address holds codes and a place, is read again as it was written, and names nobody."""

    asked = st.builds(
        Filters,
        **{
            name: st.sampled_from(["", *sorted(codes)]) for name, codes in OFFERED.items()
        },
        at=st.just(TEN),
        after=st.builds(
            Place, st.integers(0, 2), st.datetimes(timezones=st.just(UTC)), st.integers(0, 10**14)
        ),
    )  # fmt: skip

    @given(asked)
    def test_what_is_written_is_read_again(self, asked):
        assert read(parts_of(asked.text())) == asked

    @given(st.dictionaries(st.sampled_from(["rag", "step", "at", "after", "whose"]), st.text()))
    def test_nonsense_is_never_more_than_everything(self, params):
        asked = read(params)
        assert set(asked.filters.values()) <= set().union(*OFFERED.values())
