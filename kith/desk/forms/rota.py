"""Forms of the rota: a shift, and cover for somebody who is away."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta
from typing import Any, ClassVar

from django import forms

from kith.accounts.queries import AccountCard
from kith.desk.queries.rota import DUTIES, REASONS
from kith.kernel.clock import at_local
from kith.web.forms import ClockField, DayField, KithForm

NOBODY = ("", "Nobody yet: tell the manager")


def _choices(cards: Iterable[AccountCard]) -> list[tuple[str, str]]:
    return [(str(card.id), card.name) for card in cards]


class ShiftForm(KithForm):
    """Who is on which duty, from when until when."""

    account = forms.ChoiceField(label="Who")
    duty = forms.ChoiceField(label="Duty", choices=DUTIES)
    on = DayField(label="Day it begins", help_text="For example, 14 April 2026 or tomorrow")
    begins = ClockField(label="Begins", help_text="For example, 8:30am")
    hours = forms.IntegerField(label="Hours", min_value=1, max_value=24)

    def __init__(self, *args: Any, people: Iterable[AccountCard] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["account"].choices = _choices(people)  # type: ignore[attr-defined]

    BOXES: ClassVar = {"starts_at": "on", "ends_at": "hours"}

    def plan(self) -> dict[str, Any]:
        """Return the shift as it is planned."""
        starts, ends = self.span()
        told = self.cleaned_data
        who = {"account": int(told["account"]), "duty": told["duty"]}
        return {**who, "starts_at": starts, "ends_at": ends}

    def span(self) -> tuple[datetime, datetime]:
        """Return from when until when."""
        at: time = self.cleaned_data["begins"]
        starts = at_local(self.cleaned_data["on"], timedelta(hours=at.hour, minutes=at.minute))
        return starts, starts + timedelta(hours=self.cleaned_data["hours"])


class CoverForm(KithForm):
    """Who is away, why, until when, and who takes their promises."""

    absent = forms.ChoiceField(label="Who is away")
    reason = forms.ChoiceField(label="Why", choices=REASONS)
    first = DayField(label="First day away")
    last = DayField(label="Last day away")
    by = forms.ChoiceField(label="Who covers", required=False)

    def __init__(self, *args: Any, people: Iterable[AccountCard] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = _choices(people)
        self.fields["absent"].choices = choices  # type: ignore[attr-defined]
        self.fields["by"].choices = [NOBODY, *choices]  # type: ignore[attr-defined]

    BOXES: ClassVar = {"starts_at": "first", "ends_at": "last"}

    def plan(self) -> dict[str, Any]:
        """Return the cover as it is planned; `by` is None where nobody covers yet."""
        starts, ends = self.span()
        told = self.cleaned_data
        by = int(told["by"]) if told["by"] else None
        who = {"absent": int(told["absent"]), "by": by, "reason": told["reason"]}
        return {**who, "starts_at": starts, "ends_at": ends}

    def span(self) -> tuple[datetime, datetime]:
        """Return from the first day's midnight until the midnight that ends the last."""
        first, last = self.cleaned_data["first"], self.cleaned_data["last"]
        return at_local(first, timedelta()), at_local(last, timedelta(hours=24))
