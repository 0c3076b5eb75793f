"""Find people by whatever is known of them, the likeliest first, and say why each is likely."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from kith.access import audit
from kith.access.actors import Actor
from kith.access.gates import query
from kith.access.ringing import Ring, whom_to_ring
from kith.access.rules import FINDERS
from kith.accounts.roles import Area, Level
from kith.kernel import clock
from kith.people.queries import ChildCard, cards_of
from kith.people.search import shortlist
from kith.people.search.reading import known_of
from kith.people.search.rules.asked import Asked
from kith.people.search.rules.known import Known
from kith.people.search.rules.looking import first_look, second_look
from kith.people.search.rules.scoring import WEAK, Fit, fit, ranked

MOST_FOUND = 10


@dataclass(frozen=True)
class Found:
    """Somebody who may be meant: the card, how well they fit, why, and whom to ring about them."""

    card: ChildCard
    score: int
    reasons: tuple[str, ...]
    strong: bool
    ring: Ring


@query(Area.CHILD, Level.SUMMARY, reads="search", finds=True)
def find_people(actor: Actor, /, *, asked: Asked) -> tuple[Found, ...]:
    """Return the ten who fit best among those whom the actor sees, or may find."""
    today = clock.today()
    fits = best(asked, today, children_first=bool(actor.roles & FINDERS))
    ids = [one.person for one in fits]
    audit.about(shown=ids, mark=audit.fingerprint(asked.text))
    cards, ring = cards_of(ids), whom_to_ring(ids)
    return tuple(
        Found(cards[one.person], one.score, one.reasons, one.strong, ring[one.person])
        for one in fits
        if one.person in cards
    )


def best(asked: Asked, today: date, *, children_first: bool) -> list[Fit]:
    """Return who fits best, inside a gate that is open already."""
    if asked.empty:
        return []
    first = [*shortlist.called(asked), *shortlist.sharing(first_look(asked, today))]
    known = known_of(first)
    fits = _fits(asked, known.values(), today)
    if max((one.score for one in fits), default=0) < WEAK:
        more = [one for one in shortlist.sharing(second_look(asked)) if one not in known]
        known |= known_of(more) if more else {}
        fits = _fits(asked, known.values(), today)
    return ranked(fits, _children(known, today) if children_first else known)[:MOST_FOUND]


def _fits(asked: Asked, known: Iterable[Known], today: date) -> list[Fit]:
    return [fit(asked, one, today) for one in known]


def _children(known: Mapping[int, Known], today: date) -> frozenset[int]:
    return frozenset(person for person, one in known.items() if one.is_child(today))
