"""What is kept for those who are named: the one page that says it, to them alone."""

from dataclasses import dataclass
from uuid import UUID

from kith.access import audit
from kith.access.actors import Actor
from kith.access.gates import NotHere, query
from kith.accounts.queries import account_names, accounts_in
from kith.accounts.roles import Area, Level
from kith.frontdoor.asked import apart_of, look_owed
from kith.frontdoor.models import Apart, Request
from kith.frontdoor.queries.requests import may_ask_apart, says_of
from kith.frontdoor.rules.agencies import APART, Item
from kith.frontdoor.rules.answers import Said, read
from kith.kernel import clock
from kith.web import words


@dataclass(frozen=True)
class Kept:
    """The item as those read it who are named: what, why, what came, and who else reads it."""

    item: Item
    why: tuple[str, ...]
    set_by: str
    set_at: str
    review_on: str
    is_due: bool
    says: str
    said_at: str
    named: tuple[str, ...]
    said: Said | None


@dataclass(frozen=True)
class ApartPage:
    """What the page says. Without `kept` it says that there is something, and no more.

    `may_look` and `may_rest` say which answers to the look at who reads it this reader may give.
    """

    asks: bool
    may_ask: bool
    question: str
    kept: Kept | None
    others: tuple[tuple[int, str], ...]
    may_look: bool
    may_rest: bool
    is_late: bool


@query(Area.CONTACT, Level.VIEW, reads="what is kept apart")
def apart_page(actor: Actor, /, *, contact: UUID, request: UUID) -> ApartPage:
    """Return what is kept for some about a request, to those; to others that something is."""
    one = Request.objects.filter(id=request, contact_id=contact).first()
    item = apart_of(one) if one else None
    if one is None or item is None:
        raise NotHere
    audit.about(person=one.person_id, team=one.team_id)
    row = Apart.objects.filter(request_id=request).first()
    may_ask = may_ask_apart(actor, one)
    named = set(row.named) if row else {actor.id}
    team = accounts_in(one.team_id) if row or may_ask else []
    owed, decides = look_owed(request), actor.may(Area.CONTACT, Level.DECIDE)
    late = owed is not None and owed.due_at <= clock.now()
    return ApartPage(
        asks=APART in one.conditions,
        may_ask=may_ask,
        question=item.label if may_ask else "",
        kept=_kept(row, item) if row else None,
        others=tuple((card.id, card.name) for card in team if card.id not in named),
        may_look=decides and row is not None,
        may_rest=decides and owed is not None and (late or row is not None),
        is_late=late,
    )


def _kept(row: Apart, item: Item) -> Kept:
    names = account_names({*row.named, row.set_by_id})
    said = read({"": row.said})[""] if row.said else None
    return Kept(
        item=item,
        why=tuple(row.why.split("\n\n")),
        set_by=names.get(row.set_by_id, "Somebody"),
        set_at=words.moment(row.set_at),
        review_on=words.day(row.review_on),
        is_due=row.review_on <= clock.today(),
        says=says_of(said),
        said_at=words.moment(row.said_at) if row.said_at else "",
        named=tuple(names.get(each, "Somebody") for each in row.named),
        said=said,
    )
