"""Who could look without knowing: those who decide like things and have no part in this one.

Whoever sees the child could read the decision, and whoever reads the whole service sees everybody;
neither can be asked. Nor is anybody asked about a child who is hidden from somebody.
"""

from collections import Counter

from django.db.models import Q

from kith.access.models import Restriction
from kith.accounts.queries import accounts_in, away_at, held_at, managers_of
from kith.accounts.roles import ROLES, Scope
from kith.accounts.rules import stands_in
from kith.frontdoor.blind.models import BlindLook
from kith.frontdoor.blind.rules.drawing import Reader
from kith.frontdoor.models import Contact, Decision
from kith.promises.models import Fact
from kith.promises.sight import live_grants

MANAGERS = ("mash_manager", "duty_manager", "team_manager", "chair")
PARTNERS = ("police_partner", "health_partner")


def readers_for(row: Contact) -> list[Reader]:
    """Return who could look at a contact, inside a gate that sees everything."""
    person = row.person_id or 0
    if Restriction.objects.filter(person_id=person, lifted_at=None).exists():
        return []
    not_these = _took_part(row) | _who_see(person) | _asked_before(row)
    able = sorted(_able() - not_these)
    waiting = Counter(
        BlindLook.objects.filter(reader_id__in=able, given_at=None, ended_at=None).values_list(
            "reader_id", flat=True
        )
    )
    return [Reader(one, waiting[one]) for one in able]


def _able() -> set[int]:
    """Managers, chairs and the partners of the hub who are here and do not read everybody."""
    held = held_at(None, Q(role__in=(*MANAGERS, *PARTNERS)))
    wide = {one.account for one in held_at(None, Q(role__in=_wide()))}
    return {one.account for one in held} - wide - away_at().keys()


def _wide() -> list[str]:
    return [code for code, role in ROLES.items() if role.scope is Scope.WIDE]


def _took_part(row: Contact) -> set[int]:
    """Return everybody who took it in, opened, graded, screened or decided it, or wrote of it."""
    facts = Fact.objects.filter(Q(thread=row.id) | Q(parent=row.id), person_id=row.person_id or 0)
    wrote = facts.exclude(recorded_by=None).values_list("recorded_by", flat=True)
    decided = Decision.objects.filter(contact_id=row.id).values_list("decided_by", flat=True)
    return {row.taken_by_id or 0, *wrote, *decided}


def _who_see(person: int) -> set[int]:
    """Return everybody whom a grant lets see the child, and whoever covers for them."""
    found: set[int] = set()
    for grant in live_grants(person):
        if grant.account_id:
            found.add(grant.account_id)
        elif grant.team_id:
            cards = accounts_in if grant.reach == "members" else managers_of
            found |= {card.id for card in cards(grant.team_id)}
    away = away_at()
    return found | {by for one in found & away.keys() if (by := stands_in(one, away))}


def _asked_before(row: Contact) -> set[int]:
    return set(BlindLook.objects.filter(contact_id=row.id).values_list("reader_id", flat=True))
