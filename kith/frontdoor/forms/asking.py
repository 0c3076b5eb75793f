"""Asking others: those who are usual at this grade, those who need a line, what they may know."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from kith.frontdoor.commands import Asking
from kith.frontdoor.forms.folded import WORDS, Folded
from kith.frontdoor.queries.asking import Choosing
from kith.frontdoor.rules import asking
from kith.frontdoor.rules.agencies import ASKED, CONDITIONS
from kith.frontdoor.rules.channels import AGENCIES
from kith.frontdoor.rules.outcomes import AGREEMENT, NOT_ASKED
from kith.web.forms import Counted, Line, Ticks

APART_LATER = (
    "What only some may read, as in a worry about sexual harm, is asked on a page of its own: open"
    " what health was asked, once it was."
)
BY_HAND = ("exploitation", "looked_after")


class AskForm(Folded):
    """Whom we ask, why, on what ground, and what they may know."""

    usual = forms.MultipleChoiceField(
        label="Whom do we ask?", widget=Ticks(small=True), required=False
    )
    tells = forms.CharField(
        label="What may they know, so that they can look?",
        help_text="They see this, the child’s name and date of birth, and nothing else.",
        widget=Counted(WORDS, rows=4),
        max_length=WORDS,
    )
    legal = forms.ChoiceField(label="On what ground?", choices=list(asking.LEGAL.items()))
    agreement = forms.ChoiceField(
        label="Did the family, or the child, agree?",
        choices=[("", "Not said"), *AGREEMENT.items()],
        required=False,
    )
    agreement_why = forms.ChoiceField(
        label="If it was not sought: why?",
        choices=[("", "It was sought"), *NOT_ASKED.items()],
        required=False,
    )
    conditions = forms.MultipleChoiceField(
        label="Does any of this hold?", widget=Ticks(small=True), required=False
    )

    def __init__(self, *args: Any, choosing: Choosing, **more: Any) -> None:
        super().__init__(*args, **more)
        self.rag = choosing.rag
        usual = [code for code in ASKED if code in asking.usual(choosing.rag)]
        field: Any = self.fields["usual"]
        field.choices = [(code, AGENCIES[code]) for code in usual]
        field.help_text = asking.USUAL_WORDS.get(choosing.rag, "")
        field.initial = [code for code in usual if code not in choosing.asked]
        self.fields["tells"].initial = choosing.tells
        conditions: Any = self.fields["conditions"]
        conditions.choices = [(code, CONDITIONS[code]) for code in BY_HAND]
        conditions.help_text = APART_LATER if choosing.may_decide else ""
        self._add_lines(asking.beyond(choosing.rag))
        self._add_desks(choosing.desks)

    def _add_lines(self, codes: Sequence[str]) -> None:
        self.beyond = tuple(codes)
        for code in codes:
            self.fields[f"why_{code}"] = forms.CharField(
                label=AGENCIES[code], widget=Line(), max_length=300, required=False
            )

    def _add_desks(self, desks: Mapping[str, Sequence[tuple[int, str]]]) -> None:
        several = {code: rows for code, rows in desks.items() if len(rows) > 1}
        self.several = tuple(several)
        for code, rows in several.items():
            choices = [("", "Choose one"), *((str(number), name) for number, name in rows)]
            self.fields[f"desk_{code}"] = forms.ChoiceField(
                label=f"Which one: {AGENCIES[code]}", choices=choices, required=False
            )

    @property
    def in_sight(self) -> list[str]:  # type: ignore[override]
        """The usual ones, which desk, what they may know, and the ground."""
        agreed = ["agreement", "agreement_why"] if self.rag in asking.NEEDS_AGREEMENT else []
        desks = [f"desk_{code}" for code in self.several]
        return ["usual", *desks, "tells", "legal", *agreed]

    @property
    def folds(self) -> list[tuple[str, list[str]]]:  # type: ignore[override]
        """Others, each with a line why; and what is seldom needed."""
        rest = [] if self.rag in asking.NEEDS_AGREEMENT else ["agreement", "agreement_why"]
        others = [f"why_{code}" for code in self.beyond]
        return [
            ("Others too: say in a line why, and they are asked", others),
            ("Agreement, and what else we ask about", [*rest, "conditions"]),
        ]

    def asking(self) -> Asking:
        """Return what was chosen, as the command takes it."""
        told = self.cleaned_data
        lines = {code: told[f"why_{code}"].strip() for code in self.beyond}
        agencies = {**dict.fromkeys(told["usual"], ""), **{c: w for c, w in lines.items() if w}}
        desks = {code: told[f"desk_{code}"] for code in self.several}
        return Asking(
            agencies=agencies,
            tells=told["tells"],
            legal=told["legal"],
            agreement=told["agreement"],
            agreement_why=told["agreement_why"],
            conditions=told["conditions"],
            desks={code: int(number) for code, number in desks.items() if number},
        )
