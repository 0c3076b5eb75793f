"""What only some may read: asked, answered, shown to one more. No word of it is kept as a draft."""

from collections.abc import Sequence
from typing import Any

from django import forms

from kith.web.forms import Counted, KithForm, Ticks

MOST = 1_000


def _why(label: str, help: str = "") -> forms.CharField:
    return forms.CharField(
        label=label, help_text=help, widget=Counted(MOST, rows=3), max_length=MOST
    )


class AskApartForm(KithForm):
    """Why it must be known, and who reads what comes."""

    why = _why("Why must we know it?", "You and those whom you name read this, and nobody else.")
    named = forms.TypedMultipleChoiceField(
        label="Who besides you must read the answer?",
        coerce=int,
        widget=Ticks(small=True),
        required=False,
    )

    def __init__(self, *args: Any, others: Sequence[tuple[int, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        named: Any = self.fields["named"]
        named.choices = others
        if not others:
            del self.fields["named"]


class NameReaderForm(KithForm):
    """One more who reads it."""

    account = forms.TypedChoiceField(label="Who needs to know?", coerce=int)

    def __init__(self, *args: Any, others: Sequence[tuple[int, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        account: Any = self.fields["account"]
        account.choices = [("", "Choose somebody"), *others]


class KeepLongerForm(KithForm):
    """Why it must stay readable."""

    why = _why("Why do those who are named still need it?")
