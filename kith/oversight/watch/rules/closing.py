"""How things end: opened again, let go near the day, answered with nothing, always one reason."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from kith.oversight.watch.rules.alike import alike, said_in
from kith.oversight.watch.rules.arriving import NO_HELP
from kith.oversight.watch.rules.work import Found, Watch, Work, each, every, last_hour
from kith.web import words

DECIDED, REOPENED = "contact.decided", "contact.reopened"
SENT, RETURNED, DECLINED = "request.sent", "request.returned", "strategy.declined"
WITHDRAW, VOID = "act.withdraw", "act.void"
AT_ONCE = timedelta(minutes=5)


def opened_again(work: Work) -> Iterator[Found]:
    """A contact that ended without help and was opened again."""
    for one in work.all(REOPENED):
        before = [each_ for each_ in work.all(DECIDED) if each_.at <= one.at]
        if before and before[-1].data.get("outcome") in NO_HELP:
            span = words.span(one.at - before[-1].at)
            yield Found(work, one.at, f"opened again {span} after it ended")


def let_go(work: Work) -> Iterator[Found]:
    """A promise that somebody withdrew or voided in the last hour before its limit, or after it."""
    said = {one.thread for one in work.all(WITHDRAW, VOID)}
    for one in work.owed:
        gone = one.ended_at if one.state in ("withdrawn", "void") else None
        if gone and one.thread in said and gone >= last_hour(one.due_at):
            when = "after its day" if gone >= one.due_at else "in its last hour"
            yield Found(work, gone, f"{one.kind} let go {when}: {one.why or 'no reason'}")


def nothing_at_once(work: Work) -> Iterator[Found]:
    """An answer that nothing is held, within minutes of the question."""
    asked = {one.thread: one.at for one in work.all(SENT)}
    for one in work.all(RETURNED):
        sent = asked.get(one.thread)
        if one.data.get("state") == "NIL" and sent and one.at - sent < AT_ONCE:
            yield Found(work, one.at, f"nothing held, said {words.span(one.at - sent)} after")


def nothing_held(work: Work) -> Iterator[Found]:
    """Every answer that nothing is held."""
    return (Found(work, one.at) for one in work.all(RETURNED) if one.data.get("state") == "NIL")


def another_reason(work: Work) -> Iterator[Found]:
    """A reason chosen as "something else"."""
    for one in work.all(DECLINED):
        if one.data.get("reason") == "other":
            yield Found(work, one.at, "the reason was “something else”")


def same_reason(works: Sequence[Work]) -> Iterator[Found]:
    """Promises of one team let go with word for word the same reason."""
    return alike(said_in(works, WITHDRAW, VOID))


WATCHES = (
    Watch(
        "opened-again",
        "Ended without help and opened again",
        "Could we have known it the first time?",
        "New word came; that is what opening again is for.",
        "Read what came, and whether it was there to be asked for before.",
        "contacts opened again",
        (DECIDED, REOPENED),
        each(opened_again),
        every(REOPENED),
    ),
    Watch(
        "let-go",
        "Let go when the day was near or past",
        "Was it no longer needed, or no longer possible in time?",
        "Families change their plans, and lists are tidied late.",
        "Ask the child whether it would still help.",
        "promises withdrawn or voided",
        (WITHDRAW, VOID),
        each(let_go),
        every(WITHDRAW, VOID),
    ),
    Watch(
        "nothing-at-once",
        "“Nothing held” within five minutes",
        "Was there time to search?",
        "Some systems answer at once; some children are not known there.",
        "Ask the partner’s lead how they search, and thank them for being quick.",
        "answers that nothing is held",
        (SENT, RETURNED),
        each(nothing_at_once),
        each(nothing_held),
    ),
    Watch(
        "something-else",
        "“Something else” as the reason",
        "What is missing from our list of reasons?",
        "No list has everything.",
        "Read the words beside it each month, and mend the list.",
        "strategy discussions that were not held, with a reason",
        (DECLINED,),
        each(another_reason),
        every(DECLINED),
    ),
    Watch(
        "same-reason",
        "Let go with the same reason",
        "Is this reason about this child?",
        "One cause stands behind many: a service that closed, a worker who left.",
        "Name the cause, and ask whoever can remove it.",
        "promises withdrawn or voided",
        (WITHDRAW, VOID),
        same_reason,
        every(WITHDRAW, VOID),
    ),
)
