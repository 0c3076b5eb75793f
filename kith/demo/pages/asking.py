"""Fifty people at once: each opens a page, reads it for a while, and opens the next.

A page is timed from the request to the last byte. What is not answered with 200 has failed.
"""

import http.client
import threading
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from random import Random

from kith.demo.pages.readers import Page, Reader

READS_FOR = 10.0
"""Seconds that somebody reads a page, in the middle of an exponential."""
PATIENCE = 30.0
HOST = "127.0.0.1"


@dataclass(frozen=True)
class Opened:
    """One page that was opened: which, how long it took in milliseconds, and what came back."""

    page: str
    milliseconds: float
    status: int

    @property
    def failed(self) -> bool:
        """Whether it was not answered as it should be."""
        return self.status != http.client.OK


def open_page(port: int, reader: Reader, page: Page) -> Opened:
    """Open one page as somebody, over a connection of its own as after reading for a while."""
    connection = http.client.HTTPConnection(HOST, port, timeout=PATIENCE)
    headers = {"Cookie": reader.cookie}
    if page.said:
        headers["Content-Type"] = "application/x-www-form-urlencoded"
    began = time.perf_counter()
    try:
        connection.request("POST" if page.said else "GET", page.path, page.said or None, headers)
        answer = connection.getresponse()
        answer.read()
        status = answer.status
    except (OSError, http.client.HTTPException):
        status = 0
    finally:
        connection.close()
    return Opened(page.name, (time.perf_counter() - began) * 1000, status)


def all_at_once(
    port: int, readers: Sequence[Reader], seconds: float, reads_for: float = READS_FOR
) -> list[Opened]:
    """Let everybody open pages for so many seconds; return all that was opened."""
    found: list[list[Opened]] = [[] for _ in readers]
    until = time.monotonic() + seconds
    threads = [
        threading.Thread(target=_go_on, args=(port, one, until, reads_for, opened))
        for one, opened in zip(readers, found, strict=True)
    ]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    return [one for opened in found for one in opened]


def _go_on(port: int, reader: Reader, until: float, reads_for: float, opened: list[Opened]) -> None:
    chance = Random(reader.username)  # noqa: S311 - a pause, no secret
    time.sleep(chance.random() * reads_for)
    while time.monotonic() < until:
        opened.append(open_page(port, reader, _next(chance, reader.pages)))
        time.sleep(chance.expovariate(1 / reads_for))


def _next(chance: Random, pages: Sequence[Page]) -> Page:
    """Return one of the pages: the queue as often as a contact, of which there are many more."""
    name = chance.choice(list(dict.fromkeys(one.name for one in pages)))
    return chance.choice([one for one in pages if one.name == name])


def each_once(port: int, readers: Iterable[Reader]) -> list[Opened]:
    """Let everybody open each of their pages once, one after the other: plans are made by that."""
    return [open_page(port, one, page) for one in readers for page in one.pages]
