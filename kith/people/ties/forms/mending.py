"""What is no longer so, what never was, and a moment that is kept."""

from django import forms

from kith.web.forms import Counted, DayField, KithForm, Line


class EndForm(KithForm):
    """Says until when something held."""

    until = DayField(label="Until which day?", past=True)


class WrongForm(KithForm):
    """Takes back what never was so."""

    why = forms.CharField(label="Why is it wrong?", max_length=200, widget=Counted(200, rows=3))


class VersionForm(KithForm):
    """Keeps this moment of the picture."""

    title = forms.CharField(
        label="Keep the picture of today as",
        max_length=100,
        widget=Line(),
        help_text="For example: Before the first conference",
        error_messages={"required": "Give this moment a title, like “Before the first conference”"},
    )
