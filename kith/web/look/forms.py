"""Forms for the page of components: one with every kind of box, and a filter."""

from django import forms

from kith.web.forms import ClockField, Counted, DayField, KithForm, Line, Radios, Search, Ticks

SEEN = [("alone", "Yes, alone"), ("with", "Yes, with somebody there"), ("no", "No")]
PLACES = [("home", "At home"), ("school", "At school"), ("out", "Somewhere they chose")]
HARMS = [("cce", "Made to carry or sell"), ("cse", "Sexual harm"), ("syv", "Knives or fights")]


class VisitForm(KithForm):
    """A visit, as a worker records it in the car outside."""

    on = DayField(
        label="Which day was it?",
        help_text="For example 27 3 2025. You can write March, or just “yesterday”.",
        past=True,
    )
    at = ClockField(label="What time?", help_text="For example 4:30pm", required=False)
    seen = forms.ChoiceField(
        label="Did you see Sam?",
        choices=SEEN,
        widget=Radios({"with": "Say below who it was, and whether Sam could talk."}),
    )
    place = forms.ChoiceField(label="Where?", choices=[("", "Choose a place"), *PLACES])
    words = forms.CharField(
        label="What did Sam say, in Sam’s words?",
        help_text="Sam can read this.",
        widget=Counted(600),
    )
    harms = forms.MultipleChoiceField(
        label="Which worries came up?", choices=HARMS, widget=Ticks(), required=False
    )
    told = forms.CharField(label="Who else was told?", widget=Line(), required=False)
    paper = forms.FileField(label="Add a picture or a letter", required=False)
    copy = forms.BooleanField(label="Sam has been shown what I wrote", required=False)


class NoteForm(KithForm):
    """One box, to show words that were brought back."""

    note = forms.CharField(label="What happened?", widget=Counted(300, rows=3))


class SignInForm(KithForm):
    """Two boxes for the page of components."""

    name = forms.CharField(label="User name", widget=Line(20, autocomplete="username"))
    password = forms.CharField(
        label="Password", widget=forms.PasswordInput({"autocomplete": "current-password"})
    )


class FilterForm(KithForm):
    """Narrows a list."""

    q = forms.CharField(label="Name or number", widget=Search(), required=False)
    stands = forms.MultipleChoiceField(
        label="How it stands",
        choices=[("late", "Late"), ("today", "Today"), ("open", "To come")],
        widget=Ticks(small=True),
        required=False,
    )
