"""Other word of the same days: which of it tells of the same event."""

from collections.abc import Sequence
from typing import Any

from django import forms

from kith.frontdoor.forms.steps.boxes import words
from kith.web.forms import KithForm, Ticks

Near = Sequence[tuple[str, str]]

NONE = "No other word of these days is about the same child, or about one whom nobody has named."


def offer(form: forms.Form, near: Near) -> None:
    """Let a form offer other word; where there is none it does not ask."""
    box: Any = form.fields["same"]
    box.choices = list(near)
    if not near:
        del form.fields["same"]


class SameEventForm(KithForm):
    """Which other word tells of the same event."""

    same = forms.MultipleChoiceField(
        label="What tells of the same?",
        help_text="A serious incident’s clock then runs from the first word of it, read or not.",
        widget=Ticks(small=True),
        error_messages={"required": "Choose the contact that tells of the same"},
    )
    why = words("How do you know?", rows=2)

    def __init__(self, *args: Any, near: Near = (), **more: Any) -> None:
        super().__init__(*args, **more)
        box: Any = self.fields["same"]
        box.choices = list(near)
        box.help_text = box.help_text if near else NONE


class PartEventForm(KithForm):
    """Which word, joined to this, tells of another event."""

    apart = forms.MultipleChoiceField(
        label="What tells of something else?",
        help_text="What went over with the joining comes back, and each clock runs from its own "
        "first word. What was done since stays where it was done.",
        widget=Ticks(small=True),
        error_messages={"required": "Choose the contact that tells of something else"},
    )
    why = words("How do you know?", rows=2)

    def __init__(self, *args: Any, joined: Near = (), **more: Any) -> None:
        super().__init__(*args, **more)
        box: Any = self.fields["apart"]
        box.choices = list(joined)
