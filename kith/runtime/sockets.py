"""Where the embedded database's socket lies, told from the path alone so that all agree on it."""

import hashlib
import os
import shutil
import stat
from pathlib import Path

LONGEST = 107  # bytes of a socket's address that Linux takes
NAME = ".s.PGSQL.5432"


def socket_folder(var: Path) -> Path:
    """Return the folder of the socket: in `var`, or in /tmp where the path is too long for one."""
    near = var / "socket"
    if len(os.fsencode(near / NAME)) <= LONGEST:
        return near
    name = hashlib.sha256(os.fsencode(var)).hexdigest()[:16]
    # Not $TMPDIR: that differs between a terminal and a timer, and both must find one server.
    return Path("/tmp") / f"kith-{name}"  # noqa: S108 (its owner and mode are checked below)


def make_socket_folder(folder: Path, uid: int, gid: int) -> None:
    """Make the folder for the server's account alone; refuse one that somebody else put there."""
    try:
        folder.mkdir(mode=0o700)
        if os.geteuid() == 0:
            os.chown(folder, uid, gid)
    except FileExistsError:
        if not _is_private(folder, uid):
            raise PermissionError(f"{folder} is not a folder of the database's own") from None


def _is_private(folder: Path, uid: int) -> bool:
    found = folder.lstat()
    private = stat.S_ISDIR(found.st_mode) and stat.S_IMODE(found.st_mode) == 0o700
    return private and found.st_uid == uid


def remove_socket_folder(folder: Path, uid: int) -> None:
    """Tidy up /tmp, where the folder is there and the server's own."""
    if folder.parent == Path("/tmp") and folder.exists() and _is_private(folder, uid):  # noqa: S108
        shutil.rmtree(folder, ignore_errors=True)
