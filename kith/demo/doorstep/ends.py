"""Word that ended early: help, advice, another council; and what was opened again."""

from uuid import UUID

from kith.demo.doorstep.door import Door, Word
from kith.demo.doorstep.usual import TOLD, decided, helped, looked_again, no_specialist, taken_in
from kith.frontdoor.commands import Deciding, grade_contact, reopen, taken_elsewhere

LATE_HOME = Word(
    "family", "family", "Oskar Lis", 13.1,
    "Comes home after midnight since the summer. His mother does not know how to go on.",
    "His mother", rag="GREEN",
)  # fmt: skip
ARGUMENT = Word(
    "email", "education", "Jodie Marsh", 12.6,
    "An argument between two friends at the bus stop. School spoke with both and their parents.",
    "Mr Abbot, head of year", rag="GREEN",
)  # fmt: skip
PLACED_HERE = Word(
    "other_authority", "authority", "Blessing Udo", 16.3,
    "Northmere placed her here on Monday and asks us to know that she is here.",
    "Una Kessler", rag="GREEN",
)  # fmt: skip
NEW_WORD = "School rings: since Friday the friend’s older cousin waits for her at the gate."


def _ends_early(door: Door, word: Word, days: int, deciding: Deciding) -> UUID:
    contact = taken_in(door, word, days, 11, signs=True)
    decided(door, contact, days, 15, deciding, "" if word.agency == "family" else TOLD)
    no_specialist(door, contact, days, 15.8)
    return contact


def with_help(door: Door) -> None:
    """A mother asks for help early."""
    because = "His mother asks for help early, and he wants somebody to talk to at the club."
    deciding = Deciding("early_help", 2, because, next_step="Family centre, a first visit at home")
    contact = _ends_early(door, LATE_HOME, 14, deciding)
    helped(door, contact, 12, "Family centre", "Ines Bartol")


def with_advice_until_there_was_new_word(door: Door) -> None:
    """Advice was enough; a week later it was not, and the same contact was opened again."""
    because = "School and both families have spoken, and the two friends are friends again."
    contact = _ends_early(door, ARGUMENT, 9, Deciding("advice", 1, because, reason="advice"))
    door.does(5, 9.4, "freya", reopen, contact=contact, words=NEW_WORD)
    why = "A young man whom she does not know waits for her; school walks her to the bus"
    door.does(5, 9.6, "freya", grade_contact, contact=contact, rag="AMBER", why=why)
    again = Deciding(
        "early_help", 2, "He has stopped since school spoke with him, and she wants company home.",
        next_step="Open Gate: somebody who walks home with her and listens",
    )  # fmt: skip
    decided(door, contact, 5, 14, again)
    looked_again(door, contact, 3)
    helped(door, contact, 3, "Open Gate", "Ravi Thistle", "They walked and talked; she laughed")


def with_another_council(door: Door) -> None:
    """Another council tells us of a child whom it placed here."""
    because = "Northmere has her plan and her worker; we know now that she is here."
    deciding = Deciding("other_authority", 2, because, where="Northmere")
    contact = _ends_early(door, PLACED_HERE, 4, deciding)
    door.does(3, 10, "freya", taken_elsewhere, contact=contact, by="Una Kessler, Northmere")
