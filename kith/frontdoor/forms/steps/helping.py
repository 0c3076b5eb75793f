"""What follows a decision: who was told, and how early help goes on."""

from django import forms

from kith.frontdoor.forms.steps.boxes import HOW_TOLD, line, words
from kith.frontdoor.rules.help import ENDS
from kith.web.forms import KithForm, Radios


class ArrivedForm(KithForm):
    """Whoever told us knows that it has arrived."""

    how = forms.ChoiceField(
        label="How do they know?", choices=list(HOW_TOLD.items()), widget=Radios(inline=True)
    )


class TellForm(KithForm):
    """Whoever told us was told."""

    how = forms.ChoiceField(
        label="How did they hear?", choices=list(HOW_TOLD.items()), widget=Radios(inline=True)
    )
    words = words("What did you tell them?")


class NextStepForm(KithForm):
    """The next step of a decision was taken."""

    evidence = words("What was done, and what shows it?")


class TakenForm(KithForm):
    """Taken on elsewhere."""

    by = line("Who took it on, by name?", "Sent is not taken.")


class AcceptHelpForm(KithForm):
    """A service took it up."""

    service = line("Which service?")
    by = line("Who there took it up?")


class MetForm(KithForm):
    """The first meeting."""

    words = words("How was the first meeting?")


class RefusedForm(KithForm):
    """The help was not wanted."""

    words = words("What did they say?")


class EndForm(KithForm):
    """The help ended."""

    how = forms.ChoiceField(label="How did it end?", choices=list(ENDS.items()), widget=Radios())
    words = words("What became of it?")
