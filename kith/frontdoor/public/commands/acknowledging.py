"""To whoever told us: it has arrived, this is what follows; on the screen, and by mail."""

from collections.abc import Sequence
from uuid import UUID

from kith.access.actors import Actor
from kith.frontdoor.commands.telling import told_that_it_arrived
from kith.frontdoor.public.letters import ARRIVED, put_down


def acknowledge_by_mail(
    actor: Actor, /, *, contacts: Sequence[UUID], to: str, reference: str
) -> bool:
    """Say that it arrived, on the screen always and by mail where there is an address."""
    mailed = put_down(ARRIVED, to, {"reference": reference})
    for contact in contacts:
        told_that_it_arrived(actor, contact=contact, how="form")
    return mailed
