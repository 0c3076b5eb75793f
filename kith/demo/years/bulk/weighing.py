"""What a decision rests on, as the front door weighs it: by the same rule, from what is written."""

from datetime import datetime

from kith.demo.years.bulk.asking import heard_of
from kith.demo.years.bulk.writer import Contact, Writer
from kith.frontdoor.rules import needed
from kith.frontdoor.rules.needed import About, Basis
from kith.kernel.clock import local_date


def weighed(writer: Writer, at: datetime, contact: Contact, *, work: bool) -> Basis:
    """Return what is there of what matters, and what is not. Nobody is around these children."""
    own = set(contact.record)
    if len(writer.contacts) == 1:
        own.add("history")
    harms, day = contact.harms, local_date(at)
    about = About(contact.columns["clock_rag"], harms, work, day, needed.conditions(harms))
    return needed.basis(about, [heard_of(one) for one in contact.requests.values()], own)
