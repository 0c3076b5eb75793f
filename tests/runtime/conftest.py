"""Every test here has a `var` folder of its own and leaves no process behind."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from kith.runtime import server
from kith.runtime.places import ROOT

KITH = Path(sys.executable).with_name("kith")


def processes_at(place: Path) -> list[str]:
    """Name the living processes that mention a folder on their command line."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            words = (folder / "cmdline").read_bytes()
            state = (folder / "stat").read_text().rpartition(")")[2].split()[0]
        except OSError:
            continue
        if os.fsencode(place) in words and state != "Z":
            found.append(words.replace(b"\0", b" ").decode())
    return found


def eventually(holds: Callable[[], bool], within: float = 8.0) -> bool:
    """Wait until something holds."""
    until = time.monotonic() + within
    while not (held := holds()) and time.monotonic() < until:
        time.sleep(0.05)
    return held


@dataclass
class Place:
    """A checkout's `var`, and programs that run with it."""

    var: Path
    more: dict[str, str] = field(default_factory=dict)
    started: list[subprocess.Popen[str]] = field(default_factory=list)

    @property
    def environ(self) -> dict[str, str]:
        plain = {
            k: v for k, v in os.environ.items() if not k.startswith(("KITH_", "DATABASE_", "MAKE"))
        }
        return {**plain, "KITH_VAR": str(self.var), "KITH_PG_FAST": "1", **self.more}

    def kith(self, *words: str, **environ: str) -> subprocess.CompletedProcess[str]:
        return self.run([str(KITH), *words], **environ)

    def python(self, code: str) -> subprocess.CompletedProcess[str]:
        """Run a few lines with the cluster's modules at hand."""
        return self.run([sys.executable, "-c", PRELUDE + code])

    def run(self, command: Sequence[str], **environ: str) -> subprocess.CompletedProcess[str]:
        env = {**self.environ, **environ}
        return subprocess.run(
            command, env=env, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False
        )

    def start(self, command: Sequence[str], **options: object) -> subprocess.Popen[str]:
        """Start something that goes on by itself."""
        process = subprocess.Popen(
            command,
            env=self.environ,
            cwd=ROOT,
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            **options,
        )
        self.started.append(process)
        return process

    def user(self) -> subprocess.Popen[str]:
        """Start a process that uses the cluster until it is ended, and wait until it does."""
        code = PRELUDE + "user = cluster.join(var)\nprint('in', flush=True)\ntime.sleep(600)"
        process = self.start([sys.executable, "-c", code])
        assert process.stdout is not None
        assert process.stdout.readline() == "in\n"
        return process

    @property
    def postmaster(self) -> int:
        return int((self.var / "pg" / "postmaster.pid").read_text().split()[0])

    def is_quiet(self) -> bool:
        """Say whether nothing of this place runs."""
        return not processes_at(self.var)

    def is_up(self) -> bool:
        return server.is_ready(self.var)

    def end(self) -> None:
        for process in self.started:
            if process.poll() is None:
                process.send_signal(signal.SIGKILL)
            process.wait()
            if process.stdout:
                process.stdout.close()


PRELUDE = """
import os, sys, time
from pathlib import Path
from kith.runtime import cluster, server
var = Path(os.environ["KITH_VAR"])
def ask(question, user="kith_owner", database="kith"):
    import psycopg
    from kith.runtime.sockets import socket_folder
    host = str(socket_folder(var))
    with psycopg.connect(host=host, user=user, dbname=database, autocommit=True) as connection:
        done = connection.execute(question)
        return done.fetchall() if done.description else []
"""


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    """A place where nothing is yet."""
    found = Place(tmp_path / "var")
    yield found
    found.end()
    assert eventually(found.is_quiet), processes_at(found.var)


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """A place that was set up: an empty product, which the tests of a file share."""
    found = Place(tmp_path_factory.mktemp("installed") / "var")
    made = found.kith("migrate")
    assert made.returncode == 0, made.stderr
    yield found
    found.end()
    assert eventually(found.is_quiet), processes_at(found.var)
