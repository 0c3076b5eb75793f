"""The same told by two: a duplicate, and two who tell of one event."""

from dataclasses import replace
from uuid import UUID

from kith.demo.doorstep.door import Door, Word
from kith.demo.doorstep.own import BY_THEMSELVES
from kith.demo.doorstep.usual import decided, helped, looked_again, taken_in
from kith.frontdoor.commands import (
    About,
    Deciding,
    join_event,
    mark_duplicate,
    part_event,
    take_next_step,
)

HELD_A_BAG = Word(
    "family", "family", "Ilya Marsden", 14.6,
    "Came home at four in the morning. A friend told his mother that somebody made him hold a bag.",
    "His mother",
)  # fmt: skip
AT_SCHOOL = replace(
    HELD_A_BAG, channel="telephone", agency="education", source="Mr Abbot, head of year",
    what="Fell asleep in class. A friend says that he was out all night and held a bag for men.",
)  # fmt: skip
SKATE_PARK = Word(
    "police", "police", "Rohan Pell", 15.1,
    "Pushed off the ramp by two older boys who wanted his telephone. Witnesses stayed with him.",
    "PC Ansah",
)  # fmt: skip
SORE_WRIST = Word(
    "telephone", "health", "Stefan Ilic", 15.5,
    "At the walk-in centre with a sore wrist: he stood between a friend and two older boys.",
    "Sister Rosen, walk-in centre",
)  # fmt: skip


def told_by_mother_and_school(door: Door) -> None:
    """His mother came first; what the school told two hours later had reached us already."""
    first = taken_in(door, HELD_A_BAG, 11, 8.8)
    with door.on(11, 10.8):
        again = door.hears(AT_SCHOOL, about=About(person=door.child_in(first)))
    why = "The same night and the same bag; school and his mother have spoken"
    door.does(11, 11, "freya", mark_duplicate, contact=again, of=first, why=why)
    deciding = Deciding(
        "early_help", 2, "It was once, he told his mother himself, and both want somebody to talk.",
        next_step="Ask Open Gate who can meet him this week", next_by=door.day(9),
    )  # fmt: skip
    decided(door, first, 11, 14, deciding, "")
    done = "Ravi Thistle rang back and meets him at the club"
    door.does(10, 10, "marcus", take_next_step, contact=first, evidence=done)
    looked_again(door, first, 9)
    helped(door, first, 9, "Open Gate", "Ravi Thistle", "Table tennis first, then they talked")


def told_by_police_and_nurse(door: Door) -> None:
    """Two boys, one evening: both are heard, it has one clock, and each has his own decision."""
    hurt, friend = taken_in(door, SKATE_PARK, 7, 9.2), taken_in(door, SORE_WRIST, 7, 9.9)
    _first_the_wrong_one(door, friend)
    why = "The same evening and ramp, and each names the other"
    door.does(7, 10.2, "freya", join_event, contact=friend, same=[hurt], why=why)
    because = "It was a robbery by strangers; his parents and the police look after him."
    decided(door, hurt, 7, 14, Deciding("advice", 1, because, reason="advice"))
    because = "He was brave and is shaken; school gives him somebody to talk to."
    decided(door, friend, 7, 14.5, Deciding("advice", 1, because, reason="helped_already"))
    for contact in (hurt, friend):
        looked_again(door, contact, 5)


def _first_the_wrong_one(door: Door, friend: UUID) -> None:
    """Joined at first with what another boy wrote of older boys, and parted again."""
    other = [door.contact_of(BY_THEMSELVES.name)]
    why = "Older boys who want something, in the same street"
    door.does(7, 10, "freya", join_event, contact=friend, same=other, why=why)
    why = "His older boys are others: he was at home that evening"
    door.does(7, 10.1, "freya", part_event, contact=friend, apart=other, why=why)
