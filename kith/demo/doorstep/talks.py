"""Strategy discussions that were not plain: disputed and settled, and none after an incident."""

from datetime import timedelta
from uuid import UUID

from kith.demo.doorstep.door import Door, Word
from kith.demo.doorstep.usual import decided, helped, looked_again, taken_in
from kith.demo.doorstep.work import OWEN, closely_looked_at, met, taken_on
from kith.frontdoor.commands import (
    Deciding,
    Held,
    acknowledge,
    ask_strategy,
    consider,
    convene_strategy,
    decline_strategy,
    dispute_strategy,
    do_ripple,
    hold_strategy,
    let_decision_stand,
    list_shaken,
    look_at_none,
    report_incident,
    resolve_strategy,
    tell_of_danger,
    told_why_none,
)
from kith.frontdoor.rules import ripple
from kith.kernel import clock

IN_DEBT = Word(
    "police", "police", "Femi Adair", 15.9,
    "Found with a stranger’s bank card. Says that he pays off what his cousin owes.",
    "Sergeant Bell",
)  # fmt: skip
SAW_IT = Word(
    "telephone", "education", "Noah Pryce", 14.3,
    "Saw a young man hurt with a knife outside the chicken shop last night. He shook all morning.",
    "Ms Lisle, head of year", rag="RED",
)  # fmt: skip
BELL = "Sergeant Bell, police"
TWO, THREE = ("social_care", "police"), ("social_care", "police", "health")
TONIGHT = "At his grandmother’s; the police drive past"
SEEN_TO = {
    "ripple.safe": "He and his brothers are at their aunt’s, and the door is new",
    "ripple.youth": "Nobody of his is in hospital; the youth worker there knows of him",
    "ripple.liaison": "His aunt rings Dina Kovac, by name",
    "ripple.schools": "Both heads have the words and say no name",
    "ripple.places": "A patrol at the shop until Sunday, and a lift home from school",
    "ripple.staff": "His form tutor and the two who answered talked it through",
    "ripple.grief": "The Lantern clinic gave him a number and a name",
}
WANTS_MORE = "Ms Lisle asked for a worker of his own; she heard who sees him, and when"
ALONE = "He was there with his aunt alone; the school asked in his year"


def disputed_and_settled(door: Door) -> None:
    """Police ask for a discussion, we see no cause, they disagree, a head of service settles it."""
    contact = taken_in(door, IN_DEBT, 17, 12.6, signs=True)
    why = "The debt is to grown men who know where he lives"
    asked = {"kind": "standard", "asks": "police", "who": BELL}
    talk = door.does(17, 13, "freya", ask_strategy, contact=contact, why=why, **asked)
    none = {"reason": "no_cause", "because": "One card, and his mother gave it back the same day."}
    door.does(17, 14, "marcus", decline_strategy, contact=contact, thread=talk, **none)
    words = "Sergeant Bell, by telephone: he hears why, and does not agree"
    door.does(17, 14.4, "freya", told_why_none, contact=contact, thread=talk, words=words)
    why = "There were three cards since March, and the cousin was hurt over the debt"
    door.does(17, 15, "freya", dispute_strategy, contact=contact, thread=talk, who=BELL, why=why)
    words = "They meet tomorrow: three cards and a hurt cousin are cause enough to ask together."
    door.does(17, 16.5, "nadia", resolve_strategy, contact=contact, thread=talk, settles="meet",
              words=words)  # fmt: skip
    _meet(door, contact, talk)
    because = (
        "Council, police and health see a boy who pays for somebody else’s debt, and is afraid."
    )
    taken_on(door, contact, 16, 12.4, Deciding("strategy", 4, because), OWEN)
    met(door, contact, 15, OWEN, "I thought nobody would believe me about the cards.")
    looked_again(door, contact, 14)
    closely_looked_at(door, contact, 11, OWEN)


def _meet(door: Door, contact: UUID, talk: UUID) -> None:
    """Health could not come; two hours later all three were there."""
    with door.on(17, 16.6):
        meets = clock.now() + timedelta(hours=17.4)
        convene_strategy(door.actor("marcus"), contact=contact, thread=talk, at=meets, who=THREE)
    for hours, who, because in (
        (10, TWO, "A joint enquiry looks needed; health could not come, and we meet again today."),
        (12, THREE, "A joint enquiry: the debt is real, and health knows of the cousin’s wound."),
    ):
        with door.on(16, hours):
            held = Held(clock.now(), who, because, TONIGHT, "joint")
            hold_strategy(door.actor("marcus"), contact=contact, thread=talk, held_=held)


def none_after_an_incident(door: Door) -> None:
    """He saw what happened to a stranger: no discussion of his own, and a head of service looks."""
    contact = taken_in(door, SAW_IT, 14, 9)
    door.does(14, 9.1, "marcus", acknowledge, contact=contact)
    door.does(14, 9.2, "marcus", tell_of_danger, contact=contact, whom="Inspector Reyes, on duty")
    what = "A young man was hurt with a knife in front of him"
    one = door.does(14, 9.3, "marcus", report_incident, contact=contact, sort="witness", what=what)
    because = "Who did it was arrested in the night, and nobody knows that he was there."
    none = {"reason": "no_cause", "because": because}
    door.does(14, 10, "marcus", decline_strategy, contact=contact, thread=one, **none)
    _looked_after(door, one)
    because = "He is safe and shaken, and the Lantern clinic sees him in this week."
    next_step = "The Lantern clinic, with his aunt"
    deciding = Deciding("early_help", 2, because, next_step=next_step,
                        disagrees="education", record={"dissent": WANTS_MORE})  # fmt: skip
    decided(door, contact, 14, 12, deciding)
    words = "The clinic sees him in this week; the school rings us if he stays away from it."
    door.does(14, 13.5, "nadia", let_decision_stand, contact=contact, words=words)
    words = "He is a witness and safe; the police keep his name out of it"
    door.does(14, 13, "nadia", look_at_none, contact=contact, thread=one, stands="yes", words=words)
    for step in ripple.CONSIDERED:
        words = "He was not hurt, and nobody of ours could have known"
        door.does(14, 14, "nadia", consider, incident=one, step=step, answer="no", words=words)
    looked_again(door, contact, 12)
    helped(door, contact, 12, "Lantern clinic", "Dr Amara Finch", "He drew it, and slept after")


def _looked_after(door: Door, incident: UUID) -> None:
    door.does(14, 10.2, "marcus", list_shaken,
              incident=incident, children=[], nobody_because=ALONE)  # fmt: skip
    for step, words in SEEN_TO.items():
        door.does(14, 11, "marcus", do_ripple, incident=incident, step=step, words=words)
