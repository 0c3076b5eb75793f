"""`kith audit`: the record of who did and read what."""

import click

from kith.cli.awake import product


@click.group()
def command() -> None:
    """Seal the record of who did and read what, or check its seals."""


@command.command()
def seal() -> None:
    """Seal what was written since the last sealing (a job does so every few minutes)."""
    with product():
        from kith.access import audit

        click.echo(f"{audit.seal():,} rows sealed.")


@command.command()
@click.option("--noted", default="", help="A head that an earlier check gave.")
def verify(noted: str) -> int:
    """Walk the chain of seals and name the first row that was changed, if one was."""
    with product():
        from kith.access import audit

        verdict = audit.verify(noted)
        if verdict.broken:
            where = f"row {verdict.broken.event}: " if verdict.broken.event else ""
            click.echo(f"Broken at {where}{verdict.broken.how}.")
            return 1
        click.echo(f"Whole: {verdict.checked:,} sealed rows. Head: {verdict.head}")
        return 0
