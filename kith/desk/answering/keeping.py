"""The step that keeps a promise of the front door, before the answers that every promise has."""

from uuid import UUID

from kith.access.actors import Actor
from kith.frontdoor.keeping import way_to_keep
from kith.promises.rules import Owed
from kith.web.lines import Answer


def kept_by(actor: Actor, owed: Owed) -> tuple[Answer, ...]:
    """Return the step of the front door that keeps a promise, where it is one of the front door."""
    if owed.state != "open":
        return ()
    way = way_to_keep(
        actor,
        owed.kind,
        contact=UUID(owed.episode),
        thread=UUID(owed.thread),
        person=owed.person,
    )
    return (way,) if way else ()
