"""Letters that were never sent are kept a week; what is left of a sent one, a month."""

from datetime import timedelta

from kith.access.actors import MACHINE, Actor
from kith.access.gates import command
from kith.accounts.roles import Area, Level
from kith.frontdoor.public.letters import ARRIVED, CODE, MAILED, MISSED
from kith.frontdoor.public.models import Letter
from kith.frontdoor.public.rules.codes import KEPT
from kith.kernel import clock
from kith.messages.letters import forget_addresses

A_MONTH = timedelta(days=30)


def sweep_letters() -> int:
    """Throw away what is over, and say how many there were."""
    return _sweep(MACHINE)


@command(Area.CONTACT, Level.DECIDE, event="letters.swept")
def _sweep(actor: Actor, /) -> int:
    now = clock.now()
    unsent = Letter.objects.filter(sent_at=None, saved_at__lte=now - KEPT)
    sent = Letter.objects.filter(sent_at__lte=now - A_MONTH)
    forget_addresses((CODE, ARRIVED, MAILED, MISSED), before=now - A_MONTH)
    return unsent.delete()[0] + sent.delete()[0]
