"""What a child who told us themselves has heard from us."""

from kith.frontdoor.forms.steps.boxes import line, words
from kith.web.forms import KithForm


class ChildAnsweredForm(KithForm):
    """The child has heard from us."""

    way = line("How did they hear from you?", "In the way that they gave us, and in their words.")
    words = words("What did you say, and what did they?")


class AdvocateForm(KithForm):
    """Somebody is on the child's side."""

    by = line("Who is on the child’s side, by name?")
    words = words("How did they meet?")


class NoAdvocateForm(KithForm):
    """The child wants nobody after all."""

    why = words("What did the child say?")
