"""An answer, item by item: the words, or one of the three other ways to answer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms

from kith.frontdoor.commands.replying import HOW, Replying
from kith.frontdoor.rules.agencies import Item
from kith.frontdoor.rules.answers import (
    MOST,
    SAY_MORE,
    SORT_WORDS,
    WITHHELD,
    Said,
    Sort,
    is_reason,
)
from kith.web.forms import DayField, KithForm, Line

APART_SAYS = (
    "Only those who are named for it read this. It is not kept before you send it, and is not"
    " shown here again."
)
WAYS = [(one.value, words) for one, words in SORT_WORDS.items()]


@dataclass(frozen=True)
class Question:
    """One item with its boxes."""

    item: Item
    way: forms.BoundField
    words: forms.BoundField
    by: forms.BoundField
    reason: forms.BoundField
    open: bool


class ItemsForm(KithForm):
    """Boxes for each item of a template; what was answered before stands in them."""

    template_name = "frontdoor/items.html"

    def __init__(
        self, *args: Any, asks: Sequence[Item], before: Mapping[str, Said], **more: Any
    ) -> None:
        super().__init__(*args, **more)
        self.asks = tuple(asks)
        self.plain = tuple(self.fields)
        for item in self.asks:
            self._add(item, before.get(item.key))

    def _add(self, item: Item, said: Said | None) -> None:
        key, now = item.key, said if said and said.sort in SORT_WORDS else Said(Sort.VALUE)
        self.fields[f"way_{key}"] = forms.ChoiceField(
            label=f"In which way? {item.label}",
            choices=WAYS,
            initial=now.sort.value,
            required=False,
        )
        self.fields[f"words_{key}"] = forms.CharField(
            label=item.label,
            help_text=APART_SAYS if item.is_apart else "",
            widget=forms.Textarea(attrs={"rows": 2}),
            max_length=MOST,
            initial=now.words,
            required=False,
        )
        self.fields[f"by_{key}"] = DayField(
            label="If not by then: by which day?", future=True, initial=now.by, required=False
        )
        self.fields[f"reason_{key}"] = forms.ChoiceField(
            label="If withheld: why?",
            choices=[("", "Choose one"), *WITHHELD.items()],
            initial=now.reason,
            required=False,
        )

    @property
    def first(self) -> list[forms.BoundField]:
        """The boxes before and after the items that are not about one."""
        return [self[name] for name in self.plain]

    @property
    def questions(self) -> list[Question]:
        """Each item with its boxes, in order."""
        return [self._question(item) for item in self.asks]

    def _question(self, item: Item) -> Question:
        way, words, by, reason = (
            self[f"{part}_{item.key}"] for part in ("way", "words", "by", "reason")
        )
        other = way.value() in (Sort.CANNOT.value, Sort.WITHHELD.value)
        wrong = bool(by.errors or reason.errors or words.errors)
        return Question(item, way, words, by, reason, open=other or wrong)

    def clean(self) -> dict[str, Any]:
        """Another way than words needs what goes with it."""
        told = super().clean() or {}
        for item in self.asks:
            way = told.get(f"way_{item.key}")
            if way == Sort.CANNOT and not told.get(f"by_{item.key}"):
                self._missing(f"by_{item.key}", f"Say by which day: {item.label}")
            if way == Sort.WITHHELD and not told.get(f"reason_{item.key}"):
                self._missing(f"reason_{item.key}", f"Say why it is withheld: {item.label}")
            elif way == Sort.WITHHELD and not is_reason(*_reason(told, item.key)):
                more = SAY_MORE[told[f"reason_{item.key}"]]
                self._missing(f"words_{item.key}", f"{more}: {item.label}")
        return told

    def _missing(self, name: str, words: str) -> None:
        if not self.has_error(name):
            self.add_error(name, words)

    def answers(self) -> dict[str, Said]:
        """Return what was answered; blanks are left out."""
        told = self.cleaned_data
        said = {item.key: _said(told, item.key) for item in self.asks}
        return {key: one for key, one in said.items() if not one.is_blank}


def _reason(told: Mapping[str, Any], key: str) -> tuple[str, str]:
    return told.get(f"reason_{key}", ""), told.get(f"words_{key}") or ""


def _said(told: Mapping[str, Any], key: str) -> Said:
    sort = Sort(told.get(f"way_{key}") or Sort.VALUE)
    by: date | None = told.get(f"by_{key}")
    return Said(
        sort,
        (told.get(f"words_{key}") or "").strip(),
        by if sort is Sort.CANNOT else None,
        told.get(f"reason_{key}", "") if sort is Sort.WITHHELD else "",
    )


class ReplyForm(ItemsForm):
    """An answer that somebody writes down for an agency."""

    by_name = forms.CharField(label="Who answers?", widget=Line(20), max_length=120)
    by_role = forms.CharField(label="Their role", widget=Line(20), max_length=120, required=False)
    call_back = forms.CharField(
        label="Where to ring back", widget=Line(20), max_length=120, required=False
    )
    how = forms.ChoiceField(
        label="How did it reach us?",
        choices=[(code, words) for code, words in HOW.items() if code != "page"],
    )

    def replying(self) -> Replying:
        """Return the answer, as the command takes it."""
        told = self.cleaned_data
        return Replying(
            self.answers(), told["by_name"], told["by_role"], told["call_back"], told["how"]
        )
