"""A look by somebody who does not know what was decided, asked for by hand."""

from uuid import UUID

from kith.access.acting import acting_as
from kith.access.actors import MACHINE, actor_for
from kith.demo.doorstep.door import Door
from kith.frontdoor.blind.commands import Second, ask_look, give_back, give_look, talk_over
from kith.frontdoor.blind.models import BlindLook

SEES = Second("assess", 3, "She is thirteen and was in the same car: I would meet her as well.")
LEARNED = (
    "One of us read that she went along once, the other that she was there. The family centre "
    "meets her alone each time, and tells us at once if the car comes back."
)


def seen_by_others(door: Door, contact: UUID, days: int) -> None:
    """Whoever is asked first knows the family; the next would do more, and the two talk."""
    first = door.does(days, 10, "marcus", ask_look, contact=contact)
    with door.on(days, 14):
        give_back(actor_for(_reader(first)), look=first)
    then = door.does(days - 1, 10, "marcus", ask_look, contact=contact)
    with door.on(days - 2, 11):
        give_look(actor_for(_reader(then)), look=then, second=SEES)
    with door.on(days - 3, 15):
        talk_over(actor_for(_reader(then)), look=then, learned=LEARNED)


def _reader(look: UUID) -> int:
    with acting_as(MACHINE):
        return BlindLook.objects.get(id=look).reader_id
