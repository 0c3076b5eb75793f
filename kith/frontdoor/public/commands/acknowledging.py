"""A mail to whoever told us: it has arrived, this is what follows. It names no child."""

from collections.abc import Sequence
from uuid import UUID

from django.conf import settings

from kith.access.actors import Actor
from kith.frontdoor.commands.telling import told_that_it_arrived
from kith.messages.mailing import write_mail

SUBJECT = "We have what you sent us"
TEXT = """\
Thank you. What you sent us has arrived, under the reference {reference}.

A manager decides what happens next by the end of the next working day, and then we tell you.
If it gets worse before that, ring us and say the reference{night}.
If a child is in danger now, ring 999.

Please do not write about the child in an answer to this mail.
"""


def acknowledge_by_mail(
    actor: Actor, /, *, contacts: Sequence[UUID], to: str, reference: str
) -> bool:
    """Say that it arrived, on the screen always and by mail where there is an address."""
    by_day, by_night = settings.NUMBERS.day, settings.NUMBERS.night
    ring = f": {by_day}" + (f", at night {by_night}" if by_night else "") if by_day else ""
    mailed = write_mail(to, SUBJECT, TEXT.format(reference=reference, night=ring))
    for contact in contacts:
        told_that_it_arrived(actor, contact=contact, how="form")
    return mailed
