"""Each form about a person: what it takes, what it refuses, and in which box and words."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.people import forms
from kith.people.forms.common import SeemedField
from kith.people.rules import Apparent
from kith.people.rules.fields import apparent_text
from kith.people.rules.names import NewName
from kith.people.rules.numbers import NewNumber
from kith.people.rules.places import NewPhone, NewPlace
from kith.people.search.rules.whom import asked_of
from kith.people.tests import pages
from kith.people.tests.conftest import NOW

TODAY = NOW.date()
TOMORROW = date(2026, 3, 5)


def day(name, when):
    """Return a day as a form gets it."""
    return {box: str(part) for box, part in pages.day(name, when).items()}


def wrong(form):
    """Return the words of each box in which something is wrong."""
    return {box: " ".join(map(str, words)) for box, words in form.errors.items()}


def filled(form_class, told, **more):
    """Return a form that was sent with these words, and is right."""
    form = form_class(told, **more)
    assert form.is_valid(), wrong(form)
    return form


@pytest.mark.parametrize(
    ("form_class", "told", "box", "words"),
    [
        (forms.NameForm, {}, "kind", ""),
        (forms.NameForm, {"kind": "nick"}, "kind", ""),
        (forms.NameForm, {"kind": "alias", "given": "x" * 101}, "given", "100"),
        (forms.NameForm, {"kind": "alias", "family": "x" * 101}, "family", "100"),
        (forms.NameForm, {"kind": "alias", "say_it": "x" * 101}, "say_it", "100"),
        (forms.NameForm, {"kind": "alias", "source": "x" * 101}, "source", "100"),
        (forms.NameForm, {"kind": "alias", **day("from_on", TOMORROW)}, "from_on", "not come yet"),
        (forms.PlaceForm, {"kind": "palace"}, "kind", ""),
        (forms.PlaceForm, {"kind": "home", "lines": "x" * 201}, "lines", "200"),
        (forms.PlaceForm, {"kind": "home", "town": "x" * 61}, "town", "60"),
        (forms.PlaceForm, {"kind": "home", "postcode": "x" * 11}, "postcode", "10"),
        (forms.PhoneForm, {"kind": "pigeon", "value": "1"}, "kind", ""),
        (forms.PhoneForm, {"kind": "mobile"}, "value", ""),
        (forms.PhoneForm, {"kind": "mobile", "value": "x" * 121}, "value", "120"),
        (forms.PhoneForm, {"kind": "mobile", "value": "1", "safe": "perhaps"}, "safe", ""),
        (forms.PhoneForm, {"kind": "mobile", "value": "1", "when_safe": "x" * 201}, "when_safe",
         "200"),
        (forms.NumberForm, {"scheme": "passport", "value": "1"}, "scheme", ""),
        (forms.NumberForm, {"scheme": "NHS"}, "value", ""),
        (forms.NumberForm, {"scheme": "NHS", "value": "1", "issuer": "x" * 21}, "issuer", "20"),
        (forms.EndForm, {}, "on", ""),
        (forms.EndForm, day("on", TOMORROW), "on", "not come yet"),
        (forms.EndForm, {"on-day": "31", "on-month": "2", "on-year": "2026"}, "on",
         "no 31 February 2026"),
        (forms.EndForm, {"on-day": "3"}, "on", "Give the month and the year as well"),
        (forms.RetractForm, {"why": "  "}, "why", ""),
        (forms.RetractForm, {"why": "x" * 201}, "why", "200"),
        (forms.AboutForm, {"sex": "X"}, "sex", ""),
        (forms.AboutForm, {"ethnicity": "ZZZZ"}, "ethnicity", ""),
        (forms.AboutForm, {"disabilities": ["AUT", "ZZZ"]}, "disabilities", ""),
        (forms.AboutForm, {"interpreter": "perhaps"}, "interpreter", ""),
        (forms.AboutForm, {"pronouns": "x" * 41}, "pronouns", "40"),
        (forms.AboutForm, {"communication": "x" * 2001}, "communication", "2000"),
        (forms.BornForm, day("born", TOMORROW), "born", "not come yet"),
        (forms.BornForm, day("died", TOMORROW), "died", "not come yet"),
        (forms.BornForm, {"apparent": "teenager"}, "apparent", "like 15, or a range"),
        (forms.BornForm, {"apparent": "16 to 14"}, "apparent", "comes second"),
        (forms.BornForm, {"apparent": "200"}, "apparent", "between 0 and 120"),
        (forms.WorkForm, {}, "kind", ""),
        (forms.WorkForm, {"kind": "dog"}, "kind", ""),
        (forms.WorkForm, {"kind": "adult", "agency": "x" * 101}, "agency", "100"),
        (forms.HideForm, {}, "why", ""),
        (forms.HideForm, {"why": "x", **day("from_on", TOMORROW)}, "from_on", "not come yet"),
        (forms.OpenHiddenForm, {"why": ""}, "why", ""),
        (forms.OpenHiddenForm, {"why": "x" * 301}, "why", "300"),
        (forms.NameViewerForm, {"why": "x"}, "account", ""),
        (forms.NameViewerForm, {"account": "7", "why": "x"}, "account", ""),
        (forms.NameViewerForm, {"account": "seven", "why": "x"}, "account", ""),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_in_its_box_and_in_no_other(form_class, told, box, words):
    form = form_class(told)
    assert not form.is_valid()
    found = wrong(form)
    assert found.keys() == {box}
    assert words.replace(",", "") in found[box].replace(",", "")
    assert found[box].strip()


class TestWhatIsTaken:
    def test_a_name_becomes_what_the_command_takes(self):
        told = {"kind": "legal", "given": " Ama ", "from_on-day": "yesterday", "source": "gran"}
        name = NewName(**filled(forms.NameForm, told).cleaned_data)
        assert name == NewName("legal", "Ama", "", "", date(2026, 3, 3), "gran")

    def test_a_place_asks_about_homes_only_where_there_are_some(self):
        assert "others" not in forms.PlaceForm({}).fields
        form = filled(forms.PlaceForm, {"kind": "home", "others": "both"}, homes="4 Mill Lane")
        assert form.fields["others"].label == "What becomes of 4 Mill Lane?"
        assert NewPlace(**form.cleaned_data).others == "both"

    def test_a_way_to_reach_somebody_may_be_one_of_which_nobody_asked(self):
        form = filled(forms.PhoneForm, {"kind": "handle", "value": "@sam"})
        assert NewPhone(**form.cleaned_data) == NewPhone("handle", "@sam")

    def test_a_number_is_left_to_its_own_check(self):
        form = filled(forms.NumberForm, {"scheme": "NHS", "value": "943 476 5919"})
        assert NewNumber(**form.cleaned_data) == NewNumber("NHS", "943 476 5919")

    @pytest.mark.parametrize("form_class", [forms.AboutForm, forms.BornForm])
    def test_nothing_at_all_may_be_said(self, form_class):
        assert not any(filled(form_class, {}).cleaned_data.values())

    def test_an_address_asks_about_the_open_one_only_where_there_is_one(self):
        assert "instead_of" not in forms.HideForm({}).fields
        form = filled(
            forms.HideForm,
            {"why": "A threat", "instead_of": "3"},
            open_places=((3, "4 Mill Lane"),),
        )
        assert form.cleaned_data["instead_of"] == "3"
        other = forms.HideForm({"why": "x", "instead_of": "4"}, open_places=((3, "4 Mill Lane"),))
        assert wrong(other).keys() == {"instead_of"}

    def test_only_who_is_offered_is_named(self):
        people = ((7, "Robin"),)
        form = filled(forms.NameViewerForm, {"account": "7", "why": "visits"}, people=people)
        assert form.cleaned_data["account"] == 7
        assert wrong(forms.NameViewerForm({"account": "8", "why": "x"}, people=people))


class TestAgesThatWereGuessed:
    ages = st.integers(0, 120)

    @given(ages, ages, st.sampled_from(["{} to {}", "{}-{}", "{} – {}", "{}to{}"]))
    def test_a_range_is_taken_however_it_is_written(self, low, more, way):
        high = min(low + more, 120)
        assert SeemedField().clean(way.format(low, high)) == f"{low}-{high} {TODAY}"

    @given(ages, st.dates(date(2020, 1, 1), TODAY))
    def test_said_again_it_keeps_its_day_and_another_age_has_its_own(self, age, on):
        field = SeemedField()
        field.before = Apparent(age, age, on)
        assert field.clean(str(age)) == apparent_text(field.before)
        other = (age + 1) % 121
        assert field.clean(str(other)).endswith(str(TODAY))

    @pytest.mark.parametrize(
        ("kept", "shown"),
        [
            ("14-16 2026-03-01", "14 to 16"),
            ("15-15 2026-03-01", "15"),
            ("", ""),
            ("young", "young"),
            ("15", "15"),
        ],
    )
    def test_a_kept_guess_is_shown_as_it_is_typed_and_a_mistake_as_it_was(self, kept, shown):
        assert SeemedField().prepare_value(kept) == shown


class TestAdding:
    EVERYTHING = {
        "given": "Sam", "family": "Lee", "say_it": "SAM", "occupation": "Nurse", "agency": "School",
        "apparent": "14", "sex": "M", "gender": "a boy", "lines": "14 Rye Lane", "town": "Wexcombe",
        "postcode": "zz12bb", "phone": "+44 7700 900123", "nhs": "943 476 5919",
        **day("born", date(2010, 5, 12)),
    }  # fmt: skip

    @pytest.mark.parametrize(
        ("kind", "asked"),
        [
            ("child", {"given", "family", "say_it", "born", "expected", "apparent", "sex", "gender",
                       "lines", "town", "postcode", "phone", "nhs"}),
            ("adult", {"given", "family", "say_it", "occupation", "agency", "born", "apparent",
                       "sex", "gender", "lines", "town", "postcode", "phone"}),
            ("professional", {"given", "family", "say_it", "occupation", "agency", "phone"}),
        ],
    )  # fmt: skip
    def test_each_kind_is_asked_what_matters_of_it(self, kind, asked):
        assert forms.AddForm({}, kind=kind).fields.keys() == asked

    @pytest.mark.parametrize("kind", ["child", "adult", "professional"])
    def test_what_was_not_asked_is_not_taken(self, kind):
        form = filled(forms.AddForm, self.EVERYTHING, kind=kind)
        who = form.whom()
        assert who.kind == kind
        assert bool(who.numbers) == (kind == "child")
        assert bool(who.places) == (kind != "professional")
        assert bool(who.occupation) == (kind != "child")

    def test_a_child_is_taken_whole(self):
        who = filled(forms.AddForm, self.EVERYTHING).whom()
        assert who.names == (NewName("preferred", "Sam", "Lee", "SAM"),)
        assert who.places == (NewPlace("home", "14 Rye Lane", "Wexcombe", "ZZ1 2BB"),)
        assert who.phones == (NewPhone("mobile", "07700900123"),)
        assert who.numbers == (NewNumber("NHS", "9434765919"),)
        assert (who.born, who.apparent) == (date(2010, 5, 12), Apparent(14, 14, TODAY))

    def test_it_is_looked_for_by_all_of_it(self):
        asked = asked_of(filled(forms.AddForm, self.EVERYTHING).whom())
        assert (asked.words, asked.born) == (("sam", "lee"), date(2010, 5, 12))
        assert (asked.house, asked.street, asked.postcode) == ("14", "rye", "ZZ1 2BB")
        assert (asked.telephone, asked.numbers) == ("7700900123", ("9434765919",))

    def test_a_child_before_birth_is_looked_for_by_the_day_that_is_expected(self):
        due = date(2026, 7, 1)
        who = filled(forms.AddForm, {"family": "Lee", **day("expected", due)}).whom()
        assert (asked_of(who).born, who.expected) == (due, due)

    def test_of_nothing_nothing_is_made_up(self):
        who = filled(forms.AddForm, {}).whom()
        assert (who.names, who.places, who.phones, who.numbers) == ((), (), (), ())

    @pytest.mark.parametrize(
        ("number", "kind"),
        [("07700 900123", "mobile"), ("+44 7700 900123", "mobile"), ("020 7946 0018", "home")],
    )
    def test_a_mobile_is_known_by_how_it_begins(self, number, kind):
        (phone,) = filled(forms.AddForm, {"given": "Sam", "phone": number}).whom().phones
        assert phone.kind == kind

    @pytest.mark.parametrize(
        ("told", "box", "words"),
        [
            ({"postcode": "SAM LEE"}, "postcode", "looks like ZZ1 2AB"),
            ({"phone": "ring me"}, "phone", "7 to 15 figures"),
            ({"nhs": "943 476 5918"}, "nhs", "two have changed places"),
            ({"nhs": "94347659"}, "nhs", "This one has 8"),
            ({"sex": "X"}, "sex", ""),
            (day("born", TOMORROW), "born", "not come yet"),
            ({"given": "x" * 101}, "given", "100"),
            ({"apparent": "nine"}, "apparent", "like 15"),
        ],
    )
    def test_a_slip_is_said_where_it_is(self, told, box, words):
        found = wrong(forms.AddForm({"given": "Sam", **told}))
        assert found.keys() == {box}
        assert words in found[box]

    def test_why_somebody_else_is_asked_only_where_somebody_is_known(self):
        assert "apart" not in forms.AddForm({}).fields
        form = forms.AddForm({"given": "Sam"}, known=True)
        assert wrong(form) == {"apart": "Choose who it is, or say why this is somebody else"}
        assert filled(forms.AddForm, {"given": "Sam", "apart": "A cousin"}, known=True)
