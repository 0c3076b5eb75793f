"""The first meeting with the child."""

from django import forms

from kith.frontdoor.commands.meeting import MEETINGS, Met
from kith.frontdoor.forms.steps.boxes import TEXT, moment_of
from kith.web.forms import ClockField, Counted, DayField, KithForm, Radios


class FirstMetForm(KithForm):
    """When and where we met the child, and what the child said."""

    on = DayField(label="On which day did you meet?", past=True)
    at = ClockField(label="At what time?")
    how = forms.ChoiceField(
        label="Where did you meet?", choices=list(MEETINGS.items()), widget=Radios(small=True)
    )
    alone = forms.BooleanField(label="We had time alone, the child and I", required=False)
    words = forms.CharField(
        label="What did the child say, in the child’s own words?",
        widget=Counted(TEXT, rows=3),
        max_length=TEXT,
        required=False,
    )

    def met(self) -> Met:
        """Return the meeting, as a command takes it."""
        told = self.cleaned_data
        return Met(moment_of(told["on"], told["at"]), told["how"], told["alone"], told["words"])
