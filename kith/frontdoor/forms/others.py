"""A line for each other child of whom a decision must think: what is done for them, and why."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

from kith.frontdoor.around import Around
from kith.frontdoor.rules.considering import CHOICES, Thought
from kith.web.forms import Line, Radios


def names_of(child: Around) -> tuple[str, str]:
    """Return the names of the two boxes of a child."""
    return f"choice_{child.person}", f"why_{child.person}"


def boxes_for(
    children: Iterable[Around], thoughts: Mapping[int, Thought]
) -> dict[str, forms.Field]:
    """Return the boxes, filled with what was said before or what is so already."""
    found: dict[str, forms.Field] = {}
    for child in children:
        choice, why = names_of(child)
        said = thoughts.get(child.person, Thought("own" if child.contact else ""))
        found[choice] = forms.ChoiceField(
            label=f"{child.name}, {child.what}",
            help_text=f"Has contact {child.number}." if child.number else "",
            choices=list(CHOICES.items()),
            widget=Radios(inline=True),
            initial=said.choice,
            required=False,
        )
        found[why] = forms.CharField(
            label=f"{child.name}: why?",
            widget=Line(),
            max_length=300,
            initial=said.why,
            required=False,
        )
    return found


def thoughts_of(children: Iterable[Around], told: Mapping[str, Any]) -> dict[int, Thought]:
    """Return what was said of each child of whom anything was."""
    found = {}
    for child in children:
        choice, why = (told[name] for name in names_of(child))
        if choice or why.strip():
            found[child.person] = Thought(choice, why)
    return found
