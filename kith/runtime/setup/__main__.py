"""`python -m kith.runtime.setup`: everything that `make run` and `make test` stand on.

Each step writes a stamp last, with a hash of what it was made from: a step that was killed has
none and is done again, one whose sources have not changed is passed over.
"""

import signal
import sys
from types import FrameType

from kith.runtime.locks import alone
from kith.runtime.places import ROOT, made
from kith.runtime.setup import assets, database, node, packages, paper
from kith.runtime.setup.steps import Failed


def main() -> int:
    """Do what is missing, in order; return the exit code."""
    signal.signal(signal.SIGTERM, _stop)
    signal.signal(signal.SIGHUP, _stop)
    try:
        with alone(made(ROOT / "var") / "setup.gate"):
            packages.ensure()
            paper.ensure()
            assets.ensure(node.ensure)
            return database.ensure()
    except Failed as failed:
        return _say(f"Set-up stopped: {failed}")
    except OSError as error:
        return _say(f"Set-up stopped: {error}")
    except KeyboardInterrupt:
        return _say("Set-up was interrupted; run it again and it goes on.")


def _say(words: str) -> int:
    print(words, file=sys.stderr)
    return 2


def _stop(number: int, frame: FrameType | None) -> None:
    raise SystemExit(128 + number)


if __name__ == "__main__":
    sys.exit(main())
