"""Letters out of the house: put down as codes and numbers, given their words when they go.

The package that writes a letter says how it reads (`spoken`). A letter that could not be sent is
tried again by the next run, up to `MOST_TRIES`.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from smtplib import SMTPException
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage

from kith.access import audit
from kith.access.actors import MACHINE, Actor
from kith.access.gates import command
from kith.accounts.roles import Area, Level
from kith.kernel import clock
from kith.messages.models import Letter

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


def written_since(bundle: str, code: str, since: datetime) -> bool:
    """Say whether a letter of this code was written for a bundle since a moment."""
    rows = Letter.objects.filter(bundle=bundle, code=code, written_at__gte=since)
    return rows.exists()


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
    return _post(MACHINE) if settings.MAIL_READY else 0


@command(Area.CHILD, Level.DECIDE, event="letters.posted")
def _post(actor: Actor, /) -> int:
    waiting = Letter.objects.filter(sent_at=None, tries__lt=MOST_TRIES).order_by("id")[:BATCH]
    sent = sum(_send(one) for one in waiting)
    audit.about(sent=sent)
    return sent


def _send(letter: Letter) -> bool:
    said = spoken(letter)
    try:
        EmailMessage(
            said.subject, said.body, settings.MAIL_FROM, [letter.to], headers=BY_ITSELF
        ).send()
    except (OSError, SMTPException):
        Letter.objects.filter(pk=letter.pk).update(tries=letter.tries + 1)
        return False
    Letter.objects.filter(pk=letter.pk).update(sent_at=clock.now(), tries=letter.tries + 1)
    return True
