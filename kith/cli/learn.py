"""`kith learn`: what speaks for two records being one person, learned anew."""

import json

import click


@click.command()
def command() -> None:
    """Learn anew what is a sign of one person with two records, and try it on others.

    Everything is learned from invented people. The model and its figures are written into the
    checkout, for whoever reads the change before it is kept.
    """
    from kith.people.matching.learning import write_model

    click.echo(json.dumps(write_model().figures, indent=2))
