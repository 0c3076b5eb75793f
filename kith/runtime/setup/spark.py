"""`python -m kith.runtime.setup.spark`: Java and Spark, for the one test that runs on Spark.

Spark is as large as everything else together, so `make run` does without it.
"""

import re
import sys

from kith.runtime.setup import debian
from kith.runtime.setup.packages import LOCKS, PYTHON, UV, VENV
from kith.runtime.setup.steps import Failed, announce, run

PURPOSE = "the test of matching on Spark"
LOCK = LOCKS / "spark.txt"


def main() -> int:
    """Install both where they are missing; return the exit code."""
    try:
        _package()
    except Failed as failed:
        print(f"Spark is needed for {PURPOSE}: {failed}", file=sys.stderr)
        return 2
    return debian.have("java", ["default-jre-headless"], PURPOSE)


def _package() -> None:
    locked = re.search(r"^pyspark==(\S+)", LOCK.read_text(encoding="utf-8"), re.MULTILINE)
    version = locked[1] if locked else ""
    if list(VENV.glob(f"lib/*/site-packages/pyspark-{version}.dist-info/RECORD")):
        return
    announce(f"Installing Spark, for {PURPOSE}")
    here = ["--python", PYTHON, "--require-hashes", "--requirement", LOCK]
    run("Installing Spark", [UV, "pip", "install", "--quiet", *here])


if __name__ == "__main__":
    sys.exit(main())
