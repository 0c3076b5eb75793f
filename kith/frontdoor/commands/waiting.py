"""What goes on waiting for others after a second look that changed nothing.

A second look ends what was owed by the first decision; where others still have to take it up, or
to meet the child, that is owed anew from now on.
"""

from datetime import timedelta

from kith.frontdoor.commands.parts import told
from kith.frontdoor.models import Contact
from kith.frontdoor.rules.states import State
from kith.promises.history import standing
from kith.promises.ledger import NewFact

# A look comes before what it leaves waiting, though both are told at one instant.
BEFORE = timedelta(microseconds=1)
# The fact that began the wait, and those that ended it.
WAITS = {
    State.HELP_OFFERED: ("help.offered", "help.accepted"),
    State.HELPED: ("help.accepted", "help.met", "help.ended"),
    State.SENT_ON: ("contact.sent", "contact.taken"),
}


def waits_anew(row: Contact) -> list[NewFact]:
    """Return what is told again, as it was told last, where it has not come about yet."""
    names = WAITS.get(State(row.state))
    if names is None:
        return []
    facts = [one for one in standing(row.person_id or 0, names=names) if one.thread == row.id]
    if not facts or facts[0].name != names[0]:
        return []
    return told(row, names[0], facts[0].data, because=facts[0].rationale)
