"""What came in yesterday, in the night and this morning, and is open still."""

from dataclasses import replace

from kith.demo.doorstep.door import Door, Word
from kith.frontdoor.commands import (
    About,
    Replying,
    acknowledge,
    ask_back,
    decide_here,
    grade_contact,
    leave_for_morning,
    own_no_child,
    pass_on,
    record_reply,
    report_incident,
    tell_of_danger,
)
from kith.frontdoor.rules.answers import Said, Sort

NOT_IN_SCHOOL = Word(
    "web_form", "education", "Ayan Farah", 14.9,
    "In school on nine of thirty days. New trainers, a second phone, will not say from whom.",
    "Harriet Bose",
)  # fmt: skip
BRUISE = Word(
    "telephone", "health", "Mateus Rocha", 13.7,
    "Came to the surgery with a bruise on the neck and a friend who answered for him.",
    "Sister Pryor, practice nurse", "not_known",
)  # fmt: skip
AT_NIGHT = Word(
    "edt", "edt", "Shay Connors", 15.8,
    "Found asleep on the night bus. His aunt fetched him at two.", "The night team",
)  # fmt: skip
IN_A_FLAT = Word(
    "police", "police", "Denisa Rusu", 14.2,
    "Found in a flat with three adults and scales. She asks not to be taken home.",
    "Sergeant Bell", "no", "RED",
)  # fmt: skip
MISHEARD = Word(
    "telephone", "health", "Zofja Novak", 15.1,
    "Missed the clinic for the third time. The nurse is not sure how the name is written.",
    "Sister Quaye, clinic",
)  # fmt: skip
AT_THE_STOP = "A girl cried at the stop, and a man led her to a car. A shopkeeper came to tell us."
CAR_PARK = "Older boys hand out vapes to children after school, and drive some of them away."
CUT_HAND = "Came to the walk-in centre with a cut hand, and left before it was seen to."


def still_open(door: Door) -> None:
    """Yesterday afternoon: others are asked, and one part of an answer came."""
    with door.on(1, 15.4):
        asked = door.takes(NOT_IN_SCHOOL)
    with door.on(1, 15.8):
        school = door.asks(asked, "police", "health", "education")[-1]
    part = {
        "1": Said(Sort.VALUE, "On roll, year 10, since September"),
        "2": Said(Sort.VALUE, "Nine of thirty days, mostly gone by lunch"),
    }
    replying = Replying(part, "Harriet Bose", "Safeguarding lead", how="telephone")
    door.does(1, 16.5, "freya", record_reply, contact=asked, request=school, replying=replying)
    with door.on(1, 16.6):
        contact = door.takes(BRUISE)
    missing = ("childs_words", "household")
    door.does(1, 16.6, "freya", ask_back, contact=contact, missing=missing)


def in_the_night(door: Door) -> None:
    """The night team took a child in."""
    with door.on(0, 3):
        contact = door.takes(AT_NIGHT, "elias")
    done = "Spoke with him and his aunt; he sleeps at hers tonight"
    left = "Ring the aunt at nine, and school"
    door.does(0, 3, "elias", leave_for_morning, contact=contact, done=done, left=left)


def this_morning(door: Door) -> None:
    """What waits on the screens when they are opened: one that cannot wait, and three more."""
    with door.on(0, 7.8):
        contact = door.takes(IN_A_FLAT)
        acknowledge(door.actor("marcus"), contact=contact)
        tell_of_danger(door.actor("marcus"), contact=contact, whom="Inspector Reyes, on duty")
        what = "Held in a flat by three adults, with scales and bags on the table"
        report_incident(door.actor("marcus"), contact=contact, sort="taken_over", what=what)
        door.asks(contact, "police", "health", "yjs", "housing")
    with door.on(0, 8.1):
        door.hears(MISHEARD)
    with door.on(0, 8.3):
        unknown = replace(MISHEARD, channel="walk_in", agency="public", what=AT_THE_STOP)
        about = About(who="Perhaps 13, a blue school bag, at the bus stop in Mill Lane")
        came = door.hears(unknown, about=about)
    said = {
        "by": "Freya Osei, social worker",
        "words": "The beat officer goes there now",
        "left": "",
    }
    door.does(0, 8.4, "freya", decide_here, contact=came, **said)
    with door.on(0, 8.5):
        place = replace(MISHEARD, channel="no_child", agency="voluntary", what=CAR_PARK)
        contact = door.hears(place, about=About(who="The car park behind the arcade", nobody=True))
        own_no_child(
            door.actor("freya"), contact=contact, owner="Zara Mountjoy", what="Walks there tonight"
        )


def about_somebody_we_work_with(door: Door, child: int) -> None:
    """Word of a child who is open already: graded first, then given to the worker's team."""
    word = replace(
        NOT_IN_SCHOOL,
        agency="health",
        channel="telephone",
        what=CUT_HAND,
        source="Sister Rosen, walk-in centre",
    )
    contact = door.hears(word, about=About(person=child))
    grade_contact(door.actor("freya"), contact=contact, rag="AMBER", why="He left with strangers")
    pass_on(door.actor("freya"), contact=contact)
