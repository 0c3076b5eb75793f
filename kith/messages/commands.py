"""What a reader does with their notices: seeing one is not answering it."""

from kith.access.actors import Actor
from kith.access.gates import command
from kith.accounts.roles import Area, Level
from kith.kernel import clock
from kith.messages.models import Notice


@command(Area.CHILD, Level.SUMMARY, event="notices.seen")
def see_notices(actor: Actor, /, *, up_to: int) -> int:
    """Mark the reader's notices up to this one as seen; say how many were new."""
    fresh = Notice.objects.filter(to_id=actor.id, id__lte=up_to, seen_at=None)
    return fresh.update(seen_at=clock.now())
