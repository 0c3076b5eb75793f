"""Whose contact it is: a duplicate, somebody else's, opened again."""

from typing import Any

from django import forms

from kith.frontdoor.forms.steps.boxes import line, words
from kith.web.forms import KithForm


class WhyForm(KithForm):
    """A reason."""

    why = words("Why, and what was tried?")


class DuplicateForm(KithForm):
    """Which contact it is the same as."""

    of = forms.ChoiceField(label="The same as which contact?")
    why = words("How do you know?", rows=2)

    def __init__(self, *args: Any, earlier: list[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        field: Any = self.fields["of"]
        field.choices = [("", "Choose one"), *earlier]


class OwnerForm(KithForm):
    """Who follows up word about no child."""

    owner = line("Who follows it up?")
    what = words("What will they do?")


class ReopenForm(KithForm):
    """What is new."""

    words = words("What is new?")


class LookForm(KithForm):
    """Another manager's look."""

    words = words("What did you find?")
