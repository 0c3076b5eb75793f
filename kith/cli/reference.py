"""`kith reference`: the reference pages, written anew from the code."""

import os
from pathlib import Path

import click


@click.command()
def command() -> None:
    """Write the reference pages of kinds, roles, indicators and the letter from the code."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kith.config.settings")
    import django

    django.setup()
    from kith.desk import reference as desk
    from kith.oversight import reference as oversight

    folder = Path("docs") / "reference"
    folder.mkdir(parents=True, exist_ok=True)
    desk.write(folder)
    oversight.write(folder)
    click.echo(f"Written: {', '.join(sorted(page.name for page in folder.glob('*.md')))}.")
