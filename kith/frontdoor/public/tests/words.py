"""What the tests of the public pages write, and the mail that came of it."""

import re
from dataclasses import dataclass

from kith.access.acting import acting_as
from kith.access.actors import MACHINE, Actor
from kith.frontdoor.public.commands.writing import keep
from kith.frontdoor.public.rules.parts import PARTS
from kith.messages.letters import spoken
from kith.messages.models import Letter

LETTER: dict[str, str] = {
    "safe_now": "yes",
    "known_as": "Sam Quarry",
    "age": "14",
    "what_happened": "Two men wait for him outside school.",
    "when_where": "Monday at the gate",
    "harms": "CCE",
    "told_parent": "not_yet",
    "school": "Wexbridge High, there on most days",
    "agency": "education",
    "source_name": "Harriet Bose",
    "email": "h.bose@school.example",
}


def fill(writer: Actor, **more: str) -> None:
    """Write a whole letter, page by page."""
    words = {**LETTER, **more}
    for part in PARTS:
        keep(writer, part=part.slug, words={box: [text] for box, text in words.items()})


@dataclass(frozen=True)
class Mailed:
    """A mail as it reads."""

    to: str
    subject: str
    text: str


def mails() -> list[Mailed]:
    """Return the mail that waits, the oldest first."""
    with acting_as(MACHINE):
        rows = list(Letter.objects.order_by("id"))
    said = [(one, spoken(one)) for one in rows]
    return [Mailed(one.to, words.subject, words.body) for one, words in said]


def fresh_code() -> str:
    """Return the code in the newest mail."""
    return re.findall(r"\b\d{6}\b", mails()[-1].text)[0]
