"""`kith backup`: everything, in one encrypted file."""

from pathlib import Path

import click

from kith.cli.awake import product


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def command(file: Path) -> None:
    """Write the whole database and its keys to one encrypted file."""
