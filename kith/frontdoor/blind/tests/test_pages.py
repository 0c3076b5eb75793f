"""The pages of second looks, as a browser gets them."""

from dataclasses import replace

import pytest

from kith.access import testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.access.gates import Refused
from kith.frontdoor.blind.board import board_shown, kappa_words
from kith.frontdoor.blind.commands import Second, ask_look, draw_looks, drawing, give_look
from kith.frontdoor.blind.models import BlindLook
from kith.frontdoor.blind.queries.board import board_page
from kith.frontdoor.blind.rules.agreement import agreement
from kith.frontdoor.keeping import way_to_keep

FIRST = {"outcome": "assess", "level": "3", "because": "He owes money to men he is afraid of."}
OTHER = Second("advice", 2, "The school and his mother can help him with this.")


@pytest.fixture
def look(desk, elsewhere):
    return ask_look(desk.manager, contact=desk.decided("assess"))


@pytest.fixture
def client(elsewhere):
    return testing.browser(elsewhere)


def body(response) -> str:
    return response.content.decode()


def test_today_leads_to_the_look_and_the_look_to_both_decisions(client, look):
    assert "1 second look waits for you" in body(client.get("/"))
    assert f"/second-looks/{look}/" in body(client.get("/second-looks/"))
    sent = client.post(f"/second-looks/{look}/", FIRST)
    assert sent.status_code == 302
    assert "Two decisions that agree" in body(client.get(sent["Location"]))
    assert "second look waits" not in body(client.get("/"))


def test_a_mistake_loses_no_word(client, look):
    page = body(client.post(f"/second-looks/{look}/", {**FIRST, "because": "Threshold not met."}))
    assert "There is a problem" in page
    assert "Threshold not met." in page


def test_whoever_decides_finds_what_is_to_be_talked_over_from_the_front_door(desk, elsewhere, look):
    give_look(elsewhere, look=look, second=OTHER)
    manager = testing.browser(desk.manager)
    assert 'href="/second-looks/"' in body(manager.get("/front-door/"))
    assert "would decide differently" in body(manager.get("/second-looks/"))
    assert 'href="/second-looks/"' not in body(testing.browser(desk.worker).get("/front-door/"))


def test_what_differs_is_talked_over(desk, client, elsewhere, look):
    give_look(elsewhere, look=look, second=OTHER)
    page = body(client.get(f"/second-looks/{look}/"))
    assert "Two decisions that differ" in page
    talk = client.post(f"/second-looks/{look}/talk/", {"learned": "The debt counts for more."})
    assert talk.status_code == 302
    desks = body(testing.browser(desk.manager).get(f"/second-looks/{look}/"))
    assert "The debt counts for more." in desks
    assert client.get(f"/second-looks/{look}/talk/").status_code == 404


def test_one_who_knows_the_child_gives_it_back(client, look):
    assert client.post(f"/second-looks/{look}/back/").status_code == 302
    assert client.get(f"/second-looks/{look}/").status_code == 404
    assert "Nothing waits for you here" in body(client.get("/second-looks/"))


def test_one_who_sees_the_child_by_now_is_asked_to_give_it_back(desk, client, elsewhere, look):
    testing.known_to(elsewhere, desk.world.person)
    assert "You see this child by now" in body(client.get(f"/second-looks/{look}/"))
    assert client.post(f"/second-looks/{look}/", FIRST).status_code == 404


def test_a_partner_is_asked_on_their_first_page(desk):
    police = testing.holding("police_partner", who=testing.account("partner"))
    look = ask_look(desk.manager, contact=desk.decided("assess"))
    client = testing.browser(police)
    assert "1 second look waits for you" in body(client.get("/"))
    assert client.post(f"/second-looks/{look}/", FIRST).status_code == 302


def test_the_desk_asks_by_hand_from_the_contacts_page(desk, elsewhere):
    contact = desk.decided("assess")
    client = testing.browser(desk.manager)
    assert "Ask for a look by somebody" in body(client.get(f"/front-door/{contact}/"))
    assert client.post(f"/front-door/{contact}/second-eyes/").status_code == 302
    page = body(client.get(f"/front-door/{contact}/"))
    assert "Ask for a look by somebody" not in page
    assert "a second pair of eyes" in page


def test_the_list_and_a_look_cost_few_queries(client, look, django_assert_max_num_queries):
    with django_assert_max_num_queries(16):
        client.get("/second-looks/")
    with django_assert_max_num_queries(24):
        client.get(f"/second-looks/{look}/")


class TestTheBoard:
    @pytest.fixture
    def counted(self, desk, elsewhere, monkeypatch):
        monkeypatch.setattr(drawing, "is_drawn", lambda contact, share: True)
        for _ in range(3):
            desk.decided("assess")
        draw_looks(MACHINE)
        with acting_as(MACHINE):
            rows = list(BlindLook.objects.order_by("asked_at", "id"))
        same = replace(OTHER, outcome="assess", level=3)
        for row, second in zip(rows, (same, same, OTHER), strict=True):
            give_look(elsewhere, look=row.id, second=second)

    def test_it_counts_what_was_drawn(self, desk, counted):
        board = board_page(desk.manager)
        assert (board.asked, board.waiting, board.differing, board.talked) == (3, 0, 1, 0)
        assert (board.outcome.pairs, board.outcome.agreed) == (3, 2)
        assert {one.outcome: one.both for one in board.outcomes} == {"assess": 2, "advice": 0}

    def test_what_was_asked_for_by_hand_is_in_no_figure(self, desk, elsewhere, look):
        give_look(elsewhere, look=look, second=OTHER)
        assert board_page(desk.manager).asked == 0

    def test_it_reads_as_a_sentence_with_its_range(self, desk, counted):
        page = body(testing.browser(desk.manager).get("/second-looks/agreement/"))
        assert "In 2 of 3 second looks the two decided the same next step (67%)." in page
        shown = board_shown(board_page(desk.manager))
        assert shown.rows[0][:4] == ("Our work: a child and family assessment", "3", "2", "2")

    def test_partners_and_those_who_see_no_contact_do_not_read_it(self, desk):
        police = testing.holding("police_partner", who=testing.account("partner"))
        for actor in (police, testing.holding("analyst"), testing.holding("lead_member")):
            with pytest.raises(Refused):
                board_page(actor)

    def test_with_nothing_counted_it_says_so(self, desk):
        shown = board_shown(board_page(desk.manager))
        assert shown.chart is None
        assert shown.lead.startswith("Nobody has given a second look yet")

    @pytest.mark.parametrize(
        ("pairs", "said"),
        [
            ([("a", "a")] * 30 + [("b", "b")] * 30, "very close"),
            ([("a", "a"), ("a", "b"), ("b", "a"), ("b", "b")], "hardly more than chance"),
            ([("a", "a")], "not to be said yet"),
        ],
    )
    def test_a_kappa_is_said_in_words(self, pairs, said):
        assert said in kappa_words(agreement(pairs))


class TestFromThePromise:
    """What is owed leads in one click to where it is kept."""

    def way(self, actor, promise):
        return way_to_keep(
            actor,
            promise.kind,
            contact=promise.episode,
            thread=promise.thread,
            person=promise.person_id,
        )

    def test_a_talk_that_is_owed_leads_to_both_decisions(self, desk, elsewhere, look):
        give_look(elsewhere, look=look, second=OTHER)
        way = self.way(desk.manager, desk.promise("BLIND-TALK"))
        assert (way.words, way.href) == ("See both decisions", f"/second-looks/{look}/")

    def test_so_does_one_that_would_do_more(self, desk, elsewhere, look):
        give_look(elsewhere, look=look, second=replace(OTHER, outcome="strategy", level=4))
        assert self.way(desk.manager, desk.promise("BLIND-MORE")).href == f"/second-looks/{look}/"

    def test_a_look_that_waits_leads_to_the_contact(self, desk, elsewhere, look):
        promise = desk.promise("BLIND-LOOK")
        assert self.way(desk.manager, promise).href == f"/front-door/{promise.episode}/"
