"""The decision: in the last hour, in a few minutes, in words that were used before."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from kith.oversight.watch.rules.alike import alike, said_in
from kith.oversight.watch.rules.work import Found, Watch, Work, each, every, last_hour
from kith.web import words

OPENED, DECIDED, REDECIDED = "contact.opened", "contact.decided", "contact.redecided"
LIMITS = ("T4", "T4-REFERRAL")
FEW_MINUTES = timedelta(minutes=4)


def last_minute(work: Work) -> Iterator[Found]:
    """A decision in the last hour before its limit, and not after it."""
    decided = work.first(DECIDED)
    if decided is None:
        return
    limits = [one.due_at for one in work.owed if one.kind in LIMITS]
    if any(last_hour(due_at) <= decided.at < due_at for due_at in limits):
        yield Found(work, decided.at, "decided in the last hour before its limit")


def in_minutes(work: Work) -> Iterator[Found]:
    """A decision within minutes of the contact being opened."""
    opened, decided = work.first(OPENED), work.first(DECIDED)
    if opened and decided and timedelta() <= decided.at - opened.at < FEW_MINUTES:
        yield Found(work, decided.at, f"decided {words.span(decided.at - opened.at)} after opening")


def same_words(works: Sequence[Work]) -> Iterator[Found]:
    """Decisions of one team whose reason is word for word that of others."""
    return alike(said_in(works, DECIDED, REDECIDED))


WATCHES = (
    Watch(
        "last-hour",
        "Decided in the last hour",
        "Did the limit decide, or what was known?",
        "Everything comes together late; a desk with too much to do works to the limit.",
        "Ask what kept it waiting, and whether the desk has enough people.",
        "contacts that were decided",
        (DECIDED,),
        each(last_minute),
        every(DECIDED),
    ),
    Watch(
        "in-minutes",
        "Decided within four minutes of being opened",
        "Was there time to think of this child?",
        "What was said was plain, or somebody had read it all before.",
        "Ask whether the desk could breathe that day.",
        "contacts that were decided",
        (OPENED, DECIDED),
        each(in_minutes),
        every(DECIDED),
    ),
    Watch(
        "same-words",
        "The same reason for several children",
        "Is this reason about this child?",
        "Brothers and sisters of one arrival share a reason.",
        "Read three of them together, and talk about what a reason is for.",
        "decisions with a reason",
        (DECIDED, REDECIDED),
        same_words,
        every(DECIDED, REDECIDED),
    ),
)
