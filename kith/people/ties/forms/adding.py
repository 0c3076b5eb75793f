"""Somebody more in the family's picture: in one go, or with all that is known."""

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
from kith.people.ties.forms.choosing import choose_from
from kith.people.ties.rules.adding import HOWS, ROLES
from kith.people.ties.rules.partners import AFFAIR, MARRIED, TOGETHER
from kith.people.ties.rules.partners import HOWS as COUPLES
from kith.web.forms import DayField, KithForm, Line, Radios, Ticks

GENDERS: Choices = (("female", "Female"), ("male", "Male"), ("", "Not recorded"))
TOGETHER_NOW = (MARRIED, TOGETHER, AFFAIR)


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
        choose_from(self, of=people, other_parent=[NOT_SAID, *people])
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
        choose_from(self, with_parents=[NOT_SAID, *people], through=parents)
        relation = ROLES[role].relation
        if relation == "partner":
            choose_from(self, how=[(code, COUPLES[code]) for code in TOGETHER_NOW])
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
