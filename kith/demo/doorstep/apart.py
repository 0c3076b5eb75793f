"""What only some may read: asked of health by a manager, answered, and shown to one more (R6)."""

from kith.demo.doorstep.door import Door, Word
from kith.demo.doorstep.informed import full
from kith.demo.doorstep.usual import looked_again, taken_in
from kith.demo.doorstep.work import OWEN, closely_looked_at, met, taken_on
from kith.frontdoor.commands import (
    Deciding,
    ask_apart,
    keep_longer,
    name_reader,
    record_reply,
)
from kith.frontdoor.rules.answers import Said, Sort

OLDER_MAN = Word(
    "telephone", "education", "Skye Merton", 14.7,
    "A man of twenty-five buys her clothes and reads her messages. She calls him her boyfriend.",
    "Ms Lisle, head of year",
)  # fmt: skip
WHY = "A nurse may know whether she was harmed; she must not have to tell it twice"
ANSWER = Said(Sort.VALUE, "Yes. Speak to the named nurse before anybody speaks to her.")
NOT_YET = "The named nurse and her worker go on with it together until the summer"


def asked_apart(door: Door) -> None:
    """Marcus asks, Dina reads it too, and nobody else; the rest of the answer everybody reads."""
    contact = taken_in(door, OLDER_MAN, 16, 9.3, signs=True)
    with door.on(16, 9.8):
        (health,) = door.asks(contact, "health")
    which = {"contact": contact, "request": health}
    door.does(16, 10, "marcus", ask_apart, why=WHY, **which)
    door.does(16, 10.2, "marcus", name_reader, account=door.accounts["dina"], **which)
    with door.on(16, 13):
        replying = full(health, "Sister Quaye", apart=ANSWER)
        record_reply(door.actor("marcus"), replying=replying, **which)
    because = "A grown man decides what she wears and whom she sees; the nurse and we act together."
    taken_on(door, contact, 16, 14, Deciding("assess", 3, because), OWEN)
    looked_again(door, contact, 14)
    met(door, contact, 14, OWEN, "He is nice to me. I do not always want to go.")
    closely_looked_at(door, contact, 12, OWEN)
    door.does(3, 10, "marcus", keep_longer, why=NOT_YET, **which)
