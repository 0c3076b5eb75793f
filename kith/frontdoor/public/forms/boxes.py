"""Boxes of the public forms: words, a line, a choice; and one that no person fills in."""

from collections.abc import Mapping
from typing import Any

from django import forms

from kith.web.forms import KithForm, Line, Radios, Ticks

WORDS = 4_000
TOO_LONG = "That is more than one box takes: {:,} letters at most"
TRAP = "homepage"


def words(label: str, rows: int = 3, *, needed: bool = False, help: str = "",
          most: int = WORDS) -> forms.CharField:  # fmt: skip
    """Return a box of several lines."""
    return forms.CharField(
        label=label,
        help_text=help,
        widget=forms.Textarea(attrs={"rows": rows}),
        max_length=most,
        required=needed,
        error_messages={"max_length": TOO_LONG.format(most)},
    )


def line(label: str, width: int | None = None, *, help: str = "", **more: Any) -> forms.CharField:
    """Return a box of one line."""
    said = {"max_length": 200, "required": False, **more}
    return forms.CharField(label=label, help_text=help, widget=Line(width), **said)


def one_of(label: str, choices: Mapping[str, str], *, needed: bool = False, help: str = "",
           inline: bool = True) -> forms.ChoiceField:  # fmt: skip
    """Return a choice of one."""
    return forms.ChoiceField(
        label=label,
        help_text=help,
        choices=list(choices.items()),
        widget=Radios(inline=inline),
        required=needed,
    )


def some_of(label: str, choices: Mapping[str, str], *, help: str = "") -> forms.MultipleChoiceField:
    """Return a choice of any."""
    return forms.MultipleChoiceField(
        label=label,
        help_text=help,
        choices=list(choices.items()),
        widget=Ticks(small=True),
        required=False,
    )


class Public(KithForm):
    """A form that anybody may send. The box that nobody sees stays empty where a person sends."""

    template_name = "frontdoor/public/form.html"

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields[TRAP] = forms.CharField(
            label="Leave this box empty",
            required=False,
            max_length=0,
            widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
            error_messages={
                "max_length": "Leave the box “Leave this box empty” empty, and send again"
            },
        )

    @property
    def trap(self) -> forms.BoundField:
        """The box that nobody sees."""
        return self[TRAP]

    @property
    def seen(self) -> list[forms.BoundField]:
        """The boxes that people fill in."""
        return [box for box in self if box.name != TRAP]
