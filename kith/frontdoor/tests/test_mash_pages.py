"""The wall of the hub, the desks that we ask, and the sheet for a talk with one agency."""

import re
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.access import testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.access.gates import NotHere, Refused
from kith.frontdoor import commands as do
from kith.frontdoor.commands import Desk, Replying
from kith.frontdoor.models import Partner, Request
from kith.frontdoor.queries.wall import initials, wall_page
from kith.frontdoor.rules.answers import Said, Sort
from kith.frontdoor.rules.sheet import FEW, RequestCount, count, hours, of, sheet
from kith.frontdoor.testing import a_desk, a_partner, full_answer
from kith.kernel import clock
from kith.kernel.mistakes import Mistake
from kith.messages.models import Letter


@pytest.fixture
def desk(db):
    return a_desk()


def text(page):
    plain = re.sub(r"<[^>]+>", " ", page.content.decode().replace("&#39;", "’"))
    return " ".join(plain.split())


def answered(desk, contact, request, **answers):
    said = {key.removeprefix("i"): one for key, one in answers.items()}
    with acting_as(MACHINE):
        one = Request.objects.get(id=request)
    replying = Replying(said or full_answer(one), "PC Lane")
    do.record_reply(desk.worker, contact=contact, request=request, replying=replying)


class TestTheWall:
    def test_each_child_has_a_row_and_each_agency_says_how_it_stands(self, desk):
        about = do.About(known_as="Zeb Quill")
        contact, made = desk.asked(["police", "education"], desk.graded("AMBER", about=about))
        answered(desk, contact, made[0], i1=Said(Sort.NONE), i2=Said(Sort.NONE))
        page = text(testing.browser(desk.worker).get("/front-door/wall/"))
        assert "Zeb Quill" in page
        assert "Part: 2 of 8" in page
        assert "1 day left" in page
        assert "Police School or college" in page
        assert "Police Part: 2 of 8" in page  # a phone shows no heads of columns

    def test_the_least_time_left_stands_first_and_what_is_together_last(self, desk):
        done, (made,) = desk.asked(["police"])
        answered(desk, done, made)
        amber, _ = desk.asked(["police"])
        red, _ = desk.asked(["education"], desk.graded("RED"))
        wall = wall_page(desk.worker)
        assert [one.id for one in wall.rows] == [red, amber, done]
        assert [one.word for one in wall.rows][-1] == "Together"
        assert wall.rows[0].cells[0] is None
        assert wall.agencies == ("Police", "School or college")

    def test_what_is_decided_leaves_the_wall(self, desk):
        contact, _ = desk.asked(["police"])
        desk.decided("assess", contact)
        assert wall_page(desk.worker).rows == ()
        page = text(testing.browser(desk.worker).get("/front-door/wall/"))
        assert "Nobody is being asked now." in page

    def test_late_says_how_late(self, desk):
        desk.asked(["police"], desk.graded("RED"))
        with clock.frozen(clock.now() + timedelta(hours=4, minutes=13)):
            (row,) = wall_page(desk.worker).rows
            assert row.cells[0].short.startswith("Late 1")
            assert row.look == "late"

    def test_another_desk_sees_nothing_of_it(self, desk):
        desk.asked(["police"])
        assert wall_page(testing.holding("mash_manager")).rows == ()

    def test_a_monitor_shows_initials_and_asks_again_by_itself(self, desk):
        desk.asked(["police"], desk.graded("AMBER", about=do.About(known_as="Zeb Quill")))
        page = testing.browser(desk.worker).get("/front-door/monitor/")
        assert "Quill" not in text(page)
        assert "ZQ" in text(page)
        assert page.headers["Refresh"] == "20"

    def test_many_children_cost_no_more_queries(self, desk, django_assert_max_num_queries):
        desk.asked(["police"])
        with clock.frozen(clock.now()), django_assert_max_num_queries(60) as few:
            wall_page(desk.worker)
        for _ in range(3):
            desk.asked(["police", "education"])
        with clock.frozen(clock.now()), django_assert_max_num_queries(len(few)):
            wall_page(desk.worker)

    @pytest.mark.parametrize(
        ("name", "letters"),
        [("Zeb Quill", "ZQ"), ("Ana de la Cruz", "AC"), ("Sam", "S"), ("", "–"), ("2041", "–")],
    )
    def test_initials_are_letters_and_no_name(self, name, letters):
        assert initials(name) == letters


def a_desk_of_police(**more):
    return Desk(**{"agency": "police", "name": "East desk", "mailbox": "a@b.example", **more})


class TestDesks:
    def test_a_manager_writes_a_desk_down_and_changes_it(self, desk):
        number = do.keep_partner(desk.manager, desk=a_desk_of_police(name=" East desk "))
        do.keep_partner(desk.manager, desk=a_desk_of_police(active=False), number=number)
        row = Partner.objects.get(pk=number)
        assert (row.name, row.active, row.changed_by_id) == ("East desk", False, desk.manager.id)

    @pytest.mark.parametrize(
        ("said", "words"),
        [
            ({"agency": "family"}, "Choose an agency"),
            ({"name": " "}, "name of the desk"),
            ({"mailbox": ""}, "mailbox"),
        ],
    )
    def test_what_it_lacks_is_said(self, desk, said, words):
        with pytest.raises(Mistake, match=words):
            do.keep_partner(desk.manager, desk=a_desk_of_police(**said))

    def test_no_agency_has_two_desks_of_one_name(self, desk):
        do.keep_partner(desk.manager, desk=a_desk_of_police())
        with pytest.raises(Mistake, match="of this name already"):
            do.keep_partner(desk.manager, desk=a_desk_of_police())

    def test_only_a_manager_keeps_the_list_and_what_is_not_there_is_not_here(self, desk):
        with pytest.raises(Refused):
            do.keep_partner(desk.worker, desk=a_desk_of_police())
        with pytest.raises(NotHere):
            do.keep_partner(desk.manager, desk=a_desk_of_police(), number=99_999)

    def test_the_pages_lead_from_the_list_to_a_desk_and_back(self, desk):
        client = testing.browser(desk.manager)
        assert "No desk yet: asked by telephone." in text(client.get("/front-door/partners/"))
        page = client.get("/front-door/partners/new/?agency=police")
        assert "selected" in page.content.decode()
        wrong = client.post("/front-door/partners/new/", {"agency": "police", "name": "East"})
        assert "Fill in “Mailbox that gets the links”" in text(wrong)
        said = {"agency": "police", "name": "East", "mailbox": "a@b.example", "active": "on"}
        assert client.post("/front-door/partners/new/", said).url == "/front-door/partners/"
        shown = text(client.get("/front-door/partners/"))
        assert "Still missing: a second mailbox for codes, their lead" in shown
        number = Partner.objects.get().pk
        assert "a@b.example" in client.get(f"/front-door/partners/{number}/").content.decode()
        changed = {**said, "active": ""}
        client.post(f"/front-door/partners/{number}/", changed)
        assert "not asked any more" in text(client.get("/front-door/partners/"))

    def test_a_worker_is_refused_the_list(self, desk):
        client = testing.browser(desk.worker)
        for path in ("", "new/", "1/", "police/"):
            assert client.get(f"/front-door/partners/{path}").status_code == 403


class TestLinksByHand:
    def test_the_link_is_sent_again_in_one_tap(self, desk):
        a_partner("police")
        contact, (made,) = desk.asked(["police"])
        path = f"/front-door/{contact}/asked/{made}/"
        client = testing.browser(desk.worker)
        assert "Send the link again" in text(client.get(path))
        assert client.post(f"{path}send-link/").status_code == 302
        with acting_as(MACHINE):
            assert Letter.objects.get().to == "desk@police.example"

    def test_where_no_desk_is_written_down_one_rings(self, desk):
        contact, (made,) = desk.asked(["police"])
        with pytest.raises(Mistake, match="ring them"):
            do.send_link(desk.worker, contact=contact, request=made)


def told(*, state="FULL", in_time=True, took=3, after=1, late=False, left=()):
    spent = timedelta(hours=took) if took is not None else None
    return RequestCount(state, in_time, spent, timedelta(hours=after), late, tuple(left))


class TestTheSheet:
    def test_both_sides_stand_on_it(self):
        rows = [told()] * 10 + [told(state="PARTIAL", in_time=False, left=["Times missing"])] * 5
        page = sheet(rows)
        assert dict(page.rows)["Answered in time"] == "10 of 15, 66 per cent"
        assert dict(page.rows)["Answered with nothing left open"] == "10 of 15, 66 per cent"
        assert page.open == (("Times missing", "5"),)
        assert dict(page.ours)["From word reaching us to our asking, in the middle"] == "60 minutes"

    def test_what_is_under_five_is_not_said_nor_what_it_could_be_worked_out_from(self):
        assert count(4) == FEW
        assert count(0) == "none"
        assert of(12, 14) == "too few to say"
        assert of(14, 14) == "14 of 14, 100 per cent"
        assert hours([timedelta(hours=1)] * 4) == "too few to say"
        assert not sheet([told()] * 4).enough

    @given(st.lists(st.booleans(), max_size=30))
    def test_no_count_from_one_to_four_stands_anywhere(self, answers):
        page = sheet([told(in_time=one, took=2 if one else None) for one in answers])
        said = " ".join(text for _, text in (*page.rows, *page.ours, *page.open))
        for small in ("1", "2", "3", "4"):
            assert f" {small} of" not in f" {said}"
            assert small not in {page.asked, dict(page.rows)["Not yet answered"]}

    def test_the_page_counts_what_was_asked_and_what_was_left_open(self, desk):
        for _ in range(5):
            contact, (made,) = desk.asked(["police"])
            answered(desk, contact, made, i1=Said(Sort.NONE))
        page = text(testing.browser(desk.manager).get("/front-door/partners/police/"))
        assert "we asked 5 times about a child." in page
        assert "Times missing in 12 months" in page
        assert "Answered in time 5 of 5, 100 per cent" in page

    def test_too_few_say_nothing_and_no_agency_of_that_name_is_not_here(self, desk):
        client = testing.browser(desk.manager)
        assert "Too few to say anything." in text(client.get("/front-door/partners/police/"))
        assert client.get("/front-door/partners/family/").status_code == 404
