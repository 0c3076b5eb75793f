"""Several children of one event: a contact for each, and for each a decision of their own."""

from uuid import UUID

from kith.demo.doorstep.door import Door, Word, child_of
from kith.demo.doorstep.eyes import seen_by_others
from kith.demo.doorstep.usual import decided, helped, looked_again, screened
from kith.demo.doorstep.work import OWEN, closely_looked_at, met, taken_on
from kith.frontdoor.commands import Deciding
from kith.frontdoor.rules.considering import Thought

IN_ONE_CAR = Word(
    "police", "police", "Malik Deane", 15.4,
    "Three children in a car at two in the morning, forty miles from home, with a man of thirty "
    "whom none of them would name. Their parents fetched them.",
    "PC Ansah",
)  # fmt: skip
CHILDREN = (("Malik Deane", 15.4), ("Ria Deane", 13.2), ("Jonah Frey", 16.1))
SISTER = {
    "child_seen": "By her mother and the school nurse, this morning.",
    "child_says": "I only went because my brother did. I was cold.",
    "siblings": "Her brother was there too, and has a contact of his own.",
    "protects": "Her mother, her aunt next door, and the school nurse.",
}
FRIEND = {
    "child_seen": "At home, by us, in the afternoon.",
    "child_says": "I thought he was Malik’s uncle. I am not doing that again.",
    "siblings": "None at home.",
    "protects": "His father fetches him from work, and he has told us what he saw.",
}


def in_one_car(door: Door) -> None:
    """One is our work, one is helped with her mother, and for one advice was enough."""
    with door.on(19, 9):
        here = [child_of(*one) for one in CHILDREN]
        contacts = door.hears_of(IN_ONE_CAR, *here)
        for contact in contacts:
            door.grades(contact, IN_ONE_CAR)
            screened(door, contact, signs=contact == contacts[0])
    brother, sister, friend = contacts
    _he(door, brother, (sister, friend))
    _she(door, sister, brother)
    because = "He did not know the man, told us all that he saw, and his father is close to him."
    decided(
        door, friend, 19, 15, Deciding("advice", 1, because, record=FRIEND, reason="advice"),
        "That all three are being looked after, and whom to ring if the man comes back",
    )  # fmt: skip
    for contact in (brother, friend):
        looked_again(door, contact, 17)


def _he(door: Door, brother: UUID, others: tuple[UUID, UUID]) -> None:
    thought = {door.child_in(one): Thought("own") for one in others}
    because = "The man has driven him before and pays his telephone; he is afraid to say no."
    taken_on(door, brother, 19, 13, Deciding("assess", 3, because, others=thought), OWEN)
    met(door, brother, 17, OWEN, "He said it was only a ride. I did not know how to get out.")
    closely_looked_at(door, brother, 14, OWEN)


def _she(door: Door, sister: UUID, brother: UUID) -> None:
    brother_is = {door.child_in(brother): Thought("none", "He has a worker from tomorrow")}
    deciding = Deciding(
        "early_help", 2, "She went along with her brother once, and her mother asks for help.",
        record=SISTER, others=brother_is, next_step="Family centre, with her mother",
    )  # fmt: skip
    decided(door, sister, 19, 14, deciding)
    looked_again(door, sister, 17)
    helped(door, sister, 17, "Family centre", "Ines Bartol", "They baked, and she talked")
    seen_by_others(door, sister, 14)
