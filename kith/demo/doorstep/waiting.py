"""What waits since yesterday for somebody else, or to be decided; none of it is late."""

from kith.demo.doorstep.door import Door, Word
from kith.demo.doorstep.usual import decided, taken_in
from kith.frontdoor.commands import Deciding, reopen

NO_LUNCH = Word(
    "telephone", "education", "Elif Moran", 12.2,
    "Gives her lunch money to an older girl every day. She says that it is for a friend.",
    "Mr Abbot, head of year", rag="GREEN",
)  # fmt: skip
SLEEPS_OUT = Word(
    "family", "family", "Corey Lund", 16.7,
    "Stays at a friend’s most nights since his stepfather moved in. His aunt asks for help.",
    "His aunt", rag="GREEN",
)  # fmt: skip
MOVED_AWAY = Word(
    "telephone", "health", "Ines Falk", 15.6,
    "Moved to Northmere in the holidays and has missed two appointments there.",
    "Sister Pryor, practice nurse", rag="GREEN",
)  # fmt: skip
OLD_PHONE = Word(
    "web_form", "education", "Micah Dunn", 13.3,
    "Sold his telephone to a stranger at the gate. School rang his father, who came at once.",
    "Harriet Bose", rag="GREEN",
)  # fmt: skip
CAME_BACK = "The stranger came back with two others and asked for him by name; school kept him in."


def to_be_decided(door: Door) -> None:
    """Graded yesterday afternoon, and its manager has two days more."""
    taken_in(door, NO_LUNCH, 1, 15)


def for_others(door: Door) -> None:
    """Help that nobody took up yet, and word that another council has not taken by name."""
    because = "He wants a place to be in the evenings, and his aunt would have him."
    deciding = Deciding("early_help", 2, because, next_step="Family centre: him and his aunt")
    decided(door, taken_in(door, SLEEPS_OUT, 2, 15), 1, 14, deciding, "")
    because = "She lives in Northmere now, and they can see her at home."
    deciding = Deciding("other_authority", 2, because, where="Northmere")
    decided(door, taken_in(door, MOVED_AWAY, 2, 14), 1, 15, deciding)


def opened_again(door: Door) -> None:
    """Closed last week with advice; since yesterday there is new word."""
    contact = taken_in(door, OLD_PHONE, 6, 10)
    because = "His father and school know, and the stranger has not been seen again."
    decided(door, contact, 6, 14, Deciding("advice", 1, because, reason="advice"))
    door.does(1, 16, "freya", reopen, contact=contact, words=CAME_BACK)
