"""What stands at the top of every page about a person, and whom one may name to see an address."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from kith.access.actors import Actor
from kith.access.gates import query
from kith.access.models import Grant, Restriction
from kith.accounts.queries import account_cards
from kith.accounts.roles import Area, Level
from kith.kernel import clock
from kith.people.queries.cards import ChildCard, cards_of
from kith.people.rules.naming import short_day


@dataclass(frozen=True)
class PersonHead:
    """What stands at the top of every page about a person; `marks` are words with a shape."""

    card: ChildCard
    facts: tuple[str, ...] = ()
    marks: tuple[tuple[str, str], ...] = ()
    may_write: bool = False
    may_decide: bool = False
    full: bool = True


@query(Area.CHILD, Level.CREATE)
def writing_of(actor: Actor, /, *, person: int) -> PersonHead:
    """Return what a form about a person opens with."""
    return head_of(actor, person)


@query(Area.CHILD, Level.VIEW)
def who_head(actor: Actor, /, *, person: int) -> PersonHead:
    """Return what stands at the top of a page about a person."""
    return head_of(actor, person)


@query(Area.CHILD, Level.VIEW)
def people_to_name(actor: Actor, /, *, person: int) -> tuple[tuple[int, str], ...]:
    """Return who sees a person by their own work: account and name; others would see nothing."""
    live = Grant.objects.filter(Q(until_at=None) | Q(until_at__gt=clock.now()), person_id=person)
    ids = live.filter(reach="worker").values_list("account_id", flat=True)
    cards = account_cards({one for one in ids if one and one != actor.id})
    return tuple((card.id, card.name) for card in cards)


def head_of(actor: Actor, person: int) -> PersonHead:
    """Return the top of a page about a person, inside a gate that is open already."""
    card = cards_of([person])[person]
    hidden = Restriction.objects.filter(person_id=person, lifted_at=None).exists()
    return PersonHead(
        card=card,
        facts=tuple(_facts(card)),
        marks=(("Restricted", "square"),) if hidden else (),
        may_write=actor.may(Area.CHILD, Level.CREATE),
        may_decide=actor.may(Area.CHILD, Level.DECIDE),
    )


def _facts(card: ChildCard) -> Iterable[str]:
    """Yield what is good to know before one speaks, and how to tell them from another."""
    if card.pronouns:
        yield card.pronouns
    if card.say_it:
        yield f"say “{card.say_it}”"
    if card.born:
        yield f"born {short_day(card.born)}"
    elif card.expected:
        yield f"expected {short_day(card.expected)}"
    elif card.apparent:
        yield card.apparent
    if card.work:
        yield card.work
    if card.named and card.local_id:
        yield card.local_id
    yield f"record {card.id}"
