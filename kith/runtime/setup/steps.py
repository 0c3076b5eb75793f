"""What the steps share: stamps, and commands that show what they do."""

import hashlib
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from kith.runtime.places import ROOT, write_whole


class Failed(Exception):
    """A step that cannot be done, in words for the person at the keyboard."""


def digest(sources: Iterable[Path], *more: str) -> str:
    """Return one hash over the contents of files and over whatever else a step depends on."""
    total = hashlib.sha256("\n".join(more).encode())
    for source in sources:
        total.update(hashlib.sha256(source.read_bytes()).digest())
    return total.hexdigest()


def is_done(stamp: Path, wanted: str) -> bool:
    """Say whether the step was finished from these very sources."""
    return stamp.exists() and stamp.read_text(encoding="utf-8") == wanted


def done(stamp: Path, made_from: str) -> None:
    """Write the stamp: the last thing that a step does."""
    write_whole(stamp, made_from)


def announce(words: str) -> None:
    """Say what a long step is about to do."""
    print(f"» {words}", flush=True)


def run(
    what: str,
    command: Sequence[object],
    *,
    cwd: Path = ROOT,
    env: Mapping[str, str] | None = None,
) -> None:
    """Run a step's command, its own progress in sight."""
    sys.stdout.flush()
    try:
        code = subprocess.run(
            [str(word) for word in command], cwd=cwd, env=env, check=False
        ).returncode
    except FileNotFoundError as error:
        raise Failed(f"{what}: {error.filename} is not there.") from None
    if code != 0:
        raise Failed(f"{what} failed (exit {code}); what it said is above.")
