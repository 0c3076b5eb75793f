"""`kith restore`: a backup, back in an empty database."""

import os
from pathlib import Path

import click

from kith.cli import passphrase
from kith.cli.awake import product
from kith.cli.migrate import bring_up_to_date
from kith.runtime import environment, secret_keys
from kith.runtime.backup.proof import Proof
from kith.runtime.backup.restore import Opened, open_whole, restore
from kith.runtime.setup import database
from kith.runtime.trouble import Trouble


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def command(file: Path) -> None:
    """Fill an empty database from a backup, and prove the two equal."""
    opened = open_whole(file.absolute(), passphrase.asked(twice=False))
    try:
        found = _restored(opened)
    except Trouble:
        _empty_again()
        raise
    with product():
        bring_up_to_date()
        _must_verify(found)
    click.echo(f"Restored as it was on {opened.made_at:.16}, and equal: {found.rows:,} rows,")
    click.echo("the ledger, and the chain of the audit log.")


def _restored(opened: Opened) -> Proof:
    """Restore before Django wakes, as it would wake with the keys of the database that was there.

    The environment is a copy: what the empty database says of itself is soon no longer true.
    """
    environ = dict(os.environ)
    with environment.opened(environ) as var:
        database.forget(var)
        found = restore(environment.owner_address(environ, var), opened)
        secret_keys.keep(var, opened.secrets)
    return found


def _empty_again() -> None:
    """Put back what set-up had made, where a restore that failed had cleared it away."""
    with product():
        bring_up_to_date(quiet=True)


def _must_verify(found: Proof) -> None:
    from kith.access import audit

    verdict = audit.verify()
    if not verdict.whole or (found.audit and verdict.head != found.audit[1]):
        raise Trouble("The audit log was broken in the backup already: see `kith audit verify`.")
