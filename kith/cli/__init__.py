"""The kith command, one module a verb."""

import sys
from typing import NoReturn


def main() -> NoReturn:
    """Run the command; say what goes wrong in one line."""
    from kith.cli.run import run

    sys.exit(run(sys.argv[1:]))
