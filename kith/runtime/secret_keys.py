"""The product's own secrets: made once, kept in `var/secrets.json`, read by nobody else."""

import json
import secrets
from collections.abc import Mapping, MutableMapping
from pathlib import Path

from kith.runtime.locks import alone
from kith.runtime.places import made, write_whole
from kith.runtime.trouble import Trouble

# SECRET signs sessions and links; ACTOR signs who is acting, for the database to verify.
NAMES = ("KITH_SECRET_KEY", "KITH_ACTOR_KEY")


def kept(var: Path) -> dict[str, str]:
    """Return the secrets, making them the first time."""
    file = made(var) / "secrets.json"
    with alone(var / "secrets.gate"):
        if not file.exists():
            write_whole(file, json.dumps({name: secrets.token_urlsafe(48) for name in NAMES}))
        return _read(file)


def _read(file: Path) -> dict[str, str]:
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
        return {name: str(found[name]) for name in NAMES}
    except (ValueError, KeyError, TypeError):
        raise Trouble(f"{file} cannot be read; restore it, or a backup that holds it.") from None


def keep(var: Path, found: Mapping[str, str]) -> None:
    """Put secrets from a backup in the place of ours."""
    text = json.dumps({name: found[name] for name in NAMES})
    write_whole(made(var) / "secrets.json", text)


def put_into(environ: MutableMapping[str, str], var: Path) -> None:
    """Give the environment what it lacks; what it already says is left as it is."""
    if all(environ.get(name) for name in NAMES):
        return
    for name, value in kept(var).items():
        environ[name] = environ.get(name) or value
