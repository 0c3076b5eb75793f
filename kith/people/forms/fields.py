"""What a person is and says of themselves; the day of birth; what somebody does for a living."""

from typing import Any

from django import forms

from kith.kernel import clock
from kith.people.forms.common import A_DAY, SeemedField, line
from kith.people.rules.fields import FIELDS, KINDS, YES_NO, apparent_of
from kith.people.rules.naming import LONGEST
from kith.web.forms import Counted, DayField, KithForm, Radios, Ticks

NOT_SAID = ("", "Not said")


def choices(name: str) -> list[tuple[str, str]]:
    """Return the codes in force today of a field, with their words."""
    codes = FIELDS[name].codes
    return list(codes.at(clock.today()).items()) if codes else []


class AboutForm(KithForm):
    """What somebody says they are, in their own words where there is room for them."""

    pronouns = line(FIELDS["pronouns"].label, 40)
    gender = line(FIELDS["gender"].label, 60, "In their own words.")
    sex = forms.ChoiceField(
        label="Sex", help_text="As the yearly return asks it.", widget=Radios(inline=True),
        required=False,
    )  # fmt: skip
    ethnicity = forms.ChoiceField(
        label="Ethnicity", help_text="As they describe it, never as they look.", required=False
    )
    disabilities = forms.MultipleChoiceField(
        label="Disabilities", widget=Ticks(small=True), required=False
    )
    language = line(FIELDS["language"].label, 60)
    interpreter = forms.ChoiceField(
        label="Do they need an interpreter?",
        help_text="Family members never interpret what is about harm.",
        choices=[*YES_NO.items(), ("", "Nobody has asked yet")],
        widget=Radios(inline=True),
        required=False,
    )
    faith = line(FIELDS["faith"].label, 60)
    communication = forms.CharField(
        label=FIELDS["communication"].label,
        help_text="What helps them to talk, and what does not.",
        widget=Counted(LONGEST["communication"], rows=4),
        max_length=LONGEST["communication"],
        required=False,
    )

    phone_safe = line(FIELDS["phone_safe"].label, 200, "After 4pm; text first; never on a Sunday.")

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        for name in ("sex", "ethnicity", "disabilities"):
            field: Any = self.fields[name]
            first = [] if name == "disabilities" else [NOT_SAID]
            field.choices = [*first, *choices(name)]


class BornForm(KithForm):
    """When somebody was born, is expected, seemed to be of an age, or died."""

    born = DayField(label="Born", help_text=A_DAY, past=True, required=False)
    expected = DayField(
        label="Expected", help_text="Only for a child before birth.", required=False
    )
    apparent = SeemedField(
        label="How old do they seem?",
        help_text="Only where nobody knows: 15, or 14 to 16. They are treated as the younger.",
    )
    died = DayField(label="Died", past=True, required=False)

    def __init__(self, *args: Any, before: str = "", **more: Any) -> None:
        super().__init__(*args, **more)
        seemed: Any = self.fields["apparent"]
        seemed.before = apparent_of(before)


class WorkForm(KithForm):
    """How we know somebody, and what they do."""

    kind = forms.ChoiceField(
        label="How do we know them?", choices=list(KINDS.items()), widget=Radios()
    )
    occupation = line(FIELDS["occupation"].label, 100, "School nurse, bus driver, football coach.")
    agency = line(FIELDS["agency"].label, 100)
