"""Edit a child's details from a page: the form's way of reading, writing and settling a clash."""

from collections.abc import Mapping
from typing import Any

from kith.access.actors import Actor
from kith.people.commands import Clashed, change_details
from kith.people.queries import details, story
from kith.web.versions import Seen, Settled, settle


def seen_details(actor: Actor, person: int) -> Seen:
    """Return the details as a form opens with them, and remembers them."""
    now = details(actor, person=person)
    return Seen(now.values, now.version)


def settle_details(actor: Actor, person: int, seen: Seen, mine: Mapping[str, Any]) -> Settled:
    """Save what was typed over what was seen; what clashes comes back for a person to decide."""

    def write(values: Mapping[str, Any], version: int) -> bool:
        try:
            change_details(actor, person=person, version=version, changes=values)
        except Clashed:
            return False
        return True

    return settle(seen, mine, read=lambda: seen_details(actor, person), write=write)


def last_to_change(actor: Actor, person: int) -> str:
    """Return the name of whoever changed a child's details last."""
    told = story(actor, person=person)
    return told[0].by if told else "Somebody"
