"""Keeping it for later, and coming back to it."""

from django import forms

from kith.frontdoor.public.forms.boxes import Public, line
from kith.frontdoor.public.rules.codes import read
from kith.web.forms import MailField


class LaterForm(Public):
    """Where a code can be sent."""

    email = MailField(
        label="Your e-mail at work",
        help_text="When you come back we send a code there. Nobody opens your words without it.",
    )


class ReferenceForm(Public):
    """Which letter."""

    reference = line("Your reference", 10, help="Like KX7M-29PA.", required=True, max_length=20)

    def clean_reference(self) -> str:
        """Take it however it was typed."""
        found = read(self.cleaned_data["reference"])
        if not found:
            raise forms.ValidationError("Eight letters and figures, like KX7M-29PA")
        return found


class CodeForm(Public):
    """The code that came by mail."""

    code = line("The code that we sent you", 10, help="Six figures.", required=True, max_length=20)
