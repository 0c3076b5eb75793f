"""Who told us, put right."""

from django import forms

from kith.frontdoor.commands import Source
from kith.frontdoor.forms.steps.boxes import line, words
from kith.frontdoor.rules.channels import AGENCIES
from kith.web.forms import KithForm


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
