"""What Debian has to give, installed where it is missing."""

import os
import shutil
import sys
from collections.abc import Sequence

from kith.runtime.setup.steps import Failed, announce, run

INSTALL = ["apt-get", "install", "--yes", "--no-install-recommends", "-qq"]


def install(words: str, packages: Sequence[str], missing: str) -> None:
    """Install packages by apt; `missing` tells by hand what, where there is none."""
    if shutil.which("apt-get") is None:
        raise Failed(f"this is no Debian; install {missing} by hand.")
    announce(words)
    by = [] if os.geteuid() == 0 else ["sudo", "-n"]
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    run("apt-get update", [*by, "apt-get", "update", "-qq"], env=env)
    run("apt-get install", [*by, *INSTALL, *packages], env=env)


def have(command: str, packages: list[str], purpose: str) -> int:
    """Install a command where it is missing; return the exit code of the step."""
    if shutil.which(command):
        return 0
    try:
        install(f"Installing {command}, for {purpose}", packages, f"the command `{command}`")
    except Failed as failed:
        print(f"{command} is needed for {purpose}: {failed}", file=sys.stderr)
        return 2
    return 0
