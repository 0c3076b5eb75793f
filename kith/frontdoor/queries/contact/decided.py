"""What was decided about a contact, and what its screen says, as they read."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from kith.accounts.roles import ROLES
from kith.frontdoor.models import Considered, Contact, Decision, Screen
from kith.frontdoor.queries.contact.told import Pairs
from kith.frontdoor.rules.considering import CHOICES
from kith.frontdoor.rules.ladder import LADDERS, sentences
from kith.frontdoor.rules.outcomes import AGREEMENT, NOT_ASKED, OUTCOMES
from kith.frontdoor.rules.record import Gap, line_of, read
from kith.people.queries import cards_of
from kith.web import words


@dataclass(frozen=True)
class Considering:
    """What is done for another child, and the contact of their own where there is one."""

    name: str
    says: str
    contact: UUID | None


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
    stands: bool = False
    there: str = ""
    agreement: str = ""
    others: tuple[Considering, ...] = ()


def decided(decisions: list[Decision], names: Mapping[int, str]) -> tuple[Decided, ...]:
    """Return decisions as they read, with the children of whom the reader sees that they were
    thought of.
    """
    others = _others([one.id for one in decisions])
    return tuple(decided_of(one, names, others.get(one.id, ())) for one in decisions)


def _others(decisions: list[UUID]) -> dict[UUID, tuple[Considering, ...]]:
    if not decisions:
        return {}
    rows = list(Considered.objects.filter(decision_id__in=decisions).order_by("other_id"))
    cards = cards_of({one.other_id for one in rows}) if rows else {}
    found: dict[UUID, tuple[Considering, ...]] = {}
    for one in rows:
        if one.other_id in cards:
            line = Considering(cards[one.other_id].name, _said(one), one.contact)
            found[one.decision_id] = (*found.get(one.decision_id, ()), line)
    return found


def _said(one: Considered) -> str:
    choice = CHOICES[one.choice].removesuffix(", because…")
    return f"{choice}: {one.why}" if one.why else choice


def decided_of(
    one: Decision, names: Mapping[int, str], others: Iterable[Considering] = ()
) -> Decided:
    """Return a decision with the sentences of the ladder that it relies on."""
    known = {number: text for ladder in LADDERS for number, text in sentences(ladder).items()}
    role = f", {ROLES[one.decided_as].name}" if one.decided_as in ROLES else ""
    return Decided(
        words=OUTCOMES[one.outcome].words,
        level=one.level,
        because=one.because,
        sentences=tuple(f"{number} {known.get(number, '')}" for number in one.sentences),
        boxes=read(one.record),
        gaps=tuple(line_of(Gap(**gap)) for gap in one.gaps),
        incomplete=one.incomplete,
        by=f"{names.get(one.decided_by_id, '')}{role}",
        at=words.moment(one.decided_at),
        next=_next(one, names),
        stands=one.stands,
        there="" if one.complete is None else f"{one.complete} of 100 of what matters was there",
        agreement=_agreement(one),
        others=tuple(others),
    )


def _next(one: Decision, names: Mapping[int, str]) -> str:
    by_when = f" by {words.day(one.next_by)}" if one.next_by else ""
    name = names.get(one.next_owner_id or 0, "")
    owner = f" ({name})" if name else ""
    return f"{one.next_step}{by_when}{owner}" if one.next_step else ""


def _agreement(one: Decision) -> str:
    why = NOT_ASKED.get(one.agreement_why, "").lower()
    said = AGREEMENT.get(one.agreement, "")
    return f"{said} ({why})" if said and why else said


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
