"""What opens a partner's page: a secret in the link, and a code sent apart from it.

Both are made from the product's own key and the link's number each time they are needed, so that
nothing that opens a page lies in the database or in a letter that waits.
"""

import hashlib
import hmac
from base64 import urlsafe_b64encode
from uuid import UUID

from django.conf import settings

DIGITS = 6


def secret_of(link: UUID) -> str:
    """Return the secret of a link: 43 letters of an address."""
    return urlsafe_b64encode(_made(f"link|{link}")).decode().rstrip("=")


def hash_of(secret: str) -> str:
    """Return what is kept of a secret, to find its link again."""
    return hashlib.sha256(secret.encode()).hexdigest()


def code_of(link: UUID, number: int) -> str:
    """Return a link's code of this number: six digits."""
    return f"{int.from_bytes(_made(f'code|{link}|{number}')) % 10**DIGITS:0{DIGITS}}"


def is_code(typed: str, link: UUID, number: int) -> bool:
    """Say whether this was typed, in a time that tells nothing."""
    plain = "".join(letter for letter in typed if letter.isalnum())
    return hmac.compare_digest(plain.encode(), code_of(link, number).encode())


def _made(words: str) -> bytes:
    return hmac.digest(settings.SECRET_KEY.encode(), words.encode(), "sha256")
