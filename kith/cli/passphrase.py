"""The passphrase of a backup: from the environment, or typed where nobody sees it."""

import os
import sys

import click

from kith.runtime.trouble import Trouble

SHORTEST = 8


def asked(*, twice: bool) -> str:
    """Return it."""
    given = os.environ.get("KITH_BACKUP_PASSPHRASE") or _typed(twice)
    if len(given) < SHORTEST:
        raise Trouble(f"A passphrase has at least {SHORTEST} characters.")
    return given


def _typed(twice: bool) -> str:
    if not sys.stdin.isatty():
        raise Trouble("Give the passphrase in KITH_BACKUP_PASSPHRASE, or run this in a terminal.")
    typed: str = click.prompt("Passphrase", hide_input=True, confirmation_prompt=twice)
    return typed
