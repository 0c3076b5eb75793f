"""References that can be read aloud, and one-time codes that are kept only as a mark."""

import hmac
import secrets
from datetime import datetime, timedelta

# No letter or figure that is taken for another when it is read out or written down.
LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
LONG = 8
CODE_LONG = 6
CODE_HOLDS = timedelta(minutes=20)
CODE_TRIES = 5
KEPT = timedelta(days=7)


def new_reference() -> str:
    """Return a reference like KX7M-29PA: some forty bits, so that nobody finds one by trying."""
    return shown("".join(secrets.choice(LETTERS) for _ in range(LONG)))


def shown(letters: str) -> str:
    """Write a reference as it is read."""
    return f"{letters[:4]}-{letters[4:]}"


def read(typed: str) -> str:
    """Read a reference however it was typed; "" is none."""
    letters = "".join(one for one in typed.upper() if one.isalnum())
    return shown(letters) if len(letters) == LONG and set(letters) <= set(LETTERS) else ""


def code_of(letter: int, until: str, key: str) -> str:
    """Return the code of a letter that is good until then: six figures, the same each time."""
    made = hmac.digest(key.encode(), f"code|{letter}|{until}".encode(), "sha256")
    return f"{int.from_bytes(made) % 10**CODE_LONG:0{CODE_LONG}}"


def mark(code: str, letter: int, key: str) -> str:
    """Return what is kept of a code: nobody reads the code from it, and it fits one letter only."""
    figures = "".join(one for one in code if one.isdecimal())
    return hmac.new(key.encode(), f"{letter}:{figures}".encode(), "sha256").hexdigest()


def opens(typed: str, kept: str, *, until: datetime | None, tries: int, now: datetime) -> bool:
    """Say whether a typed code (its mark) opens what was kept: the same, in time, few tries."""
    if not kept or until is None:
        return False
    return now < until and tries < CODE_TRIES and hmac.compare_digest(typed, kept)


def is_over(saved_at: datetime, now: datetime) -> bool:
    """Say whether words that were never sent have been kept long enough."""
    return saved_at + KEPT <= now
