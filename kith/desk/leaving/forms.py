"""When and why an account is closed; why it is opened again."""

from django import forms

from kith.web.forms import Counted, DayField, KithForm

MOST = 500


class CloseForm(KithForm):
    """The day on which they left, and why the account is closed."""

    left_on = DayField(label="Their last day here", past=True)
    why = forms.CharField(
        label="Why is it closed?",
        help_text="For example: left for another council; agency contract ended",
        widget=Counted(MOST, rows=2),
        max_length=MOST,
    )


class OpenForm(KithForm):
    """Why it is opened again."""

    why = forms.CharField(
        label="Why is it opened again?", widget=Counted(MOST, rows=2), max_length=MOST
    )
