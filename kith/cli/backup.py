"""`kith backup`: everything, in one encrypted file."""

import os
from pathlib import Path

import click

from kith.cli import passphrase
from kith.cli.awake import product
from kith.runtime.environment import owner_address


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def command(file: Path) -> None:
    """Write the whole database, with its keys, to one encrypted file."""
    words = passphrase.asked(twice=True)
    with product() as var:
        from kith.access import audit
        from kith.runtime.backup.dump import backup

        audit.seal()
        found = backup(owner_address(os.environ, var), var, file.absolute(), words)
        size = file.stat().st_size / 1e6
        click.echo(f"{file}: {found.rows:,} rows of {len(found.tables)} tables, {size:,.1f} MB.")
