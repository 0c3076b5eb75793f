"""`python -m kith.runtime.setup.java`: Debian's Java, for the one test that runs on Spark."""

import sys

from kith.runtime.setup import debian


def main() -> int:
    """Install it where it is missing; return the exit code."""
    return debian.have("java", ["openjdk-17-jre-headless"], "the test of matching on Spark")


if __name__ == "__main__":
    sys.exit(main())
