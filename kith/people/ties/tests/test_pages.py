"""The pages of a family: adding beside a person or in one go, moments, paper, what is hidden."""

import re

import pytest
from django.urls import reverse

from kith.access import testing
from kith.access.acting import acting_as
from kith.kernel import clock
from kith.people.testing import one_around
from kith.people.ties.commands.arranging import keep_version, put_in_order
from kith.people.ties.commands.living import set_home
from kith.people.ties.commands.saying import say_bond, say_told
from kith.people.ties.making import New
from kith.people.ties.reading import read_family
from kith.people.ties.telling import members
from kith.people.ties.tests.test_mending import LATER

pytestmark = pytest.mark.django_db
QUICK = {"role": "mother", "born": "", "other_parent": "", "source": "family"}


@pytest.fixture
def window(family):
    return testing.browser(family.actor)


def page_of(window, family, *more, name="family", **asked):
    got = window.get(reverse(name, args=[family.person, *more]), asked)
    assert got.status_code == 200
    return got.content.decode()


def quick(window, family, **said):
    typed = {**QUICK, "of": str(family.person), **said}
    return window.post(reverse("family", args=[family.person]), typed)


class TestThePage:
    def test_an_empty_family_asks_for_the_first(self, window, family):
        page = page_of(window, family)
        assert "Family of Sam" in page
        assert "Add somebody" in page
        assert page.count('class="kith-kin__one') == 1

    def test_everybody_is_in_the_picture_and_in_words_with_links(self, window, family):
        family.three_generations()
        page = page_of(window, family)
        for name, one in family.ids.items():
            assert f'id="person-{one}"' in page
            assert f'href="#person-{one}"' in page
            assert reverse("family-member", args=[family.person, one]) in page
            assert name in page
        for words in ("mother’s mother", "half-sister", "mother’s partner"):
            assert words in page

    def test_what_is_felt_is_shown_or_hidden(self, window, family):
        family.three_generations()
        say_bond(family.actor, person=family.person, of=family.person,
                 other=family.ids["Leon"], quality="conflict", source="child")  # fmt: skip
        with_lines, without = page_of(window, family), page_of(window, family, lines="off")
        assert "Hide what is felt" in with_lines
        assert "Show what is felt" in without
        assert len(with_lines) > len(without)

    def test_a_reader_sees_all_of_it_and_no_form(self, family):
        family.three_generations()
        auditor = testing.holding("auditor")
        for one in family.ids.values():
            testing.known_to(auditor, one)
        page = page_of(testing.browser(auditor), family)
        assert "Add somebody" not in page
        assert "family/" in page
        assert "kith-kin__acts" not in page

    def test_the_number_of_queries_does_not_grow_with_the_family(
        self, window, family, django_assert_max_num_queries
    ):
        family.three_generations()
        page_of(window, family)
        with django_assert_max_num_queries(45):
            page_of(window, family)
        for number in range(6):
            family.add("brother", f"B{number}")
        with django_assert_max_num_queries(45):
            page_of(window, family)


class TestAddingInOneGo:
    def test_a_name_is_enough(self, window, family):
        got = quick(window, family, name="Mary")
        assert (got.status_code, "Mary" in got["Location"]) == (302, False)
        assert family.names() == ["Mary", "Sam"]
        after = window.get(got["Location"]).content.decode()
        assert "Added to the picture" in after
        assert "autofocus" in after

    def test_an_age_a_source_and_the_other_parent_go_with_it(self, window, family):
        family.three_generations()
        mary, leon = family.ids["Mary"], family.ids["Leon"]
        quick(window, family, name="Joy", role="daughter", of=mary, other_parent=leon, born="3",
              source="child")  # fmt: skip
        known = family.known()
        joy = next(one for one in known.people.values() if one.name == "Joy")
        assert (joy.age(known.day), joy.side, joy.kind) == ("about 3", "female", "child")
        assert known.parents_of(joy.id) == [mary, leon]
        assert {tie.source for tie in known.ties if tie.b == joy.id} == {"child"}

    def test_somebody_of_that_name_is_asked_after_first(self, window, family, child):
        family.three_generations()
        asked = quick(window, family, name="grace", of=family.ids["Peter"])
        page = asked.content.decode()
        assert asked.status_code == 200
        assert "Is it one of these people?" in page
        assert 'value="grace"' in page
        quick(window, family, name="grace", of=family.ids["Peter"], who="new")
        assert len(family.names()) == 7
        quick(window, family, name="grace", of=family.ids["Peter"], who=family.ids["Grace"])
        assert len(family.names()) == 7

    def test_nobody_hidden_is_offered(self, window, family, leader):
        family.three_generations()
        testing.restricted(family.ids["Grace"], "R3", leader)
        assert quick(window, family, name="Grace", of=family.ids["Peter"]).status_code == 302

    @pytest.mark.parametrize(
        ("said", "words"),
        [
            ({"name": ""}, "Write a name"),
            ({"name": "Mary", "born": "soon"}, "Write a day like"),
            ({"name": "Ben", "role": "brother"}, "Add a parent first"),
            ({"name": "Mary", "born": "2012"}, "A parent is always older"),
        ],
    )
    def test_what_is_wrong_is_said_in_its_box_and_nothing_is_lost(
        self, window, family, said, words
    ):
        got = quick(window, family, **said)
        page = got.content.decode()
        assert got.status_code == 200
        assert words in page
        assert "There is a problem" in page
        assert f'value="{said["name"]}"' in page
        assert family.names() == ["Sam"]


WAYS = {
    "mother": {"name": "Mary", "how": "birth", "responsible": "on"},
    "partner": {"name": "Kim", "how": "married", "gender": ""},
    "child": {"name": "Baby", "how": "birth", "born": "due 3 May 2026", "gender": ""},
    "unknown": {"which": "father"},
    "safe": {"safe": "only", "how": "By post"},
    "told": {"may": "ask"},
    "loss": {"kind": "miscarriage", "year": "2012", "agreed": "Mary", "relevant_why": "Sam asks"},
    "around": {"name": "Miss Bell", "kind": "professional", "how": "teacher"},
}


class TestBesideAPerson:
    @pytest.mark.parametrize("way", WAYS)
    def test_each_way_is_two_clicks_from_the_picture(self, window, family, way):
        family.add("parent", "Pat")
        beside = family.ids["Pat"]
        page = page_of(window, family, beside, way, name="family-beside")
        assert "Pat" in page
        said = {"source": "family", **WAYS[way]}
        got = window.post(reverse("family-beside", args=[family.person, beside, way]), said)
        assert got.status_code == 302, got.content.decode()
        assert got["Location"].endswith(f"#person-{beside}")

    def test_homes_couples_feelings_and_responsibility(self, window, family):
        family.three_generations()
        sam, mary, leon = (family.ids[one] for one in ("Sam", "Mary", "Leon"))
        for other, way, said in (
            (sam, "home", {"together": [mary, leon]}),
            (mary, "couple", {"other": leon, "how": "separated", "on-day": "yesterday"}),
            (sam, "feeling", {"other": leon, "quality": "close"}),
            (leon, "responsibility", {"child": sam, "how": "order"}),
        ):
            said = {"source": "child", **said}
            got = window.post(reverse("family-beside", args=[sam, other, way]), said)
            assert got.status_code == 302, got.content.decode()
        page = page_of(window, family)
        for words in (
            "Lives with Mary and Leon",
            "With Leon from 2014, parted in 2026",
            "Close, with Leon (child says so)",
            "Has parental responsibility for Sam, by a court order",
        ):
            assert words in page

    def test_harm_is_said_from_the_one_who_does_it(self, window, family):
        family.three_generations()
        sam, leon = family.person, family.ids["Leon"]
        path = reverse("family-beside", args=[sam, sam, "feeling"])
        said = {"other": leon, "quality": "by:abuse_physical", "source": "child"}
        assert window.post(path, said).status_code == 302
        (felt,) = family.known().felt
        assert (felt.a, felt.b, felt.quality) == (leon, sam, "abuse_physical")

    def test_no_such_way_and_no_such_person(self, window, family):
        for other, way in ((family.person, "sideways"), (10**9, "mother")):
            path = reverse("family-beside", args=[family.person, other, way])
            assert window.get(path).status_code == 404

    def test_each_record_can_be_put_right(self, window, family):
        family.three_generations()
        mary = family.ids["Mary"]
        say_told(family.actor, person=family.person, of=mary, may="yes")
        page = page_of(window, family, mary, name="family-member")
        assert "Mary is a parent of Sam: by birth" in page
        wrong = re.search(r'href="([^"]*/tie/\d+/wrong/)"', page)[1]
        until = re.search(r'href="([^"]*/told/\d+/until/)"', page)[1]
        assert window.get(wrong).status_code == 200
        assert "Fill in" in window.post(wrong, {"why": ""}).content.decode()
        assert window.post(until, {"until-day": "today"}).status_code == 302
        assert window.post(wrong, {"why": "Another Mary"}).status_code == 302
        assert window.get(wrong).status_code == 404
        assert mary not in family.known().words


class TestMoving:
    def test_somebody_moves_and_stays_there(self, window, family):
        family.add("mother", "Mary")
        ben, kim = family.add("brother", "Ben"), family.add("sister", "Kim")
        move = reverse("family-move", args=[family.person, kim])
        for to in ("left", "left", "left", "right"):
            assert window.post(move, {"to": to}).status_code == 302
        nudges = family.known().nudges
        assert nudges[kim] == 1
        assert set(nudges) == {family.person, ben, kim}


class TestMoments:
    def test_a_moment_is_kept_and_stands_beside_today(self, window, family):
        family.add("mother", "Mary")
        path = reverse("family-versions", args=[family.person])
        assert "Give this moment a title" in window.post(path, {"title": ""}).content.decode()
        assert window.post(path, {"title": "Before"}).status_code == 302
        with clock.frozen(LATER):
            family.add("father", "Peter")
            page = page_of(window, family, name="family-versions")
            beside = re.search(r'href="([^"]*/versions/\d+/)"', page)[1]
            compared = window.get(beside).content.decode()
        assert "Peter is new: father." in compared
        assert compared.count("<svg") >= 2

    def test_two_moments_stand_in_their_order(self, window, family):
        first = keep_version(family.actor, person=family.person, title="First")
        with clock.frozen(LATER):
            second = keep_version(family.actor, person=family.person, title="Second")
            page = page_of(window, family, second, name="family-compare", **{"with": first})
        assert page.index(">First</h2>") < page.index(">Second</h2>")
        assert "Nothing changed" in page

    def test_another_child_s_moment_is_not_here(self, window, family, child):
        other = child(family.actor)
        kept = keep_version(family.actor, person=other, title="Theirs")
        path = reverse("family-compare", args=[family.person, kept])
        assert window.get(path).status_code == 404


class TestOnPaper:
    @pytest.fixture
    def harmed(self, family):
        family.three_generations()
        say_bond(family.actor, person=family.person, of=family.ids["Leon"],
                 other=family.person, quality="abuse_physical", source="child")  # fmt: skip
        return family

    def test_the_child_s_print_shows_harm_unless_a_parent_may_be_the_danger(self, window, harmed):
        ours = page_of(window, harmed, name="family-print")
        theirs = page_of(window, harmed, name="family-print", **{"for": "child"})
        assert "Physical abuse" in ours
        assert "hysical" in theirs
        testing.restricted(harmed.person, "R5", testing.holding("social_worker"))
        assert "hysical" not in page_of(window, harmed, name="family-print", **{"for": "child"})
        assert "Physical abuse" in page_of(window, harmed, name="family-print")

    @pytest.mark.parametrize(
        ("name", "begins"), [("family-pdf", b"%PDF"), ("family-png", b"\x89PNG")]
    )
    def test_the_picture_is_a_file_that_names_nobody_outside(self, window, family, name, begins):
        family.three_generations()
        got = window.get(reverse(name, args=[family.person]))
        assert got.status_code == 200
        assert got.content.startswith(begins)
        assert "Sam" not in str(got.headers)
        assert got["Cache-Control"] == "private, no-store"


class TestHidden:
    """A brother or sister who is hidden is absent without a hole: byte for byte."""

    def with_ada(self, family):
        sam, mary = family.person, family.ids["Mary"]
        ada = family.add("sister", "Ada")
        set_home(family.actor, person=sam, of=sam, together=[mary, ada], since=None)
        say_bond(family.actor, person=sam, of=ada, other=sam, quality="close", source="child")
        say_told(family.actor, person=sam, of=ada, may="no")
        put_in_order(family.actor, person=sam, row=[ada, sam])
        return ada

    def drawn(self, family, code="", *parties):
        sam, mary = family.person, family.ids["Mary"]
        version = keep_version(family.actor, person=sam, title="A moment")
        paths = [
            reverse("family", args=[sam]),
            reverse("family-print", args=[sam]),
            reverse("family-versions", args=[sam]),
            reverse("family-compare", args=[sam, version]),
            reverse("family-member", args=[sam, mary]),
            reverse("family-member", args=[sam, sam]),
            *(reverse("family-beside", args=[sam, mary, way]) for way in ("home", "child")),
        ]
        readers = {"worker": family.actor}
        without = testing.answers(readers, paths)
        with testing.undone():
            ada = self.with_ada(family)
            if code:
                testing.restricted(ada, code, *parties)
            return testing.differing(without, testing.answers(readers, paths))

    @pytest.fixture
    def two(self, family):
        family.add("mother", "Mary")
        set_home(family.actor, person=family.person, of=family.person,
                 together=[family.ids["Mary"]], since=None)  # fmt: skip
        put_in_order(family.actor, person=family.person, row=[family.person])
        return family

    def test_from_every_page_of_the_family(self, two, leader):
        assert self.drawn(two, "R3", leader) == []
        assert self.drawn(two, "R1", leader) == []
        assert self.drawn(two, "R5", two.actor) == []

    def test_and_the_comparison_is_not_blind(self, two):
        noticed = [path for _, path in self.drawn(two)]
        assert len(noticed) >= 6


def seen_from(actor, person):
    with acting_as(actor):
        return {one.id: one.what for one in members(read_family(person))}


class TestThoseAround:
    """A tie is read from the side of whoever the page is about."""

    def test_a_teacher_is_the_childs_and_the_child_is_nobodys_teacher(self, family, worker):
        teacher = one_around(worker, family.person, New("Miss Bell"), "professional", "teacher")
        assert seen_from(worker, family.person) == {
            family.person: "",
            teacher: "professional: teacher",
        }
        assert seen_from(worker, teacher) == {teacher: "", family.person: ""}

    def test_a_friend_is_one_both_ways(self, family, worker):
        friend = one_around(worker, family.person, New("Jo"), "friend", "boxing")
        assert seen_from(worker, friend)[family.person] == "friend: boxing"
