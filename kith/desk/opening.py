"""Opening a record by a number that one has at hand: a council's number, a pupil number, ours.

Whether there is no such child, or one who is hidden, the answer is the same.
"""

from kith.access import audit
from kith.access.acting import acting_as
from kith.access.actors import MACHINE, Actor
from kith.access.commands import break_glass
from kith.access.gates import NotHere, command
from kith.accounts.roles import Area, Level
from kith.people.models import Identifier, Person
from kith.people.rules import LOCAL, UPN
from kith.web.addresses import number_in


@command(Area.CHILD, Level.SUMMARY, event="record.asked", unseen=True)
def open_by_number(actor: Actor, /, *, number: str, reason_code: str, words: str) -> int:
    """Open a record for a quarter of an hour, with a reason; return whose it is.

    A record that the actor sees already is only returned: nothing needs to be opened.
    """
    person = _whose(number.strip())
    if person is None:
        raise NotHere
    if not audit.sees(person):
        break_glass(actor, person=person, reason_code=reason_code, words=words)
    audit.about(person=person)
    return person


def _whose(number: str) -> int | None:
    """Return whose number this is, looked up by the product itself: the actor sees nobody yet."""
    with acting_as(MACHINE):
        held = Identifier.objects.filter(
            scheme__in=[LOCAL, UPN], value__in={number, number.upper()}
        )
        found = held.order_by("person_id").values_list("person_id", flat=True).first()
        ours = number_in(number)
        if found is None and ours is not None:
            found = Person.objects.filter(id=ours).values_list("id", flat=True).first()
    return found
