"""Coming back to a letter: its reference asks for a code, and the code opens it, once.

Whoever asks learns nothing: what is said is the same for a reference that was never given.
"""

from datetime import timedelta

from django.conf import settings

from kith.access.actors import MACHINE, Actor
from kith.access.gates import command
from kith.accounts.roles import Area, Level
from kith.frontdoor.public.letters import CODE, put_down
from kith.frontdoor.public.models import Letter
from kith.frontdoor.public.rules import codes
from kith.kernel import clock

A_MINUTE = timedelta(minutes=1)


@command(Area.CONTACT, Level.CREATE, event="letter.asked", outside=True)
def ask_code(actor: Actor, /, *, reference: str) -> None:
    """Send a code to the address that was kept with a letter, where there is one."""
    _ask_code(MACHINE, reference=reference)


@command(Area.CONTACT, Level.DECIDE, event="letter.code")
def _ask_code(actor: Actor, /, *, reference: str) -> None:
    row = _waiting(reference)
    if row is None or not row.email or _just_sent(row):
        return
    until = clock.now() + codes.CODE_HOLDS
    code = codes.code_of(row.pk, until.isoformat(), settings.SECRET_KEY)
    row.code_mark = codes.mark(code, row.pk, settings.SECRET_KEY)
    row.code_until, row.code_tries = until, 0
    row.save(update_fields=["code_mark", "code_until", "code_tries"])
    put_down(CODE, row.email, {"letter": row.pk, "until": until.isoformat()})


def _just_sent(row: Letter) -> bool:
    """Say whether a code went out within the last minute."""
    sent = row.code_until and row.code_until - codes.CODE_HOLDS
    return bool(sent and clock.now() < sent + A_MINUTE)


@command(Area.CONTACT, Level.CREATE, event="letter.opened", outside=True)
def come_back(actor: Actor, /, *, reference: str, code: str) -> int | None:
    """Return the number of the letter that a code opens; the code is then used up."""
    return _come_back(MACHINE, reference=reference, code=code)


@command(Area.CONTACT, Level.DECIDE, event="letter.code")
def _come_back(actor: Actor, /, *, reference: str, code: str) -> int | None:
    row = _waiting(reference)
    if row is None:
        return None
    typed = codes.mark(code, row.pk, settings.SECRET_KEY)
    good = codes.opens(
        typed, row.code_mark, until=row.code_until, tries=row.code_tries, now=clock.now()
    )
    row.code_tries += 1
    row.code_mark = "" if good else row.code_mark
    row.save(update_fields=["code_tries", "code_mark"])
    return row.pk if good else None


def _waiting(reference: str) -> Letter | None:
    rows = Letter.objects.filter(reference=reference, sent_at=None).select_for_update()
    return rows.first()
