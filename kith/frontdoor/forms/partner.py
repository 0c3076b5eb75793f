"""What a partner without an account fills in: a code, and then the answer."""

from typing import Any

from django import forms

from kith.frontdoor.commands.replying import Replying
from kith.frontdoor.forms.replying import ItemsForm
from kith.web.forms import KithForm, Line


class CodeForm(KithForm):
    """The code that was sent apart from the link."""

    code = forms.CharField(
        label="The code that we sent you",
        help_text="Six figures. It works for 15 minutes.",
        max_length=20,
        widget=Line(10, inputmode="numeric", autocomplete="one-time-code"),
    )


class PartnerForm(ItemsForm):
    """An answer, written by the agency itself."""

    by_name = forms.CharField(
        label="Your name", widget=Line(20, autocomplete="name"), max_length=120
    )
    by_role = forms.CharField(label="Your role", widget=Line(20), max_length=120)
    call_back = forms.CharField(
        label="A number at which we reach you",
        widget=Line(20, autocomplete="tel"),
        max_length=120,
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        for name in ("by_name", "by_role", "call_back"):
            self.fields[name].help_text = ""

    def replying(self) -> Replying:
        """Return the answer, as the command takes it."""
        told = self.cleaned_data
        return Replying(self.answers(), told["by_name"], told["by_role"], told["call_back"], "page")
