"""Letters out of the house: put down as codes and numbers, given their words when they go.

The package that writes a letter says how it reads (`spoken`). A letter that could not be sent is
tried again by the next run, up to `MOST_TRIES`. Each goes by itself: what is wrong with one holds
up no other, and no other goes twice for it.
"""

import logging
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage

from kith.access import audit
from kith.access.actors import MACHINE, Actor
from kith.access.gates import command, query
from kith.accounts.roles import Area, Level
from kith.kernel import clock
from kith.messages.models import Letter

log = logging.getLogger(__name__)

BATCH, MOST_TRIES = 100, 20
Data = Mapping[str, Any]
# So that no program answers it, and two programs do not write to each other for ever.
BY_ITSELF = {"Auto-Submitted": "auto-generated"}


@dataclass(frozen=True)
class Words:
    """What a letter says."""

    subject: str
    body: str


Speaker = Callable[[Data], Words]
_speakers: dict[str, Speaker] = {}


def speaks(code: str, speaker: Speaker) -> None:
    """Say how letters of a code read."""
    _speakers[code] = speaker


def spoken(letter: Letter) -> Words:
    """Return what a letter says, as of now."""
    return _speakers[letter.code](letter.data)


def write(code: str, to: str, data: Data, *, bundle: str = "") -> Letter:
    """Put a letter down, inside a gate of the machine; it goes with the next post."""
    return Letter.objects.create(
        code=code, to=to, data=dict(data), bundle=bundle, written_at=clock.now()
    )


def bundles_since(code: str, since: datetime) -> frozenset[str]:
    """Return for whom letters of this code were written since a moment."""
    rows = Letter.objects.filter(code=code, written_at__gte=since)
    return frozenset(rows.values_list("bundle", flat=True))


def forget_addresses(codes: Collection[str], *, before: datetime) -> int:
    """Forget to whom letters of these codes went, inside a gate of the machine."""
    rows = Letter.objects.filter(code__in=list(codes), written_at__lt=before).exclude(to="")
    return rows.update(to="", tries=MOST_TRIES)


def post() -> int:
    """Send what waits, and return how many went; nothing goes where no mail server is named."""
    if not settings.MAIL_READY:
        return 0
    return sum(_post_one(MACHINE, letter=one) for one in _waiting(MACHINE))


@query(Area.CHILD, Level.DECIDE)
def _waiting(actor: Actor, /) -> list[int]:
    waiting = Letter.objects.filter(sent_at=None, tries__lt=MOST_TRIES).order_by("id")
    return list(waiting.values_list("id", flat=True)[:BATCH])


@command(Area.CHILD, Level.DECIDE, event="letter.posted")
def _post_one(actor: Actor, /, *, letter: int) -> bool:
    """Send a letter that nobody else is sending, count the try, and say whether it went."""
    rows = Letter.objects.filter(pk=letter, sent_at=None)
    row = rows.select_for_update(skip_locked=True).first()
    if row is None:
        return False
    went = _send(row)
    audit.about(code=row.code, sent=went)
    row.tries, row.sent_at = row.tries + 1, clock.now() if went else None
    row.save(update_fields=["tries", "sent_at"])
    return went


def _send(letter: Letter) -> bool:
    try:
        said = spoken(letter)
        EmailMessage(
            said.subject, said.body, settings.MAIL_FROM, [letter.to], headers=BY_ITSELF
        ).send()
    except Exception as fault:  # whatever is wrong with it, the next letter goes
        log.warning("A letter (%s) did not go: %s", letter.code, type(fault).__name__)
        return False
    return True
