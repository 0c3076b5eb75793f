"""What several of the forms need: choices that depend on the family, and how long words may be."""

from collections.abc import Sequence

from django import forms

WORDS = 300


def choose_from(form: forms.Form, **choices: Sequence[tuple[str, str]]) -> None:
    """Give fields of a form what may be chosen in them."""
    for name, offered in choices.items():
        form.fields[name].choices = list(offered)  # type: ignore[attr-defined]
