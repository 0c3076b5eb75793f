"""The forms of a family's picture: each knows the people who are in it."""

from collections.abc import Sequence
from typing import Any

from django import forms

from kith.people.ties.fields import (
    NOT_SAID,
    BornField,
    Choices,
    PeopleField,
    PersonField,
    name_box,
    said_by,
    which_of_these,
)
from kith.people.ties.rules.adding import HOWS, ROLES
from kith.people.ties.rules.partners import AFFAIR, MARRIED, TOGETHER
from kith.people.ties.rules.partners import HOWS as COUPLES
from kith.people.ties.telling import DIRECTED, LOSSES, MAY, QUALITIES, RESPONSIBILITY, SAFE
from kith.web.forms import Counted, DayField, KithForm, Line, Radios, Ticks

GENDERS: Choices = (("female", "Female"), ("male", "Male"), ("", "Not recorded"))
TOGETHER_NOW = (MARRIED, TOGETHER, AFFAIR)
WORDS = 300
BY = "by:"  # from the other to them
FROM = {
    "focused": "They are very much taken up with the other",
    "abuse_physical": "They harm the other physically",
    "abuse_sexual": "They harm the other sexually",
    "abuse_emotional": "They harm the other emotionally",
    "controlling": "They control the other",
}
TO = {
    "focused": "The other is very much taken up with them",
    "abuse_physical": "The other harms them physically",
    "abuse_sexual": "The other harms them sexually",
    "abuse_emotional": "The other harms them emotionally",
    "controlling": "The other controls them",
}
QUALITY_WORDS = {
    **{code: words.capitalize() for code, words in QUALITIES.items() if code not in DIRECTED},
    **{f"{BY}{code}": words for code, words in TO.items()},
    **FROM,
}


class QuickForm(KithForm):
    """Adds somebody to anybody of the picture, in one go and by keyboard alone."""

    name = name_box()
    role = forms.ChoiceField(
        label="They are the", choices=[(code, role.words) for code, role in ROLES.items()]
    )
    of = PersonField(label="of")
    born = BornField()
    other_parent = PersonField(label="Other parent", required=False, help_text="For a child")
    source = said_by()

    def __init__(self, *args: Any, people: Choices, found: Choices = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choices(self, of=people, other_parent=[NOT_SAID, *people])
        if found:
            self.fields["who"] = which_of_these(found)
            self.order_fields(["name", "who"])


class RelativeForm(KithForm):
    """Adds a parent, partner, child, brother or sister beside one person."""

    name = name_box(autofocus=True)
    born = BornField(help_text="A day, a year, or an age. Leave it empty if nobody knows.")
    gender = forms.ChoiceField(
        label="Gender, as they say", choices=GENDERS, required=False, widget=Radios(inline=True)
    )
    how = forms.ChoiceField(label="How?", choices=list(HOWS.items()), widget=Radios(small=True))
    with_parents = PersonField(label="The other parent", required=False)
    through = PeopleField(label="Which parents do they share?", widget=Ticks(small=True))
    since = DayField(label="Since when?", required=False, past=True)
    responsible = forms.BooleanField(label="Has parental responsibility", required=False)
    source = said_by()

    def __init__(
        self,
        *args: Any,
        role: str,
        people: Choices,
        parents: Choices = (),
        found: Choices = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        _choices(self, with_parents=[NOT_SAID, *people], through=parents)
        relation = ROLES[role].relation
        if relation == "partner":
            _choices(self, how=[(code, COUPLES[code]) for code in TOGETHER_NOW])
        asked = {
            "parent": {"how", "responsible"},
            "partner": {"how", "since"},
            "child": {"how", "with_parents"},
            "sibling": {"through"} if len(parents) > 1 else set(),
        }[relation]
        for name in ("how", "with_parents", "through", "since", "responsible"):
            if name not in asked:
                del self.fields[name]
        if ROLES[role].gender:
            del self.fields["gender"]
        if found:
            self.fields["who"] = which_of_these(found)
            self.order_fields(["name", "who"])


class AroundForm(KithForm):
    """Adds somebody who is around the child and not in the picture."""

    name = name_box(autofocus=True)
    kind = forms.ChoiceField(
        label="What are they to the child?",
        choices=[
            ("kin", "Family farther away"),
            ("friend", "A friend"),
            ("carer", "A carer"),
            ("professional", "A professional"),
        ],
        widget=Radios(small=True),
    )
    how = forms.CharField(
        label="In what way?",
        required=False,
        max_length=100,
        widget=Line(width=20),
        help_text="As they call each other: great-aunt, from boxing, teacher",
    )
    source = said_by()

    def __init__(self, *args: Any, found: Choices = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if found:
            self.fields["who"] = which_of_these(found)
            self.order_fields(["name", "who"])


class UnknownForm(KithForm):
    """States that a parent is unknown."""

    which = forms.ChoiceField(
        label="Who is unknown?",
        choices=[("father", "The father"), ("mother", "The mother"), ("parent", "A parent")],
        widget=Radios(),
        initial="father",
    )
    source = said_by()


class HomeForm(KithForm):
    """Says who lives together."""

    together = PeopleField(label="Who lives together with them?", widget=Ticks(small=True))
    since = DayField(label="Since when?", required=False, past=True)
    second = forms.BooleanField(
        label="This is a second home, beside their main one", required=False
    )
    source = said_by()

    def __init__(self, *args: Any, people: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choices(self, together=people)


class CoupleForm(KithForm):
    """Says how a couple stands from a day on."""

    other = PersonField(label="With whom?")
    how = forms.ChoiceField(label="How is it?", choices=list(COUPLES.items()), widget=Radios())
    on = DayField(label="From which day?", required=False, past=True)
    source = said_by()

    def __init__(self, *args: Any, people: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choices(self, other=people)


class FeelingForm(KithForm):
    """Says what is between two people."""

    other = PersonField(label="With whom?")
    quality = forms.ChoiceField(
        label="What is it like?",
        choices=list(QUALITY_WORDS.items()),
        widget=Radios(small=True),
    )
    source = said_by()

    def __init__(self, *args: Any, people: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choices(self, other=people)


class LossForm(KithForm):
    """Records a pregnancy or a loss."""

    kind = forms.ChoiceField(label="What was it?", choices=list(LOSSES.items()), widget=Radios())
    year = forms.IntegerField(
        label="In which year?", required=False, widget=Line(width=4, inputmode="numeric")
    )
    other = PersonField(label="Who was the other parent?", required=False)
    agreed = forms.CharField(
        label="Who agreed that it is shown?",
        required=False,
        max_length=200,
        widget=Line(),
        help_text="Without agreement, and without a reason, it is kept and not drawn.",
    )
    relevant_why = forms.CharField(
        label="Why does it matter here?", required=False, max_length=WORDS, widget=Line()
    )
    source = said_by()

    def __init__(self, *args: Any, people: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choices(self, other=[NOT_SAID, *people])


class ResponsibilityForm(KithForm):
    """Says that somebody has parental responsibility."""

    child = PersonField(label="For which child?")
    how = forms.ChoiceField(
        label="How?",
        choices=[(code, words[0].upper() + words[1:]) for code, words in RESPONSIBILITY.items()],
        widget=Radios(),
    )
    since = DayField(label="Since when?", required=False, past=True)
    source = said_by()

    def __init__(self, *args: Any, people: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choices(self, child=people)


class ToldForm(KithForm):
    """Says whether somebody may be told things about the child."""

    may = forms.ChoiceField(label="May they be told?", choices=list(MAY.items()), widget=Radios())
    why = forms.CharField(
        label="Why, or what exactly?", required=False, max_length=WORDS, widget=Line()
    )
    source = said_by()


class SafeForm(KithForm):
    """Says whether it is safe for the child that we contact somebody."""

    safe = forms.ChoiceField(
        label="Is it safe to contact them?", choices=list(SAFE.items()), widget=Radios()
    )
    how = forms.CharField(
        label="In which way, or why not?", required=False, max_length=WORDS, widget=Line()
    )
    source = said_by()


class EndForm(KithForm):
    """Says until when something held."""

    until = DayField(label="Until which day?", past=True)


class WrongForm(KithForm):
    """Takes back what never was so."""

    why = forms.CharField(label="Why is it wrong?", max_length=200, widget=Counted(200, rows=3))


class VersionForm(KithForm):
    """Keeps this moment of the picture."""

    title = forms.CharField(
        label="Keep the picture of today as",
        max_length=100,
        widget=Line(),
        help_text="For example: Before the first conference",
        error_messages={"required": "Give this moment a title, like “Before the first conference”"},
    )


def _choices(form: forms.Form, **choices: Sequence[tuple[str, str]]) -> None:
    for name, offered in choices.items():
        form.fields[name].choices = list(offered)  # type: ignore[attr-defined]
