"""Boxes that many steps ask with."""

from datetime import date, datetime, time, timedelta

from django import forms

from kith.kernel.clock import at_local
from kith.web.forms import Counted, Line

TEXT = 2_000
HOW_TOLD = {"telephone": "By telephone", "email": "In writing", "met": "When we met"}


def words(label: str, help: str = "", rows: int = 3) -> forms.CharField:
    """Return a box for a few sentences."""
    return forms.CharField(
        label=label, help_text=help, widget=Counted(TEXT, rows=rows), max_length=TEXT
    )


def line(label: str, help: str = "") -> forms.CharField:
    """Return a box for one line, such as a name."""
    return forms.CharField(label=label, help_text=help, widget=Line(20), max_length=120)


def moment_of(day: date, at: time) -> datetime:
    """Return a day and a time as London's clocks show them, as a moment."""
    return at_local(day, timedelta(hours=at.hour, minutes=at.minute))
