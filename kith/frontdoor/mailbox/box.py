"""The mailbox itself, over IMAP: what is new in it, each mail by its place, oldest first.

Nothing is moved or deleted: what was taken in is only marked as seen, for whoever looks in as well.
"""

import imaplib
import re
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Protocol

from kith.frontdoor.mailbox.rules import limits

PATIENCE = 30
AT_ONCE = 200
SIZE = re.compile(rb"RFC822\.SIZE (\d+)")


class Place(Protocol):
    """Which mailbox, and how it is reached."""

    @property
    def host(self) -> str:
        """The server."""

    @property
    def port(self) -> int:
        """Its port."""

    @property
    def user(self) -> str:
        """Whose mailbox."""

    @property
    def password(self) -> str:
        """The password."""

    @property
    def folder(self) -> str:
        """The folder in it."""

    @property
    def tls(self) -> str:
        """One of ssl, starttls, none."""

    @property
    def name(self) -> str:
        """What it is called on a page."""


class Unreachable(Exception):
    """The mailbox cannot be read now; the words are for a log."""


@dataclass(frozen=True)
class Item:
    """One mail as it lies there. Of one that is too large `raw` is only the beginning."""

    uid: int
    size: int
    put_in: datetime | None
    raw: bytes


@dataclass
class Box:
    """An open mailbox. `epoch` changes when the server numbers its mails anew."""

    connection: imaplib.IMAP4
    epoch: int

    def new(self, after: int) -> Iterator[Item]:
        """Give what lies behind a place, at most so many at once."""
        answer = self._ask("SEARCH", "UID", f"{after + 1}:*")
        found = sorted(int(one) for part in answer if part for one in part.split())
        for uid in [one for one in found if one > after][:AT_ONCE]:
            yield self._item(uid)

    def _item(self, uid: int) -> Item:
        about = b" ".join(_flat(self._ask("FETCH", str(uid), "(RFC822.SIZE INTERNALDATE)")))
        found = SIZE.search(about)
        size = int(found[1]) if found else 0
        part = "BODY.PEEK[]"
        if size > limits.MOST_BYTES:
            part += f"<0.{limits.HEAD_BYTES}>"
        answer = self._ask("FETCH", str(uid), f"({part})")
        raw = next((one[1] for one in answer if isinstance(one, tuple)), b"")
        return Item(uid, max(size, len(raw)), _put_in(about), raw)

    def seen(self, uid: int) -> None:
        """Mark a mail as seen; it does not matter where that is not allowed."""
        with suppress(imaplib.IMAP4.error):
            self.connection.uid("STORE", str(uid), "+FLAGS", "(\\Seen)")

    def _ask(self, verb: str, *words: str) -> list[Any]:
        kind, answer = self.connection.uid(verb, *words)
        if kind != "OK":
            raise Unreachable(f"{verb}: {kind}")
        return list(answer)


@contextmanager
def opened(place: Place) -> Iterator[Box]:
    """Open a mailbox for a while; whatever stands in the way is `Unreachable`."""
    try:
        connection = _connected(place)
        try:
            connection.login(place.user, place.password)
            kind, _ = connection.select(f'"{place.folder}"')
            if kind != "OK":
                raise Unreachable(f"there is no folder {place.folder}")
            yield Box(connection, _epoch(connection))
        finally:
            with suppress(imaplib.IMAP4.error, OSError):
                connection.logout()
    except (imaplib.IMAP4.error, OSError) as trouble:
        raise Unreachable(f"{type(trouble).__name__}: {trouble}") from trouble


def _connected(place: Place) -> imaplib.IMAP4:
    if place.tls == "ssl":
        trust = ssl.create_default_context()
        return imaplib.IMAP4_SSL(place.host, place.port, ssl_context=trust, timeout=PATIENCE)
    connection = imaplib.IMAP4(place.host, place.port, timeout=PATIENCE)
    if place.tls == "starttls":
        connection.starttls(ssl.create_default_context())
    return connection


def _epoch(connection: imaplib.IMAP4) -> int:
    _, answer = connection.response("UIDVALIDITY")
    return int(answer[0]) if answer and answer[0] else 0


def _put_in(about: bytes) -> datetime | None:
    found = imaplib.Internaldate2tuple(about)
    return datetime(*found[:6]).astimezone().astimezone(UTC) if found else None


def _flat(answer: list[Any]) -> Iterator[bytes]:
    for one in answer:
        yield from one if isinstance(one, tuple) else [one]
