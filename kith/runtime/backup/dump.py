"""The backup: one snapshot of the database, summed up and dumped, with the keys that go with it."""

import json
import os
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import psycopg

from kith.runtime import secret_keys
from kith.runtime.backup import proof, sealed
from kith.runtime.backup.proof import Proof
from kith.runtime.programs import program
from kith.runtime.trouble import Trouble


def backup(owner: str, var: Path, file: Path, passphrase: str) -> Proof:
    """Write the file; return what it was proved by."""
    if file.exists():
        raise Trouble(f"{file} is there already: a backup is never written over.")
    if not file.parent.is_dir():
        raise Trouble(f"{file.parent} is not a folder.")
    with psycopg.connect(owner) as connection:
        connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        row = connection.execute("SELECT pg_export_snapshot()").fetchone()
        found = proof.of(connection)
        sealed.write(file, passphrase, _stream(owner, str(row and row[0]), _manifest(var, found)))
    return found


def _manifest(var: Path, found: Proof) -> bytes:
    environ = {name: os.environ[name] for name in secret_keys.NAMES}
    said = {"made_at": datetime.now(UTC).isoformat(), "secrets": environ, "proof": found.as_dict()}
    return json.dumps(said).encode()


def _stream(owner: str, snapshot: str, manifest: bytes) -> Iterator[bytes]:
    """Give the manifest, led by its length, and then PostgreSQL's own dump."""
    yield len(manifest).to_bytes(4, "big") + manifest
    options = ["--format=custom", "--compress=gzip:1", f"--snapshot={snapshot}"]
    options += ["--role=kith_facts", "--enable-row-security"]
    command = [program("pg_dump"), *options, "--dbname", owner]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as dumping:
        if dumping.stdout is None or dumping.stderr is None:
            raise Trouble("pg_dump cannot be read.")
        while part := dumping.stdout.read(1 << 20):
            yield part
        said = dumping.stderr.read().decode(errors="replace").strip()
    if dumping.returncode != 0:
        raise Trouble(f"The backup failed: {said.splitlines()[0] if said else 'pg_dump stopped'}")
