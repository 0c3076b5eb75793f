"""What each answer asks before it is taken: as little as it can."""

from typing import Any

from django import forms

from kith.promises.barriers import BARRIERS
from kith.web.forms import Counted, DayField, KithForm, Radios

LINE, TEXT = 300, 1_000
A_DAY = "A date, or just “today”, “yesterday” or “last Friday”."
COMING = "A date, or just “tomorrow” or “next Friday”. The day that we promised stays as it is."


class Did(KithForm):
    """An action was done."""

    on = DayField(label="When was it done?", help_text=A_DAY, past=True)
    evidence = forms.CharField(
        label="What was done, and what shows it?", widget=Counted(TEXT, rows=3)
    )


class SaidKept(KithForm):
    """Something that a return told us about was done."""

    on = DayField(label="When was it done?", help_text=A_DAY, past=True)
    words = forms.CharField(label="Anything to add?", widget=Counted(TEXT, rows=3), required=False)


class SaidWhy(KithForm):
    """Our work with a child ended for a reason."""

    on = DayField(label="When was this decided?", help_text=A_DAY, past=True)
    reason = forms.CharField(
        label="Why did our work with the child end?", widget=Counted(TEXT, rows=3)
    )


class Attest(KithForm):
    """Done, and still to be written up."""

    on = DayField(label="When was it done?", help_text=A_DAY, past=True)
    words = forms.CharField(label="One line of what was done", widget=Counted(LINE, rows=2))


class WillBy(KithForm):
    """By when it will be done."""

    on = DayField(label="By which day?", help_text=COMING, future=True)


class Cannot(KithForm):
    """What is in the way."""

    barrier = forms.ChoiceField(
        label="What is in the way?", choices=list(BARRIERS.items()), widget=Radios(small=True)
    )
    words = forms.CharField(
        label="What would take it out of the way?", widget=Counted(LINE, rows=2), required=False
    )


class Wrong(KithForm):
    """Something about it is wrong."""

    words = forms.CharField(label="What is wrong?", widget=Counted(TEXT, rows=3))


class Take(KithForm):
    """Nothing is asked of somebody who takes a promise by name."""


class Withdraw(KithForm):
    """Why it is no longer owed."""

    reason = forms.CharField(
        label="Why is it no longer owed?",
        help_text="Write it so that the child could be told.",
        widget=Counted(TEXT, rows=3),
    )


class Void(KithForm):
    """Why it was never owed."""

    reason = forms.CharField(
        label="Why was this never owed?",
        help_text="For example: it was written down for the wrong child.",
        widget=Counted(TEXT, rows=3),
    )


class PassOn(KithForm):
    """Who owes it from now on, and why."""

    to = forms.TypedChoiceField(label="Who owes it from now on?", coerce=int)
    reason = forms.CharField(label="Why?", widget=Counted(LINE, rows=2))

    def __init__(
        self, *args: Any, people: list[tuple[int, str]] | None = None, **more: Any
    ) -> None:
        super().__init__(*args, **more)
        chosen: Any = self.fields["to"]
        chosen.choices = [("", "Choose somebody"), *(people or [])]


class MayWait(KithForm):
    """Until when it may wait, and why."""

    on = DayField(
        label="Until which day may it wait?",
        help_text="At most two weeks ahead. The day that we promised stays as it is.",
        future=True,
    )
    reason = forms.CharField(label="Why may it wait?", widget=Counted(TEXT, rows=3))


class SawIt(KithForm):
    """How somebody knows that it was really kept."""

    words = forms.CharField(label="What did you see?", widget=Counted(LINE, rows=2))
