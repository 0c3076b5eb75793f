"""`python -m kith.runtime.setup.browser`: Debian's Chromium, which the journeys are made in."""

import shutil
import sys

from kith.runtime.setup import debian
from kith.runtime.setup.steps import Failed

WANTED = ["chromium", "fonts-liberation"]


def main() -> int:
    """Install it where it is missing; return the exit code."""
    if shutil.which("chromium"):
        return 0
    try:
        debian.install("Installing Chromium, for the journeys", WANTED, "the command `chromium`")
    except Failed as failed:
        print(f"The journeys need Chromium: {failed}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
