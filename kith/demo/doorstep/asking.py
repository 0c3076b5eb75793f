"""What others were asked: chased and rung above, decided without, and asked back of the sender."""

from dataclasses import replace
from uuid import UUID

from kith.demo.doorstep.door import Door, Word
from kith.demo.doorstep.informed import full
from kith.demo.doorstep.usual import decided, helped, looked_again, taken_in
from kith.frontdoor.commands import (
    Deciding,
    ask_back,
    ask_back_again,
    chase,
    close_mash,
    complete,
    record_reply,
    ring_above,
    send_link,
)
from kith.frontdoor.commands.linking import begin_reply, find_link
from kith.frontdoor.commands.partner import send_reply
from kith.frontdoor.commands.writing import tell_of_late

PILLS = Word(
    "telephone", "education", "Lia Corrie", 16.4,
    "Asleep at lunch on four days. She says that the pills are a friend’s, and cries.",
    "Ms Lisle, head of year",
)  # fmt: skip
NEW_FRIENDS = Word(
    "telephone", "education", "Oren Vale", 13.8,
    "New friends of eighteen fetch him from school. His grandfather asked us to look.",
    "Mr Abbot, head of year",
)  # fmt: skip
LENT_MONEY = Word(
    "email", "voluntary", "Tamsin Rook", 15.0,
    "A girl at our club lent money to somebody online and is worried about it.",
    "Open Gate, Thursday club", rag="GREEN", reach="thursday@open-gate.example",
)  # fmt: skip


def chased_and_rung_above(door: Door) -> None:
    """Police answer by their link; the drugs service is asked again, and then their lead is rung.

    No desk is written down for that service, so nobody could be written to.
    """
    contact = taken_in(door, PILLS, 13, 9.5)
    with door.on(13, 10):
        police, drugs = door.asks(contact, "police", "drugs")
    door.does(13, 11, "freya", send_link, contact=contact, request=police)
    _by_link(door, police)
    said = "Their duty worker: she is known, and the file is with a colleague until Monday"
    door.does(12, 9.2, "freya", chase, contact=contact, request=drugs, said=said)
    deciding = Deciding(
        "early_help", 2, "She wants to stop, and her mother asks for somebody to talk to her.",
        next_step="The drugs service, on Wednesday after school",
    )  # fmt: skip
    decided(door, contact, 12, 9.4, deciding)
    with door.on(12, 14):
        tell_of_late()
    said = "Asks the colleague today, and rings us back by four"
    door.does(12, 14.2, "freya", ring_above,
              contact=contact, request=drugs, whom="Jon Ferris, their lead", said=said)  # fmt: skip
    _by_telephone(door, contact, drugs, 12, 15.8, "Jon Ferris")
    looked_again(door, contact, 11, "The drugs service knows her and sees her alone: it goes on")
    helped(door, contact, 10, "Drugs and alcohol service", "Jon Ferris", "She came, and comes back")


def decided_without_health(door: Door) -> None:
    """A manager goes on with what is there; health answers later, and the decision stands."""
    contact = taken_in(door, NEW_FRIENDS, 6, 9.2)
    with door.on(6, 9.6):
        police, health = door.asks(contact, "police", "health")
    _by_telephone(door, contact, police, 6, 13, "PC Lane")
    why = "His grandfather wants help today, and health has nobody in until Thursday"
    door.does(6, 14, "marcus", close_mash, contact=contact, why=why)
    because = "His grandfather and school keep him close, and he wants to play football again."
    deciding = Deciding("early_help", 2, because, next_step="Open Gate: football on Saturdays")
    decided(door, contact, 6, 14.5, deciding)
    helped(door, contact, 5, "Open Gate", "Ravi Thistle", "He played, and stayed to talk")
    _by_telephone(door, contact, health, 5, 15, "Sister Quaye")
    looked_again(door, contact, 4, "Health knows nothing that worries; what helps him goes on")


def asked_back_twice(door: Door) -> None:
    """The club left out what she said; asked again by letter, they told us."""
    contact = taken_in(door, LENT_MONEY, 6, 11)
    missing = ("childs_words", "told")
    door.does(6, 11.5, "freya", ask_back, contact=contact, missing=missing)
    words = "Nobody was in; a letter asks what she said herself, and who knows of it"
    door.does(6, 15, "freya", ask_back_again, contact=contact, how="email", words=words)
    came = "Her own words, and that her mother knows: it was twenty pounds, to a girl of her age"
    door.does(5, 9, "freya", complete, contact=contact, words=came)
    because = "Twenty pounds between two girls; her mother and the club help her to say no."
    decided(door, contact, 5, 13.5, Deciding("advice", 1, because, reason="advice"))


def _by_link(door: Door, request: UUID) -> None:
    """The desk answers on the page for partners."""
    with door.on(13, 15):
        secret = begin_reply(door.actor("pc"), request=request)
        replying = replace(full(request, "Imogen Salter"), how="page")
        send_reply(find_link(secret).actor, replying=replying)


def _by_telephone(
    door: Door, contact: UUID, request: UUID, days: int, hours: float, who: str
) -> None:
    replying = full(request, who)
    door.does(days, hours, "freya", record_reply,
              contact=contact, request=request, replying=replying)  # fmt: skip
