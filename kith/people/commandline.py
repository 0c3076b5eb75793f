"""Looking somebody up from the command line, as an account or as whoever holds a role."""

from typing import Any

from kith.access.actors import Actor, NoSuchActor, actor_for
from kith.access.people import ids_called
from kith.accounts.queries import AccountCard, holders_of, on_duty
from kith.accounts.roles import ROLES
from kith.kernel import clock
from kith.people.search.finding import Found, find_people
from kith.people.search.rules.asked import read


class NobodyLooks(Exception):
    """There is no such account, and nobody who holds such a role."""


def look_up(who: str, text: str) -> list[dict[str, Any]]:
    """Return the ten who fit best, with score and reasons, as that account or role sees them."""
    asked = read(text, clock.today())
    actor = _actor(who)
    found = () if asked.empty else find_people(actor, asked=asked)
    return [_plain(one) for one in found]


def _actor(who: str) -> Actor:
    """Return the actor of a user name, or the first who holds a role in force now."""
    numbers = [*ids_called([who]).values(), *(card.id for card in _holders(who))]
    for number in numbers:
        try:
            return actor_for(number)
        except NoSuchActor:
            continue
    raise NobodyLooks(f"Nobody is called {who}, and nobody holds such a role now.")


def _holders(role: str) -> list[AccountCard]:
    if role not in ROLES:
        return []
    duty = ROLES[role].only_on
    return list(on_duty(duty) if duty else holders_of(role))


def _plain(one: Found) -> dict[str, Any]:
    return {
        "person": one.card.id,
        "name": one.card.name,
        "said": one.card.said,
        "score": one.score,
        "strong": one.strong,
        "reasons": list(one.reasons),
    }
