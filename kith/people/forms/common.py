"""Boxes that several forms about a person share."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from kith.kernel import clock
from kith.people.rules.ages import Apparent
from kith.people.rules.fields import apparent_of, apparent_text
from kith.people.rules.mistakes import Mistaken
from kith.web.forms import DayField, Line

A_DAY = "A date, or just “today”, “yesterday” or “last Friday”."
_AGES = re.compile(r"(\d{1,3})(?:\s*(?:-|–|to)\s*(\d{1,3}))?")


def source() -> forms.CharField:
    """Return the box for who says so."""
    return forms.CharField(
        label="Who says so?",
        help_text="The child, the family, a school nurse, a letter.",
        widget=Line(20),
        max_length=100,
        required=False,
    )


def since(label: str) -> DayField:
    """Return the boxes for the day from which something holds."""
    return DayField(
        label=label, help_text=f"Leave it empty if not known. {A_DAY}", past=True, required=False
    )


def line(label: str, most: int, help_text: str = "", width: int | None = 20) -> forms.CharField:
    """Return one line that may stay empty."""
    return forms.CharField(
        label=label, help_text=help_text, widget=Line(width), max_length=most, required=False
    )


class SeemedField(forms.CharField):
    """An age as somebody seems: "15" or "14 to 16"; the same again keeps the day it was said."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"widget": Line(width=10), "required": False, **kwargs})
        self.before: Apparent | None = None

    def clean(self, value: Any) -> str:
        """Return the guess as it is kept."""
        typed = super().clean(value).strip()
        return apparent_text(self._read(typed)) if typed else ""

    def _read(self, typed: str) -> Apparent:
        found = _AGES.fullmatch(typed)
        if not found:
            raise ValidationError("Write an age like 15, or a range like 14 to 16", code="unread")
        low, high = int(found[1]), int(found[2] or found[1])
        if self.before and (self.before.low, self.before.high) == (low, high):
            return self.before
        try:
            return Apparent(low, high, clock.today())
        except Mistaken as wrong:
            raise ValidationError(wrong.words, code="unread") from wrong

    def prepare_value(self, value: Any) -> Any:
        """Show a kept guess as it is typed."""
        try:
            kept = apparent_of(value or "")
        except ValueError:
            return value
        return _years(kept) if kept else value


def _years(kept: Apparent) -> str:
    return str(kept.low) if kept.low == kept.high else f"{kept.low} to {kept.high}"
