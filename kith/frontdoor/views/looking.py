"""Looking whether a child of whom word comes is known: before anybody is written down."""

from kith.access.actors import Actor
from kith.frontdoor.commands import About
from kith.frontdoor.forms.meant import Meant
from kith.people.search.creating import look_before_creating
from kith.people.search.showing import shown


def meant_by(actor: Actor, about: About) -> Meant:
    """Look whether a child is known, unless one was chosen or nobody knows the name."""
    if about.person or not about.known_as.strip():
        return Meant("")
    looked = look_before_creating(actor, who=about.whom)
    return Meant(about.known_as, looked, shown(actor, found=looked.known))
