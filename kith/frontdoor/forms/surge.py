"""What those who lead say is done about a surge."""

from django import forms

from kith.web.forms import KithForm, Line


class SurgeForm(KithForm):
    """One line."""

    words = forms.CharField(
        label="What is done about it?",
        help_text="Who comes to help, what waits and for how long, what partners agreed. No child.",
        widget=Line(),
        max_length=300,
    )
