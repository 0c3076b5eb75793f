"""The letters that would have left the demonstration: nothing is sent from it to anybody."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from kith.access.acting import acting_as
from kith.access.actors import MACHINE
from kith.frontdoor.commands.writing import write_to_partners
from kith.messages.letters import spoken
from kith.messages.models import Letter
from kith.web import words

MOST = 40
LINK = re.compile(r"https?://\S+/reply/\S+")


@dataclass(frozen=True)
class Shown:
    """One letter, line by line: a line that is a link leads to its page here."""

    to: str
    at: str
    subject: str
    lines: tuple[tuple[str, str], ...]


def letters() -> tuple[Shown, ...]:
    """Write what is to be written by now, and return the latest letters."""
    write_to_partners()
    with acting_as(MACHINE):
        return tuple(_shown(one) for one in Letter.objects.order_by("-id")[:MOST])


def _shown(letter: Letter) -> Shown:
    said = spoken(letter)
    lines = tuple((line, _path(line)) for line in said.body.splitlines() if line.strip())
    return Shown(letter.to, words.moment(letter.written_at), said.subject, lines)


def _path(line: str) -> str:
    return urlsplit(line).path if LINK.fullmatch(line) else ""
