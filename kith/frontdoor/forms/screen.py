"""The screen as a page: three questions, and twelve that open where one of them is not a no."""

from datetime import date
from typing import Any

from django import forms

from kith.frontdoor.forms.folded import Folded
from kith.frontdoor.rules.screen import ANSWER_WORDS, Answer, Question, Said, edition_on
from kith.web.forms import Counted, Line, Radios

CHOICES = [(one.value, words) for one, words in ANSWER_WORDS.items()]


class ScreenForm(Folded):
    """One answer and one source for each question; the critical form where there is one."""

    def __init__(self, *args: Any, on: date, may_decide: bool, **more: Any) -> None:
        super().__init__(*args, **more)
        self.edition = edition_on(on)
        for one in (*self.edition.gate, *self.edition.twelve):
            self._ask(one)
        if may_decide:
            self.fields["otherwise"] = forms.CharField(
                label="If you decide otherwise than the list indicates: why?",
                widget=Counted(2000, rows=2),
                max_length=2000,
                required=False,
            )
        self.in_sight = tuple(name for one in self.edition.gate for name in _boxes(one))
        twelve = tuple(name for one in self.edition.twelve for name in _boxes(one))
        self.folds = (
            ("The twelve questions: needed where one of the three is not a no", twelve),
            ("A manager decides otherwise", ("otherwise",)),
        )

    def _ask(self, one: Question) -> None:
        self.fields[one.key] = forms.ChoiceField(
            label=one.words,
            help_text=one.note,
            choices=CHOICES,
            widget=Radios(inline=True, small=True),
            required=False,
        )
        self.fields[f"{one.key}_source"] = forms.CharField(
            label="Who said so?", widget=Line(20), max_length=120, required=False
        )
        if one.critical:
            self.fields[f"{one.key}_critical"] = forms.BooleanField(
                label=one.critical, required=False
            )

    def answers(self) -> dict[str, Said]:
        """Return what was answered."""
        told = self.cleaned_data
        return {
            one.key: Said(
                Answer(told[one.key]),
                told[f"{one.key}_source"],
                bool(told.get(f"{one.key}_critical")),
            )
            for one in (*self.edition.gate, *self.edition.twelve)
            if told.get(one.key)
        }


def _boxes(one: Question) -> tuple[str, ...]:
    names = (one.key, f"{one.key}_source")
    return (*names, f"{one.key}_critical") if one.critical else names
