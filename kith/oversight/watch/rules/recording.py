"""How it is written down: long afterwards, without a word, or said to be done and not written."""

from collections.abc import Iterator

from kith.kernel.clock import local_date
from kith.kernel.workdays import working_days_between
from kith.oversight.watch.rules.work import Found, Watch, Work, each, every
from kith.web import words

SEEN, DONE, ATTEST = "contact.made", "action.done", "act.attest"
LATE = 5
TO_WRITE = 2


def written_late(work: Work) -> Iterator[Found]:
    """A visit that was written down more than a week of work after it."""
    for one in work.all(SEEN):
        days = working_days_between(local_date(one.at), local_date(one.recorded_at))
        if days > LATE:
            said = words.count(days, "working day")
            yield Found(work, one.at, f"written down {said} afterwards")


def without_a_word(work: Work) -> Iterator[Found]:
    """An action said to be done with nothing that shows it."""
    for one in work.all(DONE):
        if not str(one.data.get("evidence", "")).strip():
            yield Found(work, one.at, "done, with no word of how")


def never_written(work: Work) -> Iterator[Found]:
    """ "Done, not yet written", and not written when the time for it was over."""
    for one in work.all(ATTEST):
        owed = [each_ for each_ in work.owed if each_.thread == one.thread]
        written = [each_.kept_at for each_ in owed if each_.kept_at]
        days = [working_days_between(local_date(one.at), local_date(at)) for at in written]
        if not any(each_ <= TO_WRITE for each_ in days):
            yield Found(work, one.at, "said to be done, and not written up in time")


WATCHES = (
    Watch(
        "written-late",
        "Visits written down a week later",
        "What kept the worker from writing?",
        "A week of emergencies; a tablet that did not work.",
        "Give time to write, and a shorter form.",
        "visits written down",
        (SEEN,),
        each(written_late),
        every(SEEN),
    ),
    Watch(
        "without-a-word",
        "Actions done without a word of how",
        "What would the child say that changed?",
        "The action says it all; the proof is in another place.",
        "Ask for one line that the child could read.",
        "actions that were done",
        (DONE,),
        each(without_a_word),
        every(DONE),
    ),
    Watch(
        "never-written",
        "“Done, not yet written” that stayed so",
        "Was it done, and can the child see that it was?",
        "Somebody fell ill; somebody wrote it elsewhere.",
        "Help to write it up today.",
        "times that something was said to be done",
        (ATTEST,),
        each(never_written),
        every(ATTEST),
    ),
)
