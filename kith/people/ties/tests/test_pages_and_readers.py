"""The pages of a family for whoever may and may not, with mistakes in their forms, and on paper."""

import re
from html import unescape

import pytest
from django.urls import reverse

from kith.access import testing
from kith.access.gates import NotHere
from kith.people.ties.commands.adding import state_unknown
from kith.people.ties.commands.arranging import keep_version
from kith.people.ties.commands.saying import record_loss, say_bond
from kith.people.ties.queries import family_page, member_page, versions_page
from kith.people.ties.tests.test_refusals import written
from kith.people.ties.ways import WAYS

pytestmark = pytest.mark.django_db


@pytest.fixture
def three(family):
    return family.three_generations()


@pytest.fixture
def window(three):
    return testing.browser(three.actor)


def paths_of(family):
    """Return every page of a family that can be opened, by its name."""
    version = keep_version(family.actor, person=family.person, title="A moment")
    mary = family.ids["Mary"]
    return {
        "family": reverse("family", args=[family.person]),
        "print": reverse("family-print", args=[family.person]),
        "versions": reverse("family-versions", args=[family.person]),
        "compare": reverse("family-compare", args=[family.person, version]),
        "member": reverse("family-member", args=[family.person, mary]),
    }


def beside(window, family, way, **said):
    path = reverse("family-beside", args=[family.person, family.ids["Mary"], way])
    return window.post(path, {"source": "family", **said})


class TestWhoMayOpenThem:
    def test_the_worker_and_the_manager(self, three, manager):
        for actor in (three.actor, manager):
            window = testing.browser(actor)
            for name, path in paths_of(three).items():
                assert window.get(path).status_code == 200, name

    def test_a_stranger_is_answered_as_for_a_child_who_is_not(self, three):
        stranger = testing.browser(testing.holding("social_worker"))
        nobody = stranger.get(reverse("family", args=[10**9])).status_code
        for name, path in paths_of(three).items():
            assert stranger.get(path).status_code == nobody == 404, name

    def test_no_role_that_knows_nothing_of_children(self, three):
        outsider = testing.holding("yjs_officer")
        for one in three.ids.values():
            testing.known_to(outsider, one)
        window = testing.browser(outsider)
        for name, path in paths_of(three).items():
            assert window.get(path).status_code in (403, 404), name

    def test_whoever_only_reads_is_offered_no_way_of_writing(self, three):
        auditor = testing.holding("auditor")
        for one in three.ids.values():
            testing.known_to(auditor, one)
        window = testing.browser(auditor)
        for name, path in paths_of(three).items():
            page = window.get(path).content.decode()
            main = page.split("<main", 1)[1].split("</main>")[0]
            assert 'method="post"' not in main, name
            assert "This is wrong" not in main, name

    def test_a_grandmother_of_another_family_has_no_page_in_this_one(self, three, child):
        elsewhere = child(three.actor)
        with pytest.raises(NotHere):
            member_page(three.actor, person=three.person, other=elsewhere)

    @pytest.mark.parametrize(
        "name", ["family-print", "family-pdf", "family-png", "family-versions"]
    )
    def test_reading_pages_take_no_writing_but_their_own_form(self, window, three, name):
        path = reverse(name, args=[three.person])
        before = written()
        assert window.post(path, {}).status_code in (200, 405)
        assert written() == before

    def test_moving_is_asked_for_and_not_opened(self, window, three):
        path = reverse("family-move", args=[three.person, three.ids["Ada"]])
        assert window.get(path).status_code == 405


class TestQueries:
    @pytest.mark.parametrize("read", [family_page, versions_page])
    def test_each_page_takes_as_many_for_a_large_family(
        self, three, read, django_assert_max_num_queries
    ):
        for number in range(6):
            three.add("brother", f"B{number}")
            keep_version(three.actor, person=three.person, title=f"Moment {number}")
        with django_assert_max_num_queries(30):
            read(three.actor, person=three.person)

    def test_a_person_with_many_records_takes_as_many(self, three, django_assert_max_num_queries):
        mary = three.ids["Mary"]
        for number in range(5):
            three.add("daughter", f"D{number}", "Mary")
            record_loss(three.actor, person=three.person, of=mary, kind="miscarriage")
        with django_assert_max_num_queries(30):
            page = member_page(three.actor, person=three.person, other=mary)
        assert len(page.records) > 12


MISTAKES = {
    "mother": ({"name": "", "how": "birth"}, "Write a name"),
    "father": ({"name": "Joe", "how": "marriage"}, "There is a problem"),
    "partner": (
        {"name": "Kim", "how": "married", "since-day": "31 February 2020"},
        "There is no 31 February 2020",
    ),
    "child": ({"name": "Joy", "how": "birth", "born": "soon"}, "Write a day like"),
    "unknown": ({"which": "uncle"}, "There is a problem"),
    "home": ({}, "There is a problem"),
    "couple": ({"other": "10000000", "how": "married"}, "There is a problem"),
    "feeling": ({"other": "", "quality": "close"}, "There is a problem"),
    "twins": ({"other": "10000000", "how": "identical"}, "There is a problem"),
    "mark": ({"kind": "gout", "agreed": "Mary herself"}, "There is a problem"),
    "loss": ({"kind": "miscarriage", "year": "long ago"}, "There is a problem"),
    "responsibility": ({"child": "", "how": "order"}, "There is a problem"),
    "told": ({"may": "perhaps"}, "There is a problem"),
    "safe": ({"safe": "only", "how": ""}, "Say in which way it is safe"),
}


class TestMistakesInForms:
    @pytest.mark.parametrize("way", MISTAKES)
    def test_each_is_said_and_nothing_is_written(self, window, three, way):
        said, words = MISTAKES[way]
        before = written()
        answer = beside(window, three, way, **said)
        page = unescape(answer.content.decode())
        assert answer.status_code == 200
        assert words in page
        assert "<title>Error: " in page
        for typed in said.values():
            if typed not in ("", "10000000", "marriage", "uncle", "perhaps", "gout"):
                assert typed in page
        assert written() == before

    def test_every_way_has_been_tried_here_or_is_of_the_same_kind(self):
        kinds = {WAYS[way].form for way in MISTAKES}
        assert {way.form for way in WAYS.values()} - kinds == {WAYS["around"].form}

    def test_a_day_that_has_not_come_is_not_taken(self, window, three):
        said = {"other": three.ids["Leon"], "how": "separated", "on-day": "1 January 2030"}
        page = beside(window, three, "couple", **said).content.decode()
        assert "This day has not come yet" in page
        assert "1 January 2030" in page

    def test_a_parting_without_a_day_is_asked_after_in_its_box(self, window, three):
        before = written()
        page = beside(window, three, "couple", other=three.ids["Leon"], how="separated")
        assert "Say from which day" in page.content.decode()
        assert written() == before

    def test_somebody_hidden_meanwhile_is_not_here_and_nothing_is_lost(self, window, three, leader):
        testing.restricted(three.ids["Ada"], "R3", leader)
        before = written()
        said = {"other": three.ids["Ada"], "quality": "close"}
        answer = beside(window, three, "feeling", **said)
        assert answer.status_code == 200
        assert "Ada" not in answer.content.decode()
        assert written() == before


class TestPuttingRight:
    def until(self, three, record, other="Mary"):
        kind, number = record
        return reverse("family-until", args=[three.person, three.ids[other], kind, number])

    def test_birth_and_loss_do_not_end_and_there_is_no_page_for_it(self, window, three):
        record_loss(three.actor, person=three.person, of=three.ids["Mary"], kind="stillbirth")
        page = member_page(three.actor, person=three.person, other=three.ids["Mary"])
        lasting = [one for one in page.records if not one.may_end]
        assert {one.kind for one in lasting} == {"tie", "loss"}
        for one in lasting:
            assert window.get(self.until(three, (one.kind, one.id))).status_code == 404

    def test_a_record_of_somebody_else_has_no_page_here(self, window, three):
        page = member_page(three.actor, person=three.person, other=three.ids["Leon"])
        couple = next(one for one in page.records if one.may_end)
        path = self.until(three, (couple.kind, couple.id), other="Peter")
        assert window.get(path).status_code == 404

    def test_what_has_ended_says_so_and_keeps_its_day(self, window, three):
        page = member_page(three.actor, person=three.person, other=three.ids["Leon"])
        couple = next(one for one in page.records if one.may_end)
        path = self.until(three, (couple.kind, couple.id), other="Leon")
        assert window.post(path, {"until-day": "1 June 2013"}).status_code == 200
        assert window.post(path, {"until-day": "1 June 2020"}).status_code == 302
        again = window.post(path, {"until-day": "1 June 2021"})
        assert "This has ended already" in again.content.decode()
        record = next(
            one
            for one in member_page(
                three.actor, person=three.person, other=three.ids["Leon"]
            ).records
            if one.id == couple.id
        )
        assert record.when == "from 1 June 2014 until 1 June 2020"


class TestOnPaper:
    def page(self, window, family, **asked):
        return window.get(reverse("family-print", args=[family.person]), asked).content.decode()

    @pytest.fixture
    def feared(self, three):
        """Leon harms Sam, controls Mary, and is close to Ada."""
        for other, quality in (
            ("Sam", "abuse_emotional"),
            ("Mary", "controlling"),
            ("Ada", "close"),
        ):
            say_bond(three.actor, person=three.person, of=three.ids["Leon"],
                     other=three.ids[other], quality=quality, source="professional")  # fmt: skip
        return three

    def picture(self, page):
        """Return the picture alone, without the signs of the page round it."""
        paper = page.split("kith-picture--paper", 1)[1]
        return re.search(r"<svg.*?</svg>", paper, re.DOTALL)[0].lower()

    def test_where_a_parent_may_be_the_danger_the_child_s_print_is_as_if_nothing_was_said(
        self, window, feared
    ):
        testing.restricted(feared.person, "R5", testing.holding("social_worker"))
        picture = self.picture(self.page(window, feared, **{"for": "child"}))
        assert "emotional" not in picture
        assert "control" not in picture
        ours = self.picture(self.page(window, feared))
        assert "emotional" in ours
        assert "control" in ours

    def test_hiding_one_of_the_family_from_the_other_parent_is_enough(self, window, feared):
        testing.restricted(feared.ids["Ada"], "R5", testing.holding("social_worker"))
        assert "emotional" not in self.picture(self.page(window, feared, **{"for": "child"}))

    def test_the_child_s_print_has_no_words_of_ours_below_it(self, window, feared):
        theirs = self.page(window, feared, **{"for": "child"})
        assert "My family" in theirs
        assert "The same in words" not in theirs
        assert "Emotional abuse by Leon" not in theirs.split("kith-picture--paper")[1]

    def test_what_is_felt_can_be_left_out(self, window, feared):
        without = self.picture(self.page(window, feared, lines="off"))
        assert "emotional" not in without

    def test_everybody_is_named_in_words_on_ours(self, window, three):
        state_unknown(
            three.actor, person=three.person, of=three.ids["Grace"], which="father", source=""
        )
        page = self.page(window, three)
        below = page.split("The same in words")[1]
        for name in three.ids:
            assert f"<strong>{name}</strong>" in below
        assert "Father unknown" in below

    def test_nothing_on_paper_wants_a_script_or_a_style_of_its_own(self, window, feared):
        picture = self.picture(self.page(window, feared))
        assert "<script" not in picture
        assert " style=" not in picture
