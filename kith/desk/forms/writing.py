"""The forms of a child's page: an action, a visit, how often, who, what they like, a correction."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms

from kith.cases.rules import HOW_SEEN, NOT_SEEN, said
from kith.people.rules import DETAILS, LONGEST
from kith.web.forms import Counted, DayField, KithForm, Line, Radios

TEXT = 1_000
A_DAY = "A date, or just “today”, “yesterday” or “last Friday”."
COMING = "A date, or just “tomorrow” or “next Friday”."
People = list[tuple[int, str]]


class WithPeople(KithForm):
    """A form in which somebody is chosen among `people`."""

    chooses = "owner"

    def __init__(self, *args: Any, people: People | None = None, **more: Any) -> None:
        super().__init__(*args, **more)
        field: Any = self.fields.get(self.chooses)
        if field is not None:
            field.choices = [("", "Choose somebody"), *(people or [])]


class ActionForm(WithPeople):
    """Something that we promise a child to do (SPEC D4)."""

    what = forms.CharField(
        label="What will we do?",
        help_text="Say it to the child: “Sort out the bus pass”.",
        widget=Line(),
        max_length=200,
    )
    why = forms.CharField(label="Why does it matter to the child?", widget=Counted(TEXT, rows=3))
    owner = forms.TypedChoiceField(label="Who will do it?", coerce=int)
    due = DayField(label="By which day?", help_text=COMING)
    agreed_on = DayField(label="When was it agreed?", help_text=A_DAY, past=True)
    priority = forms.BooleanField(
        label="This is one of the things that matter most now", required=False
    )


class ContactForm(KithForm):
    """A visit, or a try to see the child. `first` asks how often from now on."""

    on = DayField(label="Which day was it?", help_text=A_DAY, past=True)
    how = forms.ChoiceField(
        label="Did you see the child?",
        choices=[
            ("Yes, we met", list(HOW_SEEN.items())[:-1]),
            ("We only spoke", list(HOW_SEEN.items())[-1:]),
            ("No", list(NOT_SEEN.items())),
        ],
        widget=Radios(small=True),
    )
    alone = forms.BooleanField(label="We had time alone, the child and I", required=False)
    words = forms.CharField(
        label="What did the child say, in the child’s own words?",
        help_text="If you did not speak: what you found out.",
        widget=Counted(TEXT, rows=4),
        required=False,
    )
    every_working_days = forms.IntegerField(
        label="How many working days until the next visit, at most?",
        help_text="Nothing is agreed yet for this child. Every 20 working days is the usual.",
        widget=Line(width=3, inputmode="numeric"),
        required=False,
    )

    def __init__(self, *args: Any, first: bool = False, **more: Any) -> None:
        super().__init__(*args, **more)
        if not first:
            del self.fields["every_working_days"]


class PlanForm(WithPeople):
    """How often a child is seen, and by whom."""

    every_working_days = forms.IntegerField(
        label="How many working days may pass between two visits, at most?",
        help_text="Ten is every two weeks, twenty is every four.",
        widget=Line(width=3, inputmode="numeric"),
    )
    owner = forms.TypedChoiceField(label="Who sees the child?", coerce=int)
    since = DayField(label="From which day?", help_text=A_DAY, past=True)


class EndPlanForm(KithForm):
    """Why a plan for seeing a child ends."""

    on = DayField(label="From which day?", help_text=A_DAY, past=True)
    reason = forms.CharField(
        label="Why does it end?",
        help_text="Write it so that the child could be told.",
        widget=Counted(TEXT, rows=3),
    )


class AllocateForm(WithPeople):
    """Who works with the child from now on, and why this one (SPEC D3)."""

    chooses = "worker"

    worker = forms.ChoiceField(label="Who will work with the child?")
    why = forms.CharField(
        label="Why this worker?",
        help_text="What the child wants, what the worker knows, how much they carry.",
        widget=Counted(TEXT, rows=3),
    )
    on = DayField(label="From which day?", help_text=A_DAY, past=True)


class DetailsForm(KithForm):
    """What a child says of themselves; nobody else's word, and no return changes it."""

    known_as = forms.CharField(
        label=DETAILS["known_as"],
        help_text="The name that the child likes.",
        widget=Line(20),
        max_length=LONGEST["known_as"],
        required=False,
    )
    say_it = forms.CharField(
        label=DETAILS["say_it"], widget=Line(20), max_length=LONGEST["say_it"], required=False
    )
    pronouns = forms.CharField(
        label=DETAILS["pronouns"], widget=Line(20), max_length=LONGEST["pronouns"], required=False
    )
    language = forms.CharField(
        label=DETAILS["language"], widget=Line(20), max_length=LONGEST["language"], required=False
    )
    communication = forms.CharField(
        label=DETAILS["communication"],
        help_text="What helps the child to talk, and what does not.",
        widget=Counted(LONGEST["communication"], rows=4),
        max_length=LONGEST["communication"],
        required=False,
    )


class CorrectForm(KithForm):
    """What a fact should have said. The boxes for its words depend on the fact."""

    on = DayField(label="On which day was it?", help_text=A_DAY, past=True)
    never = forms.BooleanField(label="It never happened: take it out", required=False)
    why = forms.CharField(
        label="Why is this corrected?",
        help_text="What was said before stays in the history, with your reason.",
        widget=Counted(TEXT, rows=3),
    )

    def __init__(
        self,
        *args: Any,
        texts: Mapping[str, tuple[str, str]] | None = None,
        may_take_out: bool = False,
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        words = {
            said(key): forms.CharField(label=label, widget=Counted(TEXT, rows=3), required=False)
            for key, (label, _) in (texts or {}).items()
        }
        self.texts = tuple(texts or {})
        self.fields = {"on": self.fields["on"], **words, **self.fields}
        if not may_take_out:
            del self.fields["never"]

    def to(self) -> tuple[date, dict[str, str]]:
        """Return the day and the words as they should have been."""
        return self.cleaned_data["on"], {key: self.cleaned_data[said(key)] for key in self.texts}
