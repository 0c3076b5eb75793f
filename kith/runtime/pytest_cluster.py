"""Tests by hand need nothing started: without `DATABASE_URL` they get a cluster of their own.

It lies in `var/test`, beside the real one and never in it: it does not wait for the disk. This is
a plugin (`-p` in pyproject.toml) and no conftest, as pytest-django reads the settings before any
conftest is read.
"""

import os
from pathlib import Path

import pytest

from kith.runtime import cluster, locks
from kith.runtime.places import ROOT

_place: list[tuple[Path, locks.Shared]] = []


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests() -> None:
    """Have the cluster up before the settings are read."""
    if os.environ.get("DATABASE_URL"):
        return
    os.environ.setdefault("KITH_VAR", str(ROOT / "var" / "test"))
    os.environ.setdefault("KITH_PG_FAST", "1")
    var = Path(os.environ["KITH_VAR"])
    _place.append((var, cluster.join(var)))


@pytest.hookimpl(trylast=True)
def pytest_unconfigure() -> None:
    """Leave it; the last of several runs stops it."""
    while _place:
        cluster.leave(*_place.pop())
