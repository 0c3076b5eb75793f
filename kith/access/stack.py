"""The gates that are open on this thread. No Django here: the database engine asks it."""

import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kith.access.signing import Opened


class _Stack(threading.local):
    """A connection belongs to one thread, and so do the gates on it."""

    def __init__(self) -> None:
        self.gates: list[Opened] = []


_stack = _Stack()


def gates() -> "list[Opened]":
    """Return the gates open on this thread, outermost first."""
    return _stack.gates
