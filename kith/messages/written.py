"""The letters that were written for somebody, as those who keep the list of desks read them."""

from dataclasses import dataclass
from datetime import datetime

from kith.access.actors import MACHINE, Actor
from kith.access.gates import query
from kith.accounts.roles import Area, Level
from kith.messages.letters import spoken
from kith.messages.models import Letter

MOST = 12


@dataclass(frozen=True)
class LetterLine:
    """One letter: when it was put down, to whom, what its first line says, and if it has gone."""

    code: str
    subject: str
    to: str
    at: datetime
    gone: bool
    body: str


def letters_for(bundle: str, *, with_words_of: frozenset[str]) -> tuple[LetterLine, ...]:
    """Return the latest letters for somebody. Only of these codes does it tell the words: of others
    they may hold a link that opens something.
    """
    return _letters(MACHINE, bundle=bundle, with_words_of=with_words_of)


@query(Area.CHILD, Level.SUMMARY)
def _letters(
    actor: Actor, /, *, bundle: str, with_words_of: frozenset[str]
) -> tuple[LetterLine, ...]:
    rows = Letter.objects.filter(bundle=bundle).order_by("-written_at", "-id")[:MOST]
    return tuple(_line(one, one.code in with_words_of) for one in rows)


def _line(letter: Letter, with_words: bool) -> LetterLine:
    said = spoken(letter)
    return LetterLine(
        letter.code,
        said.subject,
        letter.to,
        letter.written_at,
        letter.sent_at is not None,
        said.body if with_words else "",
    )
