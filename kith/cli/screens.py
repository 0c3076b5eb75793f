"""`kith screens`: the reference pictures."""

import os

import click

from kith.cli.awake import product
from kith.runtime.places import ROOT
from kith.runtime.trouble import Trouble


@click.command()
def command() -> None:
    """Take the reference pictures of every main screen, wide and narrow, into docs/screens."""
    with product():
        from kith.desk import screens

        if os.environ.get("KITH_DEMO") != "1":
            raise Trouble("The pictures are of the demonstration: run `kith demo` first.")
        try:
            screens.take(ROOT / "docs" / "screens", click.echo)
        except screens.NoBrowser as missing:
            raise Trouble(str(missing)) from None
