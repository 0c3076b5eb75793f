"""`make setup` in a copy of the checkout: killed half-way, done again, passed over, moved."""

import os
import shutil
import signal
import subprocess
import time
from pathlib import Path

import pytest

from kith.runtime.places import ROOT

PARTS = ("kith", "requirements", "assets", "pyproject.toml", "Makefile")
MADE = ("__pycache__", "node_modules", "vendor", "var")


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what is committed, in a folder with a space in its name."""
    copy = tmp_path_factory.mktemp("fresh") / "a checkout"
    copy.mkdir()
    for part in PARTS:
        source, target = ROOT / part, copy / part
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns(*MADE))
        else:
            shutil.copyfile(source, target)
    return copy


def environ() -> dict[str, str]:
    """Return an environment like a newcomer's, without a hint of the environment we run in."""
    ours = ("KITH_", "DATABASE_", "VIRTUAL_ENV", "PYTHON", "DJANGO_", "MAKE", "MFLAGS")
    plain = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    venv = str(ROOT / ".venv")
    path = [part for part in plain["PATH"].split(os.pathsep) if not part.startswith(venv)]
    return {**plain, "PATH": os.pathsep.join(path)}


def make_setup(checkout: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["make", "setup"],
        cwd=checkout,
        env=environ(),
        capture_output=True,
        text=True,
        timeout=400,
        check=False,
    )


def test_killed_half_way_it_starts_that_step_again_and_finishes(checkout):
    process = subprocess.Popen(
        ["make", "setup"],
        cwd=checkout,
        env=environ(),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
    )
    assert process.stdout is not None
    for line in process.stdout:
        if "Installing Python packages" in line:
            break
    time.sleep(0.5)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    process.stdout.close()
    assert not (checkout / ".venv" / "kith-stamp").exists()

    done = make_setup(checkout)

    assert done.returncode == 0, done.stderr
    assert (checkout / ".venv" / "kith-stamp").exists()
    vendor = checkout / "kith" / "web" / "static" / "vendor"
    wanted = {"govuk-frontend.min.css", "govuk-frontend.min.js", "htmx.min.js", "kith-stamp"}
    assert wanted <= {file.name for file in vendor.iterdir()}
    help_text = subprocess.check_output([checkout / ".venv" / "bin" / "kith", "--help"], text=True)
    assert "backup" in help_text


def test_what_is_done_is_passed_over_and_nothing_outside_is_changed(checkout):
    outside = [*checkout.parents, checkout, checkout / "kith", checkout / ".venv"]
    before = [(folder.stat().st_mode, folder.stat().st_uid) for folder in outside]
    began = time.monotonic()
    done = make_setup(checkout)
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    assert time.monotonic() - began < 5
    assert before == [(folder.stat().st_mode, folder.stat().st_uid) for folder in outside]


def test_a_database_that_was_removed_is_made_again(checkout):
    shutil.rmtree(checkout / "var" / "pg")
    done = make_setup(checkout)
    assert "Bringing the database to this version" in done.stdout, done.stderr


def test_a_step_that_fails_is_named_in_one_line(checkout):
    lock = checkout / "requirements" / "dev.txt"
    lock.write_text("no-such-package-of-ours==1.0 --hash=sha256:" + "0" * 64 + "\n")
    done = make_setup(checkout)
    assert done.returncode == 2
    assert "Set-up stopped: Installing packages failed" in done.stderr
    assert "Traceback" not in done.stderr
