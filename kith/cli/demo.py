"""`kith demo`: the invented borough."""

import os

import click

from kith.cli.awake import product
from kith.cli.progress import Bar
from kith.runtime.trouble import Trouble


@click.command()
@click.option("--yes", is_flag=True, help="Make it in the database of DATABASE_URL.")
def command(yes: bool) -> None:
    """Make the demonstration: an invented borough, its children, its workers and its promises."""
    if os.environ.get("DATABASE_URL") and not yes:
        raise Trouble("The database is that of DATABASE_URL: say --yes to put invented people in.")
    os.environ["KITH_DEMO"] = "1"
    with product():
        make_world()


def make_world() -> None:
    """Make the world where it is not there, or not whole; say what was done."""
    from kith.demo import world

    bar = Bar()
    words = world.make(bar)
    bar.close()
    click.echo(words)
