"""What is between two people: a home, a couple, a feeling, a loss."""

from typing import Any

from django import forms

from kith.people.ties.fields import NOT_SAID, Choices, PeopleField, PersonField, said_by
from kith.people.ties.forms.choosing import WORDS, choose_from
from kith.people.ties.rules.marks import MARKS
from kith.people.ties.rules.partners import HOWS as COUPLES
from kith.people.ties.rules.twins import HOWS as TWINS
from kith.people.ties.telling import DIRECTED, LOSSES, QUALITIES
from kith.web.forms import DayField, KithForm, Line, Radios, Ticks

BY = "by:"  # from the other to them
FROM = {
    "focused": "They are very much taken up with the other",
    "abuse_physical": "They harm the other physically",
    "abuse_sexual": "They harm the other sexually",
    "abuse_emotional": "They harm the other emotionally",
    "controlling": "They control the other",
}
TO = {
    "focused": "The other is very much taken up with them",
    "abuse_physical": "The other harms them physically",
    "abuse_sexual": "The other harms them sexually",
    "abuse_emotional": "The other harms them emotionally",
    "controlling": "The other controls them",
}
QUALITY_WORDS = {
    **{code: words.capitalize() for code, words in QUALITIES.items() if code not in DIRECTED},
    **{f"{BY}{code}": words for code, words in TO.items()},
    **FROM,
}


def agreed_box() -> forms.CharField:
    """Return the box for who agreed that something is shown."""
    return forms.CharField(
        label="Who agreed that it is shown?",
        required=False,
        max_length=200,
        widget=Line(),
        help_text="Without agreement, and without a reason, it is kept and not drawn.",
    )


def why_box() -> forms.CharField:
    """Return the box for why something matters."""
    return forms.CharField(
        label="Why does it matter here?", required=False, max_length=WORDS, widget=Line()
    )


class HomeForm(KithForm):
    """Says who lives together."""

    together = PeopleField(label="Who lives together with them?", widget=Ticks(small=True))
    since = DayField(label="Since when?", required=False, past=True)
    second = forms.BooleanField(
        label="This is a second home, beside their main one", required=False
    )
    source = said_by()

    def __init__(self, *args: Any, people: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_from(self, together=people)


class CoupleForm(KithForm):
    """Says how a couple stands from a day on."""

    other = PersonField(label="With whom?")
    how = forms.ChoiceField(label="How is it?", choices=list(COUPLES.items()), widget=Radios())
    on = DayField(label="From which day?", required=False, past=True)
    source = said_by()

    def __init__(self, *args: Any, people: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_from(self, other=people)


class TwinsForm(KithForm):
    """Says that two were born together."""

    other = PersonField(label="With whom?")
    how = forms.ChoiceField(
        label="Are they identical?",
        choices=list(TWINS.items()),
        required=False,
        widget=Radios(),
    )
    source = said_by()

    def __init__(self, *args: Any, people: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_from(self, other=people)


class FeelingForm(KithForm):
    """Says what is between two people."""

    other = PersonField(label="With whom?")
    quality = forms.ChoiceField(
        label="What is it like?",
        choices=list(QUALITY_WORDS.items()),
        widget=Radios(small=True),
    )
    source = said_by()

    def __init__(self, *args: Any, people: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_from(self, other=people)


class MarkForm(KithForm):
    """Says what somebody's symbol shows."""

    kind = forms.ChoiceField(
        label="What does the picture show?", choices=list(MARKS.items()), widget=Radios(small=True)
    )
    agreed = agreed_box()
    relevant_why = why_box()
    source = said_by()


class LossForm(KithForm):
    """Records a pregnancy or a loss."""

    kind = forms.ChoiceField(label="What was it?", choices=list(LOSSES.items()), widget=Radios())
    year = forms.IntegerField(
        label="In which year?", required=False, widget=Line(width=4, inputmode="numeric")
    )
    other = PersonField(label="Who was the other parent?", required=False)
    agreed = agreed_box()
    relevant_why = why_box()
    source = said_by()

    def __init__(self, *args: Any, people: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_from(self, other=[NOT_SAID, *people])
