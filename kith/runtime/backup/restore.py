"""The way back: into an empty database only, in one transaction, and then compared."""

import json
import re
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg

from kith.runtime.backup import proof, sealed
from kith.runtime.backup.proof import Connection, Proof
from kith.runtime.programs import program
from kith.runtime.trouble import Trouble

# What set-up itself puts into an empty product: law, codes, keys and Django's own lists.
FROM_SETUP = ("kernel_", "django_", "auth_", "procrastinate_", "access_key", "access_rolescope")

_GRANTED_BY_FACTS = re.compile(r" ACL \S+ TABLE \S+ kith_facts$")

_DROP = """
SET LOCAL ROLE kith_facts;
DROP OWNED BY kith_facts CASCADE;
RESET ROLE;
DROP OWNED BY CURRENT_USER CASCADE;
GRANT CREATE, USAGE ON SCHEMA public TO kith_facts;
"""


@dataclass(frozen=True)
class Opened:
    """A backup file that was read to its end once and found whole."""

    file: Path
    passphrase: str
    secrets: dict[str, str]
    proof: Proof
    made_at: str

    def dump(self) -> Iterator[bytes]:
        """Give PostgreSQL's dump."""
        stream = _buffered(sealed.read(self.file, self.passphrase))
        _manifest(stream)
        yield from stream


def _buffered(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Give the length, the manifest and then the pieces, each by itself."""
    held = next(pieces)
    size = int.from_bytes(held[:4], "big")
    while len(held) < 4 + size:
        held += next(pieces)
    yield held[4 : 4 + size]
    yield held[4 + size :]
    yield from pieces


def _manifest(stream: Iterator[bytes]) -> dict[str, Any]:
    said: dict[str, Any] = json.loads(next(stream))
    return said


def open_whole(file: Path, passphrase: str) -> Opened:
    """Read the whole file before anything is changed by it."""
    stream = _buffered(sealed.read(file, passphrase))
    said = _manifest(stream)
    for _ in stream:
        pass
    return Opened(file, passphrase, said["secrets"], Proof(**said["proof"]), said["made_at"])


def restore(owner: str, opened: Opened) -> Proof:
    """Fill the empty database and prove it equal to the one that was backed up."""
    with psycopg.connect(owner) as connection:
        _must_be_empty(connection)
    with psycopg.connect(owner) as connection:
        connection.execute(_DROP)
    _load(owner, opened)
    with psycopg.connect(owner) as connection:
        connection.execute("REVOKE CREATE ON SCHEMA public FROM kith_facts")
        found = proof.of(connection)
    if unequal := opened.proof.differences(found):
        raise Trouble(f"The restored database is not equal: {', '.join(unequal[:5])} differ.")
    return found


def _must_be_empty(connection: Connection) -> None:
    tables = proof.of(connection).tables
    full = [name for name, (count, _) in tables.items() if count and not _set_up(name)]
    if full:
        raise Trouble(f"The database is not empty ({full[0]} has rows): nothing was changed.")


def _set_up(name: str) -> bool:
    return name.startswith(FROM_SETUP)


def _load(owner: str, opened: Opened) -> None:
    with tempfile.TemporaryDirectory() as folder:
        order = Path(folder) / "order"
        order.write_text(_entries(opened))
        options = ["--single-transaction", "--exit-on-error", f"--use-list={order}"]
        _pg_restore(opened, [*options, "--dbname", owner])


def _entries(opened: Opened) -> str:
    """Return what the dump holds, in its order, less what is granted on views of kith_facts.

    The owner may not grant for that role; `kith.access.reached` does, after each restore as well.
    """
    listed = _pg_restore(opened, ["--list"]).splitlines(keepends=True)
    return "".join(one for one in listed if not _GRANTED_BY_FACTS.search(one))


def _pg_restore(opened: Opened, options: list[str]) -> str:
    """Give the dump to PostgreSQL's own program and return what it answers."""
    command = [program("pg_restore"), *options]
    pipe = subprocess.PIPE
    with (
        tempfile.TemporaryFile() as answer,
        subprocess.Popen(command, stdin=pipe, stdout=answer, stderr=pipe) as loading,
    ):
        if loading.stdin is None or loading.stderr is None:
            raise Trouble("pg_restore cannot be written to.")
        with suppress(BrokenPipeError):  # it has read enough, or stopped early and says why
            for part in opened.dump():
                loading.stdin.write(part)
        with suppress(BrokenPipeError):
            loading.stdin.close()
        said = loading.stderr.read().decode(errors="replace").strip()
        loading.wait()
        answer.seek(0)
        answered = answer.read().decode(errors="replace")
    if loading.returncode != 0:
        raise Trouble(f"The restore failed and was undone: {said.splitlines()[-1] if said else ''}")
    return answered
