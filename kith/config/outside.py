"""What a council says of the world outside: its mail, its telephone numbers, where to leave to."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Numbers:
    """Whom the public pages name: the council, by day and by night; a helpline; a way out.

    A number that is not set is not shown. `leave` is a harmless page for who must leave quickly.
    """

    council: str
    day: str
    night: str
    helpline: str
    leave: str


def numbers_from(environ: Mapping[str, str], demonstration: bool) -> Numbers:
    """Read them; the demonstration has numbers that ring nowhere."""
    day, night = ("01632 960 100", "01632 960 200") if demonstration else ("", "")
    return Numbers(
        council=environ.get(
            "KITH_COUNCIL", "Wexbridge Council" if demonstration else "the council"
        ),
        day=environ.get("KITH_DAY_NUMBER", day),
        night=environ.get("KITH_NIGHT_NUMBER", night),
        helpline=environ.get("KITH_HELPLINE", "Childline on 0800 1111"),
        leave=environ.get("KITH_LEAVE_TO", "https://www.bbc.co.uk/weather"),
    )


@dataclass(frozen=True)
class Mailbox:
    """Where word reaches the council by mail. `tls` is ssl, starttls or none (for a test)."""

    host: str
    port: int
    user: str
    password: str
    folder: str = "INBOX"
    tls: str = "ssl"
    name: str = ""


def mailbox_from(environ: Mapping[str, str]) -> Mailbox | None:
    """Return the mailbox that is to be read, or None where none is named."""
    host = environ.get("KITH_MAILBOX_HOST", "")
    if not host:
        return None
    tls = environ.get("KITH_MAILBOX_TLS", "ssl")
    user = environ.get("KITH_MAILBOX_USER", "")
    return Mailbox(
        host=host,
        port=int(environ.get("KITH_MAILBOX_PORT", "993" if tls == "ssl" else "143")),
        user=user,
        password=environ.get("KITH_MAILBOX_PASSWORD", ""),
        folder=environ.get("KITH_MAILBOX_FOLDER", "INBOX"),
        tls=tls,
        name=environ.get("KITH_MAILBOX_NAME", user),
    )
