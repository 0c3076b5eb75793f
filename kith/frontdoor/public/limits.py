"""How often one address may knock: counted across all processes, and kept without the address."""

import hashlib
import hmac

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest

AN_HOUR = 3600


def within(request: HttpRequest, what: str, most: int, seconds: int = AN_HOUR) -> bool:
    """Count one more knock, and say whether this address has knocked at most so often."""
    key = _key(request, what)
    if cache.add(key, 1, timeout=seconds):
        return True
    try:
        return int(cache.incr(key)) <= most
    except ValueError:  # it ran out between the two
        return True


def is_over(request: HttpRequest, what: str, most: int) -> bool:
    """Say whether this address has knocked so often already; this is not counted."""
    return int(cache.get(_key(request, what), 0)) >= most


def _key(request: HttpRequest, what: str) -> str:
    address = get_adapter().get_client_ip(request)
    hashed = hmac.new(settings.SECRET_KEY.encode(), f"{what}|{address}".encode(), hashlib.sha256)
    return f"kith.door:{hashed.hexdigest()[:32]}"
