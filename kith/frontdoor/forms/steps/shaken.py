"""Who else was shaken by an incident, and what was done for them."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from kith.frontdoor.forms.steps.boxes import TEXT, words
from kith.frontdoor.rules import ripple
from kith.web.forms import Counted, DayField, KithForm, Line, Radios

SHAKEN = 6


class ShakenForm(KithForm):
    """Up to six children at a time whom it may have shaken, each with one line."""

    nobody_because = forms.CharField(
        label="If there is nobody: why?",
        widget=Counted(TEXT, rows=2),
        max_length=TEXT,
        required=False,
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        rows: dict[str, forms.Field] = {}
        for n in range(1, SHAKEN + 1):
            rows |= {
                f"label{n}": forms.CharField(
                    label=f"Child {n}: first name and initial",
                    widget=Line(20),
                    max_length=60,
                    required=False,
                ),
                f"tie{n}": forms.ChoiceField(
                    label=f"Child {n}: how linked?",
                    choices=[("", "Choose"), *ripple.TIES.items()],
                    required=False,
                ),
                f"decision{n}": forms.CharField(
                    label=f"Child {n}: what was decided?",
                    widget=Line(),
                    max_length=300,
                    required=False,
                ),
            }
        self.fields = {**rows, **self.fields}

    def rows(self) -> list[tuple[str, str, str]]:
        """Return the rows in which anything was typed: label, tie, decision."""
        told = self.cleaned_data
        rows = [
            (told[f"label{n}"], told[f"tie{n}"], told[f"decision{n}"]) for n in range(1, SHAKEN + 1)
        ]
        return [row for row in rows if any(text.strip() for text in row)]


class RippleForm(KithForm):
    """Something of what an incident asks for was done."""

    step = forms.ChoiceField(
        label="What was done?", choices=list(ripple.STEPS.items()), widget=Radios(small=True)
    )
    words = words("What exactly?", rows=2)


class ConsideredForm(KithForm):
    """What a head of service answers with yes or no."""

    step = forms.ChoiceField(
        label="What is answered?",
        choices=list(ripple.CONSIDERED.items()),
        widget=Radios(small=True),
    )
    answer = forms.ChoiceField(
        label="Yes or no?", choices=list(ripple.ANSWERS.items()), widget=Radios(small=True)
    )
    words = words("Why, or why not?", rows=2)


class LookAgainForm(KithForm):
    """Another look at one linked child: it goes on until a day, or it ends."""

    linked = forms.ChoiceField(label="Whom did you look at again?", widget=Radios(small=True))
    words = words("What did you find, and because of what does it go on or end?")
    goes_on = forms.ChoiceField(
        label="Does it go on?",
        choices=[("yes", "Yes, until the day below"), ("no", "No, it ends")],
        widget=Radios(small=True),
    )
    until = DayField(label="Until which day?", required=False)

    def __init__(self, *args: Any, lines: Sequence[tuple[str, str]] = (), **more: Any) -> None:
        super().__init__(*args, **more)
        box: Any = self.fields["linked"]
        box.choices = list(lines)

    def clean(self) -> dict[str, Any]:
        """What goes on goes on until a day."""
        told: dict[str, Any] = super().clean() or {}
        if told.get("goes_on") == "yes" and not told.get("until") and "until" not in self.errors:
            self.add_error("until", "Enter until which day it goes on")
        return told

    def last(self) -> date | None:
        """Return until when it goes on; None is that it ends."""
        told = self.cleaned_data
        found: date | None = told["until"] if told["goes_on"] == "yes" else None
        return found
