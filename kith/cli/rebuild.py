"""`kith rebuild`: every promise derived anew."""

import click

from kith.cli.awake import product
from kith.cli.progress import Bar


@click.command()
def command() -> None:
    """Derive every promise, and what people are found by; in a healthy house nothing changes."""
    with product():
        from kith.people.search.rebuilding import rebuild_keys
        from kith.promises.rebuild import rebuild

        bar = Bar()
        found = rebuild(bar)
        keys = rebuild_keys(bar)
        bar.close()
        click.echo(f"{keys:,} keys of people had to change.")
        click.echo(f"{found.promises:,} promises derived; {found.differences:,} had to change.")
