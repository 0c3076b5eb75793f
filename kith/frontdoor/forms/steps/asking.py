"""What the steps about one request ask, and closing the enquiry."""

from django import forms

from kith.frontdoor.forms.steps.boxes import TEXT, line, words
from kith.frontdoor.rules.answers import WITHHELD
from kith.web.forms import Counted, KithForm


class CloseForm(KithForm):
    """Why we go on with what is there."""

    why = words("Why do we go on with what is there?", rows=2)


class ChaseForm(KithForm):
    """Whom we asked again."""

    said = words("Whom did you ask again, and what did they say?", rows=2)


class RingForm(KithForm):
    """Whom above them we rang."""

    whom = line("Whom did you ring, by name?")
    said = words("What did they say?", rows=2)


class WithdrawForm(KithForm):
    """Why we no longer ask."""

    why = words("Why do we no longer ask?", rows=2)


class RefuseForm(KithForm):
    """They withhold all of it."""

    by_name = line("Who says so?")
    reason = forms.ChoiceField(
        label="For which legal reason?", choices=[("", "Choose one"), *WITHHELD.items()]
    )
    words = forms.CharField(
        label="What did they say?", widget=Counted(TEXT, rows=2), max_length=TEXT, required=False
    )
