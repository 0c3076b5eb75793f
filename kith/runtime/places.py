"""Where things lie: the checkout, and the one folder in it that Kith writes to."""

import os
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def var_folder(environ: Mapping[str, str]) -> Path:
    """Return the folder of data, secrets and logs (`KITH_VAR`, or `var` in the checkout)."""
    return Path(environ.get("KITH_VAR") or ROOT / "var").absolute()


def made(folder: Path) -> Path:
    """Return the folder, made where it is missing, with nobody else let in."""
    if not folder.is_dir():
        made(folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def write_whole(path: Path, text: str) -> None:
    """Write a file so that readers and kills meet the old text or the new, never a part."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
        give_to_owner_of(path.parent, file.fileno())
    draft.replace(path)


def give_to_owner_of(folder: Path, descriptor: int) -> None:
    """Where root makes a file in another's folder, make it theirs: they must be able to read it."""
    if os.geteuid() == 0:
        found = folder.stat()
        os.fchown(descriptor, found.st_uid, found.st_gid)
