"""What each step asks: a line or two, never more than it needs."""

from datetime import datetime, timedelta
from typing import Any

from django import forms

from kith.frontdoor.commands.helping import ENDS
from kith.frontdoor.commands.incidents import KINDS
from kith.frontdoor.rules import ripple
from kith.frontdoor.rules.outcomes import MISSING, STRATEGY_DECLINED
from kith.frontdoor.rules.urgency import RAG_WORDS
from kith.kernel.clock import at_local
from kith.web.forms import ClockField, Counted, DayField, KithForm, Line, Radios, Ticks

TEXT = 2_000
RAG_NAMES = {"RED": "RED", "AMBER": "AMBER", "GREEN": "GREEN"}
HOW_TOLD = {"telephone": "By telephone", "email": "In writing", "met": "When we met"}
S47 = {"joint": "Yes, with police", "single": "Yes, by us alone", "no": "No"}
SHAKEN = 6


def _words(label: str, help: str = "", rows: int = 3) -> forms.CharField:
    return forms.CharField(
        label=label, help_text=help, widget=Counted(TEXT, rows=rows), max_length=TEXT
    )


def _line(label: str, help: str = "") -> forms.CharField:
    return forms.CharField(label=label, help_text=help, widget=Line(20), max_length=120)


class TapForm(KithForm):
    """Nothing to say: one tap."""


class GradeForm(KithForm):
    """How urgent, and why."""

    rag = forms.ChoiceField(
        label="How urgent is it?",
        choices=list(RAG_NAMES.items()),
        widget=Radios(hints=RAG_WORDS),
    )
    why = _words("Why?", "A sentence that somebody could read tonight.", rows=2)


class DangerForm(KithForm):
    """Police or the night team were told."""

    whom = _line("Whom did you tell, and when?")


class TakeUpForm(KithForm):
    """The child's own manager takes it up."""

    words = _words("What will you do with it?")


class AskBackForm(KithForm):
    """What is missing."""

    missing = forms.MultipleChoiceField(
        label="What is missing?", choices=list(MISSING.items()), widget=Ticks(small=True)
    )
    words = forms.CharField(
        label="What did you ask?", widget=Counted(TEXT, rows=3), max_length=TEXT, required=False
    )


class CameForm(KithForm):
    """What came of it."""

    words = _words("What came?", "If nothing came: what you tried.")


class MorningForm(KithForm):
    """What the night did and left."""

    done = _words("What was done tonight?")
    left = _words("What is left for the morning?")


class IdentifyForm(KithForm):
    """Who the child is."""

    known_as = _line("What is the child called?")
    words = _words("How do we know?", rows=2)


class WhyForm(KithForm):
    """A reason."""

    why = _words("Why, and what was tried?")


class DuplicateForm(KithForm):
    """Which contact it is the same as."""

    of = forms.ChoiceField(label="The same as which contact?")
    why = _words("How do you know?", rows=2)

    def __init__(self, *args: Any, earlier: list[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        field: Any = self.fields["of"]
        field.choices = [("", "Choose one"), *earlier]


class OwnerForm(KithForm):
    """Who follows up word about no child."""

    owner = _line("Who follows it up?")
    what = _words("What will they do?")


class ReopenForm(KithForm):
    """What is new."""

    words = _words("What is new?")


class LookForm(KithForm):
    """Another manager's look."""

    words = _words("What did you find?")


class TellForm(KithForm):
    """Whoever told us was told."""

    how = forms.ChoiceField(
        label="How did they hear?", choices=list(HOW_TOLD.items()), widget=Radios(inline=True)
    )
    words = _words("What did you tell them?")


class TakenForm(KithForm):
    """Taken on elsewhere."""

    by = _line("Who took it on, by name?", "Sent is not taken.")


class AcceptHelpForm(KithForm):
    """A service took it up."""

    service = _line("Which service?")
    by = _line("Who there took it up?")


class MetForm(KithForm):
    """The first meeting."""

    words = _words("How was the first meeting?")


class RefusedForm(KithForm):
    """The help was not wanted."""

    words = _words("What did they say?")


class EndForm(KithForm):
    """The help ended."""

    how = forms.ChoiceField(label="How did it end?", choices=list(ENDS.items()), widget=Radios())
    words = _words("What became of it?")


class IncidentForm(KithForm):
    """A serious incident."""

    sort = forms.ChoiceField(
        label="What sort of incident?",
        choices=list(ripple.SORTS.items()),
        widget=Radios(small=True),
    )
    what = _words("What happened?")
    place = forms.CharField(label="Where?", widget=Line(), max_length=200, required=False)


class AskStrategyForm(KithForm):
    """A strategy discussion is asked for."""

    kind = forms.ChoiceField(
        label="Why a discussion?", choices=list(KINDS.items()), widget=Radios()
    )
    why = _words("What makes you ask for it?")


class HeldForm(KithForm):
    """A strategy discussion was held."""

    on = DayField(label="On which day was it held?", past=True)
    at = ClockField(label="At what time?")
    who = forms.MultipleChoiceField(
        label="Who was there?", choices=list(ripple.WHO.items()), widget=Ticks(small=True)
    )
    because = _words("What was decided, and because of what?", rows=4)
    safe_tonight = forms.CharField(
        label="Is the child safe tonight, and where?", widget=Line(), max_length=200, required=False
    )
    s47 = forms.ChoiceField(
        label="Does an enquiry under section 47 begin?", choices=list(S47.items()), widget=Radios()
    )

    def moment(self) -> datetime:
        """Return when it was held."""
        at = self.cleaned_data["at"]
        return at_local(self.cleaned_data["on"], timedelta(hours=at.hour, minutes=at.minute))


class DeclinedForm(KithForm):
    """Why there is no discussion."""

    reason = forms.ChoiceField(
        label="Why is there none?", choices=list(STRATEGY_DECLINED.items()), widget=Radios()
    )
    because = _words("Say it in a sentence", "Whoever asked for it reads this.")


class DisputeForm(KithForm):
    """Somebody disagrees."""

    who = _line("Who disagrees?")
    why = _words("Why?")


class ResolveForm(KithForm):
    """A head of service settles it."""

    words = _words("What holds from now on?")


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
    words = _words("What exactly?", rows=2)
