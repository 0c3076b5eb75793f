"""Those who were born together: said of two, drawn as a fork, and told in words."""

from datetime import date

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from kith.access import testing
from kith.access.acting import acting_as
from kith.kernel import clock
from kith.people.genogram.draw import draw
from kith.people.models import Tie
from kith.people.rules.mistakes import Mistaken
from kith.people.ties.commands.living import say_twins
from kith.people.ties.commands.mending import retract_record
from kith.people.ties.picture import family_of
from kith.people.ties.records import records_of
from kith.people.ties.rules.ages import Birth
from kith.people.ties.rules.twins import APART, born_together, groups, may_be_twins
from kith.people.ties.telling import changes, members
from kith.people.ties.tests.test_mending import LATER

BORN = date(2010, 3, 1)
PAIRS = st.lists(
    st.tuples(st.integers(1, 9), st.integers(1, 9)).filter(lambda two: two[0] < two[1])
)


class TestRules:
    @given(PAIRS)
    def test_everybody_of_a_group_is_in_the_group_of_each(self, pairs):
        found = groups(pairs)
        assert all(found[one] == group for group in found.values() for one in group)
        assert all(found[a] == found[b] for a, b in pairs)
        assert found.keys() == {one for two in pairs for one in two}

    @given(PAIRS)
    def test_the_order_in_which_it_was_said_changes_nothing(self, pairs):
        assert groups(pairs) == groups(reversed(pairs))

    @pytest.mark.parametrize(
        ("other", "may"),
        [(BORN, True), (BORN + APART, True), (BORN - APART, True), (date(2010, 6, 1), False)],
    )
    def test_days_that_are_far_apart_are_two_births(self, other, may):
        assert born_together(Birth(BORN, BORN), Birth(other, other)) is may

    def test_what_nobody_knows_stands_in_the_way_of_nothing(self):
        assert born_together(Birth(), Birth(BORN, BORN))
        assert born_together(Birth(date(2008, 1, 1), date(2012, 1, 1)), Birth(BORN, BORN))

    @pytest.mark.parametrize("how", ["full", "half", "shared"])
    def test_a_parent_in_common_is_needed(self, how):
        assert may_be_twins({(1, 2): how}, 2, 1)
        assert not may_be_twins({(1, 2): "step"}, 1, 2)
        assert not may_be_twins({}, 1, 2)


@pytest.fixture
def twins(family):
    """Sam and Ben, who have one mother and were born in one night; and Ida, years later."""
    family.add("mother", "Mary", born=date(1985, 5, 1))
    family.add("brother", "Ben", born=BORN)
    family.add("sister", "Ida", born=date(2014, 6, 1))
    return family


def say(family, one="Sam", other="Ben", how="identical", source="family"):
    ids = family.ids
    told = {"person": family.person, "of": ids[one], "other": ids[other]}
    say_twins(family.actor, **told, how=how, source=source)


def facts(family, name, actor=None):
    told = {one.name: one.facts for one in members(family.known(actor))}
    return [fact for fact in told[name] if "win" in fact or "together" in fact]


def drawn(family, actor=None):
    return draw(family_of(family.known(actor))).svg


@pytest.mark.django_db
class TestSaid:
    @pytest.mark.parametrize(
        ("how", "words", "legend"),
        [
            ("identical", "Identical twin of Ben", "Identical twins"),
            ("fraternal", "Twin of, and not identical to, Ben", ">Twins<"),
            ("", "Twin of Ben", ">Twins<"),
        ],
    )
    def test_it_is_told_of_both_and_drawn_as_a_fork(self, twins, how, words, legend):
        assert legend not in drawn(twins)
        say(twins, how=how)
        assert facts(twins, "Sam") == [words]
        assert facts(twins, "Ben") == [words.replace("Ben", "Sam")]
        assert legend in drawn(twins)

    def test_of_three_two_and_two_are_enough(self, twins):
        twins.add("brother", "Tom", born=BORN)
        say(twins)
        say(twins, "Ben", "Tom", how="fraternal")
        assert facts(twins, "Sam") == ["Identical twin of Ben", "Born together with Tom"]
        someone = {one.name: one for one in family_of(twins.known()).people}
        assert {someone[one].twin for one in ("Sam", "Ben", "Tom")} == {twins.person}
        assert [someone[one].identical for one in ("Sam", "Ben", "Tom")] == [True, True, False]

    def test_the_last_word_holds_and_who_said_it_is_kept(self, twins):
        say(twins, how="", source="family")
        say(twins, "Ben", "Sam", how="fraternal", source="professional")
        (record,) = (one for one in records_of(twins.known(), twins.person) if "born" in one.says)
        assert record.says == "Sam and Ben were born together: not identical"
        assert (record.said_by, record.may_end) == ("a professional", False)

    def test_what_was_wrong_is_taken_back(self, twins):
        say(twins)
        (record,) = (one for one in records_of(twins.known(), twins.person) if "born" in one.says)
        told = {"kind": "tie", "record": record.id, "why": "A year lies between them"}
        retract_record(twins.actor, person=twins.person, **told)
        assert facts(twins, "Sam") == []

    def test_a_moment_from_before_does_not_know_it(self, twins):
        at = clock.now()
        with clock.frozen(LATER):
            say(twins)
            told = changes(twins.known(at=at), twins.known())
        assert "Sam: Identical twin of Ben. New." in told


@pytest.mark.django_db
class TestRefused:
    def test_somebody_born_years_later(self, twins):
        with pytest.raises(Mistaken, match="not born together"):
            say(twins, "Sam", "Ida")

    @pytest.mark.parametrize(("one", "other"), [("Sam", "Mary"), ("Mary", "Ben"), ("Sam", "Sam")])
    def test_whoever_is_no_brother_or_sister(self, twins, one, other):
        with pytest.raises(Mistaken, match="Choose a brother or sister"):
            say(twins, one, other)


@pytest.mark.django_db
class TestWhoSees:
    def test_a_twin_who_is_hidden_leaves_no_fork_no_word_and_no_legend(self, twins, leader):
        say(twins)
        testing.restricted(twins.ids["Ben"], "R3", leader)
        assert "Ben" not in twins.names()
        assert facts(twins, "Sam") == []
        assert "dentical twins" not in drawn(twins)
        with acting_as(twins.actor):
            assert not Tie.objects.filter(kind="twin").exists()
        testing.known_to(leader, twins.person)
        assert facts(twins, "Sam", leader) == ["Identical twin of Ben"]


@pytest.mark.django_db
class TestThePage:
    def path(self, family, name, way="twins"):
        return reverse("family-beside", args=[family.person, family.ids[name], way])

    def member(self, window, family, name):
        return window.get(
            reverse("family-member", args=[family.person, family.ids[name]])
        ).content.decode()

    def test_it_is_offered_beside_whoever_has_a_brother_or_sister(self, twins):
        window = testing.browser(twins.actor)
        assert self.path(twins, "Ben") in self.member(window, twins, "Ben")
        assert self.path(twins, "Mary") not in self.member(window, twins, "Mary")

    def test_one_chooses_among_them_and_it_is_in_the_list(self, twins):
        window, path = testing.browser(twins.actor), self.path(twins, "Sam")
        form = window.get(path).content.decode()
        assert "Ben (brother)" in form
        assert "Mary (mother)" not in form
        said = {"other": str(twins.ids["Ben"]), "how": "identical", "source": "child"}
        assert window.post(path, said).status_code == 302
        assert "Identical twin of Ben" in self.member(window, twins, "Sam")

    def test_what_cannot_be_is_said_in_its_box(self, twins):
        said = {"other": str(twins.ids["Ida"]), "how": "", "source": "family"}
        answer = testing.browser(twins.actor).post(self.path(twins, "Sam"), said)
        assert "They were not born together by their dates" in answer.content.decode()
