"""A name, a place, a way of reaching somebody, a number; the end of one, and taking one back."""

from typing import Any

from django import forms

from kith.people.forms.common import A_DAY, line, since, source
from kith.people.rules.names import NAMES
from kith.people.rules.numbers import SCHEMES
from kith.people.rules.places import PLACES, REACHES, SAFE
from kith.web.forms import DayField, KithForm, Line, Radios


class NameForm(KithForm):
    """One name of a person."""

    kind = forms.ChoiceField(
        label="What kind of name is it?",
        choices=list(NAMES.items()),
        widget=Radios({"preferred": "The name they like. It ends the one they went by before."}),
    )
    given = line("Given names", 100, "If you cannot tell the parts apart, write it all here.")
    family = line("Family name", 100)
    say_it = line("How to say it", 100, "As you would tell a colleague: “SHIV-awn”.")
    from_on = since("From which day?")
    source = source()


class PlaceForm(KithForm):
    """One address. `homes` in words: where there is one, the form asks what becomes of it."""

    kind = forms.ChoiceField(
        label="What is this place?", choices=list(PLACES.items()), widget=Radios(inline=True)
    )
    lines = forms.CharField(
        label="Number and street",
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=200,
        required=False,
    )
    town = line("Town", 60)
    postcode = line("Postcode", 10, width=10)
    from_on = since("From which day?")
    others = forms.ChoiceField(widget=Radios(), required=False)
    source = source()

    def __init__(self, *args: Any, homes: str = "", **more: Any) -> None:
        super().__init__(*args, **more)
        if not homes:
            del self.fields["others"]
            return
        others: Any = self.fields["others"]
        others.label = f"What becomes of {homes}?"
        others.choices = [
            ("moved", "They have moved: that home ends on the day this one begins"),
            ("both", "They live at both"),
        ]


class PhoneForm(KithForm):
    """One way of reaching somebody, and whether it is safe."""

    kind = forms.ChoiceField(label="What is it?", choices=list(REACHES.items()), widget=Radios())
    value = forms.CharField(label="Number, address or name", widget=Line(20), max_length=120)
    safe = forms.ChoiceField(
        label="Is it safe to use?",
        help_text="Safe for the child: who else might see or hear it?",
        choices=list(SAFE.items()),
        widget=Radios(inline=True),
        required=False,
    )
    when_safe = line("When, and how", 200, "After 4pm; text first; never on a Sunday.")
    source = source()


class NumberForm(KithForm):
    """One number that others know a person by."""

    scheme = forms.ChoiceField(
        label="What kind of number is it?", choices=list(SCHEMES.items()), widget=Radios()
    )
    value = forms.CharField(label="The number", widget=Line(20), max_length=80)
    issuer = line("Whose number is it?", 20, "Only for another number: Youth justice, hospital.")
    source = source()


class EndForm(KithForm):
    """From when on something holds no longer."""

    on = DayField(label="From which day is it so no longer?", help_text=A_DAY, past=True)


class RetractForm(KithForm):
    """Why something never was true."""

    why = forms.CharField(
        label="Why was it wrong?",
        help_text="It leaves this page, and stays in the story with your reason.",
        widget=Line(),
        max_length=200,
    )
