"""How the help that was offered goes on: read from what was said since it was offered last."""

from collections.abc import Iterable
from itertools import takewhile
from uuid import UUID

from kith.promises.history import Happened

OFFERED, REFUSED = "help.offered", "help.refused"
ACCEPTED, MET, ENDED = "help.accepted", "help.met", "help.ended"
NAMES = (OFFERED, REFUSED, ACCEPTED, MET, ENDED)


def said_of_help(facts: Iterable[Happened], contact: UUID) -> frozenset[str]:
    """Return what was said of the newest offer, from facts that come newest first.

    Help that ended can be offered again, and is then met and ended anew.
    """
    mine = (one for one in facts if one.thread == contact and one.name in NAMES)
    return frozenset(one.name for one in takewhile(lambda one: one.name != OFFERED, mine))
