"""The launcher's child processes: each in a session of its own, gone when the launcher is."""

import ctypes
import os
import signal
import subprocess
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kith.runtime.places import made
from kith.runtime.trouble import Trouble

_LIBC = ctypes.CDLL(None, use_errno=True)
_PR_SET_PDEATHSIG = 1
AGAIN = 5  # a child that ends so often within a minute is not started once more
KEPT_LOG = 5_000_000


@dataclass
class Child:
    """A program to keep running: what is run, and where what it says is kept."""

    name: str
    command: Sequence[str]
    log: Path
    pass_fds: Sequence[int] = ()
    process: subprocess.Popen[bytes] | None = None
    starts: list[float] = field(default_factory=list)

    def start(self) -> None:
        """Start it, out of reach of the terminal's signals: the launcher passes them on."""
        self.starts = [*self._lately(), time.monotonic()]
        _shorten(self.log)
        launcher = os.getpid()
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                self.command,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                pass_fds=self.pass_fds,
                preexec_fn=lambda: _end_with(launcher),
            )

    def ended(self) -> bool:
        """Say whether it runs no longer."""
        return self.process is None or self.process.poll() is not None

    def keep_running(self) -> None:
        """Start it again where it ended; give up when that does not help."""
        if not self.ended():
            return
        if len(self._lately()) >= AGAIN:
            raise Trouble(f"The {self.name} keeps ending: {self.last_words()} (more in {self.log})")
        self.start()

    def _lately(self) -> list[float]:
        return [at for at in self.starts if at > time.monotonic() - 60]

    def last_words(self) -> str:
        """Return the last line that it said."""
        said = self.log.read_text(errors="replace").strip() if self.log.exists() else ""
        return said.splitlines()[-1].strip() if said else "it said nothing"


def _end_with(launcher: int) -> None:
    """Ask the kernel, in the child, to end it when the launcher ends, however that happens."""
    _LIBC.prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
    if os.getppid() != launcher:
        os._exit(1)


def _shorten(log: Path) -> None:
    made(log.parent)
    if log.exists() and log.stat().st_size > KEPT_LOG:
        log.replace(log.with_suffix(".log.1"))


def stop(children: Iterable[Child], patience: float) -> None:
    """End them all: asked, and after a while told; with whatever they started themselves."""
    running = [child.process for child in children if child.process and not child.ended()]
    for process in running:
        process.terminate()
    until = time.monotonic() + patience
    for process in running:
        try:
            process.wait(max(0.0, until - time.monotonic()))
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
