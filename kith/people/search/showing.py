"""Those who were found, as a page shows them: likely or not, a link or whom to ring."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from kith.access.actors import Actor
from kith.access.gates import query
from kith.accounts.queries import account_names, teams
from kith.accounts.roles import Area, Level
from kith.people.queries.cards import ChildCard
from kith.people.search.finding import Found
from kith.people.search.rules.scoring import WEAK


@dataclass(frozen=True)
class Shown:
    """One who may be meant. `href` is empty where the record is not the reader's to open."""

    card: ChildCard
    likely: str
    reasons: tuple[str, ...]
    href: str
    ring: str


@query(Area.CHILD, Level.SUMMARY)
def shown(actor: Actor, /, *, found: Sequence[Found]) -> tuple[Shown, ...]:
    """Return those who were found with the names of whom to ring about each."""
    names = account_names(f.ring.account for f in found)
    desks = {team.id: team.name for team in teams()}
    return tuple(_shown(one, names, desks) for one in found)


def _shown(one: Found, names: dict[int, str], desks: dict[int, str]) -> Shown:
    ring = names.get(one.ring.account or 0) or desks.get(one.ring.team or 0, "")
    words = f"Ring {ring}." if ring else "Ring the duty manager."
    href = reverse("child", args=[one.card.id]) if one.ring.seen else ""
    return Shown(one.card, likely(one), one.reasons, href, "" if href else words)


def likely(one: Found) -> str:
    """Say how likely this is the one who was asked for."""
    if one.strong:
        return "Very likely"
    return "Likely" if one.score >= WEAK else "Perhaps"
