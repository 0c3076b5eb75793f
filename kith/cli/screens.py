"""`kith screens`: the reference pictures."""

import click

from kith.cli.awake import product


@click.command()
def command() -> None:
    """Take the reference pictures of every main screen, wide and narrow, into docs/screens."""
    with product():
        from kith.desk import screens

        screens.take()
