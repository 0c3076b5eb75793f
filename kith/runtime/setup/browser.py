"""`python -m kith.runtime.setup.browser`: Debian's Chromium, which the journeys are made in."""

import sys

from kith.runtime.setup import debian


def main() -> int:
    """Install it where it is missing; return the exit code."""
    return debian.have("chromium", ["chromium", "fonts-liberation"], "the journeys")


if __name__ == "__main__":
    sys.exit(main())
