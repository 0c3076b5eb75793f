"""When a mail reached the council, and what shows that."""

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from kith.frontdoor.rules.editions import FIRST

# Our own server writes the topmost line, moments before it puts the mail into the box.
APART = timedelta(days=7)


def arrived(received: str, put_in: datetime | None, now: datetime) -> tuple[datetime, str]:
    """Return when it arrived and by which evidence: the header, else the mailbox, else now."""
    stamp = stamped(received)
    if stamp and stamp <= now and stamp.date() >= FIRST and _near(stamp, put_in):
        return stamp, f"Received header: {received[:150]}"
    if put_in and put_in <= now and put_in.date() >= FIRST:
        return put_in, "The mailbox’s own time; its Received header could not be used"
    return now, "The time at which we read the mailbox; the mail showed none"


def _near(stamp: datetime, put_in: datetime | None) -> bool:
    return put_in is None or abs(put_in - stamp) <= APART


def stamped(received: str) -> datetime | None:
    """Return the time at the end of a Received header, where there is one."""
    try:
        found = parsedate_to_datetime(received.rpartition(";")[2].strip())
    except (TypeError, ValueError, OverflowError, IndexError):
        return None
    return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
