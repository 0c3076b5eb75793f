"""Locks that the kernel lets go of when their holder dies, however it dies."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kith.runtime.places import give_to_owner_of


def _descriptor(path: Path) -> int:
    """Open the lock file, made where it is missing."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    give_to_owner_of(path.parent, descriptor)
    return descriptor


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Hold the lock so that no other process is inside at the same time."""
    descriptor = _descriptor(path)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


class Shared:
    """One user's share of a lock: whoever can turn it into the whole lock is the last user."""

    def __init__(self, path: Path) -> None:
        self._descriptor = _descriptor(path)
        self._process = os.getpid()
        fcntl.flock(self._descriptor, fcntl.LOCK_SH)

    def is_last(self) -> bool:
        """Try to hold the lock whole. Else wait until whoever is tidying up has finished."""
        try:
            fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            fcntl.flock(self._descriptor, fcntl.LOCK_SH)
            return False
        return True

    def is_ours(self) -> bool:
        """Say whether this process took the share (and not the one that it was forked from)."""
        return os.getpid() == self._process

    def close(self) -> None:
        """Let go."""
        os.close(self._descriptor)
