"""As whom the database's programs run: as us, or, where we are root, as somebody with less power.

PostgreSQL refuses to run as root. A folder that only root may enter would stop another account on
its way to the data and to the programs, so that account is lent one power, to pass and to read
(never to write), and no folder's mode is changed. PostgreSQL looks at its own files with access(2),
which sets such powers aside unless the process keeps them on a change of account: hence the
secure bit.
"""

import os
import pwd
import shutil
from pathlib import Path

from kith.runtime.trouble import Trouble

# Docker gives its root the second and not the first.
POWERS = (("dac_read_search", 2), ("dac_override", 1))
KEEP_POWERS = 8  # CAP_SETPCAP: without it the programs must lie where everybody may enter


def server_account(var: Path) -> pwd.struct_passwd:
    """Return whose the cluster is: whoever owns its folder, or `nobody` where that is root."""
    owners = [folder.stat().st_uid for folder in (var / "pg", var) if folder.exists()]
    uid = os.geteuid() or next((owner for owner in owners if owner), 0)
    try:
        return pwd.getpwuid(uid) if uid else pwd.getpwnam("nobody")
    except KeyError:
        raise Trouble(f"PostgreSQL needs an account with a name; user id {uid} has none.") from None


def _powers_of_ours() -> int:
    status = Path("/proc/self/status").read_text()
    return next(int(line[7:], 16) for line in status.splitlines() if line.startswith("CapEff:"))


def _power_to_pass() -> list[str]:
    """Return setpriv's words for the one power lent, where we have one to lend."""
    ours = _powers_of_ours()
    name = next((name for name, bit in POWERS if ours >> bit & 1), None)
    if name is None:
        return []
    lent = f"-all,+{name}"
    words = [f"--inh-caps={lent}", f"--ambient-caps={lent}"]
    if ours >> KEEP_POWERS & 1:
        words += [f"--bounding-set={lent}", "--securebits=+no_setuid_fixup"]
    return words


def command_prefix(var: Path) -> list[str]:
    """Return what stands before a command of PostgreSQL's so that it runs as its account."""
    if os.geteuid() != 0:
        return []
    if shutil.which("setpriv") is None:
        raise Trouble("As root, Kith needs the program setpriv (Debian: util-linux).")
    account = server_account(var)
    who = [f"--reuid={account.pw_uid}", f"--regid={account.pw_gid}", "--clear-groups"]
    return ["setpriv", *who, *_power_to_pass(), "--no-new-privs", "--"]
