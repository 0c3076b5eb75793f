"""`kith rebuild`: every promise derived anew."""

import click

from kith.cli.awake import product


@click.command()
def command() -> None:
    """Derive every promise anew from the facts; the ledger comes out the same."""
    with product():
        from kith.promises.commands import rebuild

        click.echo(f"{rebuild():,} promises, the same as they were lived.")
