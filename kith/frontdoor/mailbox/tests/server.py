"""A real IMAP server for the tests: pymap, in a process of its own, with a mailbox in memory."""

import imaplib
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from email.message import EmailMessage

PATIENCE = 20
USER, PASSWORD = "front.door", "let me in"


@dataclass(frozen=True)
class Named:
    """A mailbox as a council's settings name it."""

    port: int
    host: str = "127.0.0.1"
    user: str = USER
    password: str = PASSWORD
    folder: str = "INBOX"
    tls: str = "none"
    name: str = "front.door@a"


@dataclass(frozen=True)
class Server:
    """Where it listens."""

    port: int

    @property
    def place(self) -> Named:
        """The mailbox as a council's settings name it."""
        return Named(self.port)

    def put(self, *mails: EmailMessage | bytes) -> None:
        """Put mails into the box, as a mail server does."""
        with self.opened() as box:
            for mail in mails:
                raw = mail if isinstance(mail, bytes) else mail.as_bytes()
                crlf = raw.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
                kind, said = box.append("INBOX", "", "", crlf)
                assert kind == "OK", said

    def flags(self) -> list[bytes]:
        """Return what is marked on each mail."""
        with self.opened() as box:
            return [one for one in box.fetch("1:*", "(FLAGS)")[1] if one]

    @contextmanager
    def opened(self) -> Iterator[imaplib.IMAP4]:
        """Look in as a person does."""
        with imaplib.IMAP4("127.0.0.1", self.port, timeout=PATIENCE) as box:
            box.login(USER, PASSWORD)
            box.select("INBOX")
            yield box


def free_port() -> int:
    """Return a port that nobody listens on."""
    with closing(socket.socket()) as tried:
        tried.bind(("127.0.0.1", 0))
        return int(tried.getsockname()[1])


@contextmanager
def serving() -> Iterator[Server]:
    """Serve an empty mailbox until the block ends."""
    port = free_port()
    program = "import sys; from pymap.main import main; sys.exit(main())"
    command = [sys.executable, "-c", program, "--host", "127.0.0.1", "--port", str(port)]
    login = ["dict", "--demo-data", "--demo-user", USER, "--demo-password", PASSWORD]
    process = subprocess.Popen([*command, "--no-tls", *login], stderr=subprocess.DEVNULL)
    try:
        server = Server(port)
        _wait(server)
        yield server
    finally:
        process.terminate()
        process.wait(PATIENCE)


def _wait(server: Server) -> None:
    until = time.monotonic() + PATIENCE
    while True:
        try:
            with server.opened() as box:
                box.store("1:*", "+FLAGS", "(\\Deleted)")
                box.expunge()
            return
        except OSError:
            assert time.monotonic() < until, "the mail server did not start"
            time.sleep(0.2)
