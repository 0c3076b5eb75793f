"""The two decisions on one contact, as they read beside each other."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from kith.accounts.queries import account_cards
from kith.frontdoor.blind.models import BlindLook
from kith.frontdoor.blind.queries.shown import Raw
from kith.frontdoor.models import Decision
from kith.frontdoor.rules.ladder import LADDERS, sentences
from kith.frontdoor.rules.outcomes import OUTCOMES
from kith.web import words

Names = dict[int, str]


@dataclass(frozen=True)
class Side:
    """One of the two decisions."""

    who: str
    words: str
    level: int
    because: str
    sentences: tuple[str, ...]
    at: str


def names_of(ids: Iterable[int | None]) -> Names:
    """Return the names of these accounts, in one query."""
    return {card.id: card.name for card in account_cards({one for one in ids if one})}


def first_as_read(raw: Raw, names: Names) -> Side:
    """Return the first decision from what the database lets its second reader have."""
    return Side(
        who=names.get(raw["by"], ""),
        words=OUTCOMES[raw["outcome"]].words,
        level=raw["level"],
        because=raw["because"],
        sentences=cited(raw["sentences"]),
        at=words.moment(datetime.fromisoformat(raw["at"])),
    )


def first_as_held(one: Decision, names: Names) -> Side:
    """Return the first decision for those who see the child."""
    return Side(
        who=names.get(one.decided_by_id, ""),
        words=OUTCOMES[one.outcome].words,
        level=one.level,
        because=one.because,
        sentences=cited(one.sentences),
        at=words.moment(one.decided_at),
    )


def second_of(row: BlindLook, names: Names) -> Side | None:
    """Return the second decision, or None while it is not given."""
    if row.given_at is None:
        return None
    return Side(
        who=names.get(row.reader_id, ""),
        words=OUTCOMES[row.outcome].words,
        level=row.level or 0,
        because=row.because,
        sentences=cited(row.sentences),
        at=words.moment(row.given_at),
    )


def cited(numbers: Iterable[str]) -> tuple[str, ...]:
    """Return the sentences of the ladder that a decision rests on, in words."""
    known = {number: text for ladder in LADDERS for number, text in sentences(ladder).items()}
    return tuple(f"{number} {known.get(number, '')}" for number in numbers)
