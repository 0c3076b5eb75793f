"""`python -m kith.runtime.setup.java`: Debian's Java, for the one test that runs on Spark."""

import shutil
import sys

from kith.runtime.setup import debian
from kith.runtime.setup.steps import Failed

WANTED = ["default-jre-headless"]


def main() -> int:
    """Install it where it is missing; return the exit code."""
    if shutil.which("java"):
        return 0
    try:
        debian.install("Installing Java, for the test on Spark", WANTED, "the command `java`")
    except Failed as failed:
        print(f"The test of matching on Spark needs Java: {failed}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
