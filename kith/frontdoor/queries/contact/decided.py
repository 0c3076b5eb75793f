"""What was decided about a contact, and what its screen says, as they read."""

from dataclasses import dataclass

from kith.frontdoor.models import Contact, Decision, Screen
from kith.frontdoor.queries.contact.told import Pairs
from kith.frontdoor.rules.ladder import LADDERS, sentences
from kith.frontdoor.rules.outcomes import OUTCOMES
from kith.frontdoor.rules.record import EDITIONS as RECORDS
from kith.web import words


@dataclass(frozen=True)
class Decided:
    """One decision as it reads."""

    words: str
    level: int
    because: str
    sentences: tuple[str, ...]
    boxes: Pairs
    gaps: tuple[str, ...]
    incomplete: bool
    by: str
    at: str
    next: str


def decided_of(one: Decision, names: dict[int, str]) -> Decided:
    """Return a decision with the sentences of the ladder that it relies on."""
    known = {number: text for ladder in LADDERS for number, text in sentences(ladder).items()}
    labels = {box.key: box.label for edition in RECORDS for box in edition.boxes}
    by_when = f" by {words.day(one.next_by)}" if one.next_by else ""
    return Decided(
        words=OUTCOMES[one.outcome].words,
        level=one.level,
        because=one.because,
        sentences=tuple(f"{number} {known.get(number, '')}" for number in one.sentences),
        boxes=tuple((labels[key], text) for key, text in one.record.items() if key in labels),
        gaps=tuple(f"{gap['agency']}: {gap['what'].lower()}" for gap in one.gaps),
        incomplete=one.incomplete,
        by=names.get(one.decided_by_id, ""),
        at=words.moment(one.decided_at),
        next=f"{one.next_step}{by_when}" if one.next_step else "",
    )


def screen_of(row: Contact) -> str:
    """Return what the last screen indicates, and where a manager decided otherwise."""
    last = Screen.objects.filter(contact_id=row.id).order_by("-done_at").first()
    if last is None:
        return ""
    said = {
        "positive": f"By {last.edition}, a specialist assessment is indicated.",
        "negative": f"By {last.edition}, nothing more is indicated.",
    }[last.result]
    return f"{said} A manager decided otherwise: {last.otherwise}" if last.otherwise else said
