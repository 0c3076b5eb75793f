"""The forms of access: opening a record with a reason, giving sight, hiding, reviewing."""

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from kith.access import rules
from kith.access.people import ids_called
from kith.kernel import clock
from kith.web.forms import Counted, DayField, KithForm, Line, Radios

ENOUGH = 1000


class NamesField(forms.CharField):
    """User names, on lines or between commas, cleaned to the accounts that they belong to."""

    def __init__(self, *, one: bool = False, **kwargs: Any) -> None:
        widget = Line(width=20) if one else forms.Textarea(attrs={"rows": 3})
        super().__init__(**{"widget": widget, **kwargs})

    def clean(self, value: object) -> list[int]:
        """Return the accounts; say which name is nobody's."""
        names = str(super().clean(value)).replace(",", " ").split()
        found = ids_called(names)
        unknown = [name for name in names if name.lower() not in found]
        if unknown:
            raise ValidationError(f"Nobody here has the user name {', '.join(unknown)}")
        return sorted(set(found.values()))


class OpenForm(KithForm):
    """Opening a record that is not yours, with a reason (SUPPLEMENT S15 list 16)."""

    record = forms.IntegerField(
        label="Number of the record",
        min_value=1,
        max_value=2**62,
        widget=Line(width=10, inputmode="numeric"),
        help_text="It stands at the top of the child’s page and on letters about the child.",
    )
    reason_code = forms.ChoiceField(
        label="Why you need it now",
        choices=list(rules.BREAK_GLASS_REASONS.items()),
        widget=Radios(),
    )
    words = forms.CharField(label="What you will do with it", widget=Counted(ENOUGH))


class GrantForm(KithForm):
    """Letting a colleague see a child."""

    account = NamesField(label="Their user name", one=True)
    reason = forms.ChoiceField(label="Why", choices=list(rules.BY_HAND.items()), widget=Radios())
    until = DayField(
        label="Last day",
        required=False,
        future=True,
        help_text="Leave it empty if it holds until somebody ends it.",
    )

    @property
    def last_moment(self) -> datetime | None:
        """The instant at which the last day ends, if there is one."""
        day = self.cleaned_data["until"]
        return clock.local_midnight(day + timedelta(days=1)) if day else None


class RestrictForm(KithForm):
    """Hiding a child (SPEC H2)."""

    code = forms.ChoiceField(
        label="What makes it necessary",
        choices=list(rules.RESTRICTIONS.items()),
        widget=Radios(
            {
                "R1": "Hides the record from all but those you name, and you.",
                "R3": "Hides the record from all but those you name, and you.",
                "R5": "Hides the record from those you name, and from nobody else.",
            }
        ),
    )
    parties = NamesField(
        label="Whom it names, by user name",
        required=False,
        help_text="One on each line. Where it hides the record from all but the named, name "
        "a head of service: somebody must be able to lift it again.",
    )
    reason = forms.CharField(
        label="Why it is needed",
        widget=Counted(ENOUGH),
        help_text="Only those who still see the record will read this.",
    )
    review_by = DayField(
        label="Look at it again by", future=True, help_text="Within 90 days from today."
    )


class LiftForm(KithForm):
    """Lifting a restriction."""

    why = forms.CharField(label="Why it is no longer needed", widget=Counted(ENOUGH, rows=3))


class KeepForm(KithForm):
    """Keeping a restriction after looking at it again."""

    review_by = DayField(label="Look at it again by", future=True)


class PartyForm(KithForm):
    """Naming one more."""

    account = NamesField(label="Name one more, by user name", one=True)


class ReviewForm(KithForm):
    """Saying whether opening a record was right."""

    justified = forms.ChoiceField(
        label="Was it right to open this record?",
        choices=[("yes", "Yes"), ("no", "No")],
        widget=Radios(inline=True),
    )
    words = forms.CharField(
        label="What you found, and what follows", required=False, widget=Counted(ENOUGH, rows=3)
    )
