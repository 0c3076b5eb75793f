"""Writing a person down for the first time: as little as is known, and nothing guessed."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from kith.people.forms.common import A_DAY, SeemedField, line
from kith.people.forms.fields import NOT_SAID, choices
from kith.people.rules.fields import FIELDS, apparent_of
from kith.people.rules.mistakes import Mistaken
from kith.people.rules.names import NewName
from kith.people.rules.numbers import NHS, NewNumber, read_number
from kith.people.rules.places import NewPhone, NewPlace, read_phone, read_postcode
from kith.people.rules.whom import NewPerson
from kith.web.forms import DayField, KithForm, Radios

NOT_ASKED = {
    "child": ("occupation", "agency"),
    "adult": ("expected", "nhs"),
    "professional": ("born", "expected", "apparent", "sex", "gender", "nhs", *("lines", "town")),
}


class AddForm(KithForm):
    """A new person of one kind; each kind is asked what matters of it."""

    given = line("Given names", 100, "If you cannot tell the parts apart, write it all here.")
    family = line("Family name", 100)
    say_it = line("How to say it", 100, "As you would tell a colleague: “SHIV-awn”.")
    occupation = line(FIELDS["occupation"].label, 100, "School nurse, police officer, tutor.")
    agency = line(FIELDS["agency"].label, 100)
    born = DayField(label="Born", help_text=A_DAY, past=True, required=False)
    expected = DayField(
        label="Expected", help_text="Only for a child before birth.", required=False
    )
    apparent = SeemedField(
        label="How old do they seem?",
        help_text="Only where nobody knows: 15, or 14 to 16. They are treated as the younger.",
    )
    sex = forms.ChoiceField(label="Sex", widget=Radios(inline=True), required=False)
    gender = line(FIELDS["gender"].label, 60, "In their own words.")
    lines = line("Number and street", 200, width=None)
    town = line("Town", 60)
    postcode = line("Postcode", 10, width=10)
    phone = line("Telephone", 120)
    nhs = line("NHS number", 20)
    apart = forms.CharField(
        label="Why is this somebody else?",
        help_text="Somebody looks at it again. If it is one of them, choose them above instead.",
        max_length=150,
        error_messages={"required": "Choose who it is, or say why this is somebody else"},
    )

    def __init__(self, *args: Any, kind: str = "child", known: bool = False, **more: Any) -> None:
        super().__init__(*args, **more)
        self.kind = kind
        self.why = self.fields.pop("apart")
        if known:
            self.fields["apart"] = self.why
        sex: Any = self.fields["sex"]
        sex.choices = [*choices("sex"), NOT_SAID]
        for name in NOT_ASKED[kind]:
            del self.fields[name]
        if kind == "professional":
            del self.fields["postcode"]

    def clean_postcode(self) -> str:
        """Hold the postcode to its shape."""
        return self._read(read_postcode, "postcode")

    def clean_phone(self) -> str:
        """Hold the telephone number to its figures."""
        return self._read(lambda typed: read_phone(NewPhone(_kind_of(typed), typed)).value, "phone")

    def clean_nhs(self) -> str:
        """Hold the NHS number to its own check."""
        return self._read(lambda typed: read_number(NHS, typed), "nhs")

    def _read(self, read: Callable[[str], str], name: str) -> str:
        typed = str(self.cleaned_data[name])
        try:
            return read(typed) if typed else ""
        except Mistaken as wrong:
            raise ValidationError(wrong.words, code="unread") from wrong

    def ask_why(self, known: bool) -> None:
        """Ask why this is somebody else, where somebody may be meant; and where nobody is, no more.

        What was typed is read again only if the question is a new one.
        """
        if known and "apart" not in self.fields:
            self.fields["apart"] = self.why
            self.full_clean()
        elif not known and "apart" in self.fields:
            del self.fields["apart"]
            self.full_clean()

    def whom(self) -> NewPerson:
        """Return whom the form describes."""
        told = {name: "" for name in AddForm.base_fields} | self.cleaned_data
        named = told["given"] or told["family"]
        name = NewName("preferred", told["given"], told["family"], told["say_it"])
        place = NewPlace("home", told["lines"], told["town"], told["postcode"])
        return NewPerson(
            kind=self.kind,
            names=(name,) if named else (),
            born=told["born"] or None,
            expected=told["expected"] or None,
            apparent=apparent_of(told["apparent"]),
            sex=told["sex"],
            gender=told["gender"],
            occupation=told["occupation"],
            agency=told["agency"],
            places=(place,) if told["lines"] or told["town"] or told["postcode"] else (),
            phones=(NewPhone(_kind_of(told["phone"]), told["phone"]),) if told["phone"] else (),
            numbers=(NewNumber(NHS, told["nhs"]),) if told["nhs"] else (),
        )


def _kind_of(number: str) -> str:
    """Return what a telephone number is by how it begins: British mobiles begin with 07."""
    plain = number.replace(" ", "").replace("+44", "0")
    return "mobile" if plain.startswith("07") else "home"
