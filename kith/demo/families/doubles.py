"""People who are written down twice: some that nobody has decided, and one pair that was merged."""

from collections.abc import Sequence
from itertools import cycle, islice

from kith.access.actors import Actor
from kith.people.commands import NewPerson, add_number, create_person
from kith.people.merging.commands import merge_records
from kith.people.queries import child_cards
from kith.people.rules.names import NewName
from kith.people.rules.numbers import NewNumber
from kith.people.search.creating import look_before_creating

# How the same name was heard by somebody else.
HEARD = {
    "Amira": "Ameera", "Kai": "Kye", "Dele": "Delly", "Mina": "Meena", "Rory": "Rorie",
    "Zofia": "Sofia",
}  # fmt: skip
MOST = 6
NHS = ("9434765919", "4010232137")
APART = (
    "The clinic says that it is a cousin of the same name",
    "Another school, and nobody rang back yet",
    "The caller was not sure of the name",
)


def double(actor: Actor, children: Sequence[int]) -> None:
    """Write some of these down a second time, as it happens at a telephone; merge the last pair."""
    cards = child_cards(actor, children)
    seen = [child for child in children if child in cards]
    for number, child in enumerate(islice(cycle(seen), MOST)):
        card = cards[child]
        who = NewPerson(
            names=(NewName("preferred", misheard(card.name), source="professional: school"),),
            born=card.born,
        )
        looked = look_before_creating(actor, who=who).told_apart(APART[number % len(APART)])
        again = create_person(actor, who=who, looked=looked)
        if number < len(NHS):
            for one in (child, again):
                add_number(actor, person=one, number=NewNumber("NHS", NHS[number], source="health"))
    if seen:
        why = "The same day of birth, and both mothers are one: the school rang back"
        merge_records(actor, person=child, other=again, why=why)


def misheard(name: str) -> str:
    """Return a name as somebody wrote it down who had only heard it."""
    return HEARD.get(name, f"{name}h")
