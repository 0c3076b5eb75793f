"""Who may import whom, and that each contract would notice if someone did otherwise.

A contract whose wildcard matches nothing is kept in silence; so each is tried on a copy of the
house with a bad import in it.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.source import HOUSE, ROOT, contracts, floors, is_test, python_files

LINT = "from importlinter.cli import lint_imports_command as run; run()"
IMPURE_KERNEL = {"apps", "grants", "load", "models", "testing"}


def lint(checkout: Path, contract: str) -> subprocess.CompletedProcess[str]:
    """Run one contract over a checkout."""
    return subprocess.run(
        [sys.executable, "-c", LINT, "--no-logo", "--no-cache", "--contract", contract],
        cwd=checkout,
        env=os.environ | {"PYTHONPATH": str(checkout)},
        capture_output=True,
        text=True,
        check=False,
    )


def broken(checkout: Path, contract: str) -> str:
    """Return what the linter says against a contract; nothing if it is kept."""
    done = lint(checkout, contract)
    kept = done.returncode == 0
    assert f"Contracts: {int(kept)} kept, {int(not kept)} broken" in done.stdout, done
    return "" if kept else done.stdout


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Return a copy of the house's Python and its contracts."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for path in python_files():
        if not is_test(path):
            target = tmp_path / path.relative_to(ROOT)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, target)
    return tmp_path


def spoil(checkout: Path, name: str, line: str) -> str:
    """Add a line to a module, made where it is not there yet, and return the module's name."""
    path = checkout / name
    path.parent.mkdir(parents=True, exist_ok=True)
    for folder in path.relative_to(checkout).parents[:-1]:
        (checkout / folder / "__init__.py").touch()
    before = path.read_text() if path.exists() else '"""Made for this test."""\n'
    path.write_text(f"{before}\n{line}\n")
    return name.removesuffix(".py").replace("/", ".")


@pytest.mark.parametrize("contract", contracts())
def test_the_house_keeps_it(contract):
    assert broken(ROOT, contract) == ""


@pytest.mark.parametrize(
    ("contract", "module", "line"),
    [
        ("floors", "kith/kernel/clock.py", "import kith.web"),
        ("floors", "kith/access/bad.py", "import kith.people"),
        ("floors", "kith/people/models/person.py", "from kith.promises import models as promised"),
        ("floors", "kith/standards/bad.py", "import kith.oversight"),
        ("floors", "kith/oversight/bad.py", "def f():\n    import kith.standards.apps"),
        ("floors", "kith/demo/bad.py", "import kith.runtime"),
        ("views", "kith/attic/views.py", "from kith.people.models import Person"),
        ("views", "kith/attic/views/bad.py", "from kith.people.models import Person"),
        ("views", "kith/attic/loft/views.py", "from kith.people.models import Person"),
        ("views", "kith/attic/loft/views/bad.py", "from kith.people.models import Person"),
        ("rules", "kith/attic/loft/rules.py", "import django"),
        ("rules", "kith/attic/loft/rules/bad.py", "from kith.people import models"),
        ("rules", "kith/accounts/rules.py", "import django"),
        ("rules", "kith/attic/rules/bad.py", "from kith.people import models"),
        ("census", "kith/standards/cin_census/rules/bad.py", "import django.conf"),
        ("census", "kith/standards/cin_census/columns/bad.py", "import kith.web.words"),
        ("genogram", "kith/people/genogram/bad.py", "import django.utils.html"),
        ("genogram", "kith/people/genogram/bad.py", "from kith.people import models"),
        ("kernel", "kith/kernel/policy/bad.py", "from kith.kernel import models"),
        ("kernel", "kith/kernel/workdays.py", "import psycopg"),
        ("runtime", "kith/runtime/bad.py", "import django.conf"),
        ("runtime", "kith/runtime/bad.py", "import kith.kernel.clock"),
    ],
)
def test_a_bad_import_breaks_it(copy, contract, module, line):
    assert spoil(copy, module, line) in broken(copy, contract)


def test_every_package_s_views_are_watched(copy):
    found = (*HOUSE.glob("*/views.py"), *HOUSE.glob("*/*/views.py"))
    views = [str(path.relative_to(ROOT)) for path in found]
    bad = [spoil(copy, view, "import kith.accounts.models") for view in views]
    said = broken(copy, "views")
    assert views
    assert [name for name in bad if name not in said] == []


def test_a_new_package_must_be_given_its_floor(copy):
    spoil(copy, "kith/attic/__init__.py", '"""Nobody gave this a floor."""')
    done = lint(copy, "floors")
    assert done.returncode
    assert "attic" in done.stdout + done.stderr


def test_every_package_has_a_floor():
    packages = {path.parent.name for path in HOUSE.glob("*/__init__.py")}
    assert packages == set(floors())


def pure(contract: str) -> list[str]:
    return list(contracts()[contract]["source_modules"])


def test_each_module_of_the_kernel_is_called_pure_or_not():
    files = [path for path in HOUSE.glob("kernel/*") if path.suffix == ".py"]
    folders = [path.parent for path in HOUSE.glob("kernel/*/__init__.py")]
    found = {path.stem for path in (*files, *folders)} - {"__init__", "migrations", "tests"}
    assert found == {name.rpartition(".")[2] for name in pure("kernel")} | IMPURE_KERNEL


@pytest.mark.parametrize("contract", ["kernel", "runtime"])
def test_the_pure_ones_run_where_there_is_no_django(contract):
    code = f"import sys; sys.modules['django'] = None; import {', '.join(pure(contract))}"
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT)


def test_views_do_not_reach_the_database_by_another_way():
    """import-linter can forbid whole outside packages only, and views need the rest of Django."""
    views = [*HOUSE.glob("**/views.py"), *HOUSE.glob("**/views/**/*.py")]
    ways = ("django.db", "psycopg", "get_model(")
    assert [view for view in views for way in ways if way in view.read_text()] == []
