"""How often one address may knock at a partner's page with a link that opens nothing."""

import hashlib

from django.core.cache import cache
from django.http import HttpRequest

MOST, WITHIN = 30, 15 * 60


def _key(request: HttpRequest) -> str:
    who = request.META.get("REMOTE_ADDR", "")
    return f"kith.knock:{hashlib.sha256(who.encode()).hexdigest()[:32]}"


def may_knock(request: HttpRequest) -> bool:
    """Say whether this address may still try."""
    return int(cache.get(_key(request), 0)) < MOST


def knocked(request: HttpRequest) -> None:
    """Count a link that opened nothing."""
    key = _key(request)
    if not cache.add(key, 1, timeout=WITHIN):
        cache.incr(key)
