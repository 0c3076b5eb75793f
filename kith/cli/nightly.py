"""`kith nightly`: what is done once a night."""

import click

from kith.cli.awake import product


@click.command()
def command() -> None:
    """Do the night's work now: escalate, seal the audit, sweep expired drafts."""
    with product():
        from kith.desk import nightly

        click.echo(nightly.run())
