"""`kith import`: a statutory return taken in."""

import json
from pathlib import Path

import click

from kith.cli.awake import product
from kith.cli.progress import Bar
from kith.runtime.trouble import Trouble


@click.group()
def command() -> None:
    """Take in a statutory return."""


@command.command("cin-census")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--team", default=None, help="The team that the children belong to.")
@click.option("--strict", is_flag=True, help="Refuse the return on any finding.")
@click.option("--json", "as_json", is_flag=True, help="End with what was done, as JSON.")
def cin_census(file: Path, team: str | None, strict: bool, as_json: bool) -> int:
    """Take in a children-in-need census of 2022 to 2026: all of it, or nothing."""
    with product():
        from kith.standards.commands import import_cin_census

        bar = Bar()
        result = import_cin_census(file, team, strict, bar)
        bar.close()
        if result.refused:
            raise Trouble(result.refused)
        click.echo(str(result), err=as_json)
        if as_json:
            click.echo(json.dumps(result.as_dict(), ensure_ascii=False))
        return result.exit_code
