"""`python -m kith.runtime.setup.java`: Debian's Java, for the one test that runs on Spark."""

import os
import shutil
import sys

from kith.runtime.setup.browser import INSTALL
from kith.runtime.setup.steps import Failed, announce, run

WANTED = "openjdk-17-jre-headless"


def main() -> int:
    """Install it where it is missing; return the exit code."""
    if shutil.which("java"):
        return 0
    try:
        _install()
    except Failed as failed:
        print(f"The test of matching on Spark needs Java: {failed}", file=sys.stderr)
        return 2
    return 0


def _install() -> None:
    if shutil.which("apt-get") is None:
        raise Failed("this is no Debian; install the command `java` by hand.")
    announce("Installing Java, for the test of matching on Spark")
    by = [] if os.geteuid() == 0 else ["sudo", "-n"]
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    run("apt-get update", [*by, "apt-get", "update", "-qq"], env=env)
    run("apt-get install", [*by, *INSTALL, WANTED], env=env)


if __name__ == "__main__":
    sys.exit(main())
