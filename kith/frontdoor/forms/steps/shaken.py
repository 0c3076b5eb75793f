"""Who else was shaken by an incident, and what was done for them."""

from typing import Any

from django import forms

from kith.frontdoor.forms.steps.boxes import TEXT, words
from kith.frontdoor.rules import ripple
from kith.web.forms import Counted, KithForm, Line, Radios

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
        """Return the rows with a name: label, tie, decision."""
        told = self.cleaned_data
        rows = [
            (told[f"label{n}"], told[f"tie{n}"], told[f"decision{n}"]) for n in range(1, SHAKEN + 1)
        ]
        return [row for row in rows if row[0].strip()]


class RippleForm(KithForm):
    """Something of what an incident asks for was done."""

    step = forms.ChoiceField(
        label="What was done?", choices=list(ripple.STEPS.items()), widget=Radios(small=True)
    )
    words = words("What exactly?", rows=2)
