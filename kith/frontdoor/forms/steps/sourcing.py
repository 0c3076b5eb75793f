"""Who told us and when it reached us, put right."""

from typing import Any

from django import forms

from kith.frontdoor.commands import Source
from kith.frontdoor.forms.steps.boxes import line, moment_of, words
from kith.frontdoor.rules.channels import AGENCIES
from kith.web.forms import ClockField, DayField, KithForm, Line


class SourceForm(KithForm):
    """Who it came from, and how they are reached; it opens with what stands there."""

    agency = forms.ChoiceField(
        label="Who told us?", choices=[("", "Choose"), *AGENCIES.items()], required=True
    )
    source_name = line("Their name")
    source_role = line("What are they?")
    call_back = line("Where can we reach them?")
    words = words("How do we know?", rows=2)

    def __init__(self, *args: object, **more: object) -> None:
        super().__init__(*args, **more)
        for name in ("source_name", "source_role", "call_back"):
            self.fields[name].required = False

    def source(self) -> Source:
        """Return who told us, as a command takes it."""
        told = self.cleaned_data
        names = ("agency", "source_name", "source_role", "call_back")
        return Source(**{name: told[name] for name in names})


class MomentForm(KithForm):
    """When it reached the council; it opens with what stands there."""

    arrived_on = DayField(label="On which day did it reach the council?", past=True)
    arrived_at = ClockField(label="At what time?", help_text="Like 14:05 or 9:30am.")
    evidence = forms.CharField(
        label="What shows when it arrived?",
        help_text="The message’s header, the phone log, a stamp.",
        widget=Line(),
        max_length=200,
    )
    why = words("Why did it stand otherwise?", rows=2)

    def moment(self) -> dict[str, Any]:
        """Return the moment and what shows it, as a command takes them."""
        told = self.cleaned_data
        at = moment_of(told["arrived_on"], told["arrived_at"])
        return {"at": at, "evidence": told["evidence"], "why": told["why"]}
