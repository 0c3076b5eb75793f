"""`kith rebuild`: every promise derived anew."""

import click

from kith.cli.awake import product
from kith.cli.progress import Bar


@click.command()
def command() -> None:
    """Derive every promise anew from the facts; in a healthy house nothing changes."""
    with product():
        from kith.promises.rebuild import rebuild

        bar = Bar()
        found = rebuild(bar)
        bar.close()
        click.echo(f"{found.promises:,} promises derived; {found.differences:,} had to change.")
