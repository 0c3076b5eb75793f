"""`kith check`: a statutory return checked before it is sent. No database is needed for it."""

import sys
from pathlib import Path

import click

from kith.cli.progress import Bar
from kith.runtime.trouble import Trouble

FORMS = ("text", "json", "csv", "xlsx", "html")


@click.group()
def command() -> None:
    """Check a statutory return before it is sent."""


@command.command("cin-census")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--year", type=int, help="The year in which the collection ends; else the header's.")
@click.option("--format", "form", type=click.Choice(FORMS), default="text", show_default=True)
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Write it to this file."
)
def cin_census(file: Path, year: int | None, form: str, output: Path | None) -> int:
    """Check a children-in-need census of 2022 to 2026 against every rule of its year.

    Ends with 0 if nothing is wrong, 1 if something is, or a rule was not run, 2 if the file cannot
    be read.
    """
    from kith.standards.cin_census import check
    from kith.standards.cin_census.findings import CannotRead
    from kith.standards.cin_census.report import write
    from kith.standards.cin_census.report.summary import headline

    if form == "xlsx" and not output and sys.stdout.isatty():
        raise Trouble("A workbook is not for the screen: say with -o where to write it.")
    bar = Bar()
    try:
        found = check(file, year, lambda done, total: bar(done, total, "Reading"))
    except CannotRead as error:
        raise Trouble(f"{file.name}: {error}") from None
    finally:
        bar.close()
    if output is None:
        write(found, form, sys.stdout.buffer)
    else:
        try:
            with output.open("wb") as out:
                write(found, form, out)
        except OSError as error:
            raise Trouble(f"{output} cannot be written: {error.strerror}.") from None
        click.echo(f"{headline(found)} All of it is in {output}.", err=True)
    return found.exit_code
