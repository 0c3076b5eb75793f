"""What a child who told us themselves has heard from us, and what holds for one who came."""

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


class DecideHereForm(KithForm):
    """A qualified worker decided before they went."""

    by = line("Which qualified worker decided?")
    words = words(
        "What holds for now?", "Where the child goes, and what is done today and tonight."
    )
    left = line("When did they go, and with whom?", "Leave it empty while they are still here.")

    def __init__(self, *args: object, **more: object) -> None:
        super().__init__(*args, **more)
        self.fields["left"].required = False
