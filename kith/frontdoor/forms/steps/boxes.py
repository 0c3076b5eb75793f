"""Boxes that many steps ask with."""

from django import forms

from kith.web.forms import Counted, Line

TEXT = 2_000


def words(label: str, help: str = "", rows: int = 3) -> forms.CharField:
    """Return a box for a few sentences."""
    return forms.CharField(
        label=label, help_text=help, widget=Counted(TEXT, rows=rows), max_length=TEXT
    )


def line(label: str, help: str = "") -> forms.CharField:
    """Return a box for one line, such as a name."""
    return forms.CharField(label=label, help_text=help, widget=Line(20), max_length=120)
