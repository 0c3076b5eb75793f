"""Find people by whatever is known of them, the likeliest first, and say why each is likely."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from kith.access import audit
from kith.access.actors import Actor
from kith.access.gates import query
from kith.access.ringing import Ring, whom_to_ring
from kith.accounts.roles import Area, Level
from kith.kernel import clock
from kith.kernel.groups import FINDERS
from kith.people.queries.cards import ChildCard, card_of
from kith.people.search import shortlist
from kith.people.search.reading import Read, read_people
from kith.people.search.rules.asked import Asked
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
    fits, people = best(asked, today, children_first=bool(actor.roles & FINDERS))
    ids = [one.person for one in fits]
    audit.about(shown=ids, mark=audit.fingerprint(asked.text))
    ring = whom_to_ring(ids)
    return tuple(_found(one, people[one.person], ring[one.person], today) for one in fits)


@query(Area.CHILD, Level.SUMMARY, reads="search", finds=True)
def card_found(actor: Actor, /, *, chosen: int) -> ChildCard | None:
    """Return the card of one who was found, as far as finding reaches; None for anybody else."""
    read = read_people([chosen]).get(chosen)
    audit.about(shown=[chosen] if read else [])
    return card_of(read.row, read.local_id, clock.today()) if read else None


def best(
    asked: Asked, today: date, *, children_first: bool
) -> tuple[list[Fit], Mapping[int, Read]]:
    """Return who fits best, and everybody who was looked at; inside a gate that is open already."""
    if asked.empty:
        return [], {}
    first = [*shortlist.called(asked), *shortlist.sharing(first_look(asked, today))]
    people = read_people(first) if first else {}
    fits = _fits(asked, people, today)
    if max((one.score for one in fits), default=0) < WEAK:
        more = [one for one in shortlist.sharing(second_look(asked)) if one not in people]
        people |= read_people(more) if more else {}
        fits = _fits(asked, people, today)
    first_of_all = _children(people, today) if children_first else people
    return ranked(fits, first_of_all)[:MOST_FOUND], people


def _fits(asked: Asked, people: Mapping[int, Read], today: date) -> list[Fit]:
    return [fit(asked, one.known, today) for one in people.values()]


def _children(people: Mapping[int, Read], today: date) -> frozenset[int]:
    return frozenset(person for person, one in people.items() if one.known.is_child(today))


def _found(one: Fit, read: Read, ring: Ring, today: date) -> Found:
    card = card_of(read.row, read.local_id, today)
    return Found(card, one.score, one.reasons, one.strong, ring)
