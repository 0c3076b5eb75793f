"""How urgent it is, who takes it up, and what is asked back."""

from django import forms

from kith.frontdoor.forms.steps.boxes import HOW_TOLD, TEXT, line, words
from kith.frontdoor.rules.outcomes import MISSING
from kith.frontdoor.rules.urgency import RAG_WORDS
from kith.web.forms import Counted, KithForm, Radios, Ticks

RAG_NAMES = {"RED": "RED", "AMBER": "AMBER", "GREEN": "GREEN"}


class TapForm(KithForm):
    """Nothing to say: one tap."""


class GradeForm(KithForm):
    """How urgent, and why."""

    rag = forms.ChoiceField(
        label="How urgent is it?",
        choices=list(RAG_NAMES.items()),
        widget=Radios(hints=RAG_WORDS),
    )
    why = words("Why?", "A sentence that somebody could read tonight.", rows=2)


class DangerForm(KithForm):
    """Police or the night team were told."""

    whom = line("Whom did you tell, and when?")


class TakeUpForm(KithForm):
    """The child's own manager takes it up."""

    words = words("What will you do with it?")


class AskBackForm(KithForm):
    """What is missing."""

    missing = forms.MultipleChoiceField(
        label="What is missing?", choices=list(MISSING.items()), widget=Ticks(small=True)
    )
    words = forms.CharField(
        label="What did you ask?", widget=Counted(TEXT, rows=3), max_length=TEXT, required=False
    )


class AskedAgainForm(KithForm):
    """What is missing was asked for again."""

    how = forms.ChoiceField(
        label="How did you ask again?", choices=list(HOW_TOLD.items()), widget=Radios(inline=True)
    )
    words = words("What did you ask, and what did they say?")


class CameForm(KithForm):
    """What came of it."""

    words = words("What came?", "If nothing came: what you tried.")


class MorningForm(KithForm):
    """What the night did and left."""

    done = words("What was done tonight?")
    left = words("What is left for the morning?")


class AssessedForm(KithForm):
    """The specialist assessment was made."""

    words = words("What did it find, and what follows from it?")
