"""`kith demo`: the invented borough."""

import os

import click

from kith.cli.awake import product
from kith.cli.progress import Bar


@click.command()
@click.option("--yes", is_flag=True, help="Make it in the database of DATABASE_URL.")
def command(yes: bool) -> None:
    """Make the demonstration: an invented borough, its children, its workers and its promises."""
    os.environ["KITH_DEMO"] = "1"
    with product():
        from kith.demo import world

        bar = Bar()
        words = world.make(bar, yes)
        bar.close()
        click.echo(words)
