"""The step that keeps a promise of the front door, before the answers that every promise has."""

from collections.abc import Collection, Iterable
from uuid import UUID

from kith.access.actors import Actor
from kith.frontdoor.keeping import DECIDES, way_to_keep
from kith.frontdoor.queries.duty import ungraded
from kith.frontdoor.rules.entitled import sees
from kith.promises.rules import Owed
from kith.web.lines import Answer


def to_be_graded(actor: Actor, lines: Iterable[Owed]) -> frozenset[UUID]:
    """Return the contacts of these lines that wait for a grade before anybody can decide."""
    contacts = {UUID(one.episode) for one in lines if one.kind in DECIDES and one.episode}
    return ungraded(actor, contacts=contacts) if contacts and sees(actor) else frozenset()


def kept_by(
    actor: Actor, owed: Owed, ungraded: Collection[UUID] = frozenset()
) -> tuple[Answer, ...]:
    """Return the step of the front door that keeps a promise, where it is one of the front door."""
    if owed.state != "open":
        return ()
    way = way_to_keep(
        actor,
        owed.kind,
        contact=UUID(owed.episode),
        thread=UUID(owed.thread),
        person=owed.person,
        graded=UUID(owed.episode) not in ungraded,
    )
    return (way,) if way else ()
