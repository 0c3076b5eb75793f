"""`kith audit`: the record of who did and read what."""

import click

from kith.cli.awake import product


@click.group()
def command() -> None:
    """Check the sealed record of who did and read what."""


@command.command()
def verify() -> int:
    """Walk the chain of seals and name the first row that was changed, if one was."""
    with product():
        from kith.access import audit

        verdict = audit.verify()
        click.echo(str(verdict))
        return 0 if verdict.whole else 1
