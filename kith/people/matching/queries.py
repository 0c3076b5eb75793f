"""Reads: the pairs that wait for somebody, two records side by side, and how the matching works.

A pair is there only for whoever sees both of its records; the database sees to it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from kith.access.actors import Actor
from kith.access.gates import NotHere, query
from kith.accounts.queries import account_names
from kith.accounts.roles import Area, Level
from kith.kernel import clock
from kith.people.matching.levels import COMPARISONS
from kith.people.matching.model import Model, chance, model
from kith.people.matching.rules import words_of
from kith.people.models import DuplicateProposal, MatchingRun, Person
from kith.people.queries import ChildCard, cards_of
from kith.people.rows import codes_of_each, records_of_each, texts_of
from kith.people.rules.fields import FIELDS, said
from kith.people.rules.records import Record

PAGE = 25
SOURCES = {
    "create": "when a record was made",
    "import": "when a return was taken in",
    "night": "by the night’s search",
    "person": "by somebody",
}


@dataclass(frozen=True)
class ProposalLine:
    """One pair that waits: both cards, what speaks for one person, how it was found.

    `not_yet` is why somebody could not decide, and `by` who that was.
    """

    id: int
    a: ChildCard
    b: ChildCard
    why: str
    found: str
    proposed_at: datetime
    sure: str
    not_yet: str
    by: str


@dataclass(frozen=True)
class Proposals:
    """A page of pairs, and from which one the next page goes on (0: there is none)."""

    lines: tuple[ProposalLine, ...]
    next: int


@query(Area.CHILD, Level.DECIDE)
def open_proposals(actor: Actor, /, *, before: int = 0) -> Proposals:
    """Return a page of the pairs that wait, the newest first; `before` is the last one's id."""
    waiting = DuplicateProposal.objects.filter(state="open")
    page = list((waiting.filter(id__lt=before) if before else waiting).order_by("-id")[: PAGE + 1])
    return Proposals(tuple(_lines(page[:PAGE])), page[PAGE - 1].id if len(page) > PAGE else 0)


def _lines(rows: list[DuplicateProposal]) -> Iterable[ProposalLine]:
    cards = cards_of({one for row in rows for one in (row.a_id, row.b_id)})
    names = account_names(r.decided_by for r in rows)
    return (
        ProposalLine(
            id=row.id,
            a=cards[row.a_id],
            b=cards[row.b_id],
            why=words_of(row.grounds),
            found=SOURCES.get(row.source, ""),
            proposed_at=row.proposed_at,
            sure=sure_words(row.score),
            not_yet=row.decided_why,
            by=names.get(row.decided_by or 0, ""),
        )
        for row in rows
        if row.a_id in cards and row.b_id in cards
    )


def sure_words(score: float | None) -> str:
    """Say how sure the night's search is: "999 in 1,000"; nothing where nobody reckoned."""
    if score is None:
        return ""
    sure = chance(score)
    if sure > 0.999:
        return "more than 999 in 1,000 pairs like this are one person"
    return f"about {round(sure * 100)} in 100 pairs like this are one person"


@dataclass(frozen=True)
class Row:
    """One line of two records side by side; `alike` is "same", "differs" or "one" (one says it)."""

    label: str
    a: tuple[str, ...]
    b: tuple[str, ...]

    @property
    def alike(self) -> str:
        """How the two lie to each other."""
        if not self.a or not self.b:
            return "one"
        return "same" if set(self.a) == set(self.b) else "differs"


@dataclass(frozen=True)
class Compared:
    """Two records side by side."""

    line: ProposalLine
    state: str
    rows: tuple[Row, ...]
    made: tuple[datetime, datetime]


@query(Area.CHILD, Level.DECIDE, reads="two records side by side")
def compared(actor: Actor, /, *, proposal: int) -> Compared:
    """Return two records side by side, what each says and since when."""
    row = DuplicateProposal.objects.filter(id=proposal).first()
    lines = tuple(_lines([row])) if row else ()
    if row is None or not lines:
        raise NotHere
    both = (row.a_id, row.b_id)
    made, codes, records = Person.objects.in_bulk(both), codes_of_each(both), records_of_each(both)
    a, b = (_told(made[one], codes[one], records[one]) for one in both)
    rows = (Row(label, a.get(label, ()), b.get(label, ())) for label in dict.fromkeys([*a, *b]))
    whole = tuple(one for one in rows if one.a or one.b)
    return Compared(
        lines[0], row.state, whole, (made[row.a_id].created_at, made[row.b_id].created_at)
    )


def _told(
    person: Person, codes: Iterable[str], records: Iterable[Record]
) -> dict[str, tuple[str, ...]]:
    """Return what a record says, label by label: its fields, names, places, ways and numbers."""
    texts = texts_of(person, codes)
    told: dict[str, tuple[str, ...]] = {
        FIELDS[name].label: (said(name, text),) if text else () for name, text in texts.items()
    }
    today = clock.today()
    for one in records:
        if one.stands:
            past = one.until_on is not None and one.until_on <= today
            text = f"{one.text} (before)" if past else one.text
            told[one.label] = tuple(dict.fromkeys([*told.get(one.label, ()), text]))
    return told


@dataclass(frozen=True)
class Points:
    """One level of a comparison as the page explains it: what it is and what it is worth."""

    words: str
    points: float


@dataclass(frozen=True)
class Explained:
    """How the matching works: the points, the threshold, how it did, and the nights since."""

    model: Model
    tables: tuple[tuple[str, tuple[Points, ...]], ...]
    runs: tuple[MatchingRun, ...]


@query(Area.KPI, Level.VIEW)
def explained(actor: Actor, /) -> Explained:
    """Return how the matching works and did."""
    now = model()
    tables = tuple(
        (each.words, tuple(Points(one.words, now.points[each.code][one.code])
                           for one in each.levels))
        for each in COMPARISONS
    )  # fmt: skip
    return Explained(now, tables, tuple(MatchingRun.objects.order_by("-id")[:10]))
