"""The Python environment: `.venv`, with what the locks name and nothing else."""

import shutil
import sys

from kith.runtime.places import ROOT
from kith.runtime.setup.steps import Failed, announce, digest, done, is_done, run

VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
UV = VENV / "bin" / "uv"
KITH = VENV / "bin" / "kith"
LOCKS = ROOT / "requirements"
STAMP = VENV / "kith-stamp"
MADE = VENV / "kith-made"  # says for which place and Python the environment itself was made


def ensure() -> None:
    """Bring the environment to what the locks say."""
    if sys.version_info[:2] != (3, 11):
        raise Failed(f"Python 3.11 is needed, and this is {sys.version.split()[0]}.")
    sources = [LOCKS / "uv.txt", LOCKS / "dev.txt", ROOT / "pyproject.toml"]
    wanted = digest(sources, _place())
    if is_done(STAMP, wanted):
        return
    if not (is_done(MADE, _place()) and STAMP.exists()):
        _make()  # no stamp: filling was broken off, and what lies there may be half a package
    STAMP.unlink(missing_ok=True)
    _fill()
    done(STAMP, wanted)


def _place() -> str:
    """Return what an environment cannot be moved between: folders and Pythons."""
    return f"{ROOT}\n{sys.version}\n{sys.base_prefix}"


def _make() -> None:
    announce("Making the Python environment (.venv)")
    shutil.rmtree(VENV, ignore_errors=True)
    run("Making .venv", [sys.executable, "-m", "venv", VENV])
    pip = [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    run("Installing uv", [*pip, "--require-hashes", "--no-deps", "-r", LOCKS / "uv.txt"])
    done(MADE, _place())


def _fill() -> None:
    announce("Installing Python packages, each checked against its hash")
    uv = [UV, "pip"]
    here = ["--python", PYTHON]
    run("Installing packages", [*uv, "sync", *here, "--require-hashes", LOCKS / "dev.txt"])
    editable = ["--no-deps", "--no-build-isolation", "--editable", ROOT]
    run("Installing kith", [*uv, "install", "--quiet", *here, *editable])
