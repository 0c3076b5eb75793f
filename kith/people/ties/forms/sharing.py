"""Who answers for a child, who may be told, and how they may be reached."""

from typing import Any

from django import forms

from kith.people.ties.fields import Choices, PersonField, said_by
from kith.people.ties.forms.choosing import WORDS, choose_from
from kith.people.ties.telling import MAY, RESPONSIBILITY, SAFE
from kith.web.forms import DayField, KithForm, Line, Radios


class ResponsibilityForm(KithForm):
    """Says that somebody has parental responsibility."""

    child = PersonField(label="For which child?")
    how = forms.ChoiceField(
        label="How?",
        choices=[(code, words[0].upper() + words[1:]) for code, words in RESPONSIBILITY.items()],
        widget=Radios(),
    )
    since = DayField(label="Since when?", required=False, past=True)
    source = said_by()

    def __init__(self, *args: Any, people: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_from(self, child=people)


class ToldForm(KithForm):
    """Says whether somebody may be told things about the child."""

    may = forms.ChoiceField(label="May they be told?", choices=list(MAY.items()), widget=Radios())
    why = forms.CharField(
        label="Why, or what exactly?", required=False, max_length=WORDS, widget=Line()
    )
    source = said_by()


class SafeForm(KithForm):
    """Says whether it is safe for the child that we contact somebody."""

    safe = forms.ChoiceField(
        label="Is it safe to contact them?", choices=list(SAFE.items()), widget=Radios()
    )
    how = forms.CharField(
        label="In which way, or why not?", required=False, max_length=WORDS, widget=Line()
    )
    source = said_by()
