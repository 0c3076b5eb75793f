"""Something happened: the few things that can have, each one click from its form."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse

from kith.access.actors import Actor
from kith.access.gates import query
from kith.accounts.roles import Area, Level
from kith.desk.queries.child import Head, head_of


@dataclass(frozen=True)
class Choice:
    """One thing that can have happened, and the form that takes it down."""

    words: str
    hint: str
    href: str


@dataclass(frozen=True)
class Something:
    """The choices, in the order of how often they are needed."""

    head: Head
    choices: tuple[Choice, ...]


# Words, what that means, and the page whose one argument is the child.
ALWAYS = (
    ("I saw or spoke with the child, or tried to", "A visit, a walk, a call", "contact"),
    ("I promised something", "With a name and a day, so that it is kept", "action"),
    ("Something in the family changed", "Somebody was born, left, came or died", "family"),
    ("The child lives somewhere else now", "A new address, or a second home", "person-place"),
    ("A telephone changed", "And whether it is safe to ring", "person-phone"),
    ("The child goes by another name", "The name before is kept", "person-name"),
    ("The child told us something about themselves", "How we talk, pronouns, language", "details"),
    ("We agreed how often we see each other", "", "contact-plan"),
)


@query(Area.CHILD, Level.CREATE)
def something_page(actor: Actor, /, *, person: int) -> Something:
    """Return what this reader may write down about a child."""
    return Something(head_of(actor, person), tuple(_choices(actor, person)))


def _choices(actor: Actor, person: int) -> Iterator[Choice]:
    if actor.may(Area.CONTACT, Level.CREATE):
        there = f"{reverse('take-in')}?child={person}"
        yield Choice("Somebody told us something", "It goes to the front door", there)
    yield from (Choice(words, hint, reverse(name, args=[person])) for words, hint, name in ALWAYS)
    drawing = reverse("ecomap-new", args=[person, "child"])
    yield Choice("The child drew what is around them", "With faces, together", drawing)
    if actor.may(Area.CHILD, Level.DECIDE):
        there = reverse("allocate", args=[person])
        yield Choice("Another worker takes over", "Named, with the reason", there)
