"""A form whose first few boxes are in sight, and the rest folded away until it is wanted."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms

from kith.frontdoor.rules.asks import Ask, Sort
from kith.web.forms import Counted, KithForm, Line, Radios

WORDS = 4_000
LINE = 200


@dataclass(frozen=True)
class Fold:
    """Some boxes under one heading; open where something in it is wrong or filled in."""

    words: str
    boxes: tuple[forms.BoundField, ...]
    open: bool


class Folded(KithForm):
    """Draws `in_sight` first and then each of `folds` (heading, names of its boxes)."""

    template_name = "frontdoor/folded.html"
    in_sight: Sequence[str] = ()
    folds: Sequence[tuple[str, Sequence[str]]] = ()

    @property
    def first(self) -> list[forms.BoundField]:
        """The boxes in sight."""
        return [self[name] for name in self.in_sight if name in self.fields]

    @property
    def rest(self) -> list[Fold]:
        """The folded boxes, by heading; a heading with nothing under it is not drawn."""
        drawn = []
        for heading, names in self.folds:
            boxes = tuple(self[name] for name in names if name in self.fields)
            if boxes:
                drawn.append(Fold(heading, boxes, any(map(_speaks, boxes))))
        return drawn

    @property
    def drawn(self) -> list[forms.BoundField]:
        """The boxes in sight, the folded ones, and whatever is drawn nowhere."""
        shown = [*self.first, *(box for fold in self.rest for box in fold.boxes)]
        names = {box.name for box in shown}
        return [*shown, *(box for box in self if box.name not in names)]


def _speaks(box: forms.BoundField) -> bool:
    if box.errors:
        return True
    return box.form.is_bound and any(_texts(box.data))


def _texts(value: Any) -> list[str]:
    parts = value if isinstance(value, (list, tuple)) else [value]
    return [text for text in parts if text and str(text).strip()]


def box_for(ask: Ask) -> forms.Field:
    """Return the box for a question that is data."""
    said: dict[str, Any] = {"label": ask.label, "help_text": ask.help, "required": False}
    if ask.sort is Sort.WORDS:
        most = ask.longest or WORDS
        return forms.CharField(widget=Counted(most, rows=3), max_length=most, **said)
    if ask.sort in (Sort.YES_NO, Sort.CHOICE):
        return forms.ChoiceField(choices=list(ask.options), widget=Radios(inline=True), **said)
    return forms.CharField(widget=Line(), max_length=ask.longest or LINE, **said)
