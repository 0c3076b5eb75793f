"""Personas: in the demonstration alone, anybody may step into an invented colleague's shoes."""

from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth import login
from django.db.models import QuerySet
from django.http import HttpRequest

from kith.accounts.models import Account
from kith.accounts.queries import account_cards

MOST = 200
BACKEND = "django.contrib.auth.backends.ModelBackend"


@dataclass(frozen=True)
class Persona:
    """Somebody to be: who they are, what they do here, and what to look at as them."""

    id: int
    name: str
    roles: tuple[str, ...]
    words: str


def personas() -> list[Persona]:
    """Return the personas in the order in which they were made; none outside the demonstration."""
    if not settings.DEMO:
        return []
    accounts = list(_all()[:MOST])
    cards = {card.id: card for card in account_cards([one.id for one in accounts])}
    return [
        Persona(one.id, one.name, cards[one.id].role_names, one.persona_words) for one in accounts
    ]


def _all() -> QuerySet[Account]:
    return Account.objects.filter(is_active=True).exclude(persona_words="").order_by("id")


def become(request: HttpRequest, account_id: int) -> bool:
    """Sign in as a persona; False where there is none, and always outside the demonstration."""
    account = _all().filter(id=account_id).first() if settings.DEMO else None
    if account:
        login(request, account, backend=BACKEND)
        request.session.set_expiry(0)
    return account is not None
