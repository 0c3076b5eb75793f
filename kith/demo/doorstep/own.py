"""Who told us on our own pages: a child, and somebody who wrote a letter on the form."""

from kith.access.actors import VISITOR, visitor_with
from kith.demo.doorstep.door import Door, Word
from kith.demo.doorstep.usual import decided, helped, looked_again, screened
from kith.frontdoor.commands import (
    Deciding,
    answer_child,
    open_contact,
    want_no_advocate,
)
from kith.frontdoor.public.commands.child import ChildSays, child_tells
from kith.frontdoor.public.commands.sending import send
from kith.frontdoor.public.commands.writing import begin, keep

SAYS = ChildSays(
    what="Some older boys want me to keep a parcel. I said no but they come back every day.",
    safe_now="yes",
    name="Ezra",
    age="14",
    reach="Text me after four, my number is 07700 900321",
    wants="Somebody who tells me what to say to them",
    wants_not="Please do not come to my school",
    advocate="yes",
)
BY_THEMSELVES = Word("child", "child", SAYS.name, 14, SAYS.what)
LETTER = {
    "child": {"safe_now": ["yes"], "known_as": ["Priya Sandhu"], "age": ["13"]},
    "happened": {
        "what_happened": ["Her form tutor saw pictures that somebody sent her at night."],
        "childs_words": ["I blocked him. Can you make it stop?"],
    },
    "family": {"told_child": ["yes"], "told_parent": ["yes"]},
    "you": {
        "agency": ["education"],
        "source_name": ["Harriet Bose"],
        "source_role": ["Safeguarding lead"],
        "call_back": ["07700 900222"],
        "email": ["safeguarding@wexbridge-high.example"],
    },
}
ON_THE_FORM = Word("web_form", "education", "Priya Sandhu", 13, "")
OWN_WORDS = {"child_says": "They come back every day. I do not want them to know that I told."}


def by_the_child(door: Door) -> None:
    """A child writes; we text, and the teacher whom they know is enough for them."""
    with door.on(10, 16.2):
        child_tells(VISITOR, says=SAYS)
        contact = door.newest()
    door.does(10, 16.4, "freya", open_contact, contact=contact)
    with door.on(10, 16.5):
        door.grades(contact, BY_THEMSELVES)
        screened(door, contact, signs=False)
    words = "That we believe it, that nobody comes to school, and when we ring"
    door.does(10, 16.8, "freya", answer_child, contact=contact, way="text", words=words)
    why = "“I have got Ms Lisle. She is enough.”"
    door.does(9, 16, "freya", want_no_advocate, contact=contact, why=why)
    deciding = Deciding(
        "early_help", 2, "He said no to them himself, and asks how to go on saying it.",
        record=OWN_WORDS, next_step="Open Gate meets him where he chooses",
    )  # fmt: skip
    decided(door, contact, 9, 16.2, deciding, "")
    looked_again(door, contact, 8)
    helped(door, contact, 8, "Open Gate", "Ravi Thistle", "In the park; he chose the bench")


def by_a_letter(door: Door) -> None:
    """A school writes on the form for professionals, and hears at once that it arrived."""
    with door.on(3, 9):
        writer = visitor_with(begin(VISITOR))
        for part, words in LETTER.items():
            keep(writer, part=part, words=words)
        send(writer)
        contact = door.newest()
    door.does(3, 9.3, "freya", open_contact, contact=contact)
    with door.on(3, 9.5):
        door.grades(contact, ON_THE_FORM)
        screened(door, contact, signs=False)
    because = "She blocked him and told two grown-ups; police and the platform took it down."
    decided(door, contact, 3, 14, Deciding("advice", 1, because, reason="advice"))
    looked_again(door, contact, 1)
