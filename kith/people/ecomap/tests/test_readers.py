"""Who may see and draw maps, what stays unwritten, and pages that work without a script."""

import re
from html import unescape

import pytest
from django.urls import reverse

from kith.access import testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE, actor_for
from kith.access.gates import NotHere, Refused
from kith.access.grants import add_grant, end
from kith.access.models import AuditEvent, Grant
from kith.kernel import clock
from kith.people.ecomap.commands import draw_map, draw_my_map
from kith.people.ecomap.queries import maps_page, my_maps, voices_page
from kith.people.ecomap.rules import SYSTEMS, VOICES, Line, line_of_face
from kith.people.models import Ecomap, EcomapLine
from kith.people.rules.mistakes import Mistaken
from kith.people.ties.tests.test_mending import LATER

pytestmark = pytest.mark.django_db
LINES = [Line("school", "Oakfield", "weak", True), Line("clubs", "Boxing", "strong")]


def kept():
    with acting_as(MACHINE):
        return Ecomap.objects.count(), EcomapLine.objects.count()


class TestWhoMayDraw:
    @pytest.mark.parametrize("role", ["auditor", "director", "missing_coordinator", "peace_worker"])
    def test_a_reader_draws_nothing(self, family, worker, role):
        number = draw_map(worker, person=family.person, voice="worker", lines=LINES)
        reader = testing.holding(role)
        testing.known_to(reader, family.person)
        before = kept()
        with pytest.raises(Refused):
            draw_map(reader, person=family.person, voice="worker", lines=LINES)
        assert kept() == before
        assert maps_page(worker, person=family.person).now.id == number

    def test_whoever_does_not_see_the_child_finds_no_map_and_no_child(self, family, worker):
        draw_map(worker, person=family.person, voice="worker", lines=LINES)
        stranger = testing.holding("social_worker")
        before = kept()
        for read in (maps_page, voices_page):
            with pytest.raises(NotHere):
                read(stranger, person=family.person)
        with pytest.raises(NotHere):
            draw_map(stranger, person=family.person, voice="worker", lines=LINES)
        assert kept() == before

    def test_a_hidden_child_s_maps_are_hidden_with_the_child(self, family, worker, leader):
        draw_map(worker, person=family.person, voice="worker", lines=LINES)
        window = testing.browser(worker)
        path = reverse("ecomaps", args=[family.person])
        assert window.get(path).status_code == 200
        testing.restricted(family.person, "R3", leader)
        nobody = window.get(reverse("ecomaps", args=[10**9]))
        assert window.get(path).status_code == nobody.status_code == 404
        assert maps_page(leader, person=family.person).now is not None

    def test_an_auditor_reads_and_is_offered_nothing_to_draw(self, family, worker):
        draw_map(worker, person=family.person, voice="worker", lines=LINES)
        auditor = testing.holding("auditor")
        testing.known_to(auditor, family.person)
        window = testing.browser(auditor)
        page = window.get(reverse("ecomaps", args=[family.person])).content.decode()
        assert "School: Oakfield" in page
        assert "Draw a new one" not in page


class TestWhatStaysUnwritten:
    @pytest.mark.parametrize("voice", VOICES)
    def test_a_map_with_nothing_on_it(self, family, worker, voice):
        before = kept()
        with pytest.raises(Mistaken, match="Nothing is on the map yet"):
            draw_map(worker, person=family.person, voice=voice, lines=[], note="He said much")
        assert kept() == before

    @pytest.mark.parametrize("voice", ["", "CHILD", "police", "grandmother"])
    def test_a_voice_that_there_is_not(self, family, worker, voice):
        before = kept()
        with pytest.raises(NotHere):
            draw_map(worker, person=family.person, voice=voice, lines=LINES)
        assert kept() == before


class TestTheEvents:
    def test_drawing_and_looking_are_each_written_down_without_a_word_of_the_map(
        self, family, worker, kid
    ):
        draw_my_map(kid, lines=[line_of_face("school", 2, "Oakfield")], note="Maths is hard")
        maps_page(worker, person=family.person)
        with acting_as(MACHINE):
            events = AuditEvent.objects.filter(person_id=family.person)
            drawn = events.get(event="ecomap.drawn")
            looked = events.filter(event="read", account_id=worker.id)
            assert drawn.account_id == kid.id
            assert looked.count() == 1
            for one in (drawn, *looked):
                assert "Maths" not in str(one.detail)
                assert "Oakfield" not in str(one.detail)


class TestTheChildsOwn:
    def test_ends_with_the_child_s_own_access(self, family, kid):
        draw_my_map(kid, lines=[line_of_face("school", 2)])
        with acting_as(MACHINE):
            end(Grant.objects.get(account_id=kid.id).pk)
        with clock.frozen(LATER), pytest.raises(NotHere):
            my_maps(actor_for(kid.id))

    def test_is_of_the_child_and_not_of_a_sibling_whom_they_may_see(self, family, worker, kid):
        ben = family.add("parent", "Pat") and family.add("brother", "Ben")
        with acting_as(MACHINE):
            add_grant(ben, reach="parent", reason="parent", account=kid.id)
        draw_map(worker, person=ben, voice="child", lines=[line_of_face("work", 1)])
        assert my_maps(kid)[1] is None
        draw_my_map(kid, lines=[line_of_face("school", 4)])
        assert maps_page(worker, person=ben, voice="child").now.lines[0].system == "work"

    def test_pages_are_no_worker_s(self, worker):
        window = testing.browser(worker)
        for name in ("my-map", "my-map-draw"):
            assert window.get(reverse(name)).status_code in (403, 404)

    def test_faces_are_plain_buttons_of_a_form_that_needs_no_script(self, kid):
        page = testing.browser(kid).get(reverse("my-map-draw")).content.decode()
        form = re.search(r'<form class="kith-faces".*?</form>', page, re.DOTALL)[0]
        assert "<script" not in form
        assert not re.search(r"\son\w+=", form)
        assert " style=" not in form
        ids = re.findall(r'<input class="kith-faces__input"[^>]*id="([^"]*)"', form)
        assert len(ids) == len(set(ids)) == 6 * len(SYSTEMS)
        assert all(f'for="{one}"' in form for one in ids)
        assert form.count("<legend") == len(SYSTEMS)
        assert form.count(" checked") == len(SYSTEMS)

    def test_what_was_typed_is_there_again_when_no_face_was_tapped(self, kid):
        window = testing.browser(kid)
        said = {"clubs-label": "Boxing & dance", "note": "I do not know yet"}
        page = unescape(window.post(reverse("my-map-draw"), said).content.decode())
        assert "Choose at least one part of life" in page
        assert 'value="Boxing & dance"' in page
        assert "I do not know yet" in page
        assert kept() == (0, 0)

    def test_a_face_that_there_is_not_leaves_the_others_as_they_were_tapped(self, kid):
        window = testing.browser(kid)
        said = {"school-face": "9", "clubs-face": "5", "note": ""}
        page = window.post(reverse("my-map-draw"), said).content.decode()
        assert "There is a problem" in page
        assert re.search(r'id="clubs-5" value="5" checked', page)
        assert kept() == (0, 0)

    def test_a_better_face_is_marked_beside_the_last_one(self, family, kid):
        draw_my_map(kid, lines=[line_of_face("school", 2)])
        draw_my_map(kid, lines=[line_of_face("school", 4)])
        page = testing.browser(kid).get(reverse("my-map")).content.decode()
        last, now = re.findall(r'<div class="kith-map">(.*?)</div>', page, re.DOTALL)
        assert "M0 6V-6M-5 -1L0 -6L5 -1" in now
        assert "M0 6V-6M-5 -1L0 -6L5 -1" not in last


class TestPages:
    def test_each_takes_as_many_queries_for_many_maps_as_for_few(
        self, family, worker, django_assert_max_num_queries
    ):
        window = testing.browser(worker)
        for _ in range(3):
            for voice in VOICES:
                draw_map(worker, person=family.person, voice=voice, lines=LINES)
            for name in ("ecomaps", "ecomap-voices"):
                with django_assert_max_num_queries(30):
                    assert window.get(reverse(name, args=[family.person])).status_code == 200

    def test_a_child_s_own_page_takes_as_many(self, kid, django_assert_max_num_queries):
        window = testing.browser(kid)
        for _ in range(3):
            draw_my_map(kid, lines=[line_of_face(system, 3) for system in SYSTEMS])
        with django_assert_max_num_queries(30):
            assert window.get(reverse("my-map")).status_code == 200

    def test_a_voice_that_there_is_not_shows_the_last_map(self, family, worker):
        draw_map(worker, person=family.person, voice="parent", lines=LINES)
        window = testing.browser(worker)
        page = window.get(reverse("ecomaps", args=[family.person]), {"voice": "police"})
        assert "School: Oakfield" in page.content.decode()

    def test_a_label_that_is_too_long_is_said_and_nothing_is_lost(self, family, worker):
        window = testing.browser(worker)
        path = reverse("ecomap-new", args=[family.person, "worker"])
        said = {"school-strength": "weak", "school-label": "x" * 61, "note": "Ring back"}
        page = window.post(path, said).content.decode()
        assert "There is a problem" in page
        assert "x" * 61 in page
        assert "Ring back" in page
        assert kept() == (0, 0)

    def test_a_map_says_by_whom_it_was_drawn(self, family, worker, kid):
        window = testing.browser(worker)
        told = {"child": "Drawn with", "parent": "Drawn with", "worker": "Drawn by"}
        for voice, words in told.items():
            draw_map(worker, person=family.person, voice=voice, lines=LINES)
            page = window.get(reverse("ecomaps", args=[family.person]), {"voice": voice})
            assert f"{words} {worker.name}" in page.content.decode()
        draw_my_map(kid, lines=[line_of_face("school", 3)])
        page = window.get(reverse("ecomaps", args=[family.person]), {"voice": "child"})
        assert "Drawn by Sam alone" in page.content.decode()
