"""Who has a second step of sign-in, and what is cleared away by night."""

from allauth.mfa.models import Authenticator
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection
from django.utils import timezone


def has_two_step(account_id: int) -> bool:
    """Say whether an account asks for a code after the password."""
    totp = Authenticator.Type.TOTP
    return bool(Authenticator.objects.filter(user_id=account_id, type=totp).exists())


def clear_expired() -> None:
    """Remove sessions and counters whose time is over (for the nightly job)."""
    SessionStore.clear_expired()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM kith_cache WHERE expires < %s", [timezone.now()])
