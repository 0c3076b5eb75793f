"""When a reader last looked, read from the audit log: nothing is kept for it besides.

A page drawn again within half an hour is the same look: what was new stays in sight meanwhile.
"""

from datetime import datetime, timedelta

from kith.access.actors import Actor
from kith.access.models import AuditEvent
from kith.kernel import clock

SAME_LOOK = timedelta(minutes=30)


def last_looked(actor: Actor, page: str, person: int | None = None) -> datetime | None:
    """Return when this reader looked at this page before now; None for the first time."""
    before = AuditEvent.objects.filter(
        account_id=actor.id,
        person_id=person,
        event="read",
        detail__reads=page,
        at__lt=clock.now() - SAME_LOOK,
    )
    return before.order_by("-id").values_list("at", flat=True).first()
