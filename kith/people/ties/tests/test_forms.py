"""The forms of a family: what they ask, of whom, and what they hand on."""

from datetime import date

import pytest
from django.utils.datastructures import MultiValueDict

from kith.people.ties import forms
from kith.people.ties.choosing import choices
from kith.people.ties.rules.adding import ROLES
from kith.people.ties.rules.born import Said
from kith.people.ties.tests.test_picture import BIRTHS, COUPLE, LEON, MARY, PETER, SAM, family
from kith.people.ties.ways import BESIDE_ALL, NOT_OF_THE_CHILD, ON_THEIR_PAGE, WAYS, new_of

PEOPLE = [(str(SAM), "Sam"), (str(MARY), "Mary")]


def sent(**said):
    return MultiValueDict({name: value if isinstance(value, list) else [value]
                           for name, value in said.items()})  # fmt: skip


class TestWhatIsAsked:
    @pytest.mark.parametrize(
        ("role", "asked"),
        [
            ("mother", {"how", "responsible"}),
            ("parent", {"how", "responsible", "gender"}),
            ("partner", {"how", "since", "gender"}),
            ("son", {"how", "with_parents"}),
            ("child", {"how", "with_parents", "gender"}),
            ("sister", {"through"}),
        ],
    )
    def test_of_a_relative_only_what_belongs_to_them(self, role, asked):
        form = forms.RelativeForm(role=role, people=PEOPLE, parents=[("2", "Mary"), ("3", "P")])
        assert set(form.fields) - {"name", "born", "source"} == asked

    def test_a_brother_through_one_parent_asks_nothing_more(self):
        form = forms.RelativeForm(role="brother", people=PEOPLE, parents=[("2", "Mary")])
        assert set(form.fields) == {"name", "born", "source"}

    @pytest.mark.parametrize("role", ROLES)
    def test_where_the_name_is_known_it_is_asked_first(self, role):
        form = forms.RelativeForm(role=role, people=PEOPLE, found=[("9", "Mary, born 1985")])
        assert list(form.fields)[:2] == ["name", "who"]
        assert [value for value, _ in form.fields["who"].choices] == ["9", "new"]

    def test_every_way_has_words_and_stands_somewhere(self):
        assert set(BESIDE_ALL) <= set(ON_THEIR_PAGE)
        assert set(ON_THEIR_PAGE) | set(NOT_OF_THE_CHILD) | {"around"} == set(WAYS)
        assert all(way.heading.count("{name}") == 1 for way in WAYS.values())


class TestWhatIsHandedOn:
    def test_a_quick_line_becomes_numbers_and_a_birth(self):
        said = sent(name=" Mary ", role="mother", of=str(SAM), born="1985", other_parent="",
                    source="child")  # fmt: skip
        form = forms.QuickForm(said, people=PEOPLE)
        assert form.is_valid(), form.errors
        told = form.cleaned_data
        assert (told["name"], told["of"], told["other_parent"]) == ("Mary", SAM, None)
        assert told["born"].youngest is not None

    def test_somebody_who_is_not_in_the_picture_cannot_be_chosen(self):
        said = sent(name="Mary", role="mother", of="999", source="family")
        form = forms.QuickForm(said, people=PEOPLE)
        assert not form.is_valid()
        assert "of" in form.errors

    def test_several_people_become_their_numbers(self):
        said = sent(together=["1", "2"], source="family")
        form = forms.HomeForm(said, people=PEOPLE)
        assert form.is_valid(), form.errors
        assert form.cleaned_data["together"] == (1, 2)

    def test_harm_can_be_said_in_both_directions_and_closeness_in_one(self):
        codes = list(forms.QUALITY_WORDS)
        assert {"abuse_physical", "by:abuse_physical", "close"} <= set(codes)
        assert "by:close" not in codes
        assert len(set(forms.QUALITY_WORDS.values())) == len(codes)

    @pytest.mark.parametrize(
        ("values", "kind"),
        [
            ({"name": "Ben", "source": "family"}, "child"),
            ({"name": "Ben", "source": "family", "born": Said(youngest=30, eldest=30)}, "adult"),
            ({"name": "Ben", "source": "family", "born": Said(youngest=17, eldest=18)}, "child"),
            ({"name": "Ben", "source": "family", "born": Said(born=date(2015, 1, 1))}, "child"),
        ],
    )
    def test_whoever_may_be_under_18_is_a_child(self, values, kind):
        assert new_of(values, gender="", kind="child").kind == kind

    def test_whoever_was_found_is_not_made_again(self):
        assert new_of({"who": "7", "name": "Ben"}, gender="", kind="child") == 7
        new = new_of({"who": "new", "name": "Ben", "source": "child"}, gender="male", kind="adult")
        assert (new.name, new.gender, new.source) == ("Ben", "male", "child")


class TestFirstValues:
    def test_people_are_offered_nearest_first_with_what_they_are(self):
        known = family(*BIRTHS, *COUPLE)
        assert choices(known)[:3] == [
            (str(SAM), "Sam"), (str(MARY), "Mary (mother)"), (str(PETER), "Peter (father)"),
        ]  # fmt: skip
        assert str(MARY) not in dict(choices(known, but=MARY))

    def test_the_other_parent_is_filled_in_only_where_there_is_one_partner(self):
        known = family(*BIRTHS, *COUPLE)
        assert WAYS["son"].more(known, MARY)["initial"]["with_parents"] == str(PETER)
        assert WAYS["son"].more(known, LEON)["initial"]["with_parents"] == ""

    def test_a_brother_begins_with_all_parents_shared(self):
        known = family(*BIRTHS)
        more = WAYS["brother"].more(known, SAM)
        assert more["initial"]["through"] == [str(MARY), str(PETER)]
