"""Maps drawn by a worker, with a parent, with a child and by the child alone."""

import pytest
from django.urls import reverse

from kith.access import testing
from kith.access.acting import acting_as
from kith.access.actors import actor_for
from kith.access.gates import NotHere, Refused
from kith.kernel import clock
from kith.people.ecomap.commands import draw_map, draw_my_map, take_back_map
from kith.people.ecomap.queries import last_map, maps_page, my_maps, voices_page
from kith.people.ecomap.rules import SYSTEMS, Line, line_of_face
from kith.people.rules.mistakes import Mistaken
from kith.people.ties.tests.test_mending import LATER

pytestmark = pytest.mark.django_db
LINES = [Line("school", "Oakfield", "weak", True), Line("clubs", "Boxing", "strong")]
FACES = {"school-face": "2", "clubs-face": "5", "clubs-label": "Boxing", "note": "I like boxing"}


def table(**said):
    """Return what the table of lines sends where only some of it was filled in."""
    empty = {f"{system}-flow": "none" for system in SYSTEMS}
    return {**empty, "note": "", **said}


class TestDrawing:
    def test_a_map_is_kept_with_its_voice_and_never_drawn_over(self, family, worker):
        first = draw_map(worker, person=family.person, voice="worker", lines=LINES)
        with clock.frozen(LATER):
            second = draw_map(
                worker, person=family.person, voice="worker", lines=LINES[1:], note="Left school"
            )
            page = maps_page(worker, person=family.person)
        assert (page.now.id, page.before.id) == (second, first)
        assert (page.now.note, page.now.by, page.now.together) == ("Left school", worker.name, True)
        assert page.before.lines == tuple(LINES)
        assert page.changes == ("School is no longer there. It was weak and stressful.",)

    def test_voices_stand_apart(self, family, worker):
        draw_map(worker, person=family.person, voice="worker", lines=LINES)
        draw_map(worker, person=family.person, voice="parent", lines=LINES[:1])
        page = maps_page(worker, person=family.person, voice="worker")
        assert len(page.all) == 1
        assert page.before is None
        assert page.voices == {"worker", "parent"}

    def test_an_empty_map_is_no_map_and_there_is_no_other_voice(self, family, worker):
        with pytest.raises(Mistaken, match="at least one"):
            draw_map(worker, person=family.person, voice="worker", lines=[])
        with pytest.raises(NotHere):
            draw_map(worker, person=family.person, voice="police", lines=LINES)


class TestTakenBack:
    WHY = "It is about his cousin"

    @pytest.fixture
    def two(self, family, worker):
        first = draw_map(worker, person=family.person, voice="worker", lines=LINES)
        with clock.frozen(LATER):
            return first, draw_map(worker, person=family.person, voice="worker", lines=LINES[1:])

    def test_the_one_before_is_the_last_again_and_it_stays_with_its_reason(
        self, family, worker, two
    ):
        with clock.frozen(LATER):
            take_back_map(worker, person=family.person, number=two[1], why=self.WHY)
        page = maps_page(worker, person=family.person)
        assert (page.now.id, page.before, len(page.all)) == (two[0], None, 2)
        assert f"{worker.name}, " in page.all[0].wrong
        assert page.all[0].wrong.endswith(self.WHY)
        shown = maps_page(worker, person=family.person, number=two[1])
        assert (shown.now.lines, shown.before) == (tuple(LINES[1:]), None)

    def test_no_other_page_shows_it_as_what_is_around_the_child(self, family, worker, two):
        for number in two:
            take_back_map(worker, person=family.person, number=number, why=self.WHY)
        assert voices_page(worker, person=family.person)[1] == ()
        with acting_as(worker):
            assert last_map(family.person) is None
        page = maps_page(worker, person=family.person, voice="worker")
        assert (page.now, page.voices, len(page.all)) == (None, frozenset(), 2)

    def test_of_a_map_that_was_wrong_nothing_is_compared(self, family, worker, two):
        take_back_map(worker, person=family.person, number=two[0], why=self.WHY)
        page = maps_page(worker, person=family.person)
        assert (page.now.id, page.before, page.changes) == (two[1], None, ())

    def test_with_a_reason_once_and_never_of_another_child(self, family, worker, two):
        back = {"person": family.person, "number": two[0]}
        with pytest.raises(Mistaken, match="why this is wrong"):
            take_back_map(worker, **back, why=" ")
        take_back_map(worker, **back, why=self.WHY)
        with pytest.raises(Mistaken, match="already"):
            take_back_map(worker, **back, why=self.WHY)
        with pytest.raises(NotHere):
            take_back_map(worker, person=family.person, number=0, why=self.WHY)

    def test_what_the_child_drew_alone_nobody_takes_back(self, family, worker, kid):
        number = draw_my_map(kid, lines=[line_of_face("school", 2)])
        with pytest.raises(Refused, match="drew this alone"):
            take_back_map(worker, person=family.person, number=number, why=self.WHY)
        path = reverse("ecomap", args=[family.person, number])
        assert "This map is wrong" not in testing.browser(worker).get(path).content.decode()

    def test_on_its_page_there_is_the_way_and_then_the_reason(self, family, worker, two):
        browser = testing.browser(worker)
        path = reverse("ecomap-back", args=[family.person, two[1]])
        assert path in browser.get(reverse("ecomaps", args=[family.person])).content.decode()
        assert browser.post(path, {"why": ""}).status_code == 200
        after = browser.post(path, {"why": self.WHY}, follow=True).content.decode()
        assert self.WHY in after
        assert path not in after


class TestTheChild:
    def test_draws_alone_and_the_worker_sees_it(self, family, worker, kid):
        draw_my_map(kid, lines=[line_of_face("school", 2)], note="Maths is hard")
        page = maps_page(worker, person=family.person)
        assert (page.voice, page.now.together, page.now.note) == ("child", False, "Maths is hard")

    def test_sees_their_own_maps_and_nobody_else_s_view(self, family, worker, kid):
        draw_map(worker, person=family.person, voice="worker", lines=LINES)
        assert my_maps(kid)[1:] == (None, None)
        draw_map(worker, person=family.person, voice="child", lines=[line_of_face("school", 4)])
        _, now, before = my_maps(kid)
        assert (now.voice, before) == ("child", None)
        with pytest.raises(Refused):
            maps_page(kid, person=family.person)

    def test_nobody_else_draws_as_the_child(self, family, worker):
        with pytest.raises(Refused):
            draw_my_map(worker, lines=LINES)
        with pytest.raises(NotHere):
            draw_my_map(actor_for(testing.account("child").pk), lines=LINES)

    def test_taps_faces_from_the_first_page_to_the_map(self, family, kid):
        window = testing.browser(kid)
        home = window.get("/").content.decode()
        assert reverse("my-map") in home
        assert "You have not drawn a map yet" in window.get(reverse("my-map")).content.decode()
        path = reverse("my-map-draw")
        form = window.get(path).content.decode()
        assert form.count('type="radio"') == 6 * len(SYSTEMS)
        assert "at least one" in window.post(path, {"note": ""}).content.decode()
        assert window.post(path, FACES)["Location"] == reverse("my-map")
        mine = window.get(reverse("my-map")).content.decode()
        assert "Clubs and sport (Boxing): very happy" in mine
        assert "“I like boxing”" in mine
        assert window.post(path, {**FACES, "school-face": "4"}).status_code == 302
        both = window.get(reverse("my-map")).content.decode()
        assert "Last time" in both
        assert both.count("<svg") >= 3


class TestTheWorker:
    def test_draws_lines_beginning_with_those_of_the_last(self, family, worker):
        window = testing.browser(worker)
        path = reverse("ecomap-new", args=[family.person, "parent"])
        said = {
            "school-strength": "weak", "school-stressful": "on", "school-flow": "from",
            "school-trend": "down", "school-label": "Oakfield", "school-words": "He hates it",
        }  # fmt: skip
        assert window.post(path, table(**said)).status_code == 302
        page = window.get(reverse("ecomaps", args=[family.person]), {"voice": "parent"})
        text = page.content.decode()
        for words in ("weak and stressful", "takes from Sam", "getting worse", "He hates it"):
            assert words in text
        again = window.get(path).content.decode()
        assert 'value="Oakfield"' in again
        assert "He hates it" not in again

    def test_sits_beside_the_child(self, family, worker):
        window = testing.browser(worker)
        path = reverse("ecomap-new", args=[family.person, "child"])
        assert "Tap a face" in window.get(path).content.decode()
        got = window.post(path, FACES)
        assert got["Location"].endswith("?voice=child")
        text = window.get(got["Location"]).content.decode()
        assert "very happy" in text
        assert f"Drawn with {worker.name}" in text

    def test_opens_an_older_one_beside_the_one_before_it(self, family, worker):
        numbers = [
            draw_map(worker, person=family.person, voice="worker", lines=LINES) for _ in range(3)
        ]
        page = maps_page(worker, person=family.person, number=numbers[1])
        assert (page.now.id, page.before.id) == (numbers[1], numbers[0])
        window = testing.browser(worker)
        assert window.get(reverse("ecomap", args=[family.person, numbers[1]])).status_code == 200
        assert window.get(reverse("ecomap", args=[family.person, 10**9])).status_code == 404
        assert window.get(reverse("ecomap-new", args=[family.person, "police"])).status_code == 404

    def test_sees_every_voice_side_by_side(self, family, worker, kid):
        window = testing.browser(worker)
        path = reverse("ecomap-voices", args=[family.person])
        assert "No map is drawn yet" in window.get(path).content.decode()
        draw_my_map(kid, lines=[line_of_face("school", 2)])
        for _ in range(2):
            draw_map(worker, person=family.person, voice="worker", lines=LINES)
        text = window.get(path).content.decode()
        assert text.index("Sam’s view</h2>") < text.index("Worker’s view</h2>")
        assert "Parent’s view</h2>" not in text

    def test_the_number_of_queries_does_not_grow(
        self, family, worker, django_assert_max_num_queries
    ):
        window = testing.browser(worker)
        for _ in range(4):
            draw_map(worker, person=family.person, voice="worker", lines=LINES)
        with django_assert_max_num_queries(30):
            assert window.get(reverse("ecomaps", args=[family.person])).status_code == 200
