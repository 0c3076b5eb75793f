"""A child whom the desk met before there was a worker."""

from datetime import timedelta

from kith.demo.doorstep.door import Door, Word
from kith.demo.doorstep.usual import decided, looked_again, taken_in
from kith.demo.doorstep.work import OWEN, TOLD, closely_looked_at, given_to, met
from kith.frontdoor.commands import Deciding, Met, meet_child
from kith.kernel import clock

AT_THE_WARD = Word(
    "telephone", "health", "Talia Brooke", 14.8,
    "Brought to the ward with a broken wrist by a man who left when he was asked his name.",
    "Sister Rosen, children’s ward",
)  # fmt: skip
HER_WORDS = "He said that I must wait for him here. Can I go home with my nan?"


def met_at_the_ward(door: Door) -> None:
    """Freya goes to the ward the same afternoon, and tells Owen what she heard."""
    contact = taken_in(door, AT_THE_WARD, 15, 10, signs=True)
    because = "A man whom nobody knows decides where she is, and she is afraid of him."
    deciding = Deciding("assess", 3, because, to_team=OWEN.team_id)
    decided(door, contact, 15, 12, deciding, TOLD)
    with door.on(15, 15):
        seen = Met(clock.now() - timedelta(minutes=30), "out", alone=True, words=HER_WORDS)
        meet_child(door.actor("freya"), contact=contact, met=seen)
    given_to(door, contact, 14, OWEN)
    looked_again(door, contact, 13)
    met(door, contact, 13, OWEN, "Nan and I are all right. I sleep in her room.")
    closely_looked_at(door, contact, 10, OWEN)
