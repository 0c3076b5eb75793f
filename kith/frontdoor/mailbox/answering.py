"""Whoever wrote a mail knows that it arrived: one answer, from a person's list or from ours.

A program is not answered, and one address not more than once an hour: a mail can be forged.
"""

import hashlib
from uuid import UUID

from django.conf import settings
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from kith.access.actors import Actor
from kith.frontdoor.commands.telling import told_that_it_arrived
from kith.frontdoor.mailbox.rules.reading import Mail
from kith.frontdoor.public.letters import MAILED, put_down

AN_HOUR = 3600
NEVER = ("mailer-daemon@", "postmaster@", "noreply@", "no-reply@", "donotreply@")


def answer(actor: Actor, /, *, mail: Mail, contact: UUID) -> bool:
    """Say that it arrived, where there is somebody to say it to; return whether we did."""
    if mail.by_itself or not _is_a_person(mail.address) or not _first(mail.address):
        return False
    if not put_down(MAILED, mail.address, {}):
        return False
    told_that_it_arrived(actor, contact=contact, how="mail")
    return True


def _is_a_person(address: str) -> bool:
    try:
        validate_email(address)
    except ValidationError:
        return False
    return not address.lower().startswith(NEVER)


def _first(address: str) -> bool:
    mark = hashlib.sha256(f"{settings.SECRET_KEY}|{address.lower()}".encode()).hexdigest()[:32]
    return bool(cache.add(f"kith.answered:{mark}", 1, timeout=AN_HOUR))
