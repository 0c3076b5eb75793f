"""What the views of a family have in common: drawing, trying what a form says, going back."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest
from markupsafe import Markup

from kith.access.middleware import ActorRequest
from kith.access.trying import attempt
from kith.kernel.mistakes import Mistake
from kith.people.genogram.draw import draw
from kith.people.genogram.family import Picture
from kith.people.ties.choosing import Called, called
from kith.people.ties.known import Known
from kith.people.ties.picture import family_of, here
from kith.web.forms import KithForm

# Where a mistake of a person's record belongs in the forms of a family.
BOXES = {"given": "name", "expected": "born", "apparent_to": "born"}
NOBODY = Mistake("", "Somebody whom you chose is not here. Look at the picture again.")


@dataclass(frozen=True)
class Shown:
    """A picture as a template needs it; its SVG is our own and safe."""

    svg: Markup
    picture: Picture


def shown(
    known: Known,
    *,
    emotional: bool = True,
    for_print: bool = False,
    hide_abuse: bool = False,
    key: str = "family",
    href: Callable[[int], str] = here,
) -> Shown:
    """Draw a family."""
    picture = draw(
        family_of(known, href),
        emotional=emotional,
        for_print=for_print,
        hide_abuse=hide_abuse,
        key=key,
    )
    return Shown(Markup(picture.svg), picture)  # noqa: S704 (drawn by us, names escaped)


def lines_shown(request: HttpRequest) -> bool:
    """Say whether the reader wants to see emotional lines."""
    return request.GET.get("lines") != "off"


def looked_for(request: ActorRequest, person: int) -> Called:
    """Look for whoever was typed, before anybody is made."""
    name, born = request.POST.get("name", ""), request.POST.get("born", "")
    return called(request.actor, person=person, name=name, born=born)


def drawn_in(form: KithForm, do: Callable[[], object]) -> bool:
    """Do what a form says of a family; say whether it was done."""
    return bool(attempt(form, do, boxes=BOXES, not_here=NOBODY))
