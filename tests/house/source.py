"""What the house's tests read: its Python, its templates, its SQL."""

import ast
import subprocess
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
HOUSE = ROOT / "kith"


@cache
def contracts() -> dict[str, dict[str, Any]]:
    """Return the import contracts by their id."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    return {one["id"]: one for one in project["tool"]["importlinter"]["contracts"]}


@cache
def floors() -> dict[str, int]:
    """Return the floor of each package, 0 at the top, as the import contract draws the stack."""
    layers = enumerate(contracts()["floors"]["layers"])
    return {name.strip(): number for number, layer in layers for name in layer.split("|")}


def is_test(path: Path) -> bool:
    """Say whether a file is a test, or there for tests."""
    return "tests" in path.parts or path.name in {"conftest.py", "testing.py"}


def is_migration(path: Path) -> bool:
    return "migrations" in path.parts


@cache
def python_files() -> tuple[Path, ...]:
    """Return every Python file of the house, tests and migrations with it."""
    return tuple(sorted(HOUSE.rglob("*.py")))


def written(path: Path) -> int:
    """Return how many lines of a file are not blank."""
    return sum(1 for line in path.read_text().splitlines() if line.strip())


@dataclass(frozen=True)
class Text:
    """One string in the source, with its place."""

    path: Path
    line: int
    text: str

    def __str__(self) -> str:
        return f"{self.path.relative_to(ROOT)}:{self.line}"


@cache
def texts(path: Path) -> tuple[Text, ...]:
    """Return every string of a Python file but its docstrings; SQL files are one string."""
    if path.suffix == ".sql":
        return (Text(path, 1, path.read_text()),)
    tree = ast.parse(path.read_text())
    said = {id(one) for node in ast.walk(tree) for one in _docstring(node)}
    return tuple(
        Text(path, node.lineno, node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said
    )


def _docstring(node: ast.AST) -> list[ast.AST]:
    body = getattr(node, "body", None)
    if not isinstance(body, list) or not body:
        return []
    first = body[0]
    return [first.value] if isinstance(first, ast.Expr) else []


@cache
def tracked() -> tuple[Path, ...]:
    """Return every file that belongs to the project, new ones included, as git sees it."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    files = (ROOT / name for name in listed.split("\0") if name)
    return tuple(file for file in files if file.is_file())
