"""The two ways of drawing a map: a worker's table of lines, and a child's faces."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BoundField

from kith.people.ecomap.faces import badge
from kith.people.ecomap.rules import (
    ASKED,
    FACES,
    FLOWS,
    MOST_LABEL,
    MOST_WORDS,
    STRENGTHS,
    SYSTEMS,
    TO_CHILD,
    TRENDS,
    Line,
    line_of_face,
)
from kith.web.forms import Counted, KithForm
from kith.web.forms import Line as Box

NOT_THERE = ("", "Not there")
FACE_CHOICES = [*((str(number), words) for number, words in FACES.items()), ("", "Not in my life")]
NOTE = 1000


@dataclass(frozen=True)
class Row:
    """One part of life as the form asks for it."""

    system: str
    words: str
    asks: str
    boxes: dict[str, BoundField]


class MapForm(KithForm):
    """A worker's or a parent's map: for each part of life its line, and how it goes."""

    systems = SYSTEMS

    def __init__(self, *args: Any, before: tuple[Line, ...] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        was = {line.system: line for line in before}
        for system in self.systems:
            for name, field in self.boxes_of(was.get(system)).items():
                field.label = f"{self.systems[system]}: {field.label}"
                self.fields[f"{system}-{name}"] = field
        self.fields["note"] = forms.CharField(
            label=self.note_asks,
            required=False,
            max_length=NOTE,
            widget=Counted(NOTE, rows=3),
        )

    note_asks = "What else was said?"

    def boxes_of(self, was: Line | None) -> dict[str, forms.Field]:
        """Return the boxes of one part of life, filled in as the last map had them."""
        last = was or Line("other", strength="")
        return {
            "strength": forms.ChoiceField(
                label="line",
                choices=[NOT_THERE, *STRENGTHS.items()],
                required=False,
                initial=last.strength,
            ),
            "stressful": forms.BooleanField(
                label="stressful", required=False, initial=last.stressful
            ),
            "flow": forms.ChoiceField(
                label="which way it gives",
                choices=list(FLOWS.items()),
                required=False,
                initial=last.flow,
            ),
            "trend": forms.ChoiceField(
                label="how it goes", choices=list(TRENDS.items()), required=False
            ),
            "label": forms.CharField(
                label="who or which", required=False, max_length=MOST_LABEL, widget=Box(),
                initial=last.label,
            ),
            "words": forms.CharField(
                label="in words", required=False, max_length=MOST_WORDS, widget=Box()
            ),
        }  # fmt: skip

    @property
    def rows(self) -> list[Row]:
        """Every part of life with its boxes, in the order of the page."""
        return [
            Row(
                system,
                words,
                ASKED.get(system, ""),
                {
                    name.removeprefix(f"{system}-"): self[name]
                    for name in self.fields
                    if name.startswith(f"{system}-")
                },
            )
            for system, words in self.systems.items()
        ]

    def lines(self) -> list[Line]:
        """Return the lines that were drawn."""
        told = self.cleaned_data
        return [
            Line(
                system,
                told[f"{system}-label"],
                told[f"{system}-strength"],
                told[f"{system}-stressful"],
                told[f"{system}-flow"] or "none",
                told[f"{system}-trend"],
                told[f"{system}-words"],
            )
            for system in self.systems
            if told[f"{system}-strength"]
        ]


class FacesForm(MapForm):
    """A child's map: a face for each part of life that is there."""

    systems = TO_CHILD
    note_asks = "Do you want to say more?"

    def boxes_of(self, was: Line | None) -> dict[str, forms.Field]:
        """Return the faces of one part of life; none is chosen for the child."""
        return {
            "face": forms.ChoiceField(
                label="how is it?",
                required=False,
                choices=FACE_CHOICES,
                widget=forms.RadioSelect(),
            ),
            "label": forms.CharField(
                label="who or what?", required=False, max_length=MOST_LABEL, widget=Box(),
                initial=was.label if was else "",
            ),
        }  # fmt: skip

    @property
    def faces(self) -> list[tuple[str, str, Any]]:
        """The faces to choose from: number, word and picture."""
        return [(str(number), words, badge(number)) for number, words in FACES.items()]

    def lines(self) -> list[Line]:
        """Return a line for each face that was chosen."""
        told = self.cleaned_data
        return [
            line_of_face(system, int(told[f"{system}-face"]), told[f"{system}-label"])
            for system in self.systems
            if told[f"{system}-face"]
        ]


class TakeBackForm(KithForm):
    """Why a map is wrong."""

    why = forms.CharField(
        label="Why is it wrong?",
        help_text="It is no longer shown as what is around the child, and stays among all with "
        "your reason.",
        widget=Box(),
        max_length=200,
    )
