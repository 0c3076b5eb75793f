"""Fields that the forms about a family share."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from kith.kernel import clock
from kith.people.ties.rules.born import Said, read_born
from kith.web.forms import Line, Radios
from kith.web.forms.days import Unread

Choices = Sequence[tuple[str, str]]
SOURCES: Choices = (
    ("child", "The child"),
    ("family", "The family"),
    ("professional", "A professional"),
    ("return", "A record or a return"),
)
NOT_SAID = ("", "Not said")


class BornField(forms.CharField):
    """When somebody was born: a day, a year, an age, or when they are due."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            **{
                "label": "Born, or age",
                "required": False,
                "widget": Line(width=20, autocomplete="off"),
                "help_text": "A day, a year, or an age",
                **kwargs,
            }
        )

    def clean(self, value: Any) -> Said:
        """Return what was said, or how to say it."""
        try:
            return read_born(str(super().clean(value)), clock.today())
        except Unread as problem:
            raise ValidationError(problem.words, code="unread") from problem


class PersonField(forms.ChoiceField):
    """One of the people in the picture, cleaned to their number; None where nobody was chosen."""

    def clean(self, value: Any) -> int | None:
        """Return the number."""
        chosen = super().clean(value)
        return int(chosen) if chosen and chosen.lstrip("-").isdecimal() else None


class PeopleField(forms.MultipleChoiceField):
    """Any of the people in the picture, cleaned to their numbers."""

    def clean(self, value: Any) -> tuple[int, ...]:
        """Return the numbers."""
        return tuple(int(one) for one in super().clean(value))


def said_by(**more: Any) -> forms.ChoiceField:
    """Return the box that every form has: who says so."""
    return forms.ChoiceField(label="Who says so?", choices=SOURCES, initial="family", **more)


def name_box(**more: Any) -> forms.CharField:
    """Return the box for a name."""
    return forms.CharField(
        label="Name",
        max_length=100,
        widget=Line(autocomplete="off", spellcheck="false", **more),
        error_messages={"required": "Write a name, or what the family calls them"},
    )


def which_of_these(found: Choices) -> forms.ChoiceField:
    """Return the question that is asked where a name is known already."""
    return forms.ChoiceField(
        label="Is it one of these people?",
        choices=[*found, ("new", "No, it is somebody new")],
        widget=Radios(),
        error_messages={
            "required": "Somebody of this name is known already. Say whether it is one of them"
        },
    )
