"""A serious incident, and the strategy discussion that it asks for."""

from datetime import datetime
from typing import Any

from django import forms

from kith.frontdoor.commands.none_held import STANDS
from kith.frontdoor.commands.strategy import KINDS, US
from kith.frontdoor.forms.steps.boxes import line, moment_of, words
from kith.frontdoor.forms.steps.events import Near, offer
from kith.frontdoor.rules import ripple
from kith.frontdoor.rules.channels import AGENCIES
from kith.frontdoor.rules.outcomes import STRATEGY_DECLINED
from kith.frontdoor.rules.settling import SETTLED
from kith.web.forms import ClockField, DayField, KithForm, Line, Radios, Ticks

S47 = {"joint": "Yes, with police", "single": "Yes, by us alone", "no": "No"}


class IncidentForm(KithForm):
    """A serious incident."""

    sort = forms.ChoiceField(
        label="What sort of incident?",
        choices=list(ripple.SORTS.items()),
        widget=Radios(small=True),
    )
    what = words("What happened?")
    place = forms.CharField(label="Where?", widget=Line(), max_length=200, required=False)
    same = forms.MultipleChoiceField(
        label="Does other word of these days tell of the same?",
        help_text="Tick what does. The clock runs from the first word in any inbox, read or not.",
        widget=Ticks(small=True),
        required=False,
    )

    def __init__(self, *args: Any, near: Near = (), **more: Any) -> None:
        super().__init__(*args, **more)
        offer(self, near)


class AskStrategyForm(KithForm):
    """A strategy discussion is asked for."""

    kind = forms.ChoiceField(
        label="Why a discussion?", choices=list(KINDS.items()), widget=Radios()
    )
    asks = forms.ChoiceField(
        label="Who asks for it?",
        help_text="Any partner may. Where there is none, they hear why.",
        choices=list(AGENCIES.items()),
        initial=US,
    )
    who = forms.CharField(label="Their name", widget=Line(20), max_length=120, required=False)
    why = words("Because of what?")


class ConvenedForm(KithForm):
    """A strategy discussion is called together."""

    on = DayField(label="On which day do they meet?")
    at = ClockField(label="At what time?")
    who = forms.MultipleChoiceField(
        label="Who was asked to come?", choices=list(ripple.WHO.items()), widget=Ticks(small=True)
    )

    def moment(self) -> datetime:
        """Return when they meet."""
        return moment_of(self.cleaned_data["on"], self.cleaned_data["at"])


class HeldForm(KithForm):
    """A strategy discussion was held."""

    on = DayField(label="On which day was it held?", past=True)
    at = ClockField(label="At what time?")
    who = forms.MultipleChoiceField(
        label="Who was there?", choices=list(ripple.WHO.items()), widget=Ticks(small=True)
    )
    because = words("What was decided, and because of what?", rows=4)
    safe_tonight = forms.CharField(
        label="Is the child safe tonight, and where?", widget=Line(), max_length=200, required=False
    )
    s47 = forms.ChoiceField(
        label="Does an enquiry under section 47 begin?", choices=list(S47.items()), widget=Radios()
    )

    def moment(self) -> datetime:
        """Return when it was held."""
        return moment_of(self.cleaned_data["on"], self.cleaned_data["at"])


class DeclinedForm(KithForm):
    """Why there is no discussion."""

    reason = forms.ChoiceField(
        label="Why is there none?", choices=list(STRATEGY_DECLINED.items()), widget=Radios()
    )
    because = words("Say it in a sentence", "Whoever asked for it reads this.")


class LookAtNoneForm(KithForm):
    """A head of service looks at why there is none."""

    stands = forms.ChoiceField(
        label="Does it stand that there is none?", choices=list(STANDS.items()), widget=Radios()
    )
    words = words("Because of what?")


class HeardForm(KithForm):
    """Whoever asked has heard why."""

    words = words("Whom did you tell, and what did they say?", "If they disagree, say so as well.")


class DisputeForm(KithForm):
    """Somebody disagrees."""

    who = line("Who disagrees?")
    why = words("Why?")


class ResolveForm(KithForm):
    """A head of service settles it."""

    settles = forms.ChoiceField(
        label="What holds from now on?", choices=list(SETTLED.items()), widget=Radios()
    )
    words = words("Because of what?", "Whoever disagrees reads this.")


class StandsForm(KithForm):
    """A head of service lets a decision stand with which somebody disagrees."""

    words = words("Why does it stand, and what were they told?")
