"""Starting, asking and stopping the embedded PostgreSQL server: a socket and never a port."""

import os
import shlex
import subprocess
import time
from pathlib import Path

from kith.runtime.programs import program, run
from kith.runtime.servant import server_account
from kith.runtime.sockets import make_socket_folder, remove_socket_folder, socket_folder
from kith.runtime.trouble import Trouble

PATIENCE = 600.0  # seconds: a large cluster that was killed reads its log again before it answers
TUNING = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "shared_buffers": "256MB",
    "max_connections": "100",
    "work_mem": "16MB",
    "maintenance_work_mem": "128MB",
    "effective_cache_size": "1GB",
    "max_wal_size": "2GB",
    "random_page_cost": "1.1",
    "timezone": "UTC",
    # What goes wrong is logged without the values: they may be about a child.
    "log_error_verbosity": "terse",
    "log_min_error_statement": "panic",
}
# For tests: what was committed still survives a kill, though not a power cut.
FAST = {"fsync": "off", "full_page_writes": "off"}


def is_ready(var: Path) -> bool:
    """Say whether the server answers. It is asked: a process id may be another's by now."""
    return _answer(var) == 0


def _answer(var: Path) -> int:
    """Return 0 where it takes connections, 1 where it is starting, 2 where nobody answers."""
    asked = [program("pg_isready"), "-q", "-h", str(socket_folder(var)), "-t", "3"]
    return subprocess.run(asked, cwd="/", check=False).returncode


def start(var: Path) -> None:
    """Start the server, waiting out the orphans of one that was killed."""
    data, account = var / "pg", server_account(var)
    make_socket_folder(socket_folder(var), account.pw_uid, account.pw_gid)
    _clear_stale_pid(var)
    _shorten_log(data)
    started = subprocess.CompletedProcess[str]([], 0, "", "")
    for _ in range(20):
        started = run(var, "pg_ctl", "start", "-w", "-s", *_start_arguments(var))
        if started.returncode == 0 or _answers_in_time(var):
            return
        time.sleep(0.5)
    raise Trouble(f"The database did not start: {_last_word(data) or started.stderr.strip()}")


def _start_arguments(var: Path) -> list[str]:
    data = var / "pg"
    fast = FAST if os.environ.get("KITH_PG_FAST") == "1" else {}
    tuning = {**TUNING, **fast, "unix_socket_directories": f'"{socket_folder(var)}"'}
    options = shlex.join(word for key, value in tuning.items() for word in ("-c", f"{key}={value}"))
    return ["-D", str(data), "-l", str(data / "server.log"), "-o", options]


def _answers_in_time(var: Path) -> bool:
    """Wait while it says that it is starting; say whether it then takes connections."""
    until = time.monotonic() + PATIENCE
    while (answer := _answer(var)) == 1 and time.monotonic() < until:
        time.sleep(0.5)
    return answer == 0


def stop(var: Path) -> None:
    """Stop the server: 3 seconds to tidy up, then at once (its log makes it whole at the start)."""
    data = str(var / "pg")
    for mode, seconds in (("fast", "3"), ("immediate", "5")):
        if not (var / "pg" / "postmaster.pid").exists():
            break
        run(var, "pg_ctl", "stop", "-s", "-D", data, "-m", mode, "-t", seconds)
    remove_socket_folder(socket_folder(var), server_account(var).pw_uid)


def _clear_stale_pid(var: Path) -> None:
    """Remove what a killed server left, where its process id now belongs to some other program."""
    data = var / "pg"
    file = data / "postmaster.pid"
    if not file.exists():
        return
    lines = file.read_text().splitlines()
    try:
        ours = Path("/proc", lines[0], "cwd").samefile(data)
    except (OSError, IndexError):
        ours = False
    if not ours:
        file.unlink(missing_ok=True)
    elif lines[4:5] != [str(socket_folder(var))]:
        stop(var)  # the checkout was moved while it ran


def _shorten_log(data: Path) -> None:
    log = data / "server.log"
    if log.exists() and log.stat().st_size > 5_000_000:
        log.replace(data / "server.log.1")


def _last_word(data: Path) -> str:
    log = data / "server.log"
    lines = log.read_text(errors="replace").splitlines() if log.exists() else []
    return lines[-1] if lines else ""
