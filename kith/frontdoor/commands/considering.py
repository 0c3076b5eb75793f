"""What is done for each other child whom a decision thinks of; a contact of their own, at once."""

from collections.abc import Mapping
from uuid import UUID

from kith.access.actors import Actor
from kith.access.gates import NotHere
from kith.frontdoor.around import Around, around
from kith.frontdoor.commands.arriving import About, Arrival, arrive
from kith.frontdoor.commands.parts import put
from kith.frontdoor.models import Considered, Contact, Decision
from kith.frontdoor.rules.considering import Thought
from kith.kernel import clock
from kith.kernel.mistakes import Mistake


def check_thoughts(thoughts: Mapping[int, Thought]) -> None:
    """Say in its box where nothing is to be done for a child and nobody says why."""
    for person, one in thoughts.items():
        if not one.is_whole:
            raise Mistake(f"why_{person}", "Say why nothing is done for them now")


def consider(
    actor: Actor, row: Contact, decision: Decision, thoughts: Mapping[int, Thought]
) -> None:
    """Keep a line for each child; whoever is to have a contact of their own has one from now on."""
    known = {one.person: one for one in around(row)} if thoughts else {}
    if not set(thoughts) <= set(known):
        raise NotHere
    Considered.objects.bulk_create(
        Considered(
            decision_id=decision.id,
            person_id=decision.person_id,
            other_id=person,
            choice=one.choice,
            why=one.why.strip(),
            contact=_own(actor, row, known[person], one),
        )
        for person, one in thoughts.items()
    )


def _own(actor: Actor, row: Contact, child: Around, thought: Thought) -> UUID | None:
    if thought.choice != "own" or child.contact is not None:
        return child.contact
    words = f"Thought of with contact {row.number}, and told with it: {row.what_happened}"
    arrival = Arrival(
        channel=row.channel,
        team=row.team_id,
        arrived_at=clock.now(),
        what_happened=f"{thought.why.strip()} {words}".strip(),
        agency=row.agency,
        evidence=f"Contact {row.number}",
        source_name=row.source_name,
        source_role=row.source_role,
        call_back=row.call_back,
        unnamed=row.unnamed,
        harms=tuple(row.harms),
    )
    (made,) = arrive(actor, arrival=arrival, children=[About(person=child.person)])
    put(Contact.objects.get(id=made), incident=row.incident)
    return made
