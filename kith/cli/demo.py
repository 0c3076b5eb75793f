"""`kith demo`: the invented borough."""

import os
from datetime import datetime

import click

from kith.cli.awake import product
from kith.cli.progress import Bar
from kith.runtime.trouble import Trouble


@click.command()
@click.option("--yes", is_flag=True, help="Make it in the database of DATABASE_URL.")
@click.option(
    "--as-of",
    type=click.DateTime(formats=["%Y-%m-%d"]),
    help="The day on which its story ends, such as 2021-07-14; else today.",
)
@click.option(
    "--size",
    type=click.Choice(["usual", "big"]),
    help="Three years of a borough, or six with 200,000 people.",
)
def command(yes: bool, as_of: datetime | None, size: str | None) -> None:
    """Make the demonstration: an invented borough, its children, its workers and its promises."""
    if os.environ.get("DATABASE_URL") and not yes:
        raise Trouble("The database is that of DATABASE_URL: say --yes to put invented people in.")
    os.environ["KITH_DEMO"] = "1"
    with product():
        make_world(as_of, size)


def make_world(as_of: datetime | None = None, size: str | None = None) -> None:
    """Make the world where it is not there whole, or another was asked for; say what was done."""
    from kith.demo import world
    from kith.demo.sizes import SIZES, TooEarly

    wish = None
    if as_of or size:
        wish = world.Wish(SIZES[size or "usual"], as_of.date() if as_of else None)
    bar = Bar()
    try:
        words = world.make(bar, wish=wish)
    except TooEarly as problem:
        raise Trouble(str(problem)) from None
    finally:
        bar.close()
    click.echo(words)
