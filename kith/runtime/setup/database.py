"""The database: made, and of this version's shape."""

import os
import subprocess
from pathlib import Path

from kith.runtime.places import ROOT, var_folder
from kith.runtime.setup.packages import KITH, LOCKS
from kith.runtime.setup.steps import digest, done, is_done


def ensure() -> int:
    """Run `kith migrate`, unless this very code has done so here; return its exit code.

    The stamp lies in the cluster's own folder, so that it goes where the cluster goes. For a
    server of the council's there is none: it is always asked.
    """
    stamp, wanted = _stamp(var_folder(os.environ)), digest(_code())
    outside = bool(os.environ.get("DATABASE_URL"))
    if not outside and is_done(stamp, wanted):
        return 0
    code = subprocess.run([KITH, "migrate"], cwd=ROOT, check=False).returncode
    if code == 0 and not outside:
        done(stamp, wanted)
    return code


def forget(var: Path) -> None:
    """Have the next set-up look at the database again."""
    _stamp(var).unlink(missing_ok=True)


def _stamp(var: Path) -> Path:
    return var / "pg" / "kith-migrated"


def _code() -> list[Path]:
    """Return what the database is made by: all our code that is not a test, and the locks."""
    code = [*ROOT.glob("kith/**/*.py"), *ROOT.glob("kith/**/*.sql"), LOCKS / "dev.txt"]
    return sorted(file for file in code if "tests" not in file.parts)
