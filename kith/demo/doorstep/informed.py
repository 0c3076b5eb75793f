"""Before a decision of the last weeks: who matters most is asked and answers; we look things up."""

from uuid import UUID

from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.demo.doorstep.door import Door
from kith.demo.years.answering import answers_of
from kith.frontdoor.asked import items_of
from kith.frontdoor.commands import Replying, record_reply
from kith.frontdoor.models import Request
from kith.frontdoor.rules.answers import Said, Sort

ASKED = ("police", "health", "education")
RECORD = {
    "child_seen": "The school, this morning. Not yet by us.",
    "child_says": "I am fine. Do not ring my mum.",
    "tonight": "At home; the mother knows whom to ring.",
    "history": "Nothing before this that we hold.",
    "missing": "Never, as far as police and school know.",
    "siblings": "A sister of six at home; the school sees her daily, and nothing is needed now.",
    "protects": "A teacher who is trusted, and football on Tuesdays.",
    "told_parents": "By telephone, the same afternoon.",
}

SEARCHED = {
    "c1": "Name and date of birth",
    "c2": "Our own system, from the first entry until today",
    "c3": "Yes, and they may know what we say",
}


def all_answer(door: Door, contact: UUID) -> None:
    """Ask those who matter most about a contact, and let each answer in full by telephone."""
    for request in door.asks(contact, *ASKED):
        replying = full(request, "Lea Holt, duty")
        record_reply(door.actor("freya"), contact=contact, request=request, replying=replying)


def full(request: UUID, who: str, apart: Said | None = None) -> Replying:
    """Return an answer to all that was asked; `apart` is what only the named will read."""
    with acting_as(MACHINE):
        asked = items_of(Request.objects.get(id=request))
    common = {key: Said(Sort.VALUE, words) for key, words in SEARCHED.items()}
    kept = {one.key: apart for one in asked if one.is_apart and apart}
    return Replying({**answers_of("full", asked), **common, **kept}, who)
