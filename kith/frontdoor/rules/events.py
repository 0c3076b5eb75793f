"""Word of one event reaches us more than once, by different ways: which of it may be the same."""

from datetime import datetime, timedelta

NEAR = timedelta(days=7)


def around(at: datetime) -> tuple[datetime, datetime]:
    """Return between when word may have come that tells of the same as word that came then."""
    return at - NEAR, at + NEAR
