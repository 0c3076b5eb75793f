"""Word of children whom nobody knew at first: one was found, of one it stays unknown."""

from datetime import timedelta
from email.message import EmailMessage
from uuid import UUID

from kith.demo.doorstep.door import Door, Word
from kith.demo.doorstep.usual import decided, looked_again, screened, taken_in
from kith.demo.doorstep.work import SEEN_WITH_MEN
from kith.frontdoor.commands import (
    About,
    Deciding,
    Source,
    accept_unknown,
    grade_contact,
    identify,
    open_contact,
    pass_on,
    say_moment,
    say_source,
    take_up,
    told_that_it_arrived,
)
from kith.frontdoor.mailbox.box import Item
from kith.frontdoor.mailbox.commands import take_in
from kith.kernel import clock

BOX, FIRST = 1, 1
SURGERY = "reception@harbour-surgery.example"
SAYS = """A boy of about fourteen came in with a hurt hand at half past four. He gave no name.
A man waited outside in a grey car, and he left with him before the nurse could see the hand.
What the nurse wrote down is with this mail."""
NOTE = b"Bag with the badge of Wexbridge High. Said twice that he must not be late."
NURSE = Source("health", "Sister Pryor", "Practice nurse", SURGERY)
IN_THE_STAIRS = Word(
    "walk_in", "public", "", 0,
    "A boy slept in the stairwell two nights running. He was polite, and gone by six.",
    "A neighbour in Mill Lane",
)  # fmt: skip
NOBODY_KNOWS = {
    "child_seen": "No. Zara Mountjoy walked there on three nights and met nobody.",
    "child_says": "Not known: nobody of us has met him.",
    "tonight": "Not known. The night team and the beat officer look in.",
    "history": "No child missing here or next door is like him.",
    "told_parents": "Nobody knows who they are.",
}
TRIED = "The school, the beat officer and the shops were asked, and nobody knows him."


def found_to_be_known(door: Door) -> None:
    """A mail that names nobody: the nurse is rung, and it is a boy whom we work with."""
    child = door.called(SEEN_WITH_MEN.name)
    contact = _mail(door)
    door.does(12, 8.9, "freya", open_contact, contact=contact)
    how = "Rang the surgery; the nurse wrote it, reception only sent it"
    door.does(12, 9.1, "freya", say_source, contact=contact, source=NURSE, words=how)
    door.does(12, 9.1, "freya", told_that_it_arrived, contact=contact, how="telephone")
    with door.on(12, 7.9) as sent:
        shows = "The surgery’s own copy: sent to the old address, which passes mail on"
    why = "It had lain in the old mailbox before it came to ours"
    moment = {"at": sent, "evidence": shows, "why": why}
    door.does(12, 9.1, "freya", say_moment, contact=contact, **moment)
    why = "He left hurt, with a man who waited for him"
    door.does(12, 9.2, "freya", grade_contact, contact=contact, rag="AMBER", why=why)
    words = "The school knows the bag and the grey car: his head of year rang back"
    about = About(person=child)
    door.does(12, 9.9, "freya", identify, contact=contact, about=about, words=words)
    with door.on(12, 10):
        screened(door, contact, signs=False)
    door.does(12, 10.1, "freya", pass_on, contact=contact)
    words = "Owen Trelawney sees him at school today, with the nurse"
    door.does(12, 11, "petra", take_up, contact=contact, words=words)


def _mail(door: Door) -> UUID:
    """Let a mail come in as the mailbox gives it, with the file that it carries."""
    mail = EmailMessage()
    mail["From"], mail["Subject"] = f"Harbour surgery <{SURGERY}>", "A boy with a hurt hand"
    mail["Message-ID"] = f"<a-hurt-hand-{door.today:%Y-%m-%d}@harbour-surgery.example>"
    mail.set_content(SAYS)
    mail.add_attachment(NOTE, maintype="text", subtype="plain", filename="note.txt")
    raw = mail.as_bytes()
    with door.on(12, 8.5):
        came = clock.now() - timedelta(minutes=15)
        take_in(Item(FIRST, len(raw), came, raw), epoch=BOX, name="Front door")
        return door.newest()


def stays_unknown(door: Door) -> None:
    """A neighbour tells of a boy whom nobody finds; a manager accepts that, and who looks in."""
    about = About(who="Perhaps 14, a green coat, in the stairwell of 12 Mill Lane")
    contact = taken_in(door, IN_THE_STAIRS, 8, 15.5, about)
    why = "He has not been there for two nights; the night team goes on looking in"
    door.does(7, 10, "marcus", grade_contact, contact=contact, rag="GREEN", why=why)
    door.does(7, 15, "marcus", accept_unknown, contact=contact, why=TRIED)
    because = "Nobody knows him and he is not seen any more; those who walk there know of him."
    deciding = Deciding("nothing_more", 1, because, record=NOBODY_KNOWS, reason="other")
    decided(door, contact, 7, 15.2, deciding, "")
    looked_again(
        door, contact, 5, "Nobody has seen him since, and those who walk there know of him"
    )
