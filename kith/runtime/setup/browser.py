"""`python -m kith.runtime.setup.browser`: Debian's Chromium, which the journeys are made in."""

import os
import shutil
import sys

from kith.runtime.setup.steps import Failed, announce, run

INSTALL = ["apt-get", "install", "--yes", "--no-install-recommends", "-qq"]
WANTED = ["chromium", "fonts-liberation"]


def main() -> int:
    """Install it where it is missing; return the exit code."""
    if shutil.which("chromium"):
        return 0
    try:
        _install()
    except Failed as failed:
        print(f"The journeys need Chromium: {failed}", file=sys.stderr)
        return 2
    return 0


def _install() -> None:
    if shutil.which("apt-get") is None:
        raise Failed("this is no Debian; install the command `chromium` by hand.")
    announce("Installing Chromium, for the journeys")
    by = [] if os.geteuid() == 0 else ["sudo", "-n"]
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    run("apt-get update", [*by, "apt-get", "update", "-qq"], env=env)
    run("apt-get install", [*by, *INSTALL, *WANTED], env=env)


if __name__ == "__main__":
    sys.exit(main())
