"""How often one address may knock: counted across all processes, and kept without the address."""

import hashlib
import hmac

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest

AN_HOUR = 3600


def within(request: HttpRequest, what: str, most: int, seconds: int = AN_HOUR) -> bool:
    """Take a place for one more knock, and say whether there was one for this address.

    There are `most` places, and each is free again some `seconds` after it was taken. Only one of
    many who knock at once takes a place, so that none is taken twice.
    """
    places = _places(request, what, most)
    taken = cache.get_many(places)
    return any(cache.add(one, 1, timeout=seconds) for one in places if one not in taken)


def is_over(request: HttpRequest, what: str, most: int) -> bool:
    """Say whether this address has knocked so often already; this is not counted."""
    return len(cache.get_many(_places(request, what, most))) >= most


def _places(request: HttpRequest, what: str, most: int) -> list[str]:
    key = _key(request, what)
    return [f"{key}.{number}" for number in range(most)]


def _key(request: HttpRequest, what: str) -> str:
    address = get_adapter().get_client_ip(request)
    hashed = hmac.new(settings.SECRET_KEY.encode(), f"{what}|{address}".encode(), hashlib.sha256)
    return f"kith.door:{hashed.hexdigest()[:32]}"
