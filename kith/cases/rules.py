"""What may be said of work with a child: pure checks, in the words of the person who is typing."""

from collections.abc import Collection, Mapping
from datetime import date, timedelta

from kith.kernel.mistakes import Mistake

LONGEST_PROMISE = timedelta(days=365)
LATEST_WRITE_UP = timedelta(days=183)


HOW_SEEN = {
    "home": "At home",
    "school": "At school",
    "out": "Out and about",
    "activity": "Doing something together",
    "office": "At our office",
    "call": "By phone or video",
}

NOT_SEEN = {
    "away": "Away",
    "missing": "Missing",
    "ill": "Ill",
    "said_no": "The child said no",
    "carer_said_no": "A carer said no",
    "no_answer": "No answer",
    "we_cancelled": "We cancelled",
    "unsafe": "Not safe for the worker",
}

# Whose name a child may be told as their worker's; each other role is a post of its own.
WORKERS = ("social_worker", "nqsw")
POSTS = (*WORKERS, "chair")

MEETS_THE_CHILD = frozenset({"home", "school", "out", "activity", "office"})

# The words of a fact that can be corrected, each with its label; of others, only the day can.
EDITABLE: Mapping[str, Mapping[str, str]] = {
    "action.promised": {"what": "What we will do", "why": "Why it matters to the child"},
    "action.done": {"evidence": "What was done and what shows it"},
    "contact_plan.set": {},
    "contact.made": {"words": "What the child said, in their own words"},
    "contact.tried": {"words": "What you found out"},
    "contact_plan.ended": {"reason": "Why the plan ended"},
}
MAY_BE_EMPTY = frozenset({"words"})


def said(key: str) -> str:
    """Return the name of the box in which the words of a fact are put right."""
    return f"said_{key}"


def check_day(field: str, day: date, today: date) -> None:
    """A thing that happened cannot lie ahead, nor be written up more than half a year later."""
    if day > today:
        raise Mistake(field, "The day must be today or in the past")
    if today - day > LATEST_WRITE_UP:
        raise Mistake(field, "The day must be within the last six months")


def check_due(due: date, agreed_on: date) -> None:
    """A promise is due on or after the day it was made, and within a year of it."""
    if due < agreed_on:
        raise Mistake("due", "The due day must be on or after the day it was agreed")
    if due - agreed_on > LONGEST_PROMISE:
        raise Mistake("due", "The due day must be within a year; split a longer piece of work")


def check_words(field: str, words: str, what: str) -> str:
    """Return the words trimmed; a blank is asked for by name."""
    trimmed = words.strip()
    if not trimmed:
        raise Mistake(field, f"Enter {what}")
    return trimmed


def check_every(working_days: int) -> None:
    """A child is seen at least every 60 working days, and at most daily."""
    if not 1 <= working_days <= 60:
        raise Mistake("every_working_days", "Enter a number of working days from 1 to 60")


def keeps_contact(how: str) -> bool:
    """Say whether a contact keeps the promise to see the child: they were met, not only called."""
    return how in MEETS_THE_CHILD


def check_after(field: str, day: date, began: date, what: str) -> None:
    """What ends a piece of work cannot have happened before it began."""
    if day < began:
        raise Mistake(field, f"The day must be on or after {what}")


def role_to_allocate(held: Collection[str]) -> str:
    """Return in which of somebody's roles a child is given to them: worker before chair."""
    found = next((role for role in POSTS if role in held), "")
    if not found:
        raise Mistake("worker", "Choose a social worker, or a chair, who works in that team")
    return found


def post_of(role: str) -> str:
    """Return the post that a role fills: social workers of either kind fill the same one."""
    return "worker" if role in WORKERS else role
