"""Mail that goes out: written down with the work that asks for it, sent by the job worker after.

What is written down is not lost when the mail server is away. It is tried again, ever more seldom.
"""

from datetime import timedelta

from django.conf import settings
from django.core.mail import EmailMessage

from kith.access.actors import MACHINE, Actor
from kith.access.gates import command
from kith.accounts.roles import Area, Level
from kith.kernel import clock
from kith.messages.models import Mail

AT_ONCE = 50
MOST_TRIES = 12
LONGEST = timedelta(hours=6)
# So that no program answers it, and two programs do not write to each other for ever.
BY_ITSELF = {"Auto-Submitted": "auto-generated"}


def goes_out() -> bool:
    """Say whether this council lets mail out at all."""
    return bool(settings.MAIL_GOES_OUT)


def write_mail(to: str, subject: str, text: str) -> bool:
    """Write a mail down, in the gate of the product itself; say whether there is a way for it."""
    if not goes_out() or not to:
        return False
    Mail.objects.create(to=to, subject=subject, text=text)
    return True


def send_waiting() -> int:
    """Send what waits and is due; return how many went."""
    gone = 0
    for _ in range(AT_ONCE):
        sent = _send_next(MACHINE)
        if sent is None:
            break
        gone += sent
    return gone


@command(Area.ADMIN, Level.DECIDE, event="mail.sent")
def _send_next(actor: Actor, /) -> bool | None:
    """Send the next one, and say whether it went; None where none is due."""
    due = Mail.objects.filter(sent_at=None, next_at__lte=clock.now(), tries__lt=MOST_TRIES)
    one = due.select_for_update(skip_locked=True).order_by("next_at", "id").first()
    if one is None:
        return None
    try:
        EmailMessage(one.subject, one.text, to=[one.to], headers=BY_ITSELF).send()
    except Exception as trouble:  # whatever a mail server says: it is tried again
        return _again(one, type(trouble).__name__)
    one.to, one.subject, one.text, one.trouble = "", "", "", ""
    one.sent_at = clock.now()
    one.save()
    return True


def _again(one: Mail, trouble: str) -> bool:
    one.tries += 1
    one.trouble = trouble[:60]
    one.next_at = clock.now() + min(LONGEST, timedelta(minutes=2**one.tries))
    one.save(update_fields=["tries", "trouble", "next_at"])
    return False
