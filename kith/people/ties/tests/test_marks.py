"""What a symbol shows of somebody: health, and how they wish to be drawn. With agreement only."""

import pytest
from django.urls import reverse

from kith.access import testing
from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.access.gates import NotHere, Refused
from kith.accounts.roles import Area, Level
from kith.kernel import clock
from kith.people.genogram.draw import draw
from kith.people.models import Mark, Person
from kith.people.ties.commands.mending import end_record, retract_record
from kith.people.ties.commands.saying import say_mark
from kith.people.ties.picture import family_of
from kith.people.ties.queries import family_page, member_page
from kith.people.ties.reading import read_family
from kith.people.ties.rules.marks import FILLS, MARKS, may_show
from kith.people.ties.telling import members
from kith.people.ties.tests.test_mending import LATER

pytestmark = pytest.mark.django_db
AGREED = {"agreed": "Mary herself", "relevant_why": "Sam looks after her", "source": "family"}


@pytest.fixture
def mary(family):
    return family.add("mother", "Mary")


def say(family, of="Mary", kind="mental", **more):
    told = {"person": family.person, "of": family.ids[of], "kind": kind, **AGREED, **more}
    say_mark(family.actor, **told)


def known(family, actor=None, at=None, health=True):
    with acting_as(actor or family.actor):
        return read_family(family.person, at, health=health)


def facts(family, name="Mary", **more):
    return {one.name: one.facts for one in members(known(family, **more))}[name]


def someone(family, name="Mary", **more):
    return {one.name: one for one in family_of(known(family, **more)).people}[name]


def svg(family, **more):
    return draw(family_of(known(family, **more))).svg


class TestSaid:
    @pytest.mark.parametrize(("kind", "words"), FILLS.items())
    def test_with_agreement_it_is_filled_in_told_and_in_the_legend(self, family, mary, kind, words):
        assert words not in svg(family)
        say(family, kind=kind)
        assert someone(family).fill == {kind}
        assert words in facts(family)
        assert words in svg(family)

    @pytest.mark.parametrize("missing", ["agreed", "relevant_why"])
    def test_without_agreement_or_a_reason_it_is_kept_and_not_drawn(self, family, mary, missing):
        say(family, **{missing: " "})
        assert someone(family).fill == frozenset()
        assert facts(family) == ()
        page = member_page(family.actor, person=family.person, other=mary)
        assert "Serious mental illness, kept and not drawn" in {one.says for one in page.records}

    def test_who_agreed_and_who_says_so_stand_on_their_page(self, family, mary):
        say(family)
        page = member_page(family.actor, person=family.person, other=mary)
        (record,) = (one for one in page.records if one.kind == "mark")
        assert record.says == "Serious mental illness, agreed by Mary herself"
        assert (record.said_by, record.may_end) == ("the family", True)

    def test_the_last_word_holds(self, family, mary):
        say(family)
        say(family, agreed="")
        assert facts(family) == ()
        with acting_as(MACHINE):
            assert Mark.objects.filter(until_on=None).count() == 1

    def test_it_ends_and_what_was_wrong_is_taken_back(self, family, mary):
        for kind in ("mental", "illness"):
            say(family, kind=kind)
        first, second = (one.id for one in known(family).marks)
        about = {"person": family.person, "kind": "mark"}
        end_record(family.actor, **about, record=first, until=clock.today())
        assert facts(family) == ("Serious physical illness",)
        retract_record(family.actor, **about, record=second, why="Another Mary")
        assert facts(family) == ()

    def test_a_moment_from_before_does_not_know_it(self, family, mary):
        before = clock.now()
        with clock.frozen(LATER):
            say(family)
            assert facts(family, at=before) == ()
            assert facts(family) == ("Serious mental illness",)


class TestHowTheyAreDrawn:
    def born(self, family, mary, sex, gender):
        with acting_as(family.actor):
            Person.objects.filter(id=mary).update(sex=sex, gender=gender)

    def test_the_shape_is_as_they_say_and_what_was_recorded_is_inside_if_they_want_it(
        self, family, mary
    ):
        self.born(family, mary, "M", "woman")
        assert (someone(family).shape, someone(family).inner) == ("circle", None)
        say(family, kind="inner")
        assert (someone(family).shape, someone(family).inner) == ("circle", "square")
        assert "Inside: recorded at birth" in svg(family)

    def test_where_both_are_one_nothing_is_drawn_inside(self, family, mary):
        self.born(family, mary, "F", "woman")
        say(family, kind="inner")
        assert someone(family).inner is None


class TestWhoReads:
    def test_nobody_by_default(self, family, mary):
        say(family)
        assert facts(family, health=False) == ()

    @pytest.mark.parametrize("role", ["social_worker", "team_manager", "chair", "auditor"])
    def test_whoever_may_read_of_health_and_nobody_else(self, family, mary, role):
        say(family)
        reader = testing.holding(role)
        for one in (family.person, mary):
            testing.known_to(reader, one)
        page = family_page(reader, person=family.person)
        told = {one.name: one.facts for one in page.members}["Mary"]
        assert ("Serious mental illness" in told) is reader.may(Area.HEALTH, Level.VIEW)

    def test_the_auditor_is_one_of_those_who_may_not(self):
        assert not testing.holding("auditor").may(Area.HEALTH, Level.VIEW)

    def test_whoever_may_not_see_them_reads_nothing_of_them(self, family, mary, leader):
        say(family)
        testing.restricted(mary, "R3", leader)
        assert "Serious mental illness" not in svg(family)
        with acting_as(family.actor):
            assert not Mark.objects.exists()

    def test_it_is_said_only_of_this_family_and_by_whoever_works_with_the_child(
        self, family, mary, child
    ):
        told = {"kind": "mental", **AGREED}
        with pytest.raises(NotHere):
            say_mark(family.actor, person=family.person, of=child(family.actor), **told)
        reader = testing.holding("auditor")
        for one in (family.person, mary):
            testing.known_to(reader, one)
        with pytest.raises(Refused):
            say_mark(reader, person=family.person, of=mary, **told)


class TestOnPaper:
    def page(self, family, **asked):
        path = reverse("family-print", args=[family.person])
        return testing.browser(family.actor).get(path, asked).content.decode()

    def test_it_is_in_ours_and_in_no_child_s(self, family, mary):
        say(family)
        assert "Serious mental illness" in self.page(family)
        assert "Serious mental illness" not in self.page(family, **{"for": "child"})


class TestThePage:
    def test_it_is_offered_sent_and_drawn(self, family, mary):
        window = testing.browser(family.actor)
        path = reverse("family-beside", args=[family.person, mary, "mark"])
        page = window.get(reverse("family-member", args=[family.person, mary])).content.decode()
        assert path in page
        form = window.get(path).content.decode()
        assert all(words in form for words in MARKS.values())
        assert "kept and not drawn" in form
        assert window.post(path, {"kind": "substance_recovery", **AGREED}).status_code == 302
        family_now = window.get(reverse("family", args=[family.person])).content.decode()
        assert "In recovery from substance misuse" in family_now

    def test_it_is_not_offered_to_whoever_reads_nothing_of_health(self, family, mary):
        reader = testing.holding("auditor")
        for one in (family.person, mary):
            testing.known_to(reader, one)
        page = member_page(reader, person=family.person, other=mary)
        assert not page.known.tells_health


@pytest.mark.parametrize(
    ("agreed", "why", "may"), [("Mary", "It matters", True), ("", "It matters", False),
                               ("Mary", "", False), ("  ", "  ", False)],
)  # fmt: skip
def test_agreement_and_a_reason_are_both_needed(agreed, why, may):
    assert may_show(agreed, why) is may
