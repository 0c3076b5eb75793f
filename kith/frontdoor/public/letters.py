"""How the mails to those without an account read. None names a child or says what happened."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings

from kith.frontdoor.public.rules.codes import code_of
from kith.messages.letters import Words, speaks, write

Data = Mapping[str, Any]

CODE, ARRIVED, MAILED = "visitor code", "letter arrived", "mail arrived"
MISSED = "something missing"

CODE_TEXT = """\
Your code is {code}. It opens what you began to write to us, once, within 20 minutes.

If you did not ask for it, leave this mail alone: without your reference nobody gets any further.
"""
ARRIVED_TEXT = """\
Thank you. What you sent us has arrived, under the reference {reference}.

A manager decides what happens next by the end of the next working day, and then we tell you.
If it gets worse before that, ring us and say the reference.{ring}
If a child is in danger now, ring 999.

Please do not write about the child in an answer to this mail.
"""
MAILED_TEXT = """\
Your mail has reached the children's front door of {council}. This box is read from 9am to 5pm
on working days.

If a child is in danger now, ring 999.{ring}

Please do not write about the child in an answer to this mail.
"""
MISSED_TEXT = """\
Thank you for telling us about a child. We have it, as number {contact}, and it goes on meanwhile.

Something would help us to do the right thing:
{missing}
Ring us, please, and say the number.{ring} If a child is in danger now, ring 999.

Please do not write about the child in an answer to this mail.
"""


def goes_out() -> bool:
    """Say whether mail leaves at all; in the demonstration it can be read on a page."""
    return bool(settings.MAIL_READY or settings.DEMO)


def put_down(code: str, to: str, data: Data) -> bool:
    """Put a mail down, in a gate of the machine; say whether there is a way for it."""
    if not goes_out() or not to:
        return False
    write(code, to, data)
    return True


def code_letter(data: Data) -> Words:
    """Return the mail with a code, which is made when the mail goes and lies nowhere before."""
    code = code_of(int(data["letter"]), str(data["until"]), settings.SECRET_KEY)
    return Words("Your code", CODE_TEXT.format(code=code))


def arrived_letter(data: Data) -> Words:
    """Return the mail to whoever sent the form."""
    text = ARRIVED_TEXT.format(reference=data["reference"], ring=_ring())
    return Words("We have what you sent us", text)


def mailed_letter(data: Data) -> Words:
    """Return the mail to whoever wrote a mail."""
    text = MAILED_TEXT.format(council=settings.NUMBERS.council, ring=_ring())
    return Words("Your mail has arrived", text)


def missed_letter(data: Data) -> Words:
    """Return the mail that asks whoever told us for what is missing."""
    lines = "".join(f"- {one}\n" for one in data["missing"] or ["More of what you know"])
    text = MISSED_TEXT.format(contact=data["contact"], missing=lines, ring=_ring())
    return Words("Something is missing in what you told us", text)


def _ring() -> str:
    numbers = settings.NUMBERS
    day = f" By day ring {numbers.day}." if numbers.day else ""
    return day + (f" At night ring {numbers.night}." if numbers.night else "")


def learn() -> None:
    """Say how these mails read."""
    speaks(CODE, code_letter)
    speaks(ARRIVED, arrived_letter)
    speaks(MAILED, mailed_letter)
    speaks(MISSED, missed_letter)
